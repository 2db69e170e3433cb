"""What the ledger says of the demonstration office."""

from datetime import date
from typing import Final

from audit.entries import (
    NOT_ASKED,
    Key,
    Kind,
    declare,
)
from foundation.i18n import N_

OFFICE_SEEDED: Final = declare(
    Kind(
        "office.seeded",
        N_("Built the demonstration office"),
        keys={"on": Key(N_("Day"), date)},
        correctable=NOT_ASKED,
    )
)
