"""The list of stalled assets."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation import clock
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from foundation.refusals import Refusal
from review import refusals
from review.allowed import why_not_direct
from review.models import StalledAsset
from review.queries import directives, stalled
from review.views import stalled_filters
from review.views.stalled_filters import narrowing
from review.views.stalled_rows import ShownRow, shown
from warehouse.views.item_list import asset_photos
from web import lists, pieces
from web.access import offices
from web.buttons import Button
from web.formatting import day, grouped, money_short
from web.lists import Asked, Bulk, Column, Order, Phone, cells
from web.pages import act_on
from web.pieces import Piece

LINE: Final = Piece('<span class="kb-wrapline kb-dim kb-xs">{}</span>')
AGES: Final = Piece('{}<span class="kb-dim">{}</span> / <b class="kb-strong">{}</b>')
WEIGHT: Final = Piece("<b>{}</b><br>{}")
OBSTACLE: Final = Piece('<span class="kb-two">{}</span><span class="kb-two kb-strong">{}</span>{}')
OBSTACLE_ACT: Final = Piece('<span class="kb-two kb-{} kb-tone">{}</span>')
DUE: Final = Piece('<span class="kb-{} kb-tone kb-medium kb-nowrap">{}</span>')
NEXT: Final = Piece('<span class="kb-two">{}</span>{}')
DIRECTIVE: Final = Piece('<a href="{}">{}</a>')
CASE: Final = Piece('<span title="{}">{}</span>')


def _select(asked: Asked) -> Select[StalledAsset]:
    return stalled.stalled(narrowing(asked), clock.today())


def _within(_asked: Asked) -> Within:
    return (StalledAsset.office_id, offices())


def _prepare(rows: Sequence[StalledAsset], _asked: Asked) -> Sequence[ShownRow]:
    today = clock.today()
    about = directives.standing_about([row.asset_id for row in rows], today)
    photos = asset_photos((row.office_id, row.asset_id) for row in rows)
    return shown(rows, about, today, photos=photos)


def _addresses() -> Any:
    return lambda row: row.url


def _lines(*parts: Any) -> Markup:
    """Return several quiet lines of a cell, the empty ones left out."""
    return pieces.joined("", *(LINE(part) for part in parts if part))


def _why(row: ShownRow) -> Markup:
    return cells.status(row.condition, row.tone) + _lines(row.measure, row.interest)


def _ages(row: ShownRow) -> Markup:
    least = _lines(_("at least")) if row.row.at_least else ""
    return AGES(least, grouped(row.row.total_days), grouped(row.row.active_days))


def _weight(row: ShownRow) -> Markup:
    days = ngettext("%(num)d day", "%(num)d days", row.row.active_days)
    return WEIGHT(money_short(row.row.money), days)


def _obstacle(row: ShownRow) -> Markup:
    act = Markup()
    if row.obstacle_act:
        act = OBSTACLE_ACT(row.obstacle_tone, row.obstacle_act)
    return OBSTACLE(row.obstacle, row.holder, act)


def _next(row: ShownRow) -> Markup:
    due = Markup()
    if row.next_due_on is not None:
        due = DUE(row.next_tone, day(row.next_due_on))
    return NEXT(row.next_act, due)


def _directive(row: ShownRow) -> Markup:
    told = cells.status(row.directive.text, row.directive.tone)
    if row.directive.url is None:
        return told
    return DIRECTIVE(row.directive.url, told)


def _begin() -> Button:
    if request.args.get("cases") == "all" and offices(Permission.ENTER_BACKLOG):
        return Button(_("Enter an old asset"), url_for("backlog.assets.new"))
    return Button(_("Look at all cases"), url_for("review.stalled.index", cases="all"))


def _why_not(rows: Sequence[StalledAsset]) -> Mapping[str, Refusal]:
    found: dict[str, Refusal] = {}
    for row in rows:
        why = why_not_direct(row.asset)
        if act_on(Permission.DIRECT, row) is None:
            why = refusals.DirectiveElsewhere()
        if why is not None:
            found[str(row.asset_id)] = why
    return found


def _directing(asset_ids: Sequence[str]) -> str:
    return url_for("review.directives.several", asset=list(asset_ids))


STALLED: Final = lists.declare(
    lists.List(
        key="stalled",
        endpoint="review.stalled.index",
        permission=Permission.READ_REVIEW,
        title=N_("Stalled assets"),
        name=N_("Asset"),
        counted=N_("assets"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.row,
        side=True,
        row_key=StalledAsset.asset_id,
        what=lambda row: row.row.asset.description,
        under=lambda row: CASE(row.case_title, row.case_text),
        photo=lambda row: row.photo,
        photos_rare=True,
        tone=lambda row: row.tone,
        addresses=_addresses,
        orders=(
            Order(
                key="weight",
                words=N_("Money × active days"),
                by=(StalledAsset.weight, StalledAsset.id),
                descending=True,
            ),
            Order(
                key="light",
                words=N_("Money × active days, the least first"),
                by=(StalledAsset.weight, StalledAsset.id),
            ),
        ),
        columns=(
            Column(
                key="why",
                words=N_("Why it stalls"),
                tell=_why,
                plain=lambda row: row.condition,
                phone=Phone.LINE,
                line=lambda row: cells.status(row.condition, row.tone),
            ),
            Column(
                key="obstacle",
                words=N_("Obstacle, current holder"),
                tell=_obstacle,
                plain=lambda row: "; ".join(
                    filter(None, (row.obstacle, row.holder, row.obstacle_act))
                ),
                phone=Phone.LINE,
                line=lambda row: row.holder,
            ),
            Column(
                key="since",
                words=N_("Age of the obstacle"),
                tell=lambda row: row.obstacle_age,
                shown=False,
            ),
            Column(
                key="moved",
                words=N_("Last progress"),
                tell=lambda row: row.last_event,
                shown=False,
            ),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda row: row.case_text,
                phone=Phone.FIRST,
                shown=False,
            ),
            Column(
                key="money",
                words=N_("Money (₫)"),
                tell=lambda row: cells.money(row.row.money),
                plain=lambda row: row.row.money,
                right=True,
                phone=Phone.RIGHT,
                line=_weight,
            ),
            Column(
                key="age",
                words=N_("Age in days, all / active"),
                tell=_ages,
                plain=lambda row: row.row.active_days,
                right=True,
            ),
            Column(
                key="next",
                words=N_("Next act"),
                tell=_next,
                plain=lambda row: row.next_act,
            ),
            Column(
                key="directive",
                words=N_("Directive"),
                tell=_directive,
                plain=lambda row: row.directive.text,
            ),
        ),
        filters=stalled_filters.FILTERS,
        facets=stalled_filters.facets,
        empty=N_("No asset is stalled here."),
        begin=_begin,
        none=N_("No stalled asset fits the filters."),
        bulk=(
            Bulk(
                key="direct",
                words=N_("Give a directive"),
                permission=Permission.DIRECT,
                why_not=_why_not,
                address=_directing,
            ),
        ),
    )
)
