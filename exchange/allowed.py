"""In whose name an import runs, and whether what it proposes may come to anything."""

from accounts.turns import turns
from exchange.models import ImportBatch, SheetKind
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.refusals import Refusal
from warehouse.allowed import PARTS


def act_of(batch: ImportBatch) -> Act:
    """Return the act of the person who said yes, at the moment they did."""
    if batch.started_by_id is None or batch.started_at is None:
        raise ValueError(f"import {batch.id} was not begun")
    actor = Actor(
        batch.started_by_id,
        batch.actor_name or "",
        batch.actor_role or "",
        batch.actor_office_id or batch.office_id,
    )
    return Act(actor, batch.started_at)


def why_comes_to_nothing(batch: ImportBatch) -> Refusal | None:
    """Say why the orders it proposes would come to nothing today; people may have left since."""
    if batch.kind is not SheetKind.EXHIBITS:
        return None
    return turns(PARTS, batch.office_id, act_now(batch)).why_not


def act_now(batch: ImportBatch) -> Act:
    """Return an act of the person who said yes, at this moment."""
    return Act(act_of(batch).actor, clock.now())
