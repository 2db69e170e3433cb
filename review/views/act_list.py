"""The list of next acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from accounts.models import Role
from accounts.sessions import me
from foundation import clock
from foundation.counting import Counted
from foundation.i18n import N_
from foundation.paging import Page
from foundation.permissions import Permission
from review.filters import Due
from review.queries import agenda
from review.queries.agenda import Whose
from review.views.due_acts import Chip, ShownAct, shown
from web import lists
from web.access import actor, offices
from web.buttons import Button
from web.formatting import day, grouped, label
from web.lawful import law_chip
from web.lists import Asked, Column, Filter, Found, Option, Order, Phone, cells
from web.pieces import Piece

PART: Final = Piece('{} <span class="kb-count">{}</span>')
LAST_DAY: Final = Piece('<span class="kb-nowrap">{}</span><br>{}')
ACT: Final = Piece('<b class="kb-strong">{}</b><span class="kb-wrapline">{} {}</span>')
NOTE: Final = Piece('<span class="kb-money__note">{}</span>')
MINE: Final = "mine"


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act under the part of the week it falls into."""

    act: ShownAct
    heading: Markup  # of that part, with how many there are in the whole list
    main: bool  # the first one that this person may do


def _standing() -> str:
    """An officer's own acts, unless asked otherwise; everybody else sees all in sight."""
    return MINE if Role.OFFICER in me().roles else "all"


def _whose(asked: Asked) -> Whose:
    me_id = actor().id
    mine = asked.one("whose") == MINE
    return Whose(offices(), me_id if mine else None, me_id, offices(Permission.READ_REVIEW))


def _counts(asked: Asked) -> dict[Due, Counted]:
    whose = _whose(asked)
    key = ("agenda", asked.one("whose"))
    return lists.once(key, lambda: agenda.counts(whose, clock.today()))


def _read(asked: Asked) -> Found:
    due = Due(asked.one("due")) if asked.one("due") else None
    found = agenda.agenda(
        _whose(asked),
        today=clock.today(),
        due=due,
        after=asked.after,
        before=asked.before,
        size=asked.size,
    )
    counts = _counts(asked)
    every = Counted.together(counts.values())
    page: Page[Any] = Page(found.rows, found.after, found.before)
    return Found(page, counts[due] if due is not None else every, every if due else None)


def _prepare(rows: Sequence[agenda.DueRow], asked: Asked) -> Sequence[ActRow]:
    today, counts = clock.today(), _counts(asked)
    headings = {due: PART(cells.word(due), grouped(count)) for due, count in counts.items()}
    parts = [agenda.when(row.due_on, today) for row in rows]
    acts = shown(rows, today)
    first = next((act for act in acts if act.button is not None), None)
    return [ActRow(act, headings[due], act is first) for act, due in zip(acts, parts, strict=True)]


def _facets(asked: Asked) -> Mapping[str, Mapping[str, int]]:
    return {"due": {due.value: count for due, count in _counts(asked).items()}}


def _addresses() -> Any:
    return lambda row: row.act.thing.url


def _law(chip: Chip | None) -> Markup:
    if chip is None:
        return Markup()
    return law_chip(
        chip.short, chip.basis, chip.confirmed, transition=chip.transition, counted=chip.counted
    )


def _last_day(row: ActRow) -> Markup:
    return LAST_DAY(day(row.act.due_on), _left(row))


def _left(row: ActRow) -> Markup:
    return cells.status(row.act.left, row.act.tone)


def _what(row: ActRow) -> Markup:
    return ACT(row.act.title, _law(row.act.chip), row.act.why)


def _money(row: ActRow) -> Markup:
    if row.act.amount is None:
        return Markup()
    return cells.money(row.act.amount) + NOTE(row.act.amount_note)


def _button(row: ActRow) -> Markup:
    if row.act.button is None:
        return Markup()
    return cells.button(row.act.button.url, row.act.button.label, main=row.main)


def _begin() -> Button:
    return Button(_("Show every act in sight"), url_for("review.acts.index", whose="all"))


ACTS: Final = lists.declare(
    lists.List(
        key="acts",
        endpoint="review.acts.index",
        permission=Permission.READ_AUCTIONS,
        title=N_("Next acts"),
        name=N_("Asset, case"),
        counted=N_("acts"),
        read=_read,
        prepare=_prepare,
        offices=False,
        row_key=None,
        what=lambda row: row.act.thing.label,
        under=lambda row: row.act.case_text,
        tone=lambda row: row.act.tone if row.act.tone in {"danger", "warn"} else "",
        group=lambda row: row.heading,
        addresses=_addresses,
        acts=_button,
        orders=(Order(key="due", words=N_("By the last day"), by=()),),
        columns=(
            Column(
                key="left",
                words=N_("Left"),
                tell=_left,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="act",
                words=N_("Act and provision"),
                tell=_what,
                plain=lambda row: f"{row.act.title}. {row.act.why}",
                phone=Phone.LINE,
                line=lambda row: row.act.title,
            ),
            Column(
                key="due",
                words=N_("Last day"),
                tell=_last_day,
                plain=lambda row: row.act.due_on,
                phone=Phone.RIGHT,
                line=lambda row: day(row.act.due_on),
            ),
            Column(
                key="money",
                words=N_("Value"),
                tell=_money,
                plain=lambda row: row.act.amount,
                right=True,
            ),
        ),
        filters=(
            Filter(
                key="whose",
                words=N_("Whose acts"),
                options=lambda: [Option(MINE, _("Mine")), Option("all", _("All"))],
                standing=_standing,
                widest="all",
                many=False,
            ),
            Filter(
                key="due",
                words=N_("By due day"),
                options=lambda: [Option(each.value, label(each)) for each in Due],
                many=False,
                seen=True,
            ),
        ),
        facets=_facets,
        empty=N_("Nothing is due here."),
        begin=_begin,
        none=N_("No act fits the filters."),
    )
)
