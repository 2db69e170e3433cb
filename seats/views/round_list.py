"""The list of the auctions a seat sees."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select

from auctions.models import Round
from foundation.i18n import N_
from foundation.permissions import Permission
from seats import queries
from seats.views.finding import sight
from web import lists
from web.formatting import short_day
from web.lists import Asked, Column, Order, Phone, cells


def _select(_asked: Asked) -> Select[Round]:
    return queries.rounds(sight())


def _addresses() -> Any:
    prefix = url_for("seats.rounds.index")
    return lambda round_: f"{prefix}/{round_.lot.code}/{round_.number}"


def _session(round_: Round) -> str:
    return short_day(round_.session_on) if round_.session_on else str(gettext("day not known"))


OWN_ROUNDS: Final = lists.declare(
    lists.List(
        key="seat-rounds",
        endpoint="seats.rounds.index",
        permission=Permission.SEAT,
        title=N_("Auctions of these case files"),
        name=N_("Lot"),
        counted=N_("auctions"),
        select=_select,
        offices=False,
        row_key=Round.id,
        what=lambda round_: round_.lot.title,
        under=lambda round_: gettext("Auction %(number)s", number=round_.number),
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(Round.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(Round.id,)),
        ),
        columns=(
            Column(
                key="state",
                words=N_("State"),
                tell=lambda round_: cells.state(round_.state),
                phone=Phone.RIGHT,
            ),
            Column(key="session", words=N_("Session"), tell=_session, phone=Phone.LINE),
            Column(
                key="price",
                words=N_("Starting price (₫)"),
                tell=lambda round_: cells.money(round_.starting_price, unknown=True),
                right=True,
            ),
        ),
        empty=N_("No auction is yours in this office."),
        none=N_("No auction is yours in this office."),
    )
)
