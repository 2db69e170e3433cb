"""The one writer of how far a count is."""

from typing import Final

from warehouse.models import CountState, StockCount

S = CountState
WAYS: Final[dict[CountState, tuple[CountState, ...]]] = {
    S.RECOUNTING: (S.COUNTING,),
    S.COMPARED: (S.COUNTING, S.RECOUNTING, S.PROPOSED, S.APPROVED),
    S.PROPOSED: (S.COMPARED,),
    S.APPROVED: (S.PROPOSED,),
    S.CLOSED: (S.APPROVED,),
    S.CANCELLED: (S.COUNTING,),
}
"""From which states a count comes to a state."""


def advance(count: StockCount, to: CountState) -> None:
    """Bring a count to a state; the operation has asked whether it may."""
    if count.state not in WAYS[to]:
        raise ValueError(f"a count that is {count.state} does not become {to}")
    count.state = to
