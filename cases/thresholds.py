"""The thresholds of cases: how early a last day is a warning, how far off a review may be."""

from typing import Final

from accounts.thresholds.declared import Threshold, ThresholdUnit, declare
from foundation.i18n import N_

DUE_SOON: Final = declare(
    Threshold(
        code="due_soon",
        words=N_("Warning before a last day"),
        unit=ThresholdUnit.LEGAL_DAYS,
        standard=2,
        least=1,
        most=30,
        decides=N_("So many days before its last day an act is shown as due soon."),
        stays=N_("The last day itself is the law's; what is past is always shown as overdue."),
    )
)
HOLD_REVIEW: Final = declare(
    Threshold(
        code="hold_review",
        words=N_("Longest time until the next review of a hold"),
        unit=ThresholdUnit.DAYS,
        standard=183,
        least=7,
        most=183,
        decides=N_("The next review day of a hold lies within so many days."),
        stays=N_(
            "A hold is reviewed twice a year at least, and a stay that was asked for ends as the "
            "law says: an office reviews earlier, never later."
        ),
    )
)
