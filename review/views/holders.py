"""Who holds what, for how long: the stalled list by holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from cases.models import Holder
from foundation import clock
from foundation.counting import MOST_FIGURED
from foundation.permissions import Permission
from review.filters import Age
from review.queries.holders import HOLDERS, Held, by_kind_and_age, held_by_whom
from review.queries.stalled import Narrowing
from web.access import offices, permission_required
from web.formatting import label
from web.pages import page
from web.requests import query_int

bp = Blueprint("holders", __name__, url_prefix="/review/holders")

MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class ShownHolder:
    """One holder, and the way to the rows behind the count."""

    held: Held
    days: int | None  # of what they hold longest
    url: str


@bp.get("")
@permission_required(Permission.READ_REVIEW)
def index() -> ResponseReturnValue:
    today = clock.today()
    credit = request.args.get("cases") != "all"
    cases = None if credit else "all"
    number = min(query_int("page") or 1, MOST_PAGES)
    found = held_by_whom(Narrowing(offices(), credit=credit), today, number=number)
    holders = [
        ShownHolder(
            held,
            (today - held.longest_since).days if held.longest_since else None,
            url_for("review.stalled.index", cases=cases, holder=held.held_by, name=held.name or ""),
        )
        for held in found.rows
    ]
    ages = by_kind_and_age(Narrowing(offices(), credit=credit), today) if number == 1 else {}
    before = url_for("review.holders.index", cases=cases, page=number - 1 if number > 2 else None)
    after = url_for("review.holders.index", cases=cases, page=number + 1)
    return page(
        "review/holders/index.html",
        holders=holders,
        kinds=[label(held_by) for held_by in ages],
        bars=[_bar(age, ages, cases) for age in Age] if ages else [],
        total=found.total,
        counted_of=MOST_FIGURED if found.more else None,
        credit=credit,
        previous=before if number > 1 else None,
        following=after if number * HOLDERS < found.total else None,
    )


def _bar(age: Age, ages: Mapping[Holder, Mapping[Age, int]], cases: str | None) -> dict[str, Any]:
    """Return one bar of the chart; its numbers lead to their rows."""
    return {
        "name": label(age),
        "values": [counts[age] for counts in ages.values()],
        "urls": [
            url_for("review.stalled.index", cases=cases, holder=held_by, age=age)
            for held_by in ages
        ],
    }
