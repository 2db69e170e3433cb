"""What the page of a case file shows of its money: two sums that add up, the newest costs."""

from cases.case_lists import Part
from cases.models import CaseFile
from cases.money.costs import costs_so_far
from cases.views.case_panels import READS, buttons_of, seen
from foundation import clock
from foundation.i18n import N_
from web import panels
from web.panels import Column, Panel, Section


def money(case: CaseFile) -> Panel:
    rows, total, whole = seen(case, Part.COSTS)
    so_far = costs_so_far(case, clock.today())
    body = panels.drawn(
        "cases/files/_money.html",
        case=case,
        costs=rows,
        costs_so_far=so_far,
        ahead=so_far.ahead if rows else 0,
        count=total,
    )
    return Panel(body=body, acts=buttons_of(case).costs, counted=False, whole=whole["whole"])


panels.declare(
    Section(
        page="case",
        key="costs",
        title=N_("Money"),
        empty=N_("No money was moved."),
        permission=READS,
        make=money,
        rank=90,
        column=Column.SIDE,
        folded=False,
    )
)
