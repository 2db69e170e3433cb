"""Allowed changes of an item's status, as a table."""

from typing import Final

from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.models import EvidenceItem, ItemStatus

BEGINNINGS: Final = frozenset({ItemStatus.CLAIMED, ItemStatus.AT_THE_DOOR})
ALLOWED: Final[dict[ItemStatus, frozenset[ItemStatus]]] = {
    ItemStatus.CLAIMED: frozenset({ItemStatus.IN_CUSTODY, ItemStatus.MISSING}),
    ItemStatus.AT_THE_DOOR: frozenset({ItemStatus.IN_CUSTODY, ItemStatus.NOT_TAKEN_IN}),
    ItemStatus.IN_CUSTODY: frozenset(
        {
            ItemStatus.IN_CUSTODY,
            ItemStatus.ON_LOAN,
            ItemStatus.RELEASED,
            ItemStatus.DESTROYED,
            ItemStatus.MISSING,
        }
    ),
    ItemStatus.ON_LOAN: frozenset({ItemStatus.IN_CUSTODY, ItemStatus.MISSING}),
    ItemStatus.MISSING: frozenset({ItemStatus.IN_CUSTODY}),
    ItemStatus.NOT_TAKEN_IN: frozenset(),
    ItemStatus.RELEASED: frozenset(),
    ItemStatus.DESTROYED: frozenset(),
}


class ImpossibleChange(Refusal):
    """The item's life has no such step."""

    text = N_("Item %(code)s cannot go from %(before)s to %(after)s.")


def check_transition(item: EvidenceItem, to: ItemStatus) -> None:
    """Refuse a change of status that the table does not name.

    Raises:
        ImpossibleChange: there is no such step; a new item (no status yet) starts at the door or
            as claimed.
    """
    before = item.status
    allowed = ALLOWED[before] if before is not None else BEGINNINGS
    if to not in allowed:
        raise ImpossibleChange(code=item.code, before=before, after=to)
