"""The number that holds in an office on a day: its own, else that of the nearest office above."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from accounts.inherited import Said, SaidOfOffices, said_by_rows
from accounts.kept import Kept
from accounts.models import OfficeThreshold
from accounts.thresholds.declared import Threshold
from foundation import clock
from foundation.database import db, has_database


@dataclass(frozen=True, slots=True)
class Held:
    """The number that holds in an office, and where it comes from."""

    value: int
    office_id: int | None  # which set it; None: no office did


def threshold_of(threshold: Threshold, office_id: int, on: date | None = None) -> int:
    """Return the number that holds in an office, today or on another day."""
    return held_in(threshold, office_id, on).value


def held_in(threshold: Threshold, office_id: int, on: date | None = None) -> Held:
    """Return the number that holds in an office, and which office set it."""
    return held_by(said_of_offices(), threshold, office_id, on or clock.today())


def held_by(said: SaidOfOffices[int], threshold: Threshold, office_id: int, on: date) -> Held:
    """Return the number of an office on a day by what every office set."""
    found = said.nearest(threshold.code, office_id, on)
    return Held(*found) if found is not None else Held(threshold.standard, None)


def said_of_offices() -> SaidOfOffices[int]:
    """Return what every office set; read once for each version. Without a database: nothing."""
    return kept.value() if has_database() else SaidOfOffices()


def _read() -> SaidOfOffices[int]:
    with db.session.no_autoflush:
        rows = db.session.execute(
            select(
                OfficeThreshold.code,
                OfficeThreshold.office_id,
                OfficeThreshold.value,
                OfficeThreshold.valid_from,
            ).order_by(OfficeThreshold.valid_from, OfficeThreshold.id)
        ).all()
        return said_by_rows([(code, id_, Said(value, day)) for code, id_, value, day in rows])


kept: Final = Kept(_read)
