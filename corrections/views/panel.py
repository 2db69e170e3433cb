"""What the page of a thing shows of its corrections: old value, new value, day, reason, paper."""

from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _

from accounts.models import ApprovalState
from corrections import queries
from corrections.facts import declared
from corrections.models import Correction
from corrections.wording import fact_words, field_words, in_words
from foundation.i18n import N_
from foundation.permissions import Permission
from papers.forms import called
from web.formatting import short_day
from web.panels import ROWS, Column, Line, Panel, Section, declare

PERMISSIONS: Final = {
    "case": Permission.READ_CASES,
    "asset": Permission.READ_CASES,
    "lot": Permission.READ_AUCTIONS,
    "sale": Permission.READ_AUCTIONS,
    "item": Permission.READ_WAREHOUSE,
    "order": Permission.READ_WAREHOUSE,
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One corrected field in words."""

    field: str
    before: str
    after: str


def lines_of(correction: Correction) -> list[ChangeLine]:
    """Return the fields a correction changes, in words."""
    fact = declared()[correction.what]
    return [
        ChangeLine(field_words(fact, key), in_words(fact, key, was), in_words(fact, key, now))
        for key, was, now in correction.changes
    ]


def _line(correction: Correction) -> Line:
    approval = correction.approval
    if correction.takes_back:
        what = _("%(fact)s: annulled", fact=fact_words(correction.what))
    else:
        what = "; ".join(f"{one.field}: {one.before} → {one.after}" for one in lines_of(correction))
    if approval.state is ApprovalState.EXECUTED and correction.executed_on is not None:
        told = _("corrected on %(day)s", day=short_day(correction.executed_on))
    else:
        told = _("waits for approval")
    return Line(
        what=what,
        url=url_for("accounts.approvals.show", approval_id=approval.id),
        under=" · ".join([approval.reason, called(correction.document)]),
        right=told,
    )


def _panel(thing: Any) -> Panel | None:
    found = queries.on_page_of(thing.stream)
    if not found:
        return None
    return Panel(total=len(found), lines=[_line(one) for one in found[:ROWS]])


for _page, _permission in PERMISSIONS.items():
    declare(
        Section(
            page=_page,
            key="corrections",
            title=N_("Corrected"),
            empty=N_("Nothing was corrected."),
            permission=_permission,
            make=_panel,
            rank=5,
            column=Column.MAIN,
            folded=False,
            jump=False,
        )
    )
