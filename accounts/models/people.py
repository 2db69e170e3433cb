"""Offices, user accounts and memberships."""

import enum
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from foundation.acts import content_version
from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.folding import fold, identifier
from foundation.ordering import SortKey, sort_key
from foundation.recording import DIGEST, NotRecorded, Stream, left_out
from foundation.trees import TreePath

USES = left_out("counts the codes used; each sign-in is recorded")


class Role(enum.StrEnum):
    """What a person is in an office (product.md §1)."""

    KEEPER = "keeper"  # thủ kho
    OFFICER = "officer"  # chấp hành viên
    ACCOUNTANT = "accountant"  # kế toán nghiệp vụ
    HEAD = "head"  # thủ trưởng, lãnh đạo
    AUDITOR = "auditor"  # kiểm sát viên, thanh tra
    ADMIN = "admin"  # quản trị


class FactorRule(enum.StrEnum):
    """Who proves themselves by a code besides the password, in an office and what is under it."""

    NOBODY = "nobody"
    LEADERS = "leaders"  # heads and administrators
    EVERYONE = "everyone"


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
    factor_rule: Mapped[FactorRule] = mapped_column(default=FactorRule.NOBODY)


class OfficeTree(Model):
    """One row: the version of what every process keeps of the offices.

    Every change of an office raises it, and of the working calendar, which holds in all of them.
    """

    __tablename__ = "office_tree"
    __ledger__ = NotRecorded("counts changes of offices and calendar; those are recorded")

    id: Mapped[Pk]
    version: Mapped[int] = mapped_column(default=0)


class UserAccount(Model):
    """A person who signs in. Never deleted: the ledger names it."""

    __tablename__ = "user_account"
    __ledger__ = Stream("account", "id")

    id: Mapped[Pk]
    username: Mapped[str] = mapped_column(String(60), unique=True)
    username_key: Mapped[str] = mapped_column(String(60), unique=True)  # letters and digits only
    full_name: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[SortKey] = mapped_column(index=True)  # of the full name
    folded: Mapped[str] = mapped_column(String(200))  # both names, for searching
    # Argon2id; "!" cannot sign in
    password_hash: Mapped[str] = mapped_column(String(200), info=DIGEST)
    must_change: Mapped[bool] = mapped_column(default=False)  # somebody else knows the password
    is_active: Mapped[bool] = mapped_column(default=True)
    session_no: Mapped[int] = mapped_column(default=0)  # raised to end every session of theirs
    rights_version: Mapped[int] = mapped_column(default=0)  # raised by every change of rights
    created_at: Mapped[datetime]

    memberships: Mapped[list["Membership"]] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def version(self) -> int:
        """Says which standing was seen: disabled or not, and which rights."""
        return content_version(self.is_active, self.rights_version)

    @validates("username")
    def _compared(self, _name: str, username: str) -> str:
        self.username_key = identifier(username)[:60]
        self.folded = fold(f"{username} {self.full_name or ''}")[:200]
        return username

    @validates("full_name")
    def _sorted(self, _name: str, full_name: str) -> str:
        self.sort_key = sort_key(full_name)
        self.folded = fold(f"{self.username or ''} {full_name}")[:200]
        return full_name


class Membership(Model):
    """One period of a role of a person in an office, which reaches over the offices under it.

    A role that is granted again begins another row: who held it before stays known.
    """

    __tablename__ = "membership"
    __ledger__ = Stream("account", "user_id")
    __table_args__ = (
        UniqueConstraint("user_id", "office_id", "role", "valid_from"),
        Index("ix_membership_office_id_role", "office_id", "role"),
    )

    id: Mapped[Pk]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    office_id: Mapped[OfficeId]
    role: Mapped[Role]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  # the first day on which it is held no longer

    office: Mapped[Office] = relationship(lazy="raise_on_sql", viewonly=True)
    user: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)

    def is_held_on(self, day: date) -> bool:
        """Whether the person may act in this role on a day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    @property
    def last_day(self) -> date | None:
        """The last day on which it is held; None for no end."""
        return self.valid_to - timedelta(days=1) if self.valid_to is not None else None


class Session(Model):
    """One signed-in browser. The cookie holds the id and a random token, the row its hash."""

    __tablename__ = "session"
    __ledger__ = NotRecorded("what a browser holds; who signed in and out is recorded")
    __table_args__ = (Index("ix_session_account_id_ended_at", "account_id", "ended_at"),)

    id: Mapped[Pk]
    token_hash: Mapped[str] = mapped_column(String(64))  # keyed: see Ticket.hash_for
    account_id: Mapped[AccountId]
    session_no: Mapped[int]  # of the account when it began; another number there ends it
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))  # chosen to act for
    address: Mapped[str] = mapped_column(String(45))
    browser: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]
    last_act_at: Mapped[datetime]  # of the last thing written in it; reading writes nothing
    ended_at: Mapped[datetime | None]


class SignInTry(Model):
    """Wrong passwords for one name from one place: a browser known for it, else an address.

    Rows are counters: whoever guesses changes them, and adds few. The name of an account is its
    number; of any other text only 20 bits of a hash are kept, for people type passwords into the
    wrong field.
    """

    __tablename__ = "sign_in_try"
    __ledger__ = NotRecorded("counts wrong passwords for some minutes; the first ones are entries")
    __table_args__ = (
        UniqueConstraint("name", "place"),
        Index("ix_sign_in_try_address_last_at", "address", "last_at"),
        Index("ix_sign_in_try_last_at", "last_at"),
    )

    id: Mapped[Pk]
    name: Mapped[str] = mapped_column(String(24))  # "account:7", or "other:3fa2c"
    account_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    place: Mapped[str] = mapped_column(String(60))
    address: Mapped[str] = mapped_column(String(45))
    failures: Mapped[int]
    last_at: Mapped[datetime]


class SecondFactor(Model):
    """The secret a person's authenticator shares with us (RFC 6238).

    Setting it up and removing it ends every session of the person: whoever has one now has shown
    what this row asks for.
    """

    __tablename__ = "second_factor"
    __ledger__ = Stream("account", "account_id")

    id: Mapped[Pk]
    account_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), unique=True)
    sealed: Mapped[str] = mapped_column(String(200), info=DIGEST)  # the secret, encrypted
    last_step: Mapped[int] = mapped_column(default=0, info=USES)  # of the newest code used
    created_at: Mapped[datetime]


class RecoveryCode(Model):
    """One of the codes that replace a lost authenticator; each works once."""

    __tablename__ = "recovery_code"
    __ledger__ = Stream("account", "account_id")
    __table_args__ = (UniqueConstraint("account_id", "code_hash"),)

    id: Mapped[Pk]
    account_id: Mapped[AccountId]
    code_hash: Mapped[str] = mapped_column(String(64), info=DIGEST)
    used_at: Mapped[datetime | None]


class SavedView(Model):
    """A list as one person likes to see it: its filters, its order and its columns, by a name."""

    __tablename__ = "saved_view"
    __ledger__ = NotRecorded("how somebody likes to look at a list; nothing rests on it")
    __table_args__ = (UniqueConstraint("account_id", "list_key", "name"),)

    id: Mapped[Pk]
    account_id: Mapped[AccountId]
    list_key: Mapped[str] = mapped_column(String(40))  # see web.lists
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(String(1000))  # of the address, as it was chosen
    saved_at: Mapped[datetime]


class ApprovalState(enum.StrEnum):
    """proposed → approved → executed; or returned by the one who decides, or withdrawn."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    EXECUTED = "executed"


class Approval(Model):
    """One thing a person proposes and another decides; only ``operations.approvals`` writes it.

    What is proposed stands in a row of the room that declared the kind (``accounts.approvals``).
    """

    __tablename__ = "approval"
    __ledger__ = Stream("approval", "id")
    __table_args__ = (
        Index("ix_approval_office_id_id", "office_id", "id"),
        Index("ix_approval_office_id_state_id", "office_id", "state", "id"),
        Index("ix_approval_subject_kind_subject_id", "subject_kind", "subject_id", "id"),
        CheckConstraint("decided_by_id IS NULL OR decided_by_id <> proposed_by_id", name="two"),
        CheckConstraint(
            "executed_by_id IS NULL OR executed_by_id <> proposed_by_id", name="executed"
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    what: Mapped[str] = mapped_column(String(40))  # code of an accounts.approvals.Approvable
    subject_kind: Mapped[str] = mapped_column(String(40))  # "case", "asset": see audit.subjects
    subject_id: Mapped[int]
    reason: Mapped[str] = mapped_column(String(300))
    state: Mapped[ApprovalState] = mapped_column(default=ApprovalState.PROPOSED)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[str | None] = mapped_column(String(300))  # why it is returned
    executed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    executed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    proposed_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[proposed_by_id]
    )
    decided_by: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[decided_by_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def awaits_decision(self) -> bool:
        """Whether somebody still has to decide it."""
        return self.state is ApprovalState.PROPOSED

    @property
    def is_in_force(self) -> bool:
        """Whether it is approved and not carried out yet."""
        return self.state is ApprovalState.APPROVED

    @property
    def subject(self) -> str:
        """The stream of what it is about: "case:17"."""
        return f"{self.subject_kind}:{self.subject_id}"

    @property
    def stream(self) -> str:
        return f"approval:{self.id}"
