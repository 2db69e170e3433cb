"""The list of lots."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup
from sqlalchemy import Select

from auctions import queries
from auctions.models import Lot, LotStatus
from cases.views.finding import asset_told, case_told
from cases.views.sides import sides
from foundation import search
from foundation.codes import shown
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.views.item_list import asset_photos
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells
from web.pieces import Piece

FAILED_AND_CUT: Final = Piece('{} <span class="kb-money__note">{}</span>')

MOST_FAILED: Final = 3


@dataclass(frozen=True, slots=True)
class LotRow:
    """One lot with what a list tells of it."""

    lot: Lot
    sides: str
    photo: str | None = None  # of a stored thing that belongs to it


def _select(asked: Asked) -> Select[Lot]:
    case_id, failed = asked.one("case_id"), asked.one("failed")
    query = queries.lots(
        offices(),
        statuses=[LotStatus(value) for value in asked.every("status")],
        case_id=int(case_id) if case_id else None,
        asset_id=int(asked.one("asset_id")) if asked.one("asset_id") else None,
        credit=bool(asked.one("credit")),
        failed_at_least=int(failed) if failed else 0,
    )
    found = lists.once(("found", asked.one("q")), lambda: _found(asked.one("q")))
    return query if found is None else query.where(Lot.id.in_(found))


def _found(words: str) -> list[int] | None:
    if not words:
        return None
    return [hit.subject_id for hit in search.find(words, offices=offices(), kinds=("lot",))]


def _within(_asked: Asked) -> Within:
    return (Lot.office_id, offices())


def _prepare(rows: Sequence[Lot], _asked: Asked) -> Sequence[LotRow]:
    against = sides({lot.case_id for lot in rows})
    photos = _photos(rows)
    return [LotRow(lot, against[lot.case_id], photos.get(lot.id)) for lot in rows]


def _photos(lots_: Sequence[Lot]) -> dict[int, str | None]:
    """Return a picture of each lot whose things lie in a store that the reader may look into."""
    found = asset_photos((lot.office_id, asset.id) for lot in lots_ for asset in lot.assets)
    return {lot.id: next((found[a.id] for a in lot.assets if a.id in found), None) for lot in lots_}


def _addresses() -> Any:
    prefix = url_for("auctions.lots.index")
    return lambda row: f"{prefix}/{row.lot.code}"


def _failed(row: LotRow) -> Markup | int:
    lot = row.lot
    if not lot.reductions:
        return lot.failed_rounds
    cuts = ngettext("%(num)d reduction", "%(num)d reductions", lot.reductions)
    return FAILED_AND_CUT(lot.failed_rounds, cuts)


def _tried(row: LotRow) -> str:
    if not row.lot.failed_rounds:
        return ""
    return str(ngettext("%(num)d failed round", "%(num)d failed rounds", row.lot.failed_rounds))


def _begin() -> Button | None:
    if not offices(Permission.RUN_AUCTIONS):
        return None
    return Button(gettext("Make a lot"), url_for("auctions.lots.new"))


def _failed_options() -> list[Option]:
    return [Option(str(number), f"≥ {number}") for number in range(1, MOST_FAILED + 1)]


LOTS: Final = lists.declare(
    lists.List(
        key="lots",
        endpoint="auctions.lots.index",
        permission=Permission.READ_AUCTIONS,
        title=N_("Lots"),
        name=N_("Lot"),
        counted=N_("lots"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.lot,
        row_key=Lot.code,
        what=lambda row: row.lot.title,
        photo=lambda row: row.photo,
        photos_rare=True,
        under=lambda row: cells.joined(row.lot.case.number, row.sides, shown(row.lot.code)),
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(Lot.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(Lot.id,)),
        ),
        columns=(
            Column(
                key="status",
                words=N_("Status"),
                tell=lambda row: cells.state(row.lot.status),
                phone=Phone.LINE,
            ),
            Column(
                key="failed",
                words=N_("Failed rounds"),
                tell=_failed,
                plain=lambda row: row.lot.failed_rounds,
                right=True,
                phone=Phone.LINE,
                line=_tried,
            ),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda row: row.lot.case.number,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="sides",
                words=N_("Creditor – debtor"),
                tell=lambda row: row.sides,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="price",
                words=N_("Price in force (₫)"),
                tell=lambda row: cells.money(row.lot.current_price, unknown=row.lot.price_unknown),
                plain=lambda row: row.lot.current_price,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="event",
                words=N_("Last event"),
                tell=lambda row: short_day(row.lot.last_event_on),
                plain=lambda row: row.lot.last_event_on,
            ),
            Column(
                key="officer",
                words=N_("Officer"),
                tell=lambda row: cells.person(row.lot.case.officer.full_name),
                plain=lambda row: row.lot.case.officer.full_name,
            ),
        ),
        filters=(
            Filter(key="q", words=N_("Words or code"), search=True, many=False),
            Filter(
                key="status",
                words=N_("Status"),
                options=lambda: [Option(each.value, label(each)) for each in LotStatus],
            ),
            Filter(key="failed", words=N_("Failed rounds"), options=_failed_options, many=False),
            Filter(
                key="credit",
                words=N_("Credit case"),
                options=lambda: [Option("y", gettext("Credit cases only"))],
                many=False,
            ),
            Filter(key="case_id", words=N_("Case file"), told=case_told, field=False, many=False),
            Filter(key="asset_id", words=N_("Asset"), told=asset_told, field=False, many=False),
        ),
        empty=N_("There is no lot yet."),
        begin=_begin,
        none=N_("No lot fits the filters."),
    )
)
