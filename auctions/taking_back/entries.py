"""What the ledger says of steps of a lot that never were."""

from typing import Final

from auctions.entry_values import step
from audit.entries import (
    NOT_ASKED,
    Key,
)
from foundation.i18n import N_

LOT_TAKEN_BACK: Final = step(
    "lot.taken_back",
    N_("Let steps of the lot count no more, which never were"),
    "warn",
    keys={"entries": Key("", int, internal=True).many()},
    progress=False,
    correctable=NOT_ASKED,  # what is taken back is recorded again
)
