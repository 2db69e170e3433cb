"""What auctions show on the pages of things: lots, and what belongs to a lot."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, or_, select

from auctions import queries
from auctions.models import Lot, LotStatus, Round, ServiceContract, Valuation
from auctions.next_act import IN_SALE
from auctions.sale_hooks import sale_hooks
from cases.allowed import why_not_add_to
from cases.allowed_ended import why_not_after_end
from cases.case_lists import Part
from cases.models import Asset, AssetState, CaseFile
from cases.over import over_cases
from cases.views import thing_panels
from cases.views.case_panels import standing_of
from cases.views.organisation_panel import OfOrganisation
from cases.views.pictures import pictures_of
from cases.wording import kind_in_law
from foundation import clock
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from organisations.queries import same_as
from warehouse.models import EvidenceItem
from web import panels
from web.access import may, offices
from web.buttons import Button
from web.formatting import dong, how_many, short_day
from web.lists import cells
from web.panels import Column, Line, Panel, Section

READS = Permission.READ_AUCTIONS
SOLD = IN_SALE | {LotStatus.COMPLETED}


def _price(lot: Lot, *, sold: bool) -> str:
    """Say what a lot was sold or taken for, or its price in force.

    Args:
        sold: the sale is asked for, which takes some statements a lot.
    """
    sale = sale_hooks().panel(lot) if sold and lot.status in SOLD else None
    if sale is not None:
        return str(_("price sold %(amount)s", amount=dong(sale.sale.price)))
    if lot.current_price is not None:
        return str(_("price in force %(amount)s", amount=dong(lot.current_price)))
    return str(_("price not known")) if lot.price_unknown else ""


def _line(lot: Lot, *, sold: bool) -> Line:
    tried = ""
    if lot.failed_rounds:
        tried = ngettext("%(num)d failed round", "%(num)d failed rounds", lot.failed_rounds)
    last = _("last event %(day)s", day=short_day(lot.last_event_on)) if lot.last_event_on else ""
    return Line(
        what=lot.title,
        url=url_for("auctions.lots.show", code=lot.code),
        under=cells.joined(shown(lot.code), _price(lot, sold=sold), tried, last),
        right=cells.state(lot.status),
    )


def _panel(
    query: Select[Lot], acts: Sequence[Button], *, sold: bool = False, **whole: Any
) -> Panel:
    few = panels.first_few(query, Lot.id, Lot.id.desc())
    return few.panel(
        [_line(lot, sold=sold) for lot in few.rows],
        acts=acts,
        whole=url_for("auctions.lots.index", **whole),
    )


def making(case: CaseFile, *, seized: object) -> list[Button]:
    """Return the way to make a lot of what is seized and stands in none.

    Args:
        seized: whether there is any.
    """
    if not seized or why_not_add_to(case) or not may(Permission.RUN_AUCTIONS, case.office_id):
        return []
    if why_not_after_end(over_cases([case.id]).ends, clock.today()):
        return []
    return [Button(_("Make a lot"), url_for("auctions.lots.new", case_id=case.id))]


def lots_of_case(case: CaseFile) -> Panel:
    acts = making(case, seized=standing_of(case).seized)
    return _panel(queries.lots(offices(READS), case_id=case.id), acts, case_id=case.id)


def lots_of_asset(asset: Asset) -> Panel:
    acts = making(asset.case, seized=asset.state is AssetState.SEIZED)
    return _panel(
        queries.lots(offices(READS), asset_id=asset.id), acts, sold=True, asset_id=asset.id
    )


def lots_of_item(item: EvidenceItem) -> Panel | None:
    """Show the lots of the asset that a thing is, or is a part of."""
    if item.asset_id is None:
        return None
    return _panel(queries.lots(offices(READS), asset_id=item.asset_id), [], asset_id=item.asset_id)


def lots_of_organisation(organisation: OfOrganisation) -> Panel:
    """Show the lots that an organisation has a contract, a round or a valuation of."""
    same = same_as(organisation.id)
    pointing = [
        select(table.lot_id).where(table.organisation_id.in_(same), table.stands)
        for table in (ServiceContract, Round, Valuation)
    ]
    query = queries.lots(offices(READS)).where(or_(*(Lot.id.in_(lots) for lots in pointing)))
    few = panels.first_few(query, Lot.id, Lot.id.desc())
    return few.panel([_line(lot, sold=False) for lot in few.rows])


def _asset(asset: Asset, photo: str | None) -> Line:
    return Line(
        what=asset.description,
        url=url_for("cases.assets.show", asset_id=asset.id),
        under=cells.joined(
            cells.word(asset.category),
            kind_in_law(asset.immovable),
            how_many(asset.quantity, asset.unit),
            asset.location,
        ),
        right=cells.state(asset.state),
        photo=photo,
    )


def assets_of_lot(lot: Lot) -> Panel:
    few = panels.few_of(lot.assets)
    whole = url_for("cases.files.whole", case_id=lot.case_id, part=Part.ASSETS.value)
    picture = pictures_of(few.rows)
    return few.panel([_asset(row, picture(row)) for row in few.rows], whole=whole)


def obstacles_of_lot(lot: Lot) -> Panel:
    return thing_panels.obstacles_of([asset.id for asset in lot.assets], _reporting(lot))


def _reporting(lot: Lot) -> list[Button]:
    """Return the way to report an obstacle: on the asset, where the lot has but one."""
    open_ones = [asset for asset in lot.assets if asset.is_open]
    if len(open_ones) != 1 or not may(Permission.WRITE_CASES, lot.office_id):
        return []
    where = url_for("cases.obstacles.new", asset_id=open_ones[0].id)
    return [Button(_("Report an obstacle"), where)]


def documents_of_lot(lot: Lot) -> Panel:
    return thing_panels.documents_of("lot", lot.id, lot.case_id)


LOTS: dict[str, Any] = {"key": "lots", "permission": READS}
for section in (
    Section(
        page="case",
        title=N_("Lots of the case"),
        empty=N_("No asset was put into a lot."),
        make=lots_of_case,
        rank=35,
        column=Column.HALF,
        **LOTS,
    ),
    Section(
        page="asset",
        title=N_("Lots of the asset"),
        empty=N_("It stands in no lot."),
        make=lots_of_asset,
        rank=10,
        folded=False,
        **LOTS,
    ),
    Section(
        page="item",
        title=N_("Lots of the asset"),
        empty=N_("It stands in no lot."),
        make=lots_of_item,
        rank=30,
        column=Column.SIDE,
        folded=False,
        **LOTS,
    ),
    Section(
        page="organisation",
        title=N_("Lots it sells or has valued"),
        empty=N_("It has a contract or a valuation of no lot."),
        make=lots_of_organisation,
        rank=20,
        folded=False,
        **LOTS,
    ),
    Section(
        page="lot",
        key="assets",
        title=N_("Assets"),
        empty=N_("Nothing is seized yet."),
        permission=READS,
        make=assets_of_lot,
        rank=10,
        folded=False,
    ),
    Section(page="lot", make=documents_of_lot, **thing_panels.DOCUMENTS),
    Section(page="lot", make=obstacles_of_lot, **thing_panels.OBSTACLES | {"folded": False}),
):
    panels.declare(section)
