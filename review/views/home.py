"""The home: what waits for this person, by the roles they hold."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Role
from accounts.sessions import me
from auctions import sessions
from audit import checks
from foundation import clock
from foundation.counting import Counted
from foundation.database import db
from foundation.permissions import Permission
from review.filters import Due
from review.models import FlagCode
from review.queries import agenda, figures, homes, stalled
from review.queries.agenda import Whose
from review.views import home_keeper, home_overseers, stalled_rows
from review.views.checklist import checklist
from review.views.due_acts import shown
from warehouse.allowed_counts import SIGNS
from warehouse.models import CountPart
from warehouse.queries.book import closings_to_sign
from warehouse.queries.count_schedule import counts_due
from warehouse.queries.counts import to_count, to_sign
from warehouse.queries.discrepancies import cleared_up_by, open_discrepancies, waiting
from warehouse.queries.stays import stays_due
from warehouse.views import count_due
from web.access import actor, may, offices, permission_required
from web.formatting import grouped, label
from web.pages import page

bp = Blueprint("home", __name__)

FEW = 5  # rows a group of a home shows; the list behind it shows all
MONTHS = 6  # whose sessions a head compares
WEEK = 12  # acts of the officer's week, of the accountant's list


@dataclass(frozen=True, slots=True)
class Section:
    """What the home shows for one role."""

    template: str
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Turned:
    """How many flags of a kind were opened, or closed."""

    text: str
    tone: str
    count: int


@bp.get("/")
@permission_required(Permission.USE)
def show() -> ResponseReturnValue:
    sections = [
        Section(template, read())
        for role, (template, read) in SECTIONS.items()
        if role in me().roles
    ]
    if Role.OFFICER not in me().roles:  # an officer finds them among the acts of the week
        sections = [*_directives(), *sections]
    begins = checklist()
    if begins is None:  # nothing seen in the store yet, nothing to clear up there
        sections = [*_clearing_up(), *sections, *_counting()]
    keeps = Role.KEEPER in me().roles
    return page(
        "review/home/show.html",
        heading=_heading(sections),
        today=clock.today(),
        sections=sections,
        checklist=begins,
        broken=checks.broken() if may(Permission.READ_LEDGER) else 0,
        scan_below=keeps,
        scan_above=Role.HEAD in me().roles and not keeps,
    )


def _heading(sections: list[Section]) -> str:
    """Say first how much waits for a head; everybody else is simply at home."""
    waiting = Counted.together(
        section.shown["waiting"] for section in sections if "waiting" in section.shown
    )
    if waiting:
        return str(_("Waiting for the head: %(count)s", count=grouped(waiting)))
    return str(_("Home"))


def _directives() -> list[Section]:
    """Return what this person was told to do, if anything waits for their answer."""
    rows = homes.directives_to(actor().id, FEW)
    return [Section("review/home/_directives.html", {"rows": rows})] if rows else []


def _clearing_up() -> list[Section]:
    """Return what this person has to clear up in the warehouse, if anything does."""
    sight = offices(Permission.READ_WAREHOUSE)
    tasks = home_keeper.clearing_up(waiting(cleared_up_by(actor().id, sight), clock.today()))
    return [Section("review/home/_clearing_up.html", {"tasks": tasks})] if tasks else []


def _counting() -> list[Section]:
    """Return the counts of the store that wait for this person to count or to sign."""
    sight = {part: offices(right) for part, right in SIGNS.items()}
    found = [
        (_("Counts in which I count"), to_count(actor().id, offices(Permission.READ_WAREHOUSE))),
        (_("Counts that wait for my signature"), to_sign(actor().id, sight)),
    ]
    url = url_for("warehouse.counts.index")
    tasks = [
        *_closings(sight),
        *_stays_due(),
        *_counts_due(),
        *(
            home_keeper.Task(title, "", grouped(number), "info", "clipboard-check", url)
            for title, query in found
            if (number := homes.count_up_to(query))
        ),
    ]
    return [Section("review/home/_clearing_up.html", {"tasks": tasks})] if tasks else []


def _closings(sight: Mapping[CountPart, Collection[int]]) -> list[home_keeper.Task]:
    """Return the closings of the book that wait for this person's signature, if any does."""
    number = homes.count_up_to(closings_to_sign(actor().id, sight))
    if not number:
        return []
    url = url_for("warehouse.book.closings")
    title = str(_("Closings of the book that wait for my signature"))
    return [home_keeper.Task(title, "", grouped(number), "warn", "signature", url)]


def _stays_due() -> list[home_keeper.Task]:
    """Return the things of which this person may say why they are still here, if any is due."""
    sight = offices(Permission.PROPOSE_ORDERS)
    number = homes.count_up_to(stays_due(sight, clock.today())) if sight else 0
    if not number:
        return []
    url = url_for("warehouse.stays.index")
    title = str(_("Things to say of why they are still here"))
    return [home_keeper.Task(title, "", grouped(number), "info", "history", url)]


def _counts_due() -> list[home_keeper.Task]:
    """Return the counts of stores that keeper and head see to, if any is due."""
    sight = {*offices(Permission.KEEP_WAREHOUSE), *offices(Permission.APPROVE_ORDERS)}
    today = clock.today()
    found = [each for store in counts_due(sight, today) for each in store.due] if sight else []
    waiting = [each for each in found if each.running is None]
    if not waiting:
        return []
    late = sum(each.is_overdue(today) for each in waiting)
    note = "" if offices(Permission.APPROVE_ORDERS) else count_due.opened_by()
    told = [
        (_("Counts that are overdue"), late, "danger"),
        (_("Counts that may begin now"), len(waiting) - late, "info"),
    ]
    url = url_for("warehouse.counts.due")
    return [
        home_keeper.Task(title, note, grouped(number), tone, "calendar", url)
        for title, number, tone in told
        if number
    ]


def _head() -> dict[str, Any]:
    today, led = clock.today(), offices(Permission.DIRECT)
    query = stalled.heaviest_without_directive(led, today)
    rows = db.session.scalars(query.limit(FEW)).all()
    figured = figures.figures(led, credit=True, today=today)
    answers = homes.answers_to_judge(led, actor().id, FEW)
    orders_count = homes.count_orders_to_decide(offices(Permission.APPROVE_ORDERS))
    answers_count = homes.count_answers_to_judge(led, actor().id)
    stalled_count = homes.count_up_to(query)
    differing = waiting(open_discrepancies(offices(Permission.APPROVE_ORDERS)), today)
    return {
        "waiting": Counted.together(
            [
                orders_count,
                answers_count,
                figured.overdue_directives,
                stalled_count,
                differing.number,
            ]
        ),
        "differing": differing,
        "differing_late": home_keeper.late_in_words(differing.late),
        "orders": homes.orders_to_decide(offices(Permission.APPROVE_ORDERS), FEW),
        "orders_count": orders_count,
        "answers": answers,
        "answers_count": answers_count,
        "overdue": homes.overdue_directives(led, today, FEW),
        "stalled_count": stalled_count,
        "stalled": stalled_rows.shown(rows, {}, today, acts_asked=False),
        "figures": figured,
        "turned": _turned(homes.turned(led, today - timedelta(days=1))),
        "months": sessions.held_by_month(led, today, MONTHS),
        "sessions": homes.sessions_ahead(led, today, FEW + 1),
    }


def _turned(counts: Mapping[tuple[FlagCode, bool], int]) -> list[Turned]:
    found = []
    for (code, opened), count in counts.items():
        flag = label(code)
        text = _("new: %(flag)s", flag=flag) if opened else _("ended: %(flag)s", flag=flag)
        found.append(Turned(text, "danger" if opened else "ok", count))
    return found


def _officer() -> dict[str, Any]:
    today = clock.today()
    whose = Whose(offices(Permission.RUN_AUCTIONS), actor().id)
    due = agenda.agenda(whose, today=today, size=WEEK)
    counts = agenda.counts(whose, today)
    soon = [row for row in due.rows if agenda.when(row.due_on, today) is not Due.LATER]
    return {
        "acts": shown(soon, today),
        "overdue": counts[Due.OVERDUE],
        "today": counts[Due.TODAY],
        "week": counts[Due.WEEK],
        "total": Counted.together(counts.values()),
        "later": due.rows[0].due_on if due.rows else None,
    }


def _accountant() -> dict[str, Any]:
    return {
        "acts": shown(
            homes.money_due(offices(Permission.KEEP_ACCOUNTS), WEEK), clock.today(), steps=True
        )
    }


SECTIONS: Final[dict[Role, tuple[str, Callable[[], dict[str, Any]]]]] = {
    Role.HEAD: ("review/home/_head.html", _head),
    Role.OFFICER: ("review/home/_officer.html", _officer),
    Role.KEEPER: ("review/home/_keeper.html", home_keeper.section),
    Role.ACCOUNTANT: ("review/home/_accountant.html", _accountant),
    Role.AUDITOR: ("review/home/_auditor.html", home_overseers.auditor),
    Role.ADMIN: ("review/home/_admin.html", home_overseers.admin),
}
"""What each role finds at home, the most urgent role first."""
