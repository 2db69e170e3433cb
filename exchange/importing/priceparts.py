"""A price that is given in parts: land, house and trees, or several things each with its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange.importing.amounts import adds_up, exact_dong, read_amount
from exchange.importing.partnames import split_parts
from exchange.importing.problems import Code, Unread
from exchange.importing.writing import as_written, grouped, shortened

_SHOWN = 400  # letters of the parts in a sentence: all of them, unless a cell is very long


@dataclass(frozen=True, slots=True)
class PriceParts:
    """A price with the parts it consists of, every one named.

    ``added``: nobody wrote the total, it was added up here.
    """

    dong: int
    parts: Sequence[tuple[str, int]]
    added: bool

    @property
    def shown(self) -> str:
        """The parts for a sentence."""
        return _shown([f"{name} {grouped(dong)}" for name, dong in self.parts])


def read_price_parts(text: str) -> PriceParts | Unread | None:
    """Return a price that is given in named parts; None where a cell gives none.

    Parts of one thing, land and what stands on it, make its price. What several things cost is
    added up only by whoever says that they are sold together, so without a total it is unknown,
    as is a price of which a part is not known.
    """
    split = split_parts(as_written(text).lower())
    if split is None:
        return None
    read = [(part.name, read_amount(part.amount)) for part in split.named]
    if any(isinstance(each, Unread) and each.code is Code.AMOUNT_PER_UNIT for _name, each in read):
        return None
    exact = [(part.name, exact_dong(part.amount)) for part in split.named]
    known = [(name, dong) for name, dong in exact if dong is not None]
    if not known:
        return None
    whole = len(known) == len(exact)
    total = exact_dong(split.total) if split.total else None
    if total is not None:
        parts = sum(dong for _name, dong in known)
        if whole and not adds_up([parts], total):
            details = {"parts": grouped(parts), "total": grouped(total)}
            return Unread(Code.AMOUNT_PARTS_DISAGREE, details)
        if whole:
            return PriceParts(total, known, added=False)
        return None
    if whole and split.is_one_thing and not split.total:
        return PriceParts(sum(dong for _name, dong in known), known, added=True)
    written = _shown([f"{part.name}: {part.amount}" for part in split.named])
    return Unread(Code.PRICES_OF_SEVERAL, {"written": written})


def _shown(parts: Sequence[str]) -> str:
    return shortened("; ".join(parts), _SHOWN)
