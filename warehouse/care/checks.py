"""What a visit checks, by the kind of thing, and how often one is due if nobody says otherwise.

No text of the law sets either: it is the habit of who keeps such things.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from warehouse.models import CareCheck, CareKind, ItemKind

C = CareCheck


class InOrder(enum.StrEnum):
    """What a check says."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Habit:
    """How often a kind of thing is visited, and what is checked then, in the order of the walk."""

    every_days: int
    checks: Sequence[CareCheck]


HABITS: Final[Mapping[CareKind, Habit]] = {
    CareKind.VEHICLE: Habit(30, (C.ENGINE, C.FLUIDS, C.BATTERY, C.TYRES, C.METER, C.KEYS, C.COVER)),
    CareKind.MACHINE: Habit(30, (C.ENGINE, C.FLUIDS, C.METER, C.RUST, C.COVER)),
    CareKind.HOUSE: Habit(30, (C.DOORS, C.ROOF, C.DAMP, C.WIRING, C.OCCUPIED)),
    CareKind.LAND: Habit(90, (C.BOUNDARY, C.USE)),
    CareKind.ORCHARD: Habit(30, (C.GROWTH, C.WATER, C.YIELD, C.BOUNDARY)),
    CareKind.ANIMAL: Habit(7, (C.COUNT, C.HEALTH, C.FEED, C.YIELD)),
    CareKind.GOODS: Habit(30, (C.PACKING, C.DAMP, C.PESTS, C.EXPIRY)),
}

USUAL: Final[Mapping[ItemKind, CareKind]] = {
    ItemKind.VEHICLE: CareKind.VEHICLE,
    ItemKind.MACHINERY: CareKind.MACHINE,
    ItemKind.ELECTRONICS: CareKind.MACHINE,
    ItemKind.ANIMAL: CareKind.ANIMAL,
}


def usual_kind(kind: ItemKind) -> CareKind:
    """Return for what a plan of a thing of this kind usually is."""
    return USUAL.get(kind, CareKind.GOODS)


def checks_of(kind: CareKind) -> Sequence[CareCheck]:
    """Return what is checked at a visit, in the order of the walk."""
    return HABITS[kind].checks
