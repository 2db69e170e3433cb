"""What an office still needs before its first scan: one line a task, who does it, one link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from accounts.models import Role
from foundation import clock
from foundation.permissions import Permission
from review.queries import beginning
from review.queries.beginning import Beginning
from web.access import may, offices
from web.formatting import label


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the beginning."""

    title: str
    note: str
    who: str  # who can do it, in words
    done: bool
    url: str  # where it is done; empty where this person cannot
    act: str = ""  # the words of its button


def checklist() -> dict[str, Any] | None:
    """Return the tasks of an office that begins; None once a thing was seen in its store."""
    mine = offices(Permission.READ_WAREHOUSE)
    if not mine or beginning.has_begun(mine):
        return None
    lines = _lines(beginning.beginning_of(mine, clock.today()))
    first = next((line for line in lines if not line.done and line.url), None)
    return {
        "lines": lines,
        "done": sum(line.done for line in lines),
        "first": first,
        "later": _later() if may(Permission.MANAGE_ACCOUNTS) else [],
    }


def _later() -> list[Line]:
    """Return what an office sets up when it likes: nothing waits for it."""
    who = label(Role.ADMIN)
    return [
        Line(title, note, who, False, url_for(endpoint))
        for title, note, endpoint in (
            (
                _("Head of the papers, logo, who signs"),
                _("for drafted and printed papers"),
                "accounts.offices.show",
            ),
            (
                _("Numbers of documents"),
                _("where some were used on paper this year"),
                "papers.numbering.index",
            ),
            (
                _("Templates of papers"),
                _("how they look, what they take, which office uses them"),
                "papers.templates.index",
            ),
            (
                _("Working calendar"),
                _("holidays announced since this version"),
                "review.holidays.index",
            ),
            (
                _("Thresholds of the office"),
                _("how early a warning is given, what is shown red"),
                "review.thresholds.index",
            ),
            (
                _("Kinds of things"),
                _("where each lies, what is asked at the receipt"),
                "warehouse.kinds.index",
            ),
            (
                _("Printers"),
                _("size of the labels, where they lie on the paper, a test page"),
                "warehouse.printers.index",
            ),
        )
    ]


def _lines(has: Beginning) -> list[Line]:
    manages, keeps = Permission.MANAGE_ACCOUNTS, Permission.KEEP_WAREHOUSE
    missing = ", ".join(label(role) for role in has.missing)
    lacking = _("nobody yet: %(roles)s", roles=missing) if missing else ""
    return [
        _line(
            _("Name of the office, regional units"),
            _("as on papers and labels"),
            manages,
            has.named,
            lambda: url_for("accounts.opening.office"),
            _("Name the office"),
        ),
        _line(
            _("Accounts of the people"),
            lacking or _("keeper, officer and head are there"),
            manages,
            not has.missing,
            lambda: url_for("accounts.opening.people"),
            _("Open the accounts"),
        ),
        _line(
            _("Three people for an order"),
            _("who proposes, who approves and the keeper are three different people"),
            manages,
            has.three,
            lambda: url_for("accounts.people.index"),
            _("Look who does what"),
        ),
        _line(
            _("Warehouses, shelves, bins"),
            _("equal shelves are made in one act"),
            Permission.MANAGE_PLACES,
            has.places,
            lambda: url_for("warehouse.places.pattern"),
            _("Make the places"),
        ),
        _line(
            _("Print and stick the labels of the places"),
            _("without them no place can be scanned"),
            Permission.PRINT_LABELS,
            has.labelled,
            lambda: url_for("warehouse.places.index"),
        ),
        _line(
            _("Enter the things that lie there"),
            _("as the old file has them; each gets a label"),
            keeps,
            has.claimed,
            lambda: url_for("warehouse.claims.new"),
        ),
        _line(
            _("Scan the first thing in its place"),
            _("then this list goes away"),
            keeps,
            False,
            lambda: url_for("warehouse.scan.show", act="move"),
        ),
        _line(
            _("Enter the case files under enforcement"),
            _("one by one, or from notices in a spreadsheet"),
            Permission.WRITE_CASES,
            has.cases,
            lambda: url_for("cases.files.new"),
        ),
    ]


DOERS = {
    Permission.MANAGE_ACCOUNTS: (Role.ADMIN,),
    Permission.MANAGE_PLACES: (Role.ADMIN, Role.KEEPER),
    Permission.PRINT_LABELS: (Role.KEEPER, Role.ADMIN),
    Permission.KEEP_WAREHOUSE: (Role.KEEPER,),
    Permission.WRITE_CASES: (Role.OFFICER,),
}


def _line(
    title: str,
    note: str,
    permission: Permission,
    done: bool,
    way: Callable[[], str],
    act: str = "",
) -> Line:
    who = ", ".join(label(role) for role in DOERS[permission])
    return Line(title, note, who, done, way() if may(permission) else "", act)
