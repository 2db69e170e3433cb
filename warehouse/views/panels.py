"""What the store shows on the pages of things: what lies in it, orders."""

from collections.abc import Collection
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from cases.allowed import why_not_add_to
from cases.models import Asset, CaseFile
from cases.views import thing_panels
from cases.views.pictures import pictured_by
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.sight import Offices
from papers.queries import documents_about_any
from warehouse import locks, queries
from warehouse.models import (
    EvidenceItem,
    ItemStatus,
    Order,
    OrderDirection,
    OrderLine,
    OrderState,
    Place,
)
from warehouse.views import buttons
from warehouse.views.item_list import ItemRow, photo_address, told_of
from web import panels
from web.access import may, offices
from web.buttons import Button
from web.formatting import initials, short_day
from web.lists import cells
from web.panels import Column, Line, Panel, Section
from web.pieces import Piece

CODE: Final = Piece('<span class="kb-code">{}</span>')

READS = Permission.READ_WAREHOUSE


def _state(row: ItemRow) -> Any:
    """Return what is odd of a thing; of one that lies where it should, the code of its label."""
    item = row.item
    if item.handed_over_still_here:
        return cells.status(_("handed over, still here"), "danger")
    if row.late:
        return cells.status(ngettext("%(num)d day over", "%(num)d days over", row.late), "danger")
    if item.status is not ItemStatus.IN_CUSTODY:
        return cells.state(item.status)
    return CODE(shown(item.code))


def _pictures(office_id: int, asset_ids: Collection[int]) -> dict[int, str]:
    """Return the small photos of assets whose things the reader may look at."""
    if not may(Permission.READ_WAREHOUSE, office_id):
        return {}
    found = queries.first_photos_of_assets(asset_ids)
    return {asset_id: photo_address(digest) or "" for asset_id, digest in found.items()}


pictured_by(_pictures)


def _line(row: ItemRow) -> Line:
    item = row.item
    where = item.place.short_name if item.place else item.holder_name or cells.word(item.holder)
    seen = _("last touched %(day)s", day=short_day(row.touched)) if row.touched else ""
    seal = _("seal %(text)s", text=item.seal_number) if item.seal_number else ""
    return Line(
        what=item.description,
        url=url_for("warehouse.items.show", code=item.code),
        under=cells.joined(where, seen, seal),
        right=_state(row),
        photo=photo_address(row.photo) or "",
    )


def bringing_in(case: CaseFile) -> list[Button]:
    """Return the ways to bring things of a case into a store; it need have no asset for that."""
    if why_not_add_to(case) or not may(Permission.PROPOSE_ORDERS, case.office_id):
        return []
    return [
        Button(_("Propose an intake order"), url_for("warehouse.orders.new", case_id=case.id)),
        Button(_("Import from Excel"), url_for("exchange.exhibits.new", case_id=case.id)),
    ]


def _stores(office_id: int) -> Collection[int]:
    """Return the stores in which who reads a case sees what is of it: all, of a case of theirs."""
    return Offices(everywhere=True) if may(READS, office_id) else offices(READS)


def things(case: CaseFile) -> Panel:
    few = panels.first_few(
        queries.items(_stores(case.office_id), case_id=case.id),
        EvidenceItem.id,
        EvidenceItem.id.desc(),
    )
    return few.panel(
        [_line(row) for row in told_of(few.rows)],
        acts=bringing_in(case),
        whole=url_for("warehouse.items.index", case_id=case.id),
    )


def things_of_asset(asset: Asset) -> Panel:
    few = panels.first_few(
        queries.items(_stores(asset.office_id), asset_id=asset.id),
        EvidenceItem.id,
        EvidenceItem.id.desc(),
    )
    return few.panel(
        [_line(row) for row in told_of(few.rows)],
        acts=bringing_in(asset.case)[:1],
        whole=url_for("warehouse.items.index", asset_id=asset.id),
    )


def order_line(order: Order) -> Line:
    done = sum(line.settled_at is not None for line in order.lines)
    return Line(
        what=f"{cells.word(order.purpose)} {order.number}",
        url=url_for("warehouse.orders.show", code=order.code),
        under=cells.joined(
            _("%(done)s of %(all)s things", done=done, all=len(order.lines)),
            _(
                "proposed by %(person)s on %(day)s",
                person=initials(order.proposed_by.full_name),
                day=short_day(order.proposed_at),
            ),
        ),
        right=cells.state(order.state),
    )


def orders(case: CaseFile) -> Panel:
    few = panels.first_few(
        queries.orders(offices(READS), case_id=case.id), Order.id, Order.id.desc()
    )
    acts = []
    if may(Permission.PROPOSE_ORDERS, case.office_id):
        release = url_for("warehouse.orders.new_release", case_id=case.id)
        acts.append(Button(_("Propose a release order"), release))
    return few.panel(
        [order_line(row) for row in few.rows],
        acts=acts,
        whole=url_for("warehouse.orders.index", case_id=case.id),
    )


def orders_of_item(item: EvidenceItem) -> Panel:
    """Show the orders that name a thing; the act beside it proposes the next one."""
    few = panels.first_few(
        queries.orders(offices(READS), item_id=item.id), Order.id, Order.id.desc()
    )
    locked = locks.over([item]).get(item.id, ())
    acts = [
        *buttons.proposing(item, locked, lend=True),
        *buttons.proposing(item, locked, lend=False),
    ]
    return few.panel([order_line(row) for row in few.rows], acts=acts)


def arriving(place: Place) -> Panel | None:
    """Show, on the page of a warehouse, the approved intake orders of its office."""
    if place.parent_id is not None:
        return None
    few = panels.first_few(
        queries.orders(
            [place.office_id], states=[OrderState.APPROVED], direction=OrderDirection.IN
        ),
        Order.id,
        Order.id,
    )
    whole = url_for("warehouse.orders.index", state=OrderState.APPROVED.value)
    return few.panel([order_line(row) for row in few.rows], whole=whole)


def documents_of_item(item: EvidenceItem) -> Panel:
    """Show the documents about a thing, and about the orders that name it."""
    orders = select(OrderLine.order_id).where(OrderLine.item_id == item.id)
    found = documents_about_any({"item": [item.id], "order": orders})
    return thing_panels.documents_found(found, item.case_id)


ORDERS: dict[str, Any] = {
    "key": "orders",
    "title": N_("Store orders"),
    "empty": N_("No order was proposed."),
    "permission": READS,
    "folded": False,
}
THINGS: dict[str, Any] = {
    "key": "things",
    "title": N_("Things in store"),
    "permission": READS,
    "rank": 20,
    "folded": False,
}
for section in (
    Section(page="case", make=things, empty=N_("No thing of this case is in a store."), **THINGS),
    Section(page="case", make=orders, rank=30, column=Column.HALF, **ORDERS),
    Section(page="asset", make=things_of_asset, empty=N_("No item of it was received."), **THINGS),
    Section(page="item", make=orders_of_item, rank=20, column=Column.SIDE, **ORDERS),
    Section(page="item", make=documents_of_item, column=Column.SIDE, **thing_panels.DOCUMENTS),
    Section(
        page="place",
        make=arriving,
        rank=20,
        **ORDERS
        | {"title": N_("Orders arriving"), "empty": N_("No approved order brings things in.")},
    ),
):
    panels.declare(section)
