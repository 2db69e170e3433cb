"""What the ledger says of who registered for a round."""

from typing import Final

from auctions.entry_values import DESPITE, REGISTERED
from audit.entries import BY_CORRECTION, BY_NEW_ENTRY, Key, Kind, declare, row_id
from foundation.database import Dong
from foundation.i18n import N_

_ROUND: Final = {"round": Key(N_("Round"), int)}

_REGISTRANT: Final = {**_ROUND, "registration": row_id()}
ROUND_REGISTERED: Final = declare(
    Kind(
        "round.registered",
        N_("Recorded a registrant"),
        keys={**_REGISTRANT, **REGISTERED, **DESPITE},
        correctable=BY_CORRECTION,
    )
)
DEPOSIT_CORRECTED: Final = declare(
    Kind(
        "round.deposit_corrected",
        N_("Recorded the deposit of a registrant anew"),
        keys={**_REGISTRANT, "deposit": Key(N_("Deposit"), Dong).changed()},
        correctable=BY_NEW_ENTRY,
    )
)
