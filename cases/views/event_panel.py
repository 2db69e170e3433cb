"""What the page of a case shows of its events: the newest, with their documents, and its state."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from cases.case_lists import Part
from cases.events.state import CaseState, first_class, state_of
from cases.models import CaseEvent, CaseFile, Hold
from cases.views import thing_panels
from cases.views.case_panels import READS, buttons_of
from cases.wording_events import ground_said
from corrections.views.buttons import correcting
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from web import panels
from web.buttons import Button
from web.formatting import day, label
from web.lists import cells
from web.panels import ROWS, Column, Line, Panel, Section


def events_of(case: CaseFile) -> Sequence[CaseEvent]:
    """Return every event of a case; read once a page."""

    def read() -> Sequence[CaseEvent]:
        return db.session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.id)).all()

    return cells.once(("course of a case", case.id), read)


def state_of_case(case: CaseFile) -> CaseState:
    """Return how a case stands today."""
    events, holds = events_of(case), thing_panels.holds_of(case.id)
    return state_of(events, holds, first=first_class(case, events), on=clock.today())


def line_of(event: CaseEvent) -> Line:
    """Return an event as a line: what, by which document, when."""
    return Line(
        what=label(event.kind),
        url=_paper(event.document_id),
        under=cells.joined(
            label(event.ending) if event.ending else "",
            label(event.found) if event.found else "",
            _("verified once a year") if event.yearly else "",
            ground_said(event.ground),
            _("part of the case") if event.partial else "",
            _("less collected than is due") if event.less_collected else "",
            event.organisation_name,
            event.decider,
            event.document.number if event.document else event.source,
            "" if event.stands else label(event.state),
        ),
        right=event.day.shown,
        acts=_acts(event),
    )


def _acts(event: CaseEvent) -> Sequence[Button]:
    return correcting("case_event", event) if event.stands else ()


def _placed(hold: Hold) -> Line:
    return Line(
        what=label(hold.reason),
        url=_paper(hold.document_id),
        under=hold.decision_no or "",
        right=day(hold.placed_on),
    )


def _paper(document_id: int | None) -> str:
    if document_id is None:
        return ""
    return url_for("papers.documents.show", document_id=document_id)


def course(case: CaseFile) -> Panel:
    """Show the newest events; a hold over the whole case is one of them."""
    dated: list[tuple[Any, CaseEvent | Hold]] = [
        ((event.happened_on, 1, event.id), event) for event in events_of(case)
    ]
    dated += [
        ((hold.placed_on, 0, hold.id), hold)
        for hold in thing_panels.holds_of(case.id)
        if hold.asset_id is None
    ]
    dated.sort(key=lambda each: each[0], reverse=True)
    lines = [_placed(row) if isinstance(row, Hold) else line_of(row) for _key, row in dated[:ROWS]]
    whole = url_for("cases.files.whole", case_id=case.id, part=Part.COURSE.value)
    return Panel(
        total=len(dated),
        lines=lines,
        newest=lines[0].what if lines else "",
        acts=buttons_of(case).events,
        whole=whole if len(dated) > ROWS else "",
    )


panels.declare(
    Section(
        page="case",
        key="course",
        title=N_("Course of the case"),
        empty=N_("No event of the case is recorded yet."),
        make=course,
        permission=READS,
        column=Column.HALF,
        rank=55,
    )
)
