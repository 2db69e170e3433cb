"""The first thing due of each asset: the others follow it and have no row of their own.

A lot stands for the assets in it; an obstacle, a directive or a hold of one of them that is due
before every legal day of the lot stands for the lot. A hold over a whole case is about the case.
What only the accountant does, beside what the officer does, is on the accountant's home and hides
nothing here.
"""

import enum
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, false, literal, not_, or_, select
from sqlalchemy.orm import aliased

from auctions.models import LotAsset
from cases.models import CaseFile, Deadline, Hold, Obstacle, Step
from foundation.sight import in_sight
from review.models import Directive, DirectiveState

Conditions = list[ColumnElement[bool]]
OF_THE_ACCOUNTANT: Final = frozenset({Step.TERM_DEPOSIT, Step.PAY_OUT})


class ActKind(enum.StrEnum):
    """What is due; their order on one day."""

    DEADLINE = "deadline"
    DIRECTIVE = "directive"
    HOLD = "hold"
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose acts: everything in sight, or one person's own."""

    offices: Collection[int]
    user_id: int | None = None  # officer of the case, addressee of the directive
    reader_id: int | None = None  # who reads, elsewhere than in ``read_all``, only what they got
    read_all: Collection[int] = ()  # offices whose directives they read, whoever got them


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of row, the column of its last day, and which rows of it are open."""

    kind: ActKind
    model: Any
    day: str
    open: Callable[[Any, Whose], Conditions]  # of the model, or of an alias of it

    @property
    def due_on(self) -> Any:
        """The column of the last day."""
        return getattr(self.model, self.day)


def _of_officer(model: Any, whose: Whose) -> Conditions:
    if whose.user_id is None:
        return []
    mine = select(CaseFile.id).where(CaseFile.officer_id == whose.user_id)
    return [model.case_id.in_(mine)]


def _deadlines(model: Any, whose: Whose) -> Conditions:
    running = model.is_running  # what a hold stops is listed by the hold
    return [in_sight(model.office_id, whose.offices), running, *_of_officer(model, whose)]


def _directives(model: Any, whose: Whose) -> Conditions:
    found = [in_sight(model.office_id, whose.offices), model.state == DirectiveState.OPEN]
    if whose.user_id is not None:
        found.append(model.to_user_id == whose.user_id)
    elif whose.reader_id is not None:
        all_of = in_sight(model.office_id, whose.read_all)
        found.append(or_(all_of, model.to_user_id == whose.reader_id))
    return found


def _holds(model: Any, whose: Whose) -> Conditions:
    in_force = model.lifted_on.is_(None)
    return [in_sight(model.office_id, whose.offices), in_force, *_of_officer(model, whose)]


def _obstacles(model: Any, whose: Whose) -> Conditions:
    return [
        in_sight(model.office_id, whose.offices),
        model.resolved_on.is_(None),
        model.due_on.is_not(None),
        *_of_officer(model, whose),
    ]


SOURCES: Final = (
    Source(ActKind.DEADLINE, Deadline, "due_on", _deadlines),
    Source(ActKind.DIRECTIVE, Directive, "due_on", _directives),
    Source(ActKind.HOLD, Hold, "review_on", _holds),
    Source(ActKind.OBSTACLE, Obstacle, "due_on", _obstacles),
)


def open_first(rank: int, whose: Whose) -> Conditions:
    """Return what selects the open rows of one source that are the first of their asset.

    Args:
        rank: the place of the source among ``SOURCES``; on one day the earlier one comes first.
    """
    return list(_open_first(rank, kept(whose)))


def kept(whose: Whose) -> Whose:
    """Return it as what is written for it is kept under."""
    return replace(whose, offices=tuple(whose.offices), read_all=tuple(whose.read_all))


@lru_cache(maxsize=256)  # writing them costs more than the database needs to answer
def _open_first(rank: int, whose: Whose) -> tuple[ColumnElement[bool], ...]:
    source = SOURCES[rank]
    return (
        *source.open(source.model, whose),
        *(~_comes_before(source, rank, at, whose) for at in range(len(SOURCES))),
    )


def _comes_before(source: Source, rank: int, at: int, whose: Whose) -> ColumnElement[bool]:
    """Whether a row of the source at a rank is about the same asset and comes first.

    The lots of the rivals stand in the same FROM, not in a question inside the question: of that
    PostgreSQL makes a join of every hold with every lot, read anew for each page.
    """
    other = SOURCES[at]
    rival, row = aliased(other.model), source.model
    day, due_on = getattr(rival, other.day), source.due_on
    if at == rank:
        same_day = rival.id < row.id
        sooner = or_(day < due_on, and_(day == due_on, same_day))
    else:
        sooner = day <= due_on if at < rank else day < due_on
    last, rival_last = _is_last(row), _is_last(rival)
    alike = or_(and_(last, rival_last), and_(not_(last), not_(rival_last)))
    earlier = or_(and_(last, not_(rival_last)), and_(alike, sooner))
    here, open_ones = rival.case_id == row.case_id, other.open(rival, whose)
    rivals = [
        select(literal(1)).where(here, *same, earlier, *open_ones)
        for same in _same_asset(row, rival)
    ]
    return or_(*(exists(each.correlate(row)) for each in rivals))


def _is_last(row: Any) -> ColumnElement[bool]:
    """Whether a step comes after all else of its asset: the accountant's hides no delivery."""
    return row.step.in_(OF_THE_ACCOUNTANT) if hasattr(row, "step") else false()


def _same_asset(row: Any, rival: Any) -> list[Conditions]:
    """Return the ways in which two rows are about one asset, each asked by itself.

    A lot stands beside its assets, row by row; what is due for an asset in no lot names it.
    """
    by_lot, rival_by_lot = hasattr(row, "lot_id"), hasattr(rival, "lot_id")
    if by_lot and rival_by_lot:
        return [[rival.lot_id == row.lot_id]]
    if not by_lot and not rival_by_lot:
        return [[rival.asset_id == row.asset_id]]
    lot, thing = (row, rival) if by_lot else (rival, row)
    standing = aliased(LotAsset)
    in_lot = [
        standing.lot_id == lot.lot_id,
        standing.asset_id == thing.asset_id,
        standing.left_on.is_(None),
    ]
    return [in_lot, [lot.subject_kind == "asset", lot.subject_id == thing.asset_id]]
