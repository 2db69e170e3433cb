"""Organisations (cơ quan, tổ chức): their names over time, whom to reach there, outside seats."""

import enum
from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from accounts.models import Office, UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.folding import fold, identifier
from foundation.ordering import SortKey, sort_key
from foundation.recording import DIGEST, Stream
from organisations.naming import loose_key, name_key


class OrganisationKind(enum.StrEnum):
    """What an organisation is; a later version may add kinds without a migration."""

    BANK = "bank"  # ngân hàng, tổ chức tín dụng
    BANK_BRANCH = "bank_branch"  # chi nhánh, phòng giao dịch
    AUCTION = "auction"  # tổ chức hành nghề đấu giá tài sản
    APPRAISER = "appraiser"  # doanh nghiệp thẩm định giá
    COURT = "court"  # tòa án
    PROCURACY = "procuracy"  # viện kiểm sát
    POLICE = "police"  # công an
    FINANCE = "finance"  # cơ quan tài chính, kho bạc, thuế
    STORAGE = "storage"  # đơn vị cho thuê kho, nhận gửi giữ
    NEWSPAPER = "newspaper"  # báo, đài, cổng thông tin
    ENFORCEMENT = "enforcement"  # cơ quan thi hành án dân sự khác
    OTHER = "other"  # UBND, văn phòng đăng ký đất đai, doanh nghiệp


BANKS: Final = (OrganisationKind.BANK, OrganisationKind.BANK_BRANCH)
"""Credit institutions: a case of one is a credit case."""


class Organisation(Model):
    """One organisation, known to every office; the office that recorded it keeps it.

    It is never deleted: one recorded twice is merged into the other, and what pointed to it means
    the other from then on.
    """

    __tablename__ = "organisation"
    __ledger__ = Stream("organisation", "id")
    __table_args__ = (
        Index("ix_organisation_office_id_id", "office_id", "id"),
        Index("ix_organisation_sort_key_id", "sort_key", "id"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="merged"),
        CheckConstraint("(merged_into_id IS NULL) = (merged_reason IS NULL)", name="merged_reason"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    kind: Mapped[OrganisationKind] = mapped_column(open_codes(OrganisationKind))
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200), index=True)  # see organisations.naming
    loose_key: Mapped[str] = mapped_column(String(200), index=True)  # without the words of its kind
    sort_key: Mapped[SortKey]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    tax_code: Mapped[str | None] = mapped_column(String(20))
    tax_key: Mapped[str | None] = mapped_column(String(20), index=True)
    address: Mapped[str | None] = mapped_column(String(300))
    phone: Mapped[str | None] = mapped_column(String(30))
    email: Mapped[str | None] = mapped_column(String(120))
    closed_on: Mapped[date | None]  # giải thể, ngừng hoạt động
    # always the one that stands now, however often it was merged
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    merged_reason: Mapped[str | None] = mapped_column(String(300))
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    parent: Mapped["Organisation | None"] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[parent_id], remote_side="Organisation.id"
    )
    merged_into: Mapped["Organisation | None"] = relationship(
        lazy="raise_on_sql",
        viewonly=True,
        foreign_keys=[merged_into_id],
        remote_side="Organisation.id",
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("name")
    def _keyed(self, _name: str, name: str) -> str:
        self.name_key, self.loose_key = name_key(name), loose_key(name)
        self.sort_key = sort_key(name)
        return name

    @validates("tax_code")
    def _tax_keyed(self, _name: str, code: str | None) -> str | None:
        self.tax_key = identifier(code)[:20] if code else None
        return code

    @property
    def stream(self) -> str:
        return f"organisation:{self.id}"

    @property
    def stands(self) -> bool:
        """Whether it may be chosen: neither closed nor merged into another."""
        return self.closed_on is None and self.merged_into_id is None


class OrganisationName(Model):
    """One name of an organisation, the present one or a former one; all of them are searched."""

    __tablename__ = "organisation_name"
    __ledger__ = Stream("organisation", "organisation_id")
    __table_args__ = (
        Index("ix_organisation_name_organisation_id", "organisation_id"),
        Index("ix_organisation_name_name_key", "name_key"),
        Index("ix_organisation_name_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(300))  # as written and as compared, for searching
    since_on: Mapped[date | None]  # unknown: since before it was recorded
    until_on: Mapped[date | None]

    @validates("name")
    def _keyed(self, _name: str, name: str) -> str:
        self.name_key = name_key(name)
        self.folded = " ".join(dict.fromkeys(f"{fold(name)} {self.name_key}".split()))[:300]
        return name


class OrganisationContact(Model):
    """Somebody to reach there."""

    __tablename__ = "organisation_contact"
    __ledger__ = Stream("organisation", "organisation_id")
    __table_args__ = (
        Index("ix_organisation_contact_organisation_id", "organisation_id"),
        Index("ix_organisation_contact_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str] = mapped_column(String(120), info=DIGEST)
    duty: Mapped[str | None] = mapped_column(String(120))  # chức vụ, việc phụ trách
    phone: Mapped[str | None] = mapped_column(String(30), info=DIGEST)
    email: Mapped[str | None] = mapped_column(String(120), info=DIGEST)
    ended_on: Mapped[date | None]


class OrganisationAccount(Model):
    """A bank account of the organisation: where deposits, fees and payouts go."""

    __tablename__ = "organisation_account"
    __ledger__ = Stream("organisation", "organisation_id")
    __table_args__ = (
        Index("ix_organisation_account_organisation_id", "organisation_id"),
        Index("ix_organisation_account_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    number: Mapped[str] = mapped_column(String(40))
    bank: Mapped[str] = mapped_column(String(200))  # where it is held, as written
    holder: Mapped[str | None] = mapped_column(String(200))  # where it is another name
    ended_on: Mapped[date | None]


class Seat(Model):
    """The account of one person outside, bound to one organisation for as long as it exists.

    It sees what is the organisation's own in one office and those under it, and nothing else.
    """

    __tablename__ = "seat"
    __ledger__ = Stream("organisation", "organisation_id")
    __table_args__ = (
        UniqueConstraint("account_id"),
        Index("ix_seat_organisation_id", "organisation_id"),
        Index("ix_seat_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # what it sees is of this office and those under it
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    account_id: Mapped[AccountId]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql", viewonly=True)
    account: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
    office: Mapped[Office] = relationship(lazy="raise_on_sql", viewonly=True)
