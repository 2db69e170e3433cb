"""What a list of items is narrowed by."""

from collections.abc import Mapping, Sequence
from typing import Final

from flask_babel import gettext
from sqlalchemy import Select

from cases.views.finding import asset_told, case_told
from foundation import search
from foundation.codes import read_code
from foundation.i18n import N_
from foundation.paging import Within
from warehouse import lookup, queries
from warehouse.models import EvidenceItem, ItemKind, ItemStatus, Place
from warehouse.views.blind import unseen
from web import lists
from web.access import offices
from web.formatting import label
from web.lists import Asked, Filter, Option

MOST_FOUND: Final = 300


def select(asked: Asked) -> Select[EvidenceItem]:
    place = _place(asked)
    found = queries.items(
        offices(),
        statuses=[ItemStatus(value) for value in asked.every("status")],
        kinds=[ItemKind(value) for value in asked.every("kind")],
        under=place,
        filled=_filled(place),
        case_id=int(asked.one("case_id")) if asked.one("case_id") else None,
        asset_id=int(asked.one("asset_id")) if asked.one("asset_id") else None,
        ids=lists.once(("found", asked.one("q")), lambda: _found(asked.one("q"))),
        without_photo=bool(asked.one("photo")),
        without_label=bool(asked.one("label")),
    )
    return unseen(found, EvidenceItem.id)


def within(asked: Asked) -> Within:
    filled = _filled(_place(asked))
    if filled:
        return (EvidenceItem.place_id, filled)
    return (EvidenceItem.office_id, offices())


def _place(asked: Asked) -> Place | None:
    text = asked.one("place")
    return _place_named(text) if text else None


def _place_named(text: str) -> Place | None:
    return lists.once(("place", text), lambda: queries.find_place(text, offices()))


def _filled(place: Place | None) -> Sequence[int] | None:
    if place is None:
        return None
    return lists.once(("filled", place.id), lambda: queries.filled_places(place))


def _place_told(text: str) -> str | None:
    place = _place_named(text)
    return place.short_name if place is not None else None


def _found(words: str) -> list[int] | None:
    """Return the ids a search finds; None when nothing was asked."""
    if not words.strip():
        return None
    seen = lookup.look_up(words, offices)
    exact = [seen.id] if seen is not None and seen.kind == "item" else []
    if exact and read_code(words):
        return exact
    entries = search.find(words, offices=offices(), kinds=["item"], limit=MOST_FOUND)
    return [*exact, *(entry.subject_id for entry in entries)]


def facets(asked: Asked) -> Mapping[str, Mapping[str, int]]:
    return {
        "status": queries.counts_by(
            select(asked.with_values("status")), EvidenceItem.status, EvidenceItem.id
        ),
        "kind": queries.counts_by(
            select(asked.with_values("kind")), EvidenceItem.kind, EvidenceItem.id
        ),
    }


FILTERS: Final = (
    Filter(key="q", words=N_("Words, code or seal"), search=True, many=False),
    Filter(
        key="status",
        words=N_("Status"),
        options=lambda: [Option(each.value, label(each)) for each in ItemStatus],
    ),
    Filter(
        key="kind",
        words=N_("Kind"),
        options=lambda: [Option(each.value, label(each)) for each in ItemKind],
    ),
    Filter(key="place", words=N_("Place"), told=_place_told, many=False),
    Filter(
        key="photo",
        words=N_("Photo"),
        options=lambda: [Option("none", gettext("no photo yet"))],
    ),
    Filter(
        key="label",
        words=N_("Label"),
        options=lambda: [Option("none", gettext("no label yet"))],
    ),
    Filter(key="case_id", words=N_("Case file"), told=case_told, field=False, many=False),
    Filter(key="asset_id", words=N_("Asset"), told=asset_told, field=False, many=False),
)
