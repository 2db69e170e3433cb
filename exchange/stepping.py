"""Importing step by step: each step is one short transaction, however large the file.

A step may be the last one before the machine stops: the next one goes on where it ended, and no row
comes in twice. A row that cannot come in any more is left out with its reason; the others go on.
"""

import gc
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import func, select

from exchange import refusals
from exchange.models import BatchState, ImportBatch, Upload
from exchange.operations import running
from exchange.uploads import UploadStore
from foundation.database import db
from foundation.failures import Failure
from foundation.refusals import ChangedMeanwhile, Refusal
from foundation.transaction import transaction

logger = logging.getLogger("kebien.imports")

AIM: Final = 0.025  # seconds one step should take
LEAST: Final = 1  # row of one step: on a busy machine even few rows take long
MOST: Final = 50
TRIES: Final = 5  # of a step that others got in the way of
PAUSE: Final = 0.2  # seconds before it is tried again


@dataclass(slots=True)
class Stepper:
    """Imports what waits, as many rows at a time as fit into one short step."""

    pause: Callable[[float], None] = time.sleep
    _rows: int = field(default=1)

    def run(self, *, until: float | None = None) -> int:
        """Import until nothing waits any more.

        Args:
            until: moment of the monotonic clock after which no step begins.

        Returns:
            The number of steps.

        Raises:
            Failure: the machine cannot go on now; everything waits where it was.
        """
        steps = 0
        while (batch_id := next_batch()) is not None:
            if until is not None and time.monotonic() > until:
                break
            self.step(batch_id)
            steps += 1
        return steps

    def step(self, batch_id: int) -> bool:
        """Import the next rows of one file.

        Returns:
            Whether rows are left.
        """
        for attempt in range(TRIES):
            try:
                return self._step(batch_id)
            except (ChangedMeanwhile, Failure) as meanwhile:
                if attempt + 1 == TRIES:
                    if isinstance(meanwhile, Failure):
                        raise
                    return self._leave_out(batch_id, meanwhile)
                self.pause(PAUSE)
            except Refusal as refusal:
                return self._leave_out(batch_id, refusal)
            except Exception as fault:
                number = secrets.token_hex(4)
                logger.exception("import.failed", extra={"error_number": number}, exc_info=fault)
                return self._leave_out(batch_id, refusals.RowNotUnderstood(number=number))
        return True

    def _step(self, batch_id: int) -> bool:
        began = time.perf_counter()
        with _without_collecting(), transaction():
            batch = db.session.get_one(ImportBatch, batch_id)
            more = running.take_in_some(batch, self._rows)
        self._adapt(time.perf_counter() - began)
        if not more:
            self._clear(batch_id)
        return more

    def _adapt(self, seconds: float) -> None:
        """Take more rows next time if this step was short, fewer if it was long."""
        self._rows = max(LEAST, min(MOST, int(self._rows * min(2.0, AIM / max(seconds, 0.001)))))

    def _leave_out(self, batch_id: int, why: Refusal) -> bool:
        """Leave the row out that stands in the way; of several, find out first which it is."""
        if self._rows > 1:
            self._rows = 1
            return True
        with transaction():
            running.fail_next(db.session.get_one(ImportBatch, batch_id), why)
        return True

    def _clear(self, batch_id: int) -> None:
        """Delete the file of an import that has ended."""
        upload = db.session.scalar(
            select(Upload)
            .join(ImportBatch, ImportBatch.upload_id == Upload.id)
            .where(ImportBatch.id == batch_id, ImportBatch.state == BatchState.DONE)
        )
        if upload is not None:
            UploadStore().delete(upload.file)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python look for garbage between two steps, not while the database is locked."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def next_batch() -> int | None:
    """Return the file whose turn it is: of each office the oldest, in turns."""
    oldest = (
        select(func.min(ImportBatch.id))
        .where(ImportBatch.state == BatchState.RUNNING)
        .group_by(ImportBatch.office_id)
    )
    found: int | None = db.session.scalar(
        select(ImportBatch.id)
        .where(ImportBatch.id.in_(oldest))
        .order_by(ImportBatch.stepped_at.is_not(None), ImportBatch.stepped_at, ImportBatch.id)
        .limit(1)
    )
    return found
