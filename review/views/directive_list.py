"""The list of directives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation import clock
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from review import time_left
from review.models import Directive, DirectiveState
from review.queries import directives
from review.views.due_acts import left_in_words
from web import lists
from web.access import actor, may, offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells
from web.pieces import Piece

ASSET: Final = Piece('<a class="kb-two" href="{}{}">{}</a>')

OVERDUE: Final = "overdue"
WAITING: Final = "waiting"  # for an answer, or for the answer to be judged
EVERY: Final = "all"
STATES: Final = frozenset(each.value for each in DirectiveState)
MINE: Final = "mine"


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One directive of the list."""

    row: Directive
    left: str  # until its last day, while it waits for an answer
    tone: str


def _standing() -> str:
    return EVERY if may(Permission.READ_REVIEW) else MINE


def _select(asked: Asked) -> Select[Directive]:
    state = asked.one("state")
    return directives.directives(
        offices(),
        reader_id=actor().id,
        read_all=offices(Permission.READ_REVIEW),
        to_user_id=actor().id if asked.one("whose") == MINE else None,
        state=DirectiveState(state) if state in STATES else None,
        ended=state != WAITING,
        overdue_on=clock.today() if state == OVERDUE else None,
    )


def _within(asked: Asked) -> Within | None:
    return None if asked.one("whose") == MINE else (Directive.office_id, offices())


def _prepare(rows: Sequence[Directive], _asked: Asked) -> Sequence[DirectiveRow]:
    today = clock.today()
    return [_row(row, today) for row in rows]


def _row(row: Directive, today: date) -> DirectiveRow:
    if not row.is_open:
        return DirectiveRow(row, "", "")
    left = time_left.left_until(row.due_on, today, working=True, office_id=row.office_id)
    return DirectiveRow(row, left_in_words(left), left.tone)


def _addresses() -> Any:
    prefix = url_for("review.directives.index")
    return lambda row: f"{prefix}/{row.row.id}"


def _state(row: DirectiveRow) -> Markup:
    if row.tone in {"danger", "warn"}:
        return cells.status(row.left, row.tone)
    return cells.state(row.row.state)


def _asset(row: DirectiveRow) -> Markup:
    prefix = lists.once("assets", lambda: url_for("cases.assets.show", asset_id=0)[:-1])
    return ASSET(prefix, row.row.asset_id, row.row.asset.description)


def _due(row: DirectiveRow) -> Markup:
    return cells.due(row.left, row.row.due_on, row.tone)


def _under(row: DirectiveRow) -> Any:
    if not row.row.reminders:
        return row.row.case.number
    chased = ngettext("chased %(num)d time", "chased %(num)d times", row.row.reminders)
    return cells.joined(row.row.case.number, chased)


def _states() -> list[Option]:
    every = [Option(each.value, label(each)) for each in DirectiveState]
    first = [Option(WAITING, _("Not ended")), Option(OVERDUE, _("Overdue"))]
    return [*first, *every, Option(EVERY, _("All"))]


def _begin() -> Button | None:
    if not may(Permission.READ_REVIEW):
        return None
    return Button(_("Stalled assets"), url_for("review.stalled.index"))


DIRECTIVES: Final = lists.declare(
    lists.List(
        key="directives",
        endpoint="review.directives.index",
        permission=Permission.USE,
        title=N_("Directives"),
        name=N_("Directive"),
        counted=N_("directives"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.row,
        row_key=Directive.id,
        what=lambda row: row.row.instruction,
        under=_under,
        tone=lambda row: row.tone if row.tone in {"danger", "warn"} else "",
        addresses=_addresses,
        orders=(
            Order(
                key="due",
                words=N_("By the last day"),
                by=(Directive.due_on, Directive.id),
                column="due",
            ),
            Order(
                key="due-back",
                words=N_("By the last day, the latest first"),
                by=(Directive.due_on, Directive.id),
                descending=True,
                column="due",
            ),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(
                key="asset",
                words=N_("Asset"),
                tell=_asset,
                plain=lambda row: row.row.asset.description,
                phone=Phone.LINE,
                line=lambda row: row.row.asset.description,
            ),
            Column(
                key="to",
                words=N_("By whom"),
                tell=lambda row: cells.person(row.row.to_user.full_name),
                plain=lambda row: row.row.to_user.full_name,
                phone=Phone.LINE,
            ),
            Column(
                key="by",
                words=N_("Given by"),
                tell=lambda row: cells.person(row.row.given_by.full_name),
                plain=lambda row: row.row.given_by.full_name,
            ),
            Column(
                key="due",
                words=N_("Last day"),
                tell=_due,
                plain=lambda row: row.row.due_on,
                right=True,
                phone=Phone.RIGHT,
                line=lambda row: short_day(row.row.due_on),
            ),
        ),
        filters=(
            Filter(
                key="whose",
                words=N_("Whose directives"),
                options=lambda: [Option(MINE, _("To me")), Option(EVERY, _("All"))],
                standing=_standing,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="state",
                words=N_("State"),
                options=_states,
                standing=lambda: WAITING,
                widest=EVERY,
                many=False,
            ),
        ),
        empty=N_("No directive waits here."),
        begin=_begin,
        none=N_("No directive fits the filters."),
    )
)
