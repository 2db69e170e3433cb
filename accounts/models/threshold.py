"""Thresholds that an office set for itself: rows, never edited."""

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models.people import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.recording import Stream


class OfficeThreshold(Model):
    """One threshold of an office and of those under it, from a day on.

    Of the rows that are valid on a day the one that began last counts, of two with the same day the
    one recorded last. Who asks for a value asks ``accounts.thresholds.in_force``.
    """

    __tablename__ = "office_threshold"
    __ledger__ = Stream("office", "office_id")
    __table_args__ = (Index("ix_office_threshold_office_id_code", "office_id", "code", "id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    code: Mapped[str] = mapped_column(String(40))  # of a declared threshold, "due_soon"
    value: Mapped[int | None]  # in its unit; None: that of the office above again
    valid_from: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300))
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]

    recorded_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
