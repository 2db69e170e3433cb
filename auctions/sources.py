"""What outside sources say of a lot, in their own words, as a room above keeps it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from auctions.models import Lot, Round


@dataclass(frozen=True, slots=True)
class Source:
    """One outside row behind a lot: its name, and each of its cells under the column's name."""

    name: str  # the notice, "DGTS-593678"
    address: str  # of the page it comes from, if it has one
    round_id: int | None
    cells: Sequence[tuple[str, str]]


Provider = Callable[[Lot], Sequence[Source]]
_providers: list[Provider] = []


def register_sources(provider: Provider) -> None:
    """Let a room above show what its sources say; the last one registered counts."""
    _providers[:] = [provider]


def of_lot(lot: Lot) -> Sequence[Source]:
    """Return every source behind a lot, the oldest first."""
    return [source for provider in _providers for source in provider(lot)]


def of_round(round_: Round) -> Sequence[Source]:
    """Return the sources of one round."""
    return [source for source in of_lot(round_.lot) if source.round_id == round_.id]
