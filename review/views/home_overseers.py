"""The homes of who oversees: the auditor's figures, what the administrator keeps in order."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from accounts import queries as of_accounts
from accounts.models import UserAccount
from audit import checks
from audit.models import LedgerEntry
from audit.queries import entries
from audit.views.sentences import told
from backups import queries as copies
from backups.health import NIGHTLY
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from review.filters import Condition, Due
from review.queries import figures, homes
from review.views.home_keeper import Task
from warehouse import queries as of_warehouse
from web.access import offices
from web.formatting import grouped, moment

NEWEST = 3  # entries of the ledger


def auditor() -> dict[str, Any]:
    """Return what the auditor's part of the home shows: what is late, each with its whole."""
    read = offices(Permission.READ_REVIEW)
    found = figures.figures(read, credit=False, today=clock.today())
    stalled = url_for("review.stalled.index", cases="all")
    late = [
        (
            _("Steps of the law past their last day"),
            found.overdue_steps,
            _("of %(whole)s open steps", whole=grouped(found.open_steps)),
            "calendar-due",
            url_for("review.acts.index", whose="all", due=Due.OVERDUE),
        ),
        (
            _("Paid for in full, not delivered in time"),
            found.undelivered,
            _("of %(whole)s assets paid for", whole=grouped(found.paid)),
            "home",
            f"{stalled}&condition={Condition.UNDELIVERED.value}",
        ),
        (
            _("Failed after the second cut"),
            found.failed,
            _("of %(whole)s assets on offer", whole=grouped(found.on_offer)),
            "gavel",
            f"{stalled}&condition={Condition.FAILED.value}",
        ),
        (
            _("Directives not answered in time"),
            found.overdue_directives,
            _("of %(whole)s open directives", whole=grouped(found.open_directives)),
            "message-report",
            url_for("review.directives.index", whose="all", state="overdue"),
        ),
    ]
    newest = entries(offices(Permission.READ_LEDGER)).order_by(LedgerEntry.id.desc())
    return {
        "tasks": [
            _last_check(),
            *(
                Task(title, note, grouped(number), "danger" if number else "ok", icon, url)
                for title, number, note, icon, url in late
            ),
        ],
        "figures": found,
        "entries": told(db.session.scalars(newest.limit(NEWEST)).all(), offices),
    }


def admin() -> dict[str, Any]:
    """Return what the administrator's part of the home shows."""
    managed = offices(Permission.MANAGE_ACCOUNTS)
    people = of_accounts.people(managed)
    active = homes.count_up_to(people.where(UserAccount.is_active))
    locked = homes.count_up_to(people.where(~UserAccount.is_active))
    first = homes.count_up_to(people.where(UserAccount.is_active, UserAccount.must_change))
    unprinted = homes.count_up_to(
        of_warehouse.items_without_label(offices(Permission.PRINT_LABELS))
    )
    accounts = url_for("accounts.people.index")
    notes = [ngettext("%(num)d locked", "%(num)d locked", locked)] if locked else []
    if first:
        notes.append(
            ngettext(
                "%(num)d still has the first password",
                "%(num)d still have the first password",
                first,
            )
        )
    tone = "warn" if first else "neutral"
    return {
        "tasks": [
            Task(_("Accounts in use"), " · ".join(notes), grouped(active), tone, "users", accounts),
            Task(
                _("Things without a printed label"),
                "",
                grouped(unprinted),
                "warn" if unprinted else "ok",
                "tag",
                url_for("warehouse.labels.index"),
            ),
            _last_check(),
            _newest_copy(),
        ],
        "ways": [
            *_ways(),
            Task(
                _("Places of the warehouse"),
                _("warehouses, areas, shelves and cells; their labels"),
                "",
                "",
                "building-warehouse",
                url_for("warehouse.places.index"),
            ),
            Task(
                _("Import"),
                _("auction notices from a spreadsheet; what was imported before"),
                "",
                "",
                "file-upload",
                url_for("exchange.imports.index"),
            ),
            Task(
                _("Ledger"),
                _("who did what, and when"),
                "",
                "",
                "history",
                url_for("audit.ledger.index"),
            ),
        ],
    }


def _ways() -> list[Task]:
    """Say where the administrator sets up the offices."""
    return [
        Task(title, note, "", "", icon, url_for(endpoint))
        for title, note, icon, endpoint in (
            (
                _("People and their roles"),
                _("accounts, roles until a day, passwords"),
                "users",
                "accounts.people.index",
            ),
            (
                _("Offices"),
                _("units, names, the head of the papers, who signs"),
                "building",
                "accounts.offices.show",
            ),
            (
                _("Organisations"),
                _("banks, auction organisations, courts; their seats"),
                "building-community",
                "organisations.registry.index",
            ),
            (
                _("Working calendar"),
                _("holidays and exchanged days, with what they move"),
                "calendar-due",
                "review.holidays.index",
            ),
            (
                _("Thresholds of the office"),
                _("how early a warning is given, what is shown red"),
                "adjustments-horizontal",
                "review.thresholds.index",
            ),
            (
                _("Kinds of things"),
                _("where each lies, what is asked at the receipt"),
                "tag",
                "warehouse.kinds.index",
            ),
            (
                _("Printers"),
                _("size of the labels, where they lie on the paper, a test page"),
                "printer",
                "warehouse.printers.index",
            ),
            (
                _("Numbers of documents"),
                _("how they are written, which comes next"),
                "list-details",
                "papers.numbering.index",
            ),
            (
                _("Templates of papers"),
                _("how they look, what they take, which office uses them"),
                "file-text",
                "papers.templates.index",
            ),
            (
                _("Health of the installation"),
                _("copies, jobs, disk, certificate"),
                "shield-check",
                "api.health.page_of",
            ),
        )
    ]


def _last_check() -> Task:
    """Say when the ledger was verified last, and what was found."""
    last, url = checks.last(), url_for("audit.checks.index")
    title, icon = _("Verification of the ledger"), "shield-check"
    if last is None:
        return Task(title, _("never done here"), _("verify"), "warn", icon, url)
    if last.finished_at is None or last.failure is not None:
        return Task(title, moment(last.asked_at), _("not finished"), "info", icon, url)
    if last.found:
        found = ngettext("%(num)d does not fit", "%(num)d do not fit", last.found)
        return Task(title, moment(last.finished_at), found, "danger", icon, url)
    return Task(title, moment(last.finished_at), _("whole"), "ok", icon, url)


def _newest_copy() -> Task:
    """Say how old the newest copy of the office is; one is made every night."""
    title, icon, url = _("Newest copy of the office"), "copy", url_for("audit.checks.index")
    hours = copies.hours()
    copy = copies.newest()
    if copy is None or hours is None:
        return Task(title, _("no copy was made yet"), _("never"), "danger", icon, url)
    tone = "ok" if hours <= NIGHTLY else "danger"
    ago = ngettext("%(num)d hour ago", "%(num)d hours ago", int(hours))
    return Task(title, moment(copy.manifest.made_at), ago, tone, icon, url)
