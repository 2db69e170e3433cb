"""Days on which the working calendar differs from the recorded one, as people recorded them."""

import enum
from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.recording import Stream


class DayKind(enum.StrEnum):
    """What a day is, whatever was recorded before."""

    OFF = "off"  # nghỉ lễ, nghỉ bù, nghỉ hoán đổi
    WORKED = "worked"  # ngày nghỉ hằng tuần đi làm bù
    PLAIN = "plain"  # as its weekday: what was recorded for it does not hold


class CalendarDay(Model):
    """One day, as somebody recorded it; the newest row of a day counts, none is ever changed.

    Public holidays are the state's: they hold in every office of the installation.
    """

    __tablename__ = "calendar_day"
    __ledger__ = Stream("office", "office_id")
    __table_args__ = (Index("ix_calendar_day_judged_at", "judged_at"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # in whose name it was recorded
    day: Mapped[date]
    kind: Mapped[DayKind]
    name: Mapped[str | None] = mapped_column(String(120))  # of the holiday
    source: Mapped[str] = mapped_column(String(200))  # the announcement it rests on
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]
    judged_at: Mapped[datetime | None]  # the legal days that were open then are ruled again

    recorded_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
