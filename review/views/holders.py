"""Who holds what, for how long: the stalled list by holder."""

from dataclasses import dataclass

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.permissions import Permission
from review.queries.holders import HOLDERS, Held, held_by_whom
from review.queries.stalled import Narrowing
from web.access import offices, permission_required
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
    before = url_for("review.holders.index", cases=cases, page=number - 1 if number > 2 else None)
    after = url_for("review.holders.index", cases=cases, page=number + 1)
    return page(
        "review/holders/index.html",
        holders=holders,
        total=found.total,
        credit=credit,
        previous=before if number > 1 else None,
        following=after if number * HOLDERS < found.total else None,
    )
