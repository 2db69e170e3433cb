"""That a list was taken out as a file: who, which rows, how many."""

from audit import ledger
from audit.models import LedgerEntry
from exchange import entries
from foundation.acts import Act


def note_list_taken(title: str, *, narrowed_by: str, rows: int, by: Act) -> LedgerEntry:
    """Write into the ledger that a person takes a list out as a file.

    Args:
        title: of the list, in Vietnamese.
        narrowed_by: its filters as the address has them; "" for none.
    """
    return ledger.append(
        f"account:{by.actor.id}",
        entries.LIST_TAKEN,
        office_id=by.actor.office_id,
        by=by,
        payload={"list": title, "filters": narrowed_by, "rows": rows},
    )
