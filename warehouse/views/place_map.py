"""The map of a place: what stands in it, with fill against capacity; the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation import clock
from warehouse import queries
from warehouse.models import Place
from warehouse.queries.places import Counts
from web.formatting import grouped
from web.lists.cells import word

MOST: Final = 400  # cells of one map
LOOKED_THROUGH: Final = 5_000  # things whose last touch is looked up for one map
OPEN: Final = 60  # so many are shown without folding
URGENCY: Final = ("danger", "warn", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the map.

    Args:
        told: what is held, of how many; fill: the same in hundredths, None where it is not known.
        note: what needs a look, in a word; tone: of that word.
        untouched: days since the thing was touched that was touched longest ago; None where there
            is nothing, or too much to look through.
    """

    name: str
    about: str
    url: str
    told: str
    fill: int | None
    note: str
    tone: str
    untouched: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Places that stand in one place, which folds them; without ``head`` they stand free."""

    head: Cell | None
    cells: Sequence[Cell]
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """What one page draws; ``rows`` are all its cells, what needs a look first."""

    groups: Sequence[Group]
    rows: Sequence[Cell]
    to_look_at: int
    full: int


def map_of(
    places: Sequence[Place],
    counts: Mapping[int, Counts],
    below: Sequence[Place],
    touched: Mapping[int, datetime],
) -> PlaceMap:
    """Lay out places and what stands in them.

    Args:
        below: what stands in ``places``, in the order of the tree; more than :data:`MOST` of them
            are left to the pages of their own places.
        touched: see :func:`touched_in`.
    """

    def cell_of(place: Place) -> Cell:
        return _cell(place, counts[place.id], prefix, touched.get(place.id))

    prefix = url_for("warehouse.places.index")
    inside: dict[int | None, list[Place]] = {}
    if len(below) <= MOST:
        for place in below:
            inside.setdefault(place.parent_id, []).append(place)
    groups: list[Group] = []
    free: list[Cell] = []
    rows: list[Cell] = []
    for place in places:
        head = cell_of(place)
        cells = [cell_of(each) for each in inside.get(place.id, ())]
        rows += [head, *cells]
        if cells:
            fits = len(places) + len(below) <= OPEN or any(each.tone == "danger" for each in cells)
            groups.append(Group(head, cells, fits))
        else:
            free.append(head)
    if free:
        groups.insert(0, Group(None, free))
    return PlaceMap(
        groups,
        sorted(rows, key=lambda row: URGENCY.index(row.tone)),
        sum(row.tone == "danger" for row in rows),
        sum(row.tone == "warn" for row in rows),
    )


def below_of(places: Sequence[Place]) -> Sequence[Place]:
    """Return what stands in the places of a map; one more than it draws where there are more."""
    return queries.places_in_these(places, MOST + 1) if places else ()


def touched_in(place: Place, counts: Counts) -> Mapping[int, datetime]:
    """Return when the things of a tree were touched longest ago; nothing where they are many."""
    return queries.longest_untouched(place) if counts.in_all <= LOOKED_THROUGH else {}


def told_of(counts: Counts) -> str:
    """Return what lies in a place and under it, of how many it can hold where that is known."""
    if counts.capacity is None:
        return grouped(counts.in_all)
    return f"{grouped(counts.in_all)} / {grouped(counts.capacity)}"


def _cell(place: Place, counts: Counts, prefix: str, touched: datetime | None) -> Cell:
    fill = None
    untouched = (clock.today() - clock.local_day(touched)).days if touched is not None else None
    if counts.capacity:
        fill = min(100, -(-counts.in_all * 100 // counts.capacity))
    note, tone = _note(counts)
    about = f"{place.name} · {word(place.place_class)}"
    return Cell(
        place.short_name,
        about,
        f"{prefix}/{place.code}",
        told_of(counts),
        fill,
        note,
        tone,
        untouched,
    )


def _note(counts: Counts) -> tuple[str, str]:
    if counts.over:
        said = ngettext("%(num)d item over capacity", "%(num)d items over capacity", counts.over)
        return said, "danger"
    if counts.capacity is not None and counts.in_all >= counts.capacity:
        return _("full"), "warn"
    if counts.full:
        return ngettext("%(num)d place full", "%(num)d places full", counts.full), ""
    return ("", "") if counts.capacity is not None else (_("capacity not said"), "")
