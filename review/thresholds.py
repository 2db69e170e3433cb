"""The thresholds of the review: when a stalled asset is shown red; and whether one is."""

from datetime import date
from typing import Final

from accounts.thresholds.declared import Threshold, ThresholdUnit, declare
from accounts.thresholds.in_force import threshold_of
from foundation.i18n import N_
from lawbook import repricing
from review.models import StalledAsset

GRAVE_ROUNDS: Final = declare(
    Threshold(
        code="grave_rounds",
        words=N_("Failed rounds from which an asset is shown red"),
        unit=ThresholdUnit.ROUNDS,
        standard=5,
        least=1,
        most=5,
        decides=N_("A stalled asset with so many failed rounds is shown red to those who manage."),
        stays=N_(
            "The flag of an auction that failed many times opens by the law alone, whatever is set "
            "here."
        ),
        law=lambda on: repricing.repeat_fail(0, False, on),
    )
)
QUIET_DAYS: Final = declare(
    Threshold(
        code="quiet_days",
        words=N_("Days without progress from which a stalled asset is shown red"),
        unit=ThresholdUnit.DAYS,
        standard=180,
        least=7,
        most=365,
        decides=N_("A stalled asset on which nothing moved for so many days is shown red."),
        stays=N_("What is paid for and not delivered in time is red by itself; a hold stays grey."),
    )
)


def quiet_since(row: StalledAsset) -> date:
    """Return the day since which nothing moved: of the last progress, else of standing still."""
    return row.last_event_on or row.stalled_since_on


def is_grave(row: StalledAsset, today: date, *, rounds: int, quiet: int) -> bool:
    """Whether a stalled asset is shown red under two numbers, a hold left aside."""
    still = (today - quiet_since(row)).days
    return row.undelivered or row.failed_rounds >= rounds or still >= quiet


def numbers_of(office_id: int, today: date) -> tuple[int, int]:
    """Return from how many failed rounds, and after how many quiet days, an office sees red."""
    return (
        threshold_of(GRAVE_ROUNDS, office_id, today),
        threshold_of(QUIET_DAYS, office_id, today),
    )
