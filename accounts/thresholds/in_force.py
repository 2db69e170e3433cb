"""The number that holds in an office on a day: its own, else that of the nearest office above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from accounts.kept import Kept
from accounts.models import Office, OfficeThreshold
from accounts.thresholds.declared import Threshold
from foundation import clock
from foundation.database import db, has_database
from foundation.trees import ids_of


@dataclass(frozen=True, slots=True)
class Said:
    """What an office set: a number of its own, or none any more."""

    value: int | None
    valid_from: date


@dataclass(frozen=True, slots=True)
class Held:
    """The number that holds in an office, and where it comes from."""

    value: int
    office_id: int | None  # which set it; None: no office did


@dataclass(frozen=True, slots=True)
class SaidOfOffices:
    """What every office set, the earliest valid first, and the line of offices above each."""

    of: Mapping[tuple[str, int], Sequence[Said]]
    lines: Mapping[int, Sequence[int]]  # office -> ids from the root down

    def held(self, threshold: Threshold, office_id: int, on: date) -> Held:
        """Return the number of an office on a day."""
        for above in reversed(self.lines.get(office_id, ())):
            valid = [each for each in self.of.get((threshold.code, above), ()) if _is(each, on)]
            if valid and valid[-1].value is not None:
                return Held(valid[-1].value, above)
        return Held(threshold.standard, None)

    def with_one(
        self,
        threshold: Threshold,
        office_id: int,
        said: Said,
        lines: Mapping[int, Sequence[int]],
    ) -> "SaidOfOffices":
        """Return the same with one more word of an office, and the lines of those under it."""
        key = (threshold.code, office_id)
        rows = sorted((*self.of.get(key, ()), said), key=_begins)
        return SaidOfOffices({**self.of, key: rows}, {**self.lines, **lines})


NOTHING: Final = SaidOfOffices({}, {})


def threshold_of(threshold: Threshold, office_id: int, on: date | None = None) -> int:
    """Return the number that holds in an office, today or on another day."""
    return held_in(threshold, office_id, on).value


def held_in(threshold: Threshold, office_id: int, on: date | None = None) -> Held:
    """Return the number that holds in an office, and which office set it."""
    return said_of_offices().held(threshold, office_id, on or clock.today())


def said_of_offices() -> SaidOfOffices:
    """Return what every office set; read once for each version. Without a database: nothing."""
    return kept.value() if has_database() else NOTHING


def _read() -> SaidOfOffices:
    with db.session.no_autoflush:
        rows = db.session.execute(
            select(
                OfficeThreshold.code,
                OfficeThreshold.office_id,
                OfficeThreshold.value,
                OfficeThreshold.valid_from,
            ).order_by(OfficeThreshold.valid_from, OfficeThreshold.id)
        ).all()
        if not rows:
            return NOTHING
        paths = db.session.execute(select(Office.id, Office.path)).all()
    of: dict[tuple[str, int], list[Said]] = {}
    for code, office_id, value, valid_from in rows:
        of.setdefault((code, office_id), []).append(Said(value, valid_from))
    return SaidOfOffices(of, {id_: ids_of(path) for id_, path in paths})


def _is(said: Said, on: date) -> bool:
    return said.valid_from <= on


def _begins(said: Said) -> date:
    return said.valid_from


kept: Final = Kept(_read)
