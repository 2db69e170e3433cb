"""What stands at the head and at the foot of an office's papers."""

from datetime import date

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models.people import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.recording import BLOB, Stream


class Letterhead(Model):
    """The head of an office's papers; what is empty is taken from the offices above it.

    Who reads it asks ``accounts.letterhead.letterhead_of``.
    """

    __tablename__ = "letterhead"
    __ledger__ = Stream("office", "office_id")
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    superior: Mapped[str | None] = mapped_column(String(200))  # cơ quan chủ quản
    name: Mapped[str | None] = mapped_column(String(200))  # on papers; else the office's name
    symbol: Mapped[str | None] = mapped_column(String(40))  # chữ viết tắt trong số, ký hiệu
    place: Mapped[str | None] = mapped_column(String(100))  # địa danh before the day
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(60))
    email: Mapped[str | None] = mapped_column(String(120))
    logo: Mapped[str | None] = mapped_column(String(64), info=BLOB)  # PNG


class SigningCapacity(Model):
    """In which capacity a person signs the papers of an office (Nghị định 30/2020/NĐ-CP)."""

    __tablename__ = "signing_capacity"
    __ledger__ = Stream("office", "office_id")
    __table_args__ = (Index("ix_signing_capacity_office_id_account_id", "office_id", "account_id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    account_id: Mapped[AccountId]
    capacity: Mapped[str] = mapped_column(String(120))  # "Phó Trưởng phòng"
    in_place_of: Mapped[str | None] = mapped_column(String(120))  # "KT. TRƯỞNG PHÒNG"
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  # the first day on which it holds no longer

    account: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
