"""What the pages of lots share: looking them up, and what the page of an act shows."""

from typing import Any

from flask import url_for

from auctions import queries
from auctions.acts import ACTS, LotAct
from auctions.models import Lot, Registration, Round
from web.access import offices
from web.pages import one_or_404


def find_lot(code: str) -> Lot:
    """Return a lot with case, officer, tags and assets; else 404."""
    lot: Lot = one_or_404(queries.lot_by_code(code, offices()))
    return lot


def find_round(code: str, number: int) -> Round:
    """Return a round with its lot and case; else 404."""
    round_: Round = one_or_404(queries.round_by_number(code, number, offices()))
    return round_


def find_registration(code: str, number: int, registration_id: int) -> Registration:
    """Return a registrant of a round; else 404."""
    round_ = find_round(code, number)
    found: Registration = one_or_404(queries.registration_of(round_, registration_id))
    return found


def page_of(code: str) -> str:
    """Return the address of the page of a lot."""
    return url_for("auctions.lots.show", code=code)


def act_context(
    act: LotAct, lot: Lot, round_: Round | None = None, *, note: str = "", word: str = ""
) -> dict[str, Any]:
    """Return what the page of an act shows: its words, what it is about, a sentence before it.

    Args:
        word: on the button, where it is not the one of the act.
    """
    return {"doing": ACTS[act], "lot": lot, "round": round_, "note": note, "word": word}
