"""What holds of a kind of thing in an office on a day: the law, and within it the office's own."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from accounts.inherited import Said, SaidOfOffices, said_by_rows
from accounts.kept import Kept
from foundation.database import db, has_database
from warehouse import law
from warehouse.models import Demand, ItemKind, OfficeKind, PlaceClass


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What an office says of a kind: where in its stores, what at the receipt, in which unit."""

    classes: frozenset[PlaceClass] | None = None  # of our own stores; None: as the law has it
    demands: frozenset[Demand] = frozenset()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The rule of a kind that holds in an office, and where it comes from."""

    rule: OwnRule
    office_id: int | None  # which said it; None: no office did


NOTHING_SAID: Final = OwnRule()


def rule_of(kind: ItemKind, office_id: int, on: date) -> OwnRule:
    """Return what an office says of a kind on a day; nothing beside the law where none did."""
    return held_in(kind, office_id, on).rule


def held_in(kind: ItemKind, office_id: int, on: date) -> Held:
    """Return what an office says of a kind on a day, and which office said it."""
    return held_by(said_of_offices(), kind, office_id, on)


def held_by(said: SaidOfOffices[OwnRule], kind: ItemKind, office_id: int, on: date) -> Held:
    """Return the rule of an office on a day by what every office said."""
    found = said.nearest(kind.value, office_id, on)
    return Held(*found) if found is not None else Held(NOTHING_SAID, None)


def classes_of(kind: ItemKind, office_id: int, on: date) -> frozenset[PlaceClass]:
    """Return the classes of place in which an office keeps things of a kind."""
    return classes_by(rule_of(kind, office_id, on), kind)


def classes_by(rule: OwnRule, kind: ItemKind) -> frozenset[PlaceClass]:
    """Return the classes of place that a rule leaves to a kind: never more than the law allows.

    Elsewhere always stays, for where a thing is in fact can always be recorded.
    """
    allowed = law.allowed_classes(kind)
    if rule.classes is None:
        return allowed
    return allowed & (rule.classes | {PlaceClass.ELSEWHERE})


def said_of_offices() -> SaidOfOffices[OwnRule]:
    """Return what every office said; read once for each version. Without a database: nothing."""
    return kept.value() if has_database() else SaidOfOffices()


def rule_in(row: OfficeKind) -> OwnRule | None:
    """Return what a row says; None: nothing of its own any more."""
    if not row.is_own:
        return None
    return OwnRule(
        None if row.classes is None else frozenset(map(PlaceClass, row.classes.split())),
        frozenset(map(Demand, row.demands.split())),
        row.unit,
    )


def _read() -> SaidOfOffices[OwnRule]:
    with db.session.no_autoflush:
        rows = db.session.scalars(
            select(OfficeKind).order_by(OfficeKind.valid_from, OfficeKind.id)
        ).all()
        return said_by_rows(
            [(row.kind.value, row.office_id, Said(rule_in(row), row.valid_from)) for row in rows]
        )


kept: Final = Kept(_read)
