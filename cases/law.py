"""Which provision answers which question for assets and holds: the cases' way into the lawbook."""

from datetime import date

from cases.models import Asset
from lawbook import periods
from lawbook.citation import Ruling
from lawbook.errors import LawbookError


def postponed_until(asked_on: date) -> Ruling[date] | None:
    """Return the last day of a stay that was asked for on a day; None where no law says one.

    Law: H2; 106/2025/QH15, Điều 46 khoản 2; before it 26/2008/QH12, Điều 48 khoản 2.
    """
    try:
        return periods.deadline("H2", asked_on)
    except LawbookError:  # before any edition we hold, or in a year without a calendar
        return None


def verify_again_by(verified_on: date, *, yearly: bool) -> Ruling[date] | None:
    """Return the last day to verify again what cannot be enforced yet; None where no law says one.

    Law: H8.1, H8.2; 106/2025/QH15, Điều 38 khoản 3; before it 26/2008/QH12, Điều 44 khoản 2.
    """
    try:
        return periods.deadline("H8.2" if yearly else "H8.1", verified_on)
    except LawbookError:  # before any edition we hold, or in a year without a calendar
        return None


def appraisal_due(asset: Asset) -> Ruling[date] | None:
    """Return the last day to sign the appraisal contract of an asset; None where no law says one.

    The day of the seizure is known, and a law and a calendar of that time are recorded.

    Law: P4; 106/2025/QH15, Điều 82 khoản 1 điểm a; before it 26/2008/QH12, Điều 98 khoản 2.
    """
    if asset.seized_on is None:
        return None
    try:
        return periods.deadline("P4", asset.seized_on)
    except LawbookError:  # before any edition we hold, or in a year without a calendar
        return None
