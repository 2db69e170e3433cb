"""In whose name an import runs, and stopping it where what it proposes would come to nothing."""

from typing import Any

from audit import ledger
from audit.entries import Kind
from exchange import entries
from exchange.models import BatchState, ImportBatch
from exchange.operations.rows import turn
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.once import refusal_written
from foundation.refusals import Refusal


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
