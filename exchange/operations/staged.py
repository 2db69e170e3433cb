"""A row that was read and looked at, before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exchange.importing.problems import Problem
from exchange.models import RowState
from foundation.refusals import Refusal

KEY = 120  # characters of a key
LOOKED_AT_FIRST = {
    RowState.REFUSED,
    RowState.INCOMPLETE,
    RowState.ASSETS_ONLY,
    RowState.FAILED,
}


@dataclass(frozen=True, slots=True)
class Staged:
    """What an import would do with one row."""

    row: int
    state: RowState
    key: str = ""
    part: str = ""
    content_hash: str = ""
    fingerprint: str = ""
    draft: str | None = None
    problems: Sequence[Problem] = ()
    refusal: Refusal | None = None  # of the operation that would record it
    refused_at: Mapping[str, Any] | None = None  # the cell it is about, see refused_cells
    sheet: str = ""
    sheet_row: int = 0
    offered_in_row: int | None = None  # see ImportRow
    offered_as_lot_id: int | None = None


def rank(state: RowState) -> int:
    """Return 0 for rows that a person must look at, 1 for lines, 2 for what is none."""
    if state in LOOKED_AT_FIRST:
        return 0
    return 2 if state is RowState.ASIDE else 1
