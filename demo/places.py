"""The places of the demonstration: three warehouses down to the bins, and one kept elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from demo.people import Team
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from warehouse.law import allowed_classes
from warehouse.models import ItemKind, Place, PlaceClass, PlaceKind
from warehouse.operations.places import create_place

C, K = PlaceClass, PlaceKind
BUILT: Final = date(2019, 3, 4)

# office, warehouse, areas: name, class, shelves (0: bins stand in the area itself), bins a shelf
WAREHOUSES: Final = (
    (
        0,
        "Kho 1",
        (
            ("A", "Khu A", C.GENERAL, 5, 4),
            ("B", "Khu B (kho quỹ)", C.VAULT, 0, 3),
            ("C", "Khu C (vũ khí)", C.WEAPONS, 0, 2),
            ("D", "Khu D (ma túy)", C.NARCOTICS, 0, 4),
            ("E", "Khu E (bãi xe)", C.VEHICLE_YARD, 0, 4),
            ("F", "Khu F (kho lạnh)", C.COLD, 0, 1),
        ),
    ),
    (
        1,
        "Kho 2",
        (
            ("G", "Khu G", C.GENERAL, 3, 4),
            ("H", "Khu H (bãi xe)", C.VEHICLE_YARD, 0, 3),
            ("N", "Khu N (ma túy)", C.NARCOTICS, 0, 2),
        ),
    ),
    (2, "Kho 3", (("K", "Khu K", C.GENERAL, 2, 4), ("L", "Khu L (bãi xe)", C.VEHICLE_YARD, 0, 2))),
    (3, "Kho 4", (("M", "Khu M", C.GENERAL, 1, 2), ("Y", "Khu Y (bãi xe)", C.VEHICLE_YARD, 0, 1))),
)
ELSEWHERE: Final = "Kho vật chứng Công an tỉnh An Hòa"
POLICE_STORE: Final = Named("Công an tỉnh An Hòa", OrganisationKind.POLICE, adds=True)


@dataclass
class Shelves:
    """Where things of a kind may be put, office by office; bins are taken in turn."""

    bins: dict[int, list[tuple[int, PlaceClass]]] = field(default_factory=dict)  # place id, class
    elsewhere_id: int = 0
    _turn: dict[tuple[int, PlaceClass], int] = field(default_factory=dict)

    def bin_for(self, office_id: int, kind: ItemKind, *, skip: int = 0) -> Place:
        """Return the next bin of the office that takes a thing of ``kind``, its best class first.

        Args:
            skip: bins to go on, so that a move ends somewhere else.
        """
        allowed = allowed_classes(kind)
        here = self.bins[office_id]
        wanted = next(c for c in _preferred(kind) if c in allowed and c in {b[1] for b in here})
        fitting = [place_id for place_id, place_class in here if place_class is wanted]
        turn = self._turn.get((office_id, wanted), 0) + 1 + skip
        self._turn[office_id, wanted] = turn
        return db.session.get_one(Place, fitting[turn % len(fitting)])


def build_places(teams: Sequence[Team]) -> Shelves:
    """Make the tree of places of every office."""
    shelves = Shelves()
    with clock.at(clock.local_moment(BUILT, time(9, 0))):
        for number, name, areas in WAREHOUSES:
            team = teams[number]
            house = _place(team, None, name, name, K.WAREHOUSE)
            bins = shelves.bins.setdefault(team.office_id, [])
            for short, area_name, place_class, racks, each in areas:
                area = _place(team, house, area_name, short, K.AREA, place_class)
                bins += _bins(team, area, short, place_class, racks, each)
        other = _place(
            teams[0],
            None,
            ELSEWHERE,
            "CA-TINH",
            K.WAREHOUSE,
            C.ELSEWHERE,
            organisation=POLICE_STORE,
        )
        shelves.elsewhere_id = other.id
    return shelves


def _bins(
    team: Team, area: Place, short: str, place_class: PlaceClass, racks: int, each: int
) -> list[tuple[int, PlaceClass]]:
    made = []
    for rack in range(1, racks + 1):
        shelf = _place(team, area, f"Kệ {rack:02}", f"{short}-{rack:02}", K.SHELF, place_class)
        for number in range(1, each + 1):
            name = f"{short}-{rack:02}-{number}"
            made.append(_place(team, shelf, f"Ô {number}", name, K.BIN, place_class, capacity=40))
    if not racks:
        for number in range(1, each + 1):
            made.append(_place(team, area, f"Ô {number}", f"{short}-{number}", K.BIN, place_class))
    return [(place.id, place.place_class) for place in made]


def _place(
    team: Team,
    parent: Place | None,
    name: str,
    short_name: str,
    kind: PlaceKind,
    place_class: PlaceClass = C.GENERAL,
    *,
    capacity: int | None = None,
    organisation: Named | None = None,
) -> Place:
    with transaction():
        return create_place(
            office_id=team.office_id,
            parent=parent,
            name=name,
            short_name=short_name,
            kind=kind,
            place_class=place_class,
            capacity=capacity,
            organisation=organisation,
            by=Act(team.keeper, clock.now()),
        )


def _preferred(kind: ItemKind) -> tuple[PlaceClass, ...]:
    if kind is ItemKind.VEHICLE:
        return (C.VEHICLE_YARD, C.GENERAL)
    if kind is ItemKind.FOOD:
        return (C.COLD, C.GENERAL)
    return (C.GENERAL, C.VAULT, C.WEAPONS, C.NARCOTICS, C.COLD, C.VEHICLE_YARD)
