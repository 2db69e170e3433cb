"""Offices, user accounts and memberships."""

import enum
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.ordering import SortKey, sort_key
from foundation.recording import DIGEST, NotRecorded, Stream, left_out
from foundation.trees import TreePath

GUESSES = left_out("counts wrong passwords for some minutes; who got in is recorded")


class Role(enum.StrEnum):
    """What a person is in an office (product.md §1)."""

    KEEPER = "keeper"  # thủ kho
    OFFICER = "officer"  # chấp hành viên
    ACCOUNTANT = "accountant"  # kế toán nghiệp vụ
    HEAD = "head"  # thủ trưởng, lãnh đạo
    AUDITOR = "auditor"  # kiểm sát viên, thanh tra
    ADMIN = "admin"  # quản trị


class Office(Model):
    """A node of the office tree: province, then regional units (Phòng THADS khu vực)."""

    __tablename__ = "office"
    __ledger__ = Stream("office", "id")

    id: Mapped[Pk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(20), unique=True)  # "KV2"
    name: Mapped[str] = mapped_column(String(200))
    path: Mapped[TreePath] = mapped_column(index=True)  # "/1/4/": ids from the root down
    sort_key: Mapped[SortKey]  # of the names from the root down, by accounts.operations


class OfficeTree(Model):
    """One row: the version of the office tree, raised by every change of an office."""

    __tablename__ = "office_tree"
    __ledger__ = NotRecorded("counts the changes of offices, which are recorded themselves")

    id: Mapped[Pk]
    version: Mapped[int] = mapped_column(default=0)


class UserAccount(Model):
    """A person who signs in. Never deleted: the ledger names it."""

    __tablename__ = "user_account"
    __ledger__ = Stream("account", "id")

    id: Mapped[Pk]
    username: Mapped[str] = mapped_column(String(60), unique=True)
    full_name: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[SortKey] = mapped_column(index=True)  # of the full name
    # Argon2id; "!" cannot sign in
    password_hash: Mapped[str] = mapped_column(String(200), info=DIGEST)
    is_active: Mapped[bool] = mapped_column(default=True)
    session_no: Mapped[int] = mapped_column(default=0)  # raised to end every session of theirs
    rights_version: Mapped[int] = mapped_column(default=0)  # raised by every change of rights
    failed_sign_ins: Mapped[int] = mapped_column(default=0, info=GUESSES)
    locked_until: Mapped[datetime | None] = mapped_column(info=GUESSES)
    created_at: Mapped[datetime]

    memberships: Mapped[list["Membership"]] = relationship(lazy="raise_on_sql", viewonly=True)

    @validates("full_name")
    def _sorted(self, _name: str, full_name: str) -> str:
        self.sort_key = sort_key(full_name)
        return full_name


class Membership(Model):
    """One role of one person in one office, which reaches over the offices under it."""

    __tablename__ = "membership"
    __ledger__ = Stream("account", "user_id")
    __table_args__ = (
        UniqueConstraint("user_id", "office_id", "role"),
        Index("ix_membership_office_id_role", "office_id", "role"),
    )

    id: Mapped[Pk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    office_id: Mapped[OfficeId]
    role: Mapped[Role]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    office: Mapped[Office] = relationship(lazy="raise_on_sql", viewonly=True)
    user: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)


class Session(Model):
    """One signed-in browser. The cookie holds the id and a random token, the row its hash."""

    __tablename__ = "session"
    __ledger__ = NotRecorded("what a browser holds; who signed in and out is recorded")
    __table_args__ = (Index("ix_session_account_id_ended_at", "account_id", "ended_at"),)

    id: Mapped[Pk]
    token_hash: Mapped[str] = mapped_column(String(64))  # SHA-256 of the token
    account_id: Mapped[AccountId]
    session_no: Mapped[int]  # of the account when it began; another number there ends it
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))  # chosen to act for
    address: Mapped[str] = mapped_column(String(45))
    browser: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
