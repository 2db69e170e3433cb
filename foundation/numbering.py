"""Human numbers in series (LNK-2026-000123), taken inside the transaction."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk, db
from foundation.recording import NotRecorded


class Series(Model):
    """The last number given in a series of one office and calendar year."""

    __tablename__ = "series"
    __ledger__ = NotRecorded("the numbers given stand in rows that are recorded")
    __table_args__ = (UniqueConstraint("office_id", "name", "year"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    name: Mapped[str] = mapped_column(String(10))
    year: Mapped[int]  # document numbers follow the calendar year (NĐ 30/2020 Đ.15)
    last: Mapped[int] = mapped_column(default=0)


def next_number(name: str, *, office_id: int, year: int) -> str:
    """Return the next number of a series, e.g. ``LNK-2026-000123``; gaps only by rollback.

    One statement makes the series or takes its next number, so that two people who ask at the same
    moment, also for the first number of a year, get two numbers.
    """
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    taken = (
        insert(Series)
        .values(office_id=office_id, name=name, year=year, last=1)
        .on_conflict_do_update(
            index_elements=[Series.office_id, Series.name, Series.year],
            set_={"last": Series.last + 1},
        )
        .returning(Series.last)
    )
    number = db.session.execute(taken).scalar_one()
    return f"{name}-{year}-{number:06d}"
