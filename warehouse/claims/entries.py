"""What the ledger says of items that were here before the program."""

from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_CORRECTION,
    Key,
    Kind,
    LabelCode,
    by_another,
    declare,
)
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, OBSERVED
from warehouse.models import Deviation

CLAIMED: Final = declare(
    Kind(
        "custody.claimed",
        N_("Entered as the old file has it"),
        "warn",
        keys={
            "code": Key(N_("Code"), LabelCode),
            "case": Key(N_("Case file"), str),
            "source": Key(N_("Old file"), str),
            "since": Key(N_("Kept since"), str).or_none(),
            "place": Key(N_("Place"), str),
            "quantity": Key(N_("Quantity"), Decimal),
            "unit": Key(N_("Unit"), str),
            "document": Key(N_("Document"), str).or_none(),
            **OBSERVED,
            **CUSTODY,
        },
        correctable=BY_CORRECTION,
    )
)
SEEN: Final = declare(
    Kind(
        "custody.seen",
        N_("Seen in the store for the first time"),
        "ok",
        keys={
            "claimed": Key(N_("Place in the old file"), str),
            "place": Key(N_("Place where it was seen"), str),
            "differs": Key(N_("Differs from the old file"), Deviation).many().or_absent(),
            **OBSERVED,
            **CUSTODY,
        },
        correctable=BY_CORRECTION,
    )
)
HOLDER_LINKED: Final = declare(
    Kind(
        "custody.holder_linked",
        N_("Found the organisation that has it in the registry"),
        keys={**CUSTODY},
        correctable=by_another(N_("Move it")),
    )
)
