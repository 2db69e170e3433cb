"""The deposit a bidder lays down (tiền đặt trước): its band in shares of the starting price."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation, Ruling
from lawbook.editions import in_force
from lawbook.loading import cite, only_keys, read, without_gap_or_overlap
from lawbook.money import WHOLE, Rounding, share

_KEYS = frozenset(
    [
        "edition",
        "in_force_from",
        "in_force_to",
        "lowest",
        "highest",
        "usual",
        "law",
        "article",
        "confirmed",
    ]
)


@dataclass(frozen=True, slots=True)
class DepositBand:
    """Lowest and highest deposit, in basis points of the starting price."""

    lowest: int
    highest: int
    usual: int  # what offices ask for; a proposal, no rule

    def __str__(self) -> str:
        return f"{self.lowest}-{self.highest}"

    def limits(self, starting_price: int) -> tuple[int, int]:
        """Give the lowest and the highest deposit in đồng.

        Counting: exact; the lowest is rounded up and the highest down to whole đồng.
        """
        return (
            share(starting_price, self.lowest, Rounding.UP),
            share(starting_price, self.highest, Rounding.DOWN),
        )


@dataclass(frozen=True, slots=True)
class _Edition:
    edition: str
    in_force_from: date
    in_force_to: date | None
    band: DepositBand
    basis: Citation
    confirmed: bool


def deposit_band(on: date) -> Ruling[DepositBand]:
    """Give the band a deposit must lie in.

    Args:
        on: day of the session.

    Raises:
        NoEditionInForce: no edition is recorded for that day.

    Law: 01/2016/QH14, Điều 39 khoản 1; its 2024 amendment is not read.
    """
    row = in_force(_editions(), on, what="mức tiền đặt trước")
    counted = (
        f"từ {row.band.lowest * 100 // WHOLE} % đến {row.band.highest * 100 // WHOLE} % "
        "giá khởi điểm"
    )
    return Ruling(row.band, row.basis, row.confirmed, counted, "A6", row.edition)


@cache
def _editions() -> tuple[_Edition, ...]:
    rows = read("deposit_bands")["band"]
    for row in rows:
        only_keys(row, _KEYS, "deposit_bands")
    editions = tuple(
        _Edition(
            row["edition"],
            row["in_force_from"],
            row.get("in_force_to"),
            DepositBand(row["lowest"], row["highest"], row["usual"]),
            cite(row["law"], row["article"]),
            row["confirmed"],
        )
        for row in rows
    )
    without_gap_or_overlap(editions, "deposit_bands")
    return editions
