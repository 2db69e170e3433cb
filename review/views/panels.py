"""What review shows on the pages of things: the next act of a case, directives."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from auctions.models import Lot
from cases.models import Asset, CaseFile
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from review import time_left
from review.models import Directive, DirectiveState
from review.queries import agenda, directives
from review.queries.agenda import Whose
from review.views.due_acts import left_in_words, shown
from sales.models import Sale
from web import panels
from web.access import actor, may, offices
from web.buttons import Button
from web.formatting import initials, label, short_day
from web.lists import cells
from web.panels import Column, Line, Panel, Section


def next_of_case(case: CaseFile) -> Panel | None:
    """Show the first act that is due in a case; nothing where none is."""
    today = clock.today()
    whose = Whose([case.office_id], None, actor().id, offices(Permission.READ_REVIEW))
    first = agenda.first_of_case(whose, case.id)
    if first is None:
        return None
    (act,) = shown([first], today)
    return Panel(counted=False, body=panels.drawn("review/acts/_next.html", act=act))


def _readable(office_id: int) -> Select[Directive]:
    return directives.directives(
        [office_id], reader_id=actor().id, read_all=offices(Permission.READ_REVIEW)
    )


def _line(row: Directive) -> Line:
    left = time_left.left_until(row.due_on, clock.today(), working=True, office_id=row.office_id)
    waits = row.is_open
    return Line(
        what=row.instruction,
        url=url_for("review.directives.show", id=row.id),
        under=_(
            "%(from_)s to %(to)s, %(day)s",
            from_=initials(row.given_by.full_name),
            to=initials(row.to_user.full_name),
            day=short_day(row.given_at),
        ),
        right=cells.clock(row.due_on, left_in_words(left), left.tone)
        if waits
        else cells.state(row.state),
    )


def _panel(query: Select[Directive], acts: list[Button]) -> Panel:
    order = (Directive.state == DirectiveState.ACCEPTED, Directive.due_on, Directive.id)
    few = panels.first_few(query, Directive.id, *order)
    newest = next((f"{label(row.state)}, {short_day(row.due_on)}" for row in few.rows), "")
    return few.panel(
        [_line(row) for row in few.rows],
        newest=newest,
        acts=acts,
        whole=url_for("review.directives.index", whose="all", state="all") if few.total else "",
    )


def directives_of_case(case: CaseFile) -> Panel:
    return _panel(_readable(case.office_id).where(Directive.case_id == case.id), [])


def giving(asset: Asset) -> list[Button]:
    """Return the way to give a directive about an asset that is not at its end."""
    if not asset.is_open or not may(Permission.DIRECT, asset.office_id):
        return []
    return [Button(_("Give a directive"), url_for("review.directives.new", asset_id=asset.id))]


def directives_of_asset(asset: Asset) -> Panel:
    return _panel(_readable(asset.office_id).where(Directive.asset_id == asset.id), giving(asset))


def directives_of_lot(lot: Lot) -> Panel:
    """Show the directives about the assets of a lot; one of several assets is given on each."""
    assets = [asset.id for asset in lot.assets]
    acts = giving(lot.assets[0]) if len(assets) == 1 else []
    return _panel(_readable(lot.office_id).where(Directive.asset_id.in_(assets)), acts)


def directives_of_sale(sale: Sale) -> Panel:
    return directives_of_lot(sale.lot)


DIRECTIVES: dict[str, Any] = {
    "key": "directives",
    "title": N_("Directives"),
    "empty": N_("No directive was given."),
    "permission": Permission.READ_CASES,
    "rank": 78,
    "column": Column.SIDE,
}
panels.declare(
    Section(
        page="case",
        key="next",
        title=N_("Next act"),
        empty=N_("Nothing is due by law now."),
        permission=Permission.READ_AUCTIONS,
        make=next_of_case,
        rank=1,
        column=Column.SIDE,
        jump=False,
    )
)
for page, make in (
    ("case", directives_of_case),
    ("asset", directives_of_asset),
    ("lot", directives_of_lot),
    ("sale", directives_of_sale),
):
    panels.declare(Section(page=page, make=make, **DIRECTIVES))
