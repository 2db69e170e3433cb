"""Which facts of things in store can be corrected, and what is found anew with each."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from cases.models import CaseFile
from corrections.facts import Fact, Field, Values, declare, listen
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse.finding import index_item, index_order
from warehouse.models import EvidenceItem, ItemKind, Order


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
            Field("weight_grams", N_("Weight (g)"), Decimal, required=False),
            Field("condition", N_("Condition"), str, longest=500),
            Field("seizure_on", N_("Seized on"), date, required=False),
        ),
        locks=lambda item: [db.session.get_one(CaseFile, item.case_id)],
        follow=_follow_item,
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
