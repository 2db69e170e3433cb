"""Directives (chỉ đạo): a head's order on an asset, chased until it is answered."""

import enum
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from cases.models import Asset, CaseFile
from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream

_WAITING = text("accepted_at IS NULL")


class DirectiveState(enum.StrEnum):
    """open → answered → accepted; or sent back, which opens it again."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"


class Directive(Model):
    """Who must do what by when."""

    __tablename__ = "directive"
    __ledger__ = Stream("directive", "id")
    __table_args__ = (
        Index("ix_directive_office_id_state_due_on", "office_id", "state", "due_on"),
        Index("ix_directive_office_id_due_on_id", "office_id", "due_on", "id"),
        Index("ix_directive_due_on_id", "due_on", "id"),
        Index("ix_directive_state_due_on_id", "state", "due_on", "id"),
        Index("ix_directive_asset_id", "asset_id"),
        Index(
            "ix_directive_waiting",
            "office_id",
            "due_on",
            "id",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index(
            "ix_directive_waiting_everywhere",  # for who sees every office
            "due_on",
            "id",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"))
    instruction: Mapped[str] = mapped_column(String(500))
    to_user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    given_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    given_at: Mapped[datetime]
    due_on: Mapped[date]
    state: Mapped[DirectiveState] = mapped_column(default=DirectiveState.OPEN)
    answer: Mapped[str | None] = mapped_column(String(500))
    answered_at: Mapped[datetime | None]
    sent_back_at: Mapped[datetime | None]
    sent_back_why: Mapped[str | None] = mapped_column(String(300))
    accepted_at: Mapped[datetime | None]
    judged_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reminded_on: Mapped[date | None]  # last day a reminder was written
    reminders: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    asset: Mapped[Asset] = relationship(lazy="raise_on_sql", viewonly=True)
    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    to_user: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[to_user_id]
    )
    given_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[given_by_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"directive:{self.id}"

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it waits for the answer."""
        return self.state == DirectiveState.OPEN

    @hybrid_method
    def is_overdue(self, on: date) -> bool:
        """Whether it waits for the answer and its last day lies before a day."""
        return self.is_open & (self.due_on < on)  # "&": of a row and in a query alike

    def is_to_be_reminded(self, on: date) -> bool:
        """Whether it waits for the answer, is due, and was not reminded of on that day."""
        reminded = self.reminded_on is not None and self.reminded_on >= on
        return self.is_open and self.due_on <= on and not reminded
