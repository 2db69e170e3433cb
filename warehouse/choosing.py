"""What choice fields offer of the store: places by label, short name or words; items by code."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from accounts.models import Office
from foundation import search
from foundation.codes import read_code, shown
from foundation.database import db
from foundation.folding import fold
from foundation.permissions import Permission
from warehouse.models import EvidenceItem, Place
from warehouse.queries.places import find_place
from warehouse.views.blind import counting
from web import choices
from web.choices import Option
from web.formatting import label


def places(words: str, offices: Collection[int]) -> Sequence[Option]:
    """Return the place that the words name, then those whose name has them."""
    named = find_place(words, offices)
    hits = search.find(words, offices=offices, kinds=("place",), limit=choices.MOST + 1)
    found = select(Place).where(Place.id.in_([hit.subject_id for hit in hits]), Place.is_active)
    rest = db.session.scalars(found.order_by(Place.sort_key, Place.id)).all()
    rows = [*filter(None, [named]), *(each for each in rest if each is not named)]
    return [
        Option(
            each.short_name if find_place(each.short_name, offices) is each else shown(each.code),
            each.short_name,
            each.full_name,
            each is named,
        )
        for each in rows
    ]


def items(words: str, offices: Collection[int]) -> Sequence[Option]:
    """Return the items that have the words, the one whose code they are first."""
    code = read_code(words)
    hits = search.find(words, offices=offices, kinds=("item",), limit=choices.MOST + 1)
    found = select(EvidenceItem).where(EvidenceItem.id.in_([hit.subject_id for hit in hits]))
    if counting():  # who counts the store blind finds a thing by its code alone
        found = found.where(EvidenceItem.code == code)
    rows = db.session.scalars(found.order_by(EvidenceItem.id.desc())).all()
    return sorted(
        (
            Option(
                shown(each.code),
                each.description[:120],
                f"{shown(each.code)} · {label(each.status)}",
                each.code == code,
            )
            for each in rows
        ),
        key=lambda option: not option.exact,
    )


def stores(words: str, _offices: Collection[int]) -> Sequence[Option]:
    """Return the offices whose name or code has the words, the one they name first."""
    wanted = fold(words)
    rows = db.session.scalars(select(Office).order_by(Office.sort_key)).all()
    return sorted(
        (
            Option(each.name, each.name, each.code, wanted in {fold(each.name), fold(each.code)})
            for each in rows
            if wanted in fold(each.name) or wanted in fold(each.code)
        ),
        key=lambda option: not option.exact,
    )[: choices.MOST + 1]


choices.register("places", Permission.READ_WAREHOUSE, places)
choices.register("stores", Permission.PROPOSE_ORDERS, stores)
choices.register("items", Permission.READ_WAREHOUSE, items)
