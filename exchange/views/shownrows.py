"""One row of a file as the pages of imports show it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from exchange.importing import stored
from exchange.importing.drafts import ExhibitDraft, NoticeDraft
from exchange.importing.olddrafts import OldDraft
from exchange.importing.problems import Code, Severity
from exchange.models import ImportRow, RowState, SheetKind
from exchange.operations import batches
from exchange.operations.doubles import is_asked, is_kept_apart, waits_with_another
from exchange.operations.settled import CAN_BE_LEFT_OUT, NO_TICKS, Ticks
from exchange.sentences import marked_of, sentences_of

DRAFTS: Final[Mapping[SheetKind, Any]] = {
    SheetKind.NOTICES: NoticeDraft,
    SheetKind.EXHIBITS: ExhibitDraft,
    SheetKind.BACKLOG: OldDraft,
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the file as the page shows it."""

    row: ImportRow
    draft: Any  # None when the row was not read
    reasons: list[str]  # why it stays out
    notes: list[str]  # what to look at although it comes in
    ticks: Ticks = NO_TICKS  # of a page that was sent and refused: what was chosen on it stands

    @property
    def marked(self) -> list[str]:
        """What stands in the cells that were refused, each behind the name of its cell."""
        return marked_of(self.row.problems)

    @property
    def is_settled(self) -> bool:
        """Whether it is decided: it came in, failed on the way, or was left out."""
        return self.row.state in {RowState.IMPORTED, RowState.FAILED, RowState.LEFT_OUT}

    @property
    def can_be_left_out(self) -> bool:
        """Whether a person may still say that the row does not come in."""
        if self.is_asked or waits_with_another(self.row):
            return False
        return self.row.state in CAN_BE_LEFT_OUT or self.row.state is RowState.LEFT_OUT

    @property
    def is_asked(self) -> bool:
        """Whether a person says of the row what it is: the same thing as another, or its own."""
        state = self.row.state
        waits = state in CAN_BE_LEFT_OUT or state is RowState.LEFT_OUT
        return waits and is_asked(self.row)

    @property
    def is_another(self) -> bool:
        """Whether a person said that it is another thing."""
        if self.row.row in self.ticks.shown:
            return self.row.row in self.ticks.apart
        return not self.is_left_out and is_kept_apart(self.row)

    @property
    def is_left_out(self) -> bool:
        """Whether a person left the row out, or chose so on a page that was refused."""
        if self.row.row in self.ticks.shown:
            return self.row.row in self.ticks.left
        return self.row.state is RowState.LEFT_OUT

    @property
    def missing(self) -> list[str]:
        """What is unknown of a notice, and asked for when it is in."""
        return sentences_of(
            [each for each in self.row.problems if each.get("severity") == Severity.MISSING],
            cells=True,
        )

    @property
    def needs_quantity(self) -> bool:
        """Whether a person must enter how many before the line can come in."""
        return self.row.state is RowState.INCOMPLETE and any(
            each.get("severity") == Severity.REFUSAL and each.get("code") != Code.OLD_FONT
            for each in self.row.problems
        )

    @property
    def needs_words(self) -> bool:
        """Whether a person must write what the thing is: the list points at another line."""
        return self.row.state is RowState.INCOMPLETE and batches.asks_for_words(self.row)

    @property
    def needs_seal(self) -> bool:
        """Whether a person must write which seal it is under."""
        return self.row.state is RowState.INCOMPLETE and batches.asks_for_seal(self.row)

    @property
    def lacks_unit(self) -> bool:
        """Whether a line comes in whose unit is not known; a person may say it."""
        waits = self.row.state is RowState.NEW
        return waits and batches.quantity_without_unit(self.row) is not None

    @property
    def quantity(self) -> Decimal | None:
        """Return how many of an exhibit: as a person completed it, else as it was read."""
        if self.row.completed is not None:
            return Decimal(self.row.completed["quantity"])
        return self.draft.quantity if self.draft else None

    @property
    def unit(self) -> str:
        if self.row.completed is not None:
            return self.row.completed["unit"]
        return (self.draft.unit or "") if self.draft else ""


def shown(row: ImportRow, kind: SheetKind, ticks: Ticks = NO_TICKS) -> ShownRow:
    """Return a row with what is said of it, and what was chosen of it on a page that was sent."""
    draft = stored.read_text(DRAFTS[kind], row.draft) if row.draft else None
    reasons = sentences_of(row.problems, refusing=True, cells=True) if row.rank == 0 else []
    said = sentences_of(row.problems, cells=True)
    found = ShownRow(row, draft, reasons, [], ticks)
    kept = {*reasons, *found.missing}
    return replace(found, notes=[each for each in said if each not in kept])
