"""The list of upcoming auctions that everybody may read."""

from typing import Any, Final

from flask import url_for
from markupsafe import Markup
from sqlalchemy import Select

from auctions import queries
from auctions.models import Round
from auctions.views.naming import round_name
from auctions.wording import clock_time
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from web import lists, pieces
from web.formatting import day, short_day
from web.lists import Asked, Column, Order, Phone, cells
from web.pieces import Piece

WHERE: Final = Piece('<span class="kb-wrapline kb-dim">{}</span>')


def _select(_asked: Asked) -> Select[Round]:
    return queries.upcoming(clock.today())


def _addresses() -> Any:
    prefix = url_for("auctions.public.index")
    return lambda round_: f"{prefix}/{round_.lot.code}"


def _session(round_: Round) -> Markup:
    when = f"{day(round_.session_at)} {clock_time(round_.session_hour)}".strip()
    return pieces.joined("", when, WHERE(round_.place) if round_.place else "")


def _register(round_: Round) -> str:
    return short_day(round_.file_sale_to) if round_.file_sale_to else ""


UPCOMING: Final = lists.declare(
    lists.List(
        key="upcoming",
        endpoint="auctions.public.index",
        permission=Permission.READ_AUCTIONS,  # for a file; the page itself is everybody's
        title=N_("Upcoming auctions"),
        name=N_("Asset"),
        counted=N_("sessions"),
        select=_select,
        offices=False,
        row_key=Round.id,
        what=lambda round_: round_.lot.title,
        under=round_name,
        addresses=_addresses,
        orders=(
            Order(
                key="soon",
                words=N_("The next session first"),
                by=(Round.session_at, Round.id),
                column="session",
            ),
            Order(
                key="late",
                words=N_("The last session first"),
                by=(Round.session_at, Round.id),
                descending=True,
                column="session",
            ),
        ),
        columns=(
            Column(
                key="session",
                words=N_("Session"),
                tell=_session,
                plain=lambda round_: round_.session_on,
                phone=Phone.LINE,
                line=lambda round_: day(round_.session_at),
            ),
            Column(
                key="price",
                words=N_("Starting price (₫)"),
                tell=lambda round_: cells.money(round_.starting_price, unknown=True),
                plain=lambda round_: round_.starting_price,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="organisation",
                words=N_("Register with"),
                tell=lambda round_: round_.organisation or "",
                phone=Phone.LINE,
            ),
            Column(key="until", words=N_("Register until"), tell=_register),
        ),
        empty=N_("No auction is announced now."),
        none=N_("No auction is announced now."),
    )
)
