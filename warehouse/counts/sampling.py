"""How large a sample is, and which things are in it: the same seed draws the same things again.

The size is that of a discovery sample without putting back: where more than the tolerated share of
all things differed, a sample of that size would show one of them at least with the confidence that
was stated. With N things and D the least number above the tolerated share, it is the smallest n
with C(N - D, n) / C(N, n) <= 1 - confidence.
"""

import hashlib
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

HUNDRED = 100


def sample_size(population: int, *, confidence: Decimal, share: Decimal) -> int:
    """Return how many things are drawn.

    Args:
        confidence, share: in per cent, each between 0 and 100.

    >>> sample_size(1000, confidence=Decimal(95), share=Decimal(5))
    56
    >>> sample_size(3, confidence=Decimal(95), share=Decimal(1))
    3
    """
    differing = min(population, int(Decimal(population) * share / HUNDRED) + 1)
    most = 1 - Fraction(confidence) / HUNDRED
    unseen = Fraction(1)
    for drawn in range(population):
        if unseen <= most:
            return drawn
        unseen *= Fraction(max(population - differing - drawn, 0), population - drawn)
        if unseen.denominator.bit_length() > 4096:  # exact enough, and soon done
            unseen = Fraction(-(-unseen.numerator * 2**512 // unseen.denominator), 2**512)
    return population


def draw(ids: Collection[int], *, size: int, seed: str) -> list[int]:
    """Return the ids that are drawn, in the order of the hash of seed and id.

    >>> draw(range(1, 100), size=3, seed="a") == draw(range(1, 100), size=3, seed="a")
    True
    """

    def rank(one: int) -> str:
        return hashlib.sha256(f"{seed}:{one}".encode()).hexdigest()

    return sorted(ids, key=rank)[:size]
