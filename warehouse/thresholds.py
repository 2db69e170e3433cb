"""The thresholds of the warehouse."""

from typing import Final

from accounts.thresholds.declared import Threshold, ThresholdUnit, declare
from foundation.i18n import N_

LOAN_SOON: Final = declare(
    Threshold(
        code="loan_soon",
        words=N_("Warning before a loan is due back"),
        unit=ThresholdUnit.DAYS,
        standard=2,
        least=1,
        most=30,
        decides=N_("So many days before a thing on loan is due back it is shown as due soon."),
        stays=N_("A loan is overdue from the day after it was due back, whatever is set here."),
    )
)
