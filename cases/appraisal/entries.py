"""What the ledger says of the appraisal of a seized asset."""

from datetime import date
from typing import Final

from audit.entries import (
    Key,
    Kind,
    by_another,
    declare,
)
from cases.entries import DOCUMENT
from cases.models import AppraisalWay
from foundation.i18n import N_

APPRAISAL_ARRANGED: Final = declare(
    Kind(
        "asset.appraisal_arranged",
        N_("Recorded how the price is found"),
        keys={
            "way": Key(N_("How the price is found"), AppraisalWay),
            "on": Key(N_("Day"), date),
            "document": DOCUMENT,
        },
        correctable=by_another(N_("Record the valuation")),
    )
)
