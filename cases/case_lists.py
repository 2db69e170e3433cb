"""The lists of a case file: assets, obstacles, holds, deadlines, parties, costs, documents, events.

The page of the case shows the first few of each, and a page of its own shows the whole list.
"""

import enum
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from cases.models import (
    Asset,
    CaseEvent,
    CaseFile,
    Deadline,
    Hold,
    MoneyMovement,
    MovementKind,
    Obstacle,
    Party,
)
from foundation.database import db
from foundation.paging import Page, keyset
from papers.models import Document
from papers.queries import documents_about
from web.panels import Few, first_few


class Part(enum.StrEnum):
    """Which list of a case."""

    ASSETS = "assets"
    OBSTACLES = "obstacles"
    HOLDS = "holds"
    DEADLINES = "deadlines"
    PARTIES = "parties"
    COSTS = "costs"
    DOCUMENTS = "documents"
    COURSE = "course"


def first_of(part: Part, case: CaseFile) -> Few:
    """Return the first few rows of a list of a case: what is open before what is over."""
    query, columns, down = _list(part, case)
    order: list[Any] = [column.desc() if down else column.asc() for column in columns]
    if part is Part.OBSTACLES:
        order.insert(0, Obstacle.is_open.desc())
    if part is Part.HOLDS:
        order.insert(0, Hold.in_force.desc())
    return first_few(query, columns[-1], *order)


def page_of(part: Part, case: CaseFile, *, after: str | None, before: str | None) -> Page[Any]:
    """Return one page of the whole list."""
    query, columns, down = _list(part, case)
    return keyset(query, *columns, descending=down, after=after, before=before)


def assets_by_id(obstacles: Sequence[Obstacle]) -> dict[int, Asset]:
    """Return the assets of some obstacles."""
    ids = {obstacle.asset_id for obstacle in obstacles}
    rows = db.session.scalars(select(Asset).where(Asset.id.in_(ids)))
    return {asset.id: asset for asset in rows}


def _list(
    part: Part, case: CaseFile
) -> tuple[Select[Any], tuple[InstrumentedAttribute[Any], ...], bool]:
    """Return the rows of a list, what orders them, and whether the newest come first."""
    match part:
        case Part.ASSETS:
            return select(Asset).where(Asset.case_id == case.id), (Asset.id,), False
        case Part.OBSTACLES:
            return select(Obstacle).where(Obstacle.case_id == case.id), (Obstacle.id,), True
        case Part.HOLDS:
            placed = select(Hold).where(Hold.case_id == case.id)
            return placed.options(joinedload(Hold.placed_by)), (Hold.id,), True
        case Part.DEADLINES:
            due = select(Deadline).where(Deadline.case_id == case.id, Deadline.is_open)
            return due, (Deadline.due_on, Deadline.id), False
        case Part.PARTIES:
            return select(Party).where(Party.case_id == case.id), (Party.id,), False
        case Part.COSTS:
            spent = select(MoneyMovement).where(
                MoneyMovement.case_id == case.id, MoneyMovement.kind == MovementKind.COST
            )
            told = joinedload(MoneyMovement.document), joinedload(MoneyMovement.asset)
            return spent.options(*told), (MoneyMovement.id,), True
        case Part.COURSE:
            happened = select(CaseEvent).where(CaseEvent.case_id == case.id)
            return happened, (CaseEvent.happened_on, CaseEvent.id), True
        case Part.DOCUMENTS:
            return documents_about("case", case.id), (Document.id,), True
