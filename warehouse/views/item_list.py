"""The list of items: what it is narrowed by, how a row is told, what is done with several."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup

from foundation import clock
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed, queries, refusals
from warehouse import locks as locked
from warehouse.locks import Door
from warehouse.models import EvidenceItem, ItemStatus
from warehouse.views import item_filters
from web import lists
from web.access import may, offices
from web.buttons import Button
from web.formatting import how_many, short_day
from web.lists import Asked, Bulk, Column, Order, Phone, cells
from web.pages import act_on
from web.pieces import Piece

CODE_AND_KIND: Final = Piece('<span class="kb-code">{}</span> · {}')
PLACE: Final = Piece('<span title="{}" class="kb-nowrap">{}</span>')


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with what a list tells of it."""

    item: EvidenceItem
    photo: str | None
    late: int  # days a loan is over its day
    touched: Any


def prepare(rows: Sequence[EvidenceItem], _asked: Asked) -> Sequence[ItemRow]:
    return told_of(rows)


def told_of(rows: Sequence[EvidenceItem]) -> Sequence[ItemRow]:
    """Read what a list tells of items; nothing is asked about none."""
    if not rows:
        return []
    photos = queries.first_photos([item.id for item in rows])
    late = queries.days_over([item.id for item in rows], clock.today())
    touched = queries.last_touched(rows)
    return [
        ItemRow(item, photos.get(item.id), late.get(item.id, 0), touched.get(item.id))
        for item in rows
    ]


def _addresses() -> Any:
    prefix = url_for("warehouse.items.index")
    return lambda row: f"{prefix}/{row.item.code}"


def asset_photos(things: Iterable[tuple[int, int]]) -> Mapping[int, str]:
    """Return a small picture of each asset of whose store the reader may see the things.

    Args:
        things: the office and the number of each asset; they are read in one statement.
    """
    seen = offices(Permission.READ_WAREHOUSE)
    wanted = {asset_id for office_id, asset_id in things if office_id in seen}
    found = queries.first_photos_of_assets(wanted) if wanted else {}
    return {asset_id: photo_address(digest) or "" for asset_id, digest in found.items()}


def photo_address(digest: str | None) -> str | None:
    return f"{url_for('warehouse.items.index')[:-6]}/photos/{digest}/small" if digest else None


def _state(row: ItemRow) -> Markup:
    if row.item.handed_over_still_here:
        return cells.status(gettext("handed over, still here"), "danger")
    if row.late:
        words = ngettext("%(num)d day over", "%(num)d days over", row.late)
        return cells.status(words, "danger")
    return cells.state(row.item.status)


def _where(row: ItemRow) -> Any:
    item = row.item
    if item.place is not None:
        return PLACE(item.place.full_name, item.place.short_name)
    return item.holder_name or cells.word(item.holder)


def _tone(row: ItemRow) -> str:
    odd = row.item.handed_over_still_here or row.late or row.item.status is ItemStatus.MISSING
    return "danger" if odd else ""


def _under(row: ItemRow) -> Markup:
    return CODE_AND_KIND(shown(row.item.code), cells.word(row.item.kind))


def _received(item: EvidenceItem) -> str:
    """Return the day of receipt, or the day, month or year since when an old file has it kept."""
    if item.received_at is not None:
        return short_day(item.received_at)
    return item.since.shown if item.since else gettext("not known")


def _begin() -> Button | None:
    if may(Permission.KEEP_WAREHOUSE):
        word = gettext("Enter an item already on the shelf")
        return Button(word, url_for("warehouse.claims.new"))
    if may(Permission.PROPOSE_ORDERS):
        return Button(gettext("Propose an intake order"), url_for("warehouse.orders.new"))
    return Button(gettext("Orders"), url_for("warehouse.orders.index"))


def _why_not_move(rows: Sequence[EvidenceItem]) -> Mapping[str, Refusal]:
    over = locked.over(rows, Door.MOVE)
    found: dict[str, Refusal] = {}
    for item in rows:
        by = act_on(Permission.KEEP_WAREHOUSE, item)
        if by is None:
            found[item.code] = refusals.WarehouseOfAnotherOffice()
            continue
        why = allowed.why_not_handle(item, by)
        why = why or allowed.why_not_pass(item, Door.MOVE, over.get(item.id, ()))
        if why is not None:
            found[item.code] = why
    return found


def _anything(_rows: Sequence[EvidenceItem]) -> Mapping[str, Refusal]:
    return {}


def _labels(codes: Sequence[str]) -> str:
    return url_for("warehouse.labels.index", code=list(codes))


def _moving(codes: Sequence[str]) -> str:
    return url_for("warehouse.movements.several", code=list(codes))


ITEMS: Final = lists.declare(
    lists.List(
        key="items",
        endpoint="warehouse.items.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Items"),
        name=N_("Item"),
        counted=N_("items"),
        select=item_filters.select,
        within=item_filters.within,
        prepare=prepare,
        subject=lambda row: row.item,
        row_key=EvidenceItem.code,
        what=lambda row: row.item.description,
        under=_under,
        addresses=_addresses,
        photo=lambda row: photo_address(row.photo),
        tone=_tone,
        orders=(
            Order(
                key="new",
                words=N_("Newest first"),
                by=(EvidenceItem.id,),
                descending=True,
                column="received",
            ),
            Order(key="old", words=N_("Oldest first"), by=(EvidenceItem.id,), column="received"),
        ),
        columns=(
            Column(key="state", words=N_("Status"), tell=_state, phone=Phone.LINE),
            Column(key="place", words=N_("Place"), tell=_where, phone=Phone.LINE),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda row: row.item.case.number,
                phone=Phone.LINE,
            ),
            Column(
                key="quantity",
                words=N_("Quantity"),
                tell=lambda row: how_many(row.item.quantity_held, row.item.unit),
                right=True,
            ),
            Column(
                key="received",
                words=N_("Received"),
                tell=lambda row: _received(row.item),
                plain=lambda row: (
                    clock.local_day(row.item.received_at)
                    if row.item.received_at
                    else _received(row.item)
                ),
            ),
            Column(
                key="touched",
                words=N_("Last touched"),
                tell=lambda row: short_day(row.touched),
                plain=lambda row: clock.local_day(row.touched) if row.touched else None,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="seal",
                words=N_("Seal"),
                tell=lambda row: row.item.seal_number or "",
                shown=False,
            ),
        ),
        filters=item_filters.FILTERS,
        facets=item_filters.facets,
        empty=N_(
            "There is no item yet. What lies on the shelf already is entered as the old file has"
            " it; what comes from now on is received under an intake order."
        ),
        begin=_begin,
        none=N_("No item fits the filters."),
        bulk=(
            Bulk(
                key="move",
                words=N_("Move to another place"),
                permission=Permission.KEEP_WAREHOUSE,
                why_not=_why_not_move,
                address=_moving,
            ),
            Bulk(
                key="labels",
                words=N_("Print the labels"),
                permission=Permission.PRINT_LABELS,
                why_not=_anything,
                address=_labels,
            ),
        ),
    )
)
