"""Suspending and stopping an auction: three acts of the law and the grounds of each."""

import enum
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from lawbook.citation import Citation
from lawbook.loading import cite, only_keys, read

_KEYS = frozenset(
    ["code", "act", "vi", "en", "in_force_from", "in_force_to", "law", "article", "confirmed"]
)


class StoppingAct(enum.StrEnum):
    """What is asked of the auction organisation; each must come before the winner is announced."""

    SUSPEND = "suspend"  # tạm dừng việc tổ chức đấu giá: goes on when the ground is gone
    STOP = "stop"  # dừng việc tổ chức đấu giá; the auctioneer: dừng phiên đấu giá


WORDS: Final = {
    StoppingAct.SUSPEND: "Tạm dừng việc tổ chức đấu giá",
    StoppingAct.STOP: "Dừng việc tổ chức đấu giá, dừng phiên đấu giá",
}
IN_ENGLISH: Final = {
    StoppingAct.SUSPEND: "Suspension of the auction",
    StoppingAct.STOP: "Stopping of the auction, of the session",
}


@dataclass(frozen=True, slots=True)
class StoppingGround:
    """One ground for suspending or stopping, with its provision."""

    code: str  # "84.1A"
    act: StoppingAct
    vi: str
    en: str
    in_force_from: date
    in_force_to: date | None
    basis: Citation
    confirmed: bool  # read in the text of the law


def stopping_grounds(act: StoppingAct, on: date) -> tuple[StoppingGround, ...]:
    """List the grounds of an act in force on a day, in the order of the law; none before 2026.

    Law: 106/2025/QH15, Điều 84; 152/2026/NĐ-CP, Điều 65 khoản 7, 8, 9.
    """
    return tuple(
        ground
        for ground in _grounds()
        if ground.act is act
        and ground.in_force_from <= on
        and (ground.in_force_to is None or on <= ground.in_force_to)
    )


def stopping_ground(code: str) -> StoppingGround | None:
    """Return the ground that a kept code names, in its newest words; None for no such code."""
    return next((ground for ground in reversed(_grounds()) if ground.code == code), None)


@cache
def _grounds() -> tuple[StoppingGround, ...]:
    rows = read("stopping")["ground"]
    for row in rows:
        only_keys(row, _KEYS, f"stopping/{row.get('code')}")
    return tuple(
        StoppingGround(
            row["code"],
            StoppingAct(row["act"]),
            row["vi"],
            row["en"],
            row["in_force_from"],
            row.get("in_force_to"),
            cite(row["law"], row["article"]),
            row["confirmed"],
        )
        for row in rows
    )
