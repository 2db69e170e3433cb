"""What the prices of past rounds tell of price cuts: one answer for all who ask. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from lawbook import repricing


@dataclass(frozen=True, slots=True)
class Priced:
    """A round as far as its price tells of cuts.

    Args:
        number: which round it was; None where nobody knows.
        price: its starting price, đồng; None where nobody knows.
        reduced: a reduction after it is recorded by itself.
    """

    number: int | None
    price: int | None
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class ToldCut:
    """A lower price than the last one that is known.

    Args:
        place: of the round that began with it, from 0.
        basis_points: of the price before.
        is_one: nothing lies between the two prices that nobody knows; else it may be several cuts,
            and the law says nothing of how large they are together.
    """

    place: int
    basis_points: int
    is_one: bool


def told_cuts(rounds: Iterable[Priced]) -> list[ToldCut]:
    """Return the cuts that the prices of rounds tell, those recorded by themselves left out.

    Args:
        rounds: in their order.
    """
    found: list[ToldCut] = []
    former: Priced | None = None  # the last one whose price is known
    recorded = gap = False  # a reduction since, and a round since of which the price is unknown
    for place, held in enumerate(rounds):
        if held.price is None:
            recorded, gap = recorded or held.reduced, True
            continue
        before = former.price if former is not None and not recorded else None
        if former is not None and before is not None and held.price < before:
            cut = repricing.cut_basis_points(before, held.price)
            found.append(ToldCut(place, cut, not gap and _follows(former, held)))
        former, recorded, gap = held, held.reduced, False
    return found


def _follows(former: Priced, held: Priced) -> bool:
    """Whether no round lies between, as their numbers say; without numbers nobody knows."""
    return former.number is not None and held.number == former.number + 1
