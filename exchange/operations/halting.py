"""In whose name an import runs, and stopping it where what it proposes would come to nothing."""

from typing import Any

from audit import ledger
from audit.entries import Kind
from exchange import entries
from exchange.models import BatchState, ImportBatch, SheetKind
from exchange.operations import exhibits
from exchange.operations.rows import turn
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.once import refusal_written
from foundation.refusals import Refusal


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
    today = Act(act_of(batch).actor, clock.now())
    return exhibits.why_orders_end_in_nothing(batch.office_id, today)


def halt(batch: ImportBatch, why: Refusal) -> None:
    """Stop an import that nobody stopped, and keep the reason once."""
    turn(batch, BatchState.STOPPED)
    forget_halt(batch)
    batch.notes = [*(batch.notes or ()), {"refusal": refusal_written(why)}]
    by = Act(SYSTEM, clock.now())
    log(batch, entries.IMPORT_STOPPED, by, imported=batch.imported, waiting=batch.waiting)


def forget_halt(batch: ImportBatch) -> None:
    """Take the reason of a stop away, once the import goes on; other notes of the file stay."""
    batch.notes = [each for each in batch.notes or () if "refusal" not in each]


def log(batch: ImportBatch, kind: Kind, by: Act, **payload: Any) -> None:
    """Write an entry of an import."""
    ledger.append(
        f"import:{batch.id}",
        kind,
        office_id=batch.office_id,
        by=by,
        payload={"kind": batch.kind, "file": batch.file_name, **payload},
    )
