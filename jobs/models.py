"""Runs of jobs: one row a job and day, so that a job happens once."""

from datetime import date, datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, Pk
from foundation.recording import NotRecorded


class JobRun(Model):
    """One job on one day; the unique key decides which process runs it."""

    __tablename__ = "job_run"
    __ledger__ = NotRecorded("when the program did its chores; what a job changes is recorded")
    __table_args__ = (UniqueConstraint("name", "due_on"),)

    id: Mapped[Pk]
    name: Mapped[str] = mapped_column(String(60))
    due_on: Mapped[date]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    touched: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(String(500))
