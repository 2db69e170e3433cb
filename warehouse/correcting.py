"""Which facts of things in store can be corrected, and what is found anew with each."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from audit import ledger
from audit.models import LedgerEntry
from cases.models import CaseFile
from corrections.facts import Fact, Field, Values, declare, listen, may_be
from foundation.acts import Act
from foundation.clock import local_day
from foundation.database import db
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import check
from warehouse import allowed, observing
from warehouse.allowed_door import why_not_correct
from warehouse.allowed_unbinding import why_unbound
from warehouse.finding import index_item, index_order
from warehouse.models import BoundCode, EvidenceItem, ItemKind, Observation, Order, OrderLine, Place
from warehouse.observing import Seen
from warehouse.operations.binding import unbind_code
from warehouse.operations.comparing_again import compare_again


def _check_item(item: EvidenceItem, values: Values, by: Act) -> None:
    """Refuse what could not have been received: see ``claim_item`` and the intake."""
    check(why_not_correct(item))
    seized_on = values.get("seizure_on")
    if seized_on is not None:
        entered = ledger.history(item.stream).order_by(None).order_by(LedgerEntry.seq)
        first = db.session.scalars(entered.limit(1)).first()
        if first is not None:
            check_order(local_day(first.at), seized_on, Moment.ENTERED, Moment.SEIZED)
        if item.since is not None and item.since.day is not None:
            check_order(item.since.first, seized_on, Moment.HOLDING, Moment.SEIZED)
    if "kind" in values and item.place_id is not None:
        place = db.session.get_one(Place, item.place_id)
        check(allowed.why_not_put(item, values["kind"], place, by))


def _follow_item(item: EvidenceItem, _before: Values, _by: Act) -> None:
    index_item(item)


declare(
    Fact(
        code="item",
        words=N_("Thing in store"),
        model=EvidenceItem,
        permission=Permission.KEEP_WAREHOUSE,
        subject=lambda item: item,
        name=lambda item: item.description[:80],
        fields=(
            Field("kind", N_("Kind of thing"), ItemKind),
            Field("description", N_("Description"), str, longest=1000),
            Field("unit", N_("Unit"), str, longest=40),
            Field("seizure_on", N_("Seized on"), date, required=False, stopped=may_be),
        ),
        locks=lambda item: [db.session.get_one(CaseFile, item.case_id)],
        check=_check_item,
        follow=_follow_item,
    )
)


def _check_observation(row: Observation, values: Values, _by: Act) -> None:
    if row.item_id is not None:
        check(why_not_correct(db.session.get_one(EvidenceItem, row.item_id)))
    check(observing.why_not_such(Seen(weight_grams=values.get("weight_grams"))))


def _thing_of(row: Observation) -> EvidenceItem | Order:
    """Return the item that was seen; of a line that became none, its order."""
    if row.item_id is not None:
        return db.session.get_one(EvidenceItem, row.item_id)
    return db.session.get_one(Order, row.order_id)


def _name_of(row: Observation) -> str:
    thing = _thing_of(row)
    if isinstance(thing, EvidenceItem):
        return thing.description[:80]
    line = db.session.get_one(OrderLine, row.order_line_id)
    return f"{thing.number} · {line.description}"[:80]


def _locks_of(row: Observation) -> list[CaseFile | EvidenceItem | Order]:
    thing = _thing_of(row)
    return [db.session.get_one(CaseFile, thing.case_id), thing]


declare(
    Fact(
        code="observation",
        words=N_("What was seen of a thing"),
        model=Observation,
        permission=Permission.KEEP_WAREHOUSE,
        subject=_thing_of,
        name=_name_of,
        fields=(
            Field("weight_grams", N_("Weight (g)"), Decimal, required=False),
            Field("condition", N_("Condition"), str, required=False, longest=500, blank=True),
        ),
        elsewhere=N_(
            "Quantity and seal are not corrected here. Check the thing again and record what you"
            " find; what differs is then decided."
        ),
        locks=_locks_of,
        check=_check_observation,
        follow=lambda row, before, by: compare_again(row, before.keys(), by),
    )
)


declare(
    Fact(
        code="bound_code",
        words=N_("Code bound to a thing"),
        model=BoundCode,
        permission=Permission.KEEP_WAREHOUSE,
        subject=lambda row: db.session.get_one(EvidenceItem, row.item_id),
        name=lambda row: row.raw,
        elsewhere=N_("Another code is bound on the page of the thing."),
        locks=lambda row: [db.session.get_one(EvidenceItem, row.item_id)],
        why_not=why_unbound,
        take_back=lambda row, _reason, by: unbind_code(row, by=by),
        taken=N_("The code is not of this thing; it is free again."),
    )
)


def _case_follows(case: CaseFile, before: Values, _by: Act) -> None:
    """Find the things and the orders of a case by its right number."""
    if "number" not in before:
        return
    for item in db.session.scalars(select(EvidenceItem).where(EvidenceItem.case_id == case.id)):
        index_item(item)
    for order in db.session.scalars(select(Order).where(Order.case_id == case.id)):
        index_order(order)


listen("case", _case_follows)
