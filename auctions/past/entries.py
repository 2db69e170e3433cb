"""What the ledger says of auctions that were sold before the program came."""

from typing import Final

from auctions.entry_values import step
from audit.entries import (
    BY_CORRECTION,
    Key,
)
from foundation.database import Dong
from foundation.i18n import N_

ROUND_TOLD_SOLD: Final = step(
    "round.told_sold",
    N_("Recorded a sale that an old file tells"),
    "ok",
    keys={
        "round": Key(N_("Round"), int),
        "sold_for": Key(N_("Sold for"), Dong),
        "origin": Key(N_("Source"), str),
    },
    correctable=BY_CORRECTION,
)
