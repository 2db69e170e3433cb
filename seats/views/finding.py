"""Whose seat asks, and what of it: everything else is not there."""

from collections.abc import Collection

from flask import abort, g

from accounts.sessions import me
from auctions.models import Lot, Round
from cases.models import CaseFile
from foundation.database import db
from foundation.permissions import Permission
from organisations.seating import seat_of
from sales.models import Sale
from seats import queries
from seats.sight import Sight
from warehouse.models import EvidenceItem
from web import menu
from web.access import offices
from web.pages import one_or_404

SEAT = Permission.SEAT


def sight() -> Sight:
    """Return the seat that asks; looked up once a request."""
    known = _known_sight()
    if known is None:
        abort(403)
    return known


def _known_sight() -> Sight | None:
    known: Sight | None = g.get("seat_sight")
    if known is None:
        seat = db.session.scalar(seat_of(me().id))
        if seat is not None:
            known = g.seat_sight = Sight(seat, offices(SEAT))
    return known


def own_tabs(seen: Sight) -> dict[str, bool]:
    """Return whether a seat can have something under each tab: what its kind may see."""
    return {
        menu.SEAT_CASES: seen.sees_cases,
        menu.SEAT_ROUNDS: seen.sees_rounds,
        menu.SEAT_ITEMS: seen.sees_items,
    }


def sight_under(tab: str) -> Sight:
    """Return the seat that asks for the list of a tab; else 404: it has no such tab."""
    seen = sight()
    if not own_tabs(seen)[tab]:
        abort(404)
    return seen


@menu.unused_by
def _tabs_of_others() -> Collection[str]:
    """Return the tabs of seats of other kinds."""
    seen = _known_sight()
    return () if seen is None else [tab for tab, own in own_tabs(seen).items() if not own]


def find_case(case_id: int) -> CaseFile:
    """Return a case file the seat sees; else 404."""
    found: CaseFile = one_or_404(queries.case_by_id(sight(), case_id))
    return found


def find_round(code: str, number: int) -> Round:
    """Return an auction the seat sees; else 404."""
    found: Round = one_or_404(queries.round_by_number(sight(), code, number))
    return found


def find_item(code: str) -> EvidenceItem:
    """Return a thing the seat sees; else 404."""
    found: EvidenceItem = one_or_404(queries.items(sight()).where(EvidenceItem.code == code))
    return found


def find_lot(code: str) -> Lot:
    """Return a lot of a case file in which the organisation is a creditor; else 404."""
    found: Lot = one_or_404(queries.lot_by_code(sight(), code))
    _check_creditor(found.case_id)
    return found


def find_sale(code: str) -> Sale:
    """Return a sale of a case file in which the organisation is a creditor; else 404."""
    found: Sale = one_or_404(queries.sale_by_code(sight(), code))
    _check_creditor(found.case_id)
    return found


def _check_creditor(case_id: int) -> None:
    if queries.own_creditor(sight(), case_id) is None:
        abort(404)
