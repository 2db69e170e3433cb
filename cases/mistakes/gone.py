"""No act is done with what was taken back: every page of acts and every paper asks."""

from typing import Any

from cases.allowed import why_not_add_to
from cases.mistakes.refusals import TakenBackBefore
from cases.models import (
    Asset,
    CaseEvent,
    CaseFile,
    CaseStage,
    Hold,
    MoneyMovement,
    Obstacle,
    Party,
)
from foundation.database import db
from foundation.gone import gone_told_by
from foundation.refusals import Refusal

IN_A_CASE = (Asset, CaseEvent, Hold, MoneyMovement, Obstacle, Party)


@gone_told_by
def why_gone(thing: Any) -> Refusal | None:
    """Return why no act is done with a thing: it, or the case it is in, never was."""
    if isinstance(thing, CaseFile):
        return why_not_add_to(thing) if thing.stage is CaseStage.MISTAKEN else None
    if isinstance(thing, Asset | Party) and not thing.stands:
        return TakenBackBefore()
    if isinstance(thing, IN_A_CASE):
        return why_gone(db.session.get_one(CaseFile, thing.case_id))
    return None
