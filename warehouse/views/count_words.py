"""What a page says of a count: what is counted again, each difference, and the act it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask import abort, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from warehouse.allowed_counts import takes_part
from warehouse.models import (
    NOTED,
    CountFinding,
    Deviation,
    EvidenceItem,
    FindingKind,
    Place,
    SealState,
    StockCount,
)
from web.access import actor, may
from web.buttons import Button
from web.formatting import label, quantity


def only_who_takes_part(count: StockCount) -> None:
    """Answer 403 to an act of who was not named and may not sign; they may read the page."""
    if request.method == "POST" and not takes_part(count, Act(actor(), clock.now())):
        abort(403)


MOST = 200  # that a page lists for the third person; the others follow as these are counted


@dataclass(frozen=True, slots=True)
class Again:
    """One thing that the third person counts: its code and where to look, no more."""

    what: str
    where: str


def asked_again(count: StockCount) -> list[Again]:
    """Return what the third person counts again."""
    keys = list(count.again or ())[:MOST]
    ids = [key for key in keys if isinstance(key, int)]
    items = select(EvidenceItem.id, EvidenceItem.code, Place.full_name).outerjoin(
        Place, Place.id == EvidenceItem.place_id
    )
    named = {row[0]: row for row in db.session.execute(items.where(EvidenceItem.id.in_(ids)))}
    places = [int(key[6:]) for key in keys if isinstance(key, str) and key.startswith("place:")]
    named_places = db.session.execute(select(Place.id, Place.full_name).where(Place.id.in_(places)))
    called = {row[0]: row[1] for row in named_places}
    found = []
    for key in keys:
        if isinstance(key, int):
            found.append(Again(shown(named[key][1]), named[key][2] or ""))
        elif key.startswith("place:"):
            found.append(Again(_("things without a label"), called.get(int(key[6:]), "")))
        else:
            found.append(Again(key[5:].upper(), ""))
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of a count as a page shows it."""

    row: CountFinding
    seen: str
    way: Button | None

    @property
    def waits(self) -> bool:
        """Whether somebody is to say what is done about it."""
        return self.row.settled_at is None and self.row.kind not in NOTED

    @property
    def opens(self) -> bool:
        """Whether settling it opens a discrepancy."""
        return self.row.kind in {FindingKind.MISSING, FindingKind.DIFFERS}

    @property
    def wants_look(self) -> bool:
        """Whether it is missing unless somebody looks at it first."""
        return self.row.kind is FindingKind.UNSEEN


def differences_of(rows: Sequence[CountFinding]) -> list[Difference]:
    """Return the differences of a page, each with the act it asks for."""
    return [Difference(row, _seen(row), _way(row)) for row in rows]


def _seen(row: CountFinding) -> str:
    """Return what was seen of it, in words."""
    entry = row.entry
    if entry is None:
        if row.kind is FindingKind.MOVED:
            return str(_("The record moved it after the list was frozen. No counter saw it."))
        if row.kind is FindingKind.UNSEEN:
            return str(_("Nobody saw it but who moved it on paper after the list was frozen."))
        if row.kind is FindingKind.OVERRULED:
            return str(_("One of the two did not count it on its own. The third count stands."))
        return str(_("Nobody found it."))
    if entry.item_id is None:
        return " · ".join(each for each in (entry.said, entry.raw) if each)
    told = ", ".join(_told(Deviation(kind), value) for kind, value in entry.differs or ())
    if row.kind is FindingKind.DIFFERS:
        return told
    if row.kind is FindingKind.OVERRULED:
        said = told or (entry.observation.condition if entry.observation is not None else "")
        return f"{label(entry.turn)}: {said}"
    if entry.recorded_status is not None and row.kind is FindingKind.LEFT:
        return str(_("By the record: %(state)s.", state=label(entry.recorded_status)))
    return entry.observation.condition if entry.observation is not None else ""


def _told(kind: Deviation, value: str) -> str:
    said = value
    if kind is Deviation.SEAL and value:
        said = label(SealState(value))
    elif kind in {Deviation.QUANTITY, Deviation.WEIGHT} and value:
        said = quantity(Decimal(value))
    return f"{label(kind)}: {said}"


def _way(row: CountFinding) -> Button | None:
    """Return the act that puts a difference right; nothing adjusts itself."""
    item = row.item
    if row.discrepancy is not None:
        url = url_for("warehouse.discrepancies.show", discrepancy_id=row.discrepancy.id)
        return Button(row.discrepancy.number, url)
    if item is None or not may(Permission.KEEP_WAREHOUSE, row.office_id):
        return None
    if row.kind is FindingKind.ELSEWHERE:
        return Button(_("Move it"), url_for("warehouse.movements.new", code=item.code))
    if row.kind in {FindingKind.MOVED, FindingKind.UNSEEN}:
        return Button(_("Look at it"), url_for("warehouse.looks.new", code=item.code))
    return Button(_("Open the item"), url_for("warehouse.items.show", code=item.code))
