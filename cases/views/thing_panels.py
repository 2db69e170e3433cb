"""Panels that the pages of a case, an asset, a lot and a sale share: obstacles, documents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select, select

from cases import ages, case_lists, queries
from cases.models import CaseFile, Hold, Obstacle
from cases.views import buttons
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from papers.models import Document
from papers.queries import documents_about
from web import panels
from web.access import may
from web.buttons import Button
from web.formatting import label, short_day, short_day_or_part
from web.lists import cells
from web.panels import Column, Few, Line, Panel

OBSTACLES: Final[dict[str, Any]] = {
    "key": "obstacles",
    "title": N_("Obstacles"),
    "empty": N_("No obstacle is written down."),
    "permission": Permission.READ_CASES,
    "rank": 75,
    "column": Column.SIDE,
}
DOCUMENTS: Final[dict[str, Any]] = {
    "key": "documents",
    "title": N_("Documents"),
    "empty": N_("No document is recorded yet."),
    "permission": Permission.READ_CASES,
    "rank": 55,
}


@dataclass(frozen=True, slots=True)
class ToldObstacle:
    """One obstacle as pages tell it: its ages, and what may be done with it."""

    row: Obstacle
    acts: Sequence[Button]
    held: ages.Age  # with its holder
    age: ages.Age  # whoever held it


def holds_of(case_id: int) -> Sequence[Hold]:
    """Return the holds over a case; asked once a page."""
    return cells.once(("holds of a case", case_id), lambda: queries.holds_of([case_id]))


def told(rows: Sequence[Obstacle]) -> list[ToldObstacle]:
    """Put beside each obstacle how old it is and what may be done with it."""
    if not rows:
        return []
    assets = case_lists.assets_by_id(rows)
    found = []
    for row in rows:
        until = row.resolved_day or clock.today()
        spans = [
            (hold.counts_from, hold.lifted_on)
            for hold in holds_of(row.case_id)
            if hold.asset_id in {None, row.asset_id}
        ]
        found.append(
            ToldObstacle(
                row,
                buttons.of_obstacle(row, assets[row.asset_id]),
                held=ages.age_of(row.since_day, until),
                age=ages.age_of(row.first_day, until, spans),
            )
        )
    return found


def obstacles_panel(few: Few, acts: Sequence[Button] = (), whole: str = "") -> Panel:
    """Show obstacles: what, who holds it since when, how old it is, what is next."""
    first = few.rows[0] if few.rows else None
    newest = ""
    if first is not None:
        newest = cells.joined(
            first.holder_name or label(first.held_by),
            short_day_or_part(first.since_on, first.since_in),
        )
    body = panels.drawn("cases/files/_obstacles_brief.html", obstacles=told(few.rows))
    return few.panel(body=body, newest=newest, acts=acts, whole=whole)


def obstacles_of(asset_ids: Collection[int], acts: Sequence[Button] = ()) -> Panel:
    """Show the obstacles of some assets, the open ones first."""
    query = select(Obstacle).where(Obstacle.asset_id.in_(asset_ids))
    order = (Obstacle.is_open.desc(), Obstacle.id.desc())
    return obstacles_panel(panels.first_few(query, Obstacle.id, *order), acts)


def _document(document: Document) -> Line:
    return Line(
        what=f"{label(document.kind)} {document.number or ''}".strip(),
        url=url_for("papers.documents.show", document_id=document.id)
        if may(Permission.READ_CASES, document.office_id)
        else "",
        under=cells.joined(
            label(document.direction),
            document.issuer,
            document.summary,
            _("with its file") if document.sha256 else "",
            _("replaced") if document.replaced_by_id else "",
        ),
        right=short_day(document.issued_on) if document.issued_on else _("not known"),
    )


def documents_panel(few: Few, acts: Sequence[Button] = (), whole: str = "") -> Panel:
    """Show documents, the newest first."""
    return few.panel([_document(row) for row in few.rows], acts=acts, whole=whole)


def documents_of(kind: str, subject_id: int, case_id: int) -> Panel:
    """Show the documents about one thing of a case; those of the whole case stand behind."""
    return documents_found(documents_about(kind, subject_id), case_id)


def documents_found(query: Select[Document], case_id: int) -> Panel:
    """Show some documents of a case; those of the whole case stand behind."""
    few = panels.first_few(query, Document.id, Document.id.desc())
    case = db.session.get_one(CaseFile, case_id)
    if not may(Permission.READ_CASES, case.office_id):  # the thing is in the store of another
        return documents_panel(few)
    whole = url_for("cases.files.whole", case_id=case_id, part=case_lists.Part.DOCUMENTS.value)
    return documents_panel(few, [Button(_("Documents of the case"), whole)], whole)
