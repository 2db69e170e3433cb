"""What the ledger says of the right to buy first."""

from datetime import date
from typing import Final

from auctions.buying_first.right import BuyingChoice
from auctions.entry_values import step
from audit.entries import (
    BY_CORRECTION,
    BY_NEW_ENTRY,
    Key,
)
from foundation.i18n import N_

_DOCUMENT: Final = Key(N_("Document"), str)
FIRST_BUYERS_TOLD: Final = step(
    "lot.first_buyers_told",
    N_("Told the co-owners of their right to buy first"),
    keys={"told_on": Key(N_("Validly told on"), date), "document": _DOCUMENT},
    progress=False,
    correctable=BY_NEW_ENTRY,
)
FIRST_BUYERS_ANSWERED: Final = step(
    "lot.first_buyers_answered",
    N_("Recorded what the co-owners do with their right to buy first"),
    keys={
        "choice": Key(N_("What they do"), BuyingChoice),
        "on": Key(N_("Day"), date),
        "document": _DOCUMENT,
    },
    progress=False,
    correctable=BY_CORRECTION,
)
