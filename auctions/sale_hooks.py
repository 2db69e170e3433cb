"""What the room of sales above is told of, and what it shows on the page of a lot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SaleHooks:
    """The functions of the room above; each runs inside the transaction of its act."""

    won: Callable[..., Any]  # opens the sale of a round that has a winner
    check_dated: Callable[..., Any]  # refuses a session that its sale cannot have been on
    dated: Callable[..., Any]  # a sale of which nobody knew the day whole: that of its session
    taken: Callable[..., Any]  # opens the sale to a creditor who takes the asset
    standing: Callable[..., Any]  # what was recorded of the sales of a lot: id of round to steps
    annulled: Callable[..., Any]  # annuls the sale of a round whose result was wrong
    shown: Callable[..., Any]  # the same of the sale whose panel was read
    panel: Callable[..., Any]  # the newest sale of a lot as its page shows it, or None
    acts: Callable[..., Any]  # lots that are in sale, and the act: id of the lot to its acts


_registered: list[SaleHooks] = []


def register_sale_hooks(hooks: SaleHooks) -> None:
    """Let the room of sales hear of winners and takings; the last one registered counts."""
    _registered[:] = [hooks]


def sale_hooks() -> SaleHooks:
    """Return the registered functions.

    Raises:
        LookupError: the application was put together without the room of sales.
    """
    if not _registered:
        raise LookupError("no room of sales is registered")
    return _registered[0]
