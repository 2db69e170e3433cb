"""Human numbers in series (LNK-2026-000123), taken inside the transaction."""

from sqlalchemy import String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk, db


class Series(Model):
    """The last number given in a series of one office and calendar year."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("office_id", "name", "year"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    name: Mapped[str] = mapped_column(String(10))
    year: Mapped[int]  # document numbers follow the calendar year (NĐ 30/2020 Đ.15)
    last: Mapped[int] = mapped_column(default=0)


def next_number(name: str, *, office_id: int, year: int) -> str:
    """Return the next number of a series, e.g. ``LNK-2026-000123``; gaps only by rollback."""
    row = db.session.scalar(
        select(Series)
        .where(Series.office_id == office_id, Series.name == name, Series.year == year)
        .with_for_update()
    )
    if row is None:
        row = Series(office_id=office_id, name=name, year=year, last=0)
        db.session.add(row)
    row.last += 1
    db.session.flush()
    return f"{name}-{year}-{row.last:06d}"
