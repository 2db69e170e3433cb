"""What the page of an item shows of its care, and which acts of care are open."""

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse import allowed_care
from warehouse.models import CareVisit, EvidenceItem, ItemStatus
from warehouse.queries.care import Care, last_care
from warehouse.views.care_list import visit_of
from web import panels
from web.buttons import Button
from web.formatting import short_day
from web.lists import cells
from web.pages import act_on
from web.panels import Column, Line, Panel, Section


def acts_of(item: EvidenceItem, care: Care) -> list[Button]:
    """Return the acts of care open to this person on an item, the one that is next first."""
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    if by is None:
        return []
    plan, visit = care.plan, care.visit
    offered = (
        ("finish", _("Finish the visit"), allowed_care.why_not_finish(item, visit, by)),
        ("begin", _("Begin the visit"), allowed_care.why_not_begin(item, plan, visit, by)),
        ("plan", _("Plan the care"), allowed_care.why_not_plan(item, plan, by)),
        ("give_up", _("Give the visit up"), allowed_care.why_not_give_up(item, visit, by)),
        ("end", _("End the care"), allowed_care.why_not_end(item, plan, visit, by)),
    )
    open_to = [(name, word) for name, word, why in offered if why is None]
    return [
        Button(word, url_for(f"warehouse.care.{name}", code=item.code), main=not at)
        for at, (name, word) in enumerate(open_to)
    ]


def _line(item: EvidenceItem, visit: CareVisit) -> Line:
    ended = _("given up") if visit.given_up_at is not None else _("begun")
    return Line(
        what=_("Visit %(number)s", number=visit.number),
        url=url_for("warehouse.care.show", code=item.code),
        under=cells.joined(short_day(visit.begun_at), visit.begun_by.full_name),
        right=cells.state(visit.state) if visit.state is not None else ended,
    )


def care(item: EvidenceItem) -> Panel:
    """Show the last visits; when the next one is due stands beside their count."""
    found, visits = last_care(item, panels.ROWS + 1)
    shown = visits[: panels.ROWS]
    few = panels.Few(shown, len(shown), len(visits) > len(shown))
    note: Markup | str = ""
    if found.plan is not None:
        day = _("next visit %(day)s", day=short_day(found.plan.next_on))
        here = item.status is ItemStatus.IN_CUSTODY
        note = cells.joined(day, visit_of(found.plan.next_on) if here else None)
    return few.panel(
        [_line(item, row) for row in few.rows],
        acts=acts_of(item, found)[:1],
        note=note,
        whole=url_for("warehouse.care.show", code=item.code),
    )


panels.declare(
    Section(
        page="item",
        key="care",
        title=N_("Care"),
        empty=N_("No visit was made."),
        permission=Permission.READ_WAREHOUSE,
        make=care,
        rank=40,
        column=Column.SIDE,
    )
)
