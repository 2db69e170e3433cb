"""The keeper's home: orders to execute, loans due, labels and codes, the scanner's acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation import clock
from foundation.counting import Counted
from foundation.permissions import Permission
from warehouse.locks import DOORS
from warehouse.models import OrderDirection, OrderPurpose, OrderState
from warehouse.queries import KeeperCounts, keeper_counts
from warehouse.queries.discrepancies import Waiting
from warehouse.views import scan_answers
from web.access import offices
from web.formatting import day, grouped

ICON: Final = "alert-triangle"  # of what differs


@dataclass(frozen=True, slots=True)
class Task:
    """One line of what waits."""

    title: str
    note: str
    count: str
    tone: str
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class ScannerAct:
    """One act of the scan page."""

    title: str
    icon: str
    url: str


def section() -> dict[str, Any]:
    """Return what the keeper's part of the home shows."""
    today = clock.today()
    counts = keeper_counts(offices(Permission.KEEP_WAREHOUSE), today)
    acts = [
        ScannerAct(word, icon, url_for("warehouse.scan.show", act=act))
        for act, word, icon in scan_answers.choices(keeps=True)
    ]
    return {
        "tasks": [
            *discrepancies(counts.discrepancies),
            *_orders(counts),
            *_loans(counts, today),
            *_hand_overs(counts.hand_overs),
            *_coming(counts.coming),
            *_visits(counts),
            *_codes(counts),
        ],
        "acts": [
            ScannerAct(_("Receive"), "package-import", _approved(OrderDirection.IN)),
            *acts,
            ScannerAct(_("Print labels"), "printer", url_for("warehouse.labels.index")),
            ScannerAct(_("Places"), "building-warehouse", url_for("warehouse.places.index")),
        ],
    }


def _approved(direction: OrderDirection, purposes: Sequence[OrderPurpose] = ()) -> str:
    """Return the address of the approved orders of a kind."""
    return url_for(
        "warehouse.orders.index",
        state=OrderState.APPROVED,
        direction=direction,
        purpose=[each.value for each in purposes] or None,
    )


def _orders(counts: KeeperCounts) -> list[Task]:
    found = []
    if counts.orders_in:
        things = ngettext("%(num)d thing to receive", "%(num)d things to receive", counts.lines_in)
        found.append(
            Task(
                _("Receive under approved orders"),
                _waits(_at_least(things, counts.lines_in), counts.first_in),
                _of_orders(counts.orders_in),
                "info",
                "package-import",
                _approved(OrderDirection.IN),
            )
        )
    for number, word, icon, lends in (
        (counts.loans_to_hand, _("Lend under approved orders"), "truck-delivery", True),
        (counts.orders_out, _("Release under approved orders"), "package-export", False),
    ):
        if number:
            purposes = [p for p in DOORS if (p is OrderPurpose.LOAN) == lends]
            url = _approved(OrderDirection.OUT, purposes)
            found.append(Task(word, "", _of_orders(number), "info", icon, url))
    return found


def _waits(things: str, first: tuple[str, datetime] | None) -> str:
    """Say how many things come in, and since when the oldest order waits."""
    if first is None:
        return things
    number, since = first
    return str(
        _("%(things)s; %(number)s since %(day)s", things=things, number=number, day=day(since))
    )


def _of_orders(number: Counted) -> str:
    return _at_least(ngettext("%(num)d order", "%(num)d orders", number), number)


def _at_least(text: str, number: Counted) -> str:
    """Say before a number that stopped that there are more."""
    return f"> {text}" if number.more else str(text)


def _loans(counts: KeeperCounts, today: date) -> list[Task]:
    """One line: the loan longest over, else those due soon."""
    url = url_for("warehouse.loans.index")
    if counts.first_overdue is not None:
        borrower, due_on = counts.first_overdue
        over = (today - due_on).days
        note = _("%(borrower)s, due %(day)s", borrower=borrower, day=day(due_on))
        late = ngettext("%(num)d day over", "%(num)d days over", over)
        title = ngettext(
            "%(num)d loan past its day", "%(num)d loans past their day", counts.loans_overdue
        )
        title = _at_least(title, counts.loans_overdue)
        return [Task(title, note, late, "danger", "truck-return", url)]
    if counts.loans_due:
        title, number = _("Loans due back within 3 days"), grouped(counts.loans_due)
        return [Task(title, "", number, "warn", "truck-return", url)]
    return []


def _visits(counts: KeeperCounts) -> list[Task]:
    """One line: the visits that are due, and how many of them are late."""
    if not counts.visits_due:
        return []
    url = url_for("warehouse.care.index", state="due")
    tone, late = "danger" if counts.visits_late else "warn", late_in_words(counts.visits_late)
    return [Task(_("Visits that are due"), late, grouped(counts.visits_due), tone, "tool", url)]


def _hand_overs(number: Counted) -> list[Task]:
    """One line: what waits for a signature."""
    if not number:
        return []
    url = url_for("warehouse.hand_overs.index")
    title = _("Hand-overs that both have not signed yet")
    return [Task(title, "", grouped(number), "info", "signature", url)]


def _coming(number: Counted) -> list[Task]:
    """One line: what another store sends here."""
    if not number:
        return []
    url = url_for("warehouse.hand_overs.index", side="coming")
    title = _("Hand-overs of things from another office")
    return [Task(title, "", grouped(number), "info", "signature", url)]


def discrepancies(waits: Waiting) -> list[Task]:
    """Return the line that says how many things wait for a decision."""
    return _differing(_("Open discrepancies"), waits, url_for("warehouse.discrepancies.index"))


def clearing_up(waits: Waiting) -> list[Task]:
    """Return the line that says how many discrepancies one person clears up."""
    url = url_for("warehouse.discrepancies.index", whose="mine")
    return _differing(_("Discrepancies that I clear up"), waits, url)


def _differing(title: str, waits: Waiting, url: str) -> list[Task]:
    if not waits.number:
        return []
    tone = "danger" if waits.late else "warn"
    return [Task(title, late_in_words(waits.late), grouped(waits.number), tone, ICON, url)]


def late_in_words(late: Counted) -> str:
    """Say of how many the last day has passed; nothing where of none."""
    if not late:
        return ""
    return _at_least(
        ngettext("%(num)d past its last day", "%(num)d past their last day", late), late
    )


def _codes(counts: KeeperCounts) -> list[Task]:
    labels, unknown = url_for("warehouse.labels.index"), url_for("warehouse.unknown.index")
    found = [
        (_("Things without a printed label"), counts.items_without_label, "neutral", "tag", labels),
        (_("Unknown codes"), counts.unknown_scans, "warn", "help", unknown),
    ]
    return [
        Task(title, "", grouped(number), tone, icon, url)
        for title, number, tone, icon, url in found
        if number
    ]
