"""The keeper's home: orders to execute, loans due, labels and codes, the scanner's acts."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation import clock
from foundation.permissions import Permission
from warehouse.queries import KeeperCounts, keeper_counts
from warehouse.views import scan_answers
from web.access import offices
from web.formatting import grouped


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
    counts = keeper_counts(offices(Permission.KEEP_WAREHOUSE), clock.today())
    acts = [
        ScannerAct(word, icon, url_for("warehouse.scan.show", act=act))
        for act, word, icon in scan_answers.choices(keeps=True)
    ]
    orders = url_for("warehouse.orders.index", state="approved")
    return {
        "tasks": [task for task in _tasks(counts) if task.count != "0"],
        "acts": [
            ScannerAct(_("Receive"), "package-import", orders),
            *acts,
            ScannerAct(_("Print labels"), "printer", url_for("warehouse.labels.index")),
            ScannerAct(_("Places"), "building-warehouse", url_for("warehouse.places.index")),
        ],
    }


def _tasks(counts: KeeperCounts) -> list[Task]:
    orders = url_for("warehouse.orders.index", state="approved")
    loans = url_for("warehouse.loans.index")
    return [
        Task(
            _("Receive under approved orders"),
            ngettext("%(num)d thing to receive", "%(num)d things to receive", counts.lines_in),
            grouped(counts.orders_in),
            "info",
            "package-import",
            orders,
        ),
        Task(
            _("Loans past their day"),
            _("ask for them today"),
            grouped(counts.loans_overdue),
            "danger",
            "truck-return",
            loans,
        ),
        Task(
            _("Loans due back within 3 days"),
            "",
            grouped(counts.loans_due),
            "warn",
            "truck-return",
            loans,
        ),
        Task(
            _("Lend under approved orders"),
            "",
            grouped(counts.loans_to_hand),
            "info",
            "truck-delivery",
            orders,
        ),
        Task(
            _("Release under approved orders"),
            "",
            grouped(counts.orders_out),
            "info",
            "package-export",
            orders,
        ),
        Task(
            _("Things without a printed label"),
            "",
            grouped(counts.items_without_label),
            "neutral",
            "tag",
            url_for("warehouse.labels.index"),
        ),
        Task(
            _("Unknown codes"),
            _("scanned and kept; bind them to a thing or drop them"),
            grouped(counts.unknown_scans),
            "warn",
            "help",
            url_for("warehouse.scan.show"),
        ),
    ]
