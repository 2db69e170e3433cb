"""Numbers of issued documents: given at signing, one after the other, in series of a year."""

from datetime import date

from accounts.models import Office
from accounts.operations.records import check_reach
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import ChangedMeanwhile, check
from papers.drafting import entries, refusals
from papers.drafting.models import DocumentSeries
from papers.drafting.numbers import (
    free_number,
    is_readable,
    new_series,
    series_of,
    why_not_number,
)
from papers.issued import hold_numbers
from papers.models import DocumentKind

__all__ = ["give_number", "set_series"]


def set_series(
    office: Office,
    *,
    kind: DocumentKind,
    year: int,
    pattern: str,
    next_value: int,
    reason: str | None = None,
    by: Act,
) -> DocumentSeries:
    """Say how the numbers of one kind of document are written, and which one comes next.

    Args:
        next_value: the number after the last one used, also on paper; only forward.
        reason: why numbers are left out; needed once a number was given.

    Raises:
        ChangedMeanwhile: the series changed, or began, since the person saw it.
        OfficeOutOfReach: the office is not the one acted for, nor under it.
        PatternUnreadable: the pattern does not say where the number stands.
        NumberGivenBefore: the next number would go back.
        ReasonOfGapNeeded: numbers are left out and nobody says why.
    """
    check_reach(office, by)
    pattern = " ".join(pattern.split())
    if not is_readable(pattern):
        raise refusals.PatternUnreadable
    hold_numbers(office.id, kind, year)
    known = series_of(office.id, kind, year)
    if known is not None:
        lock_as_seen(known, by)
    elif by.seen:
        raise ChangedMeanwhile
    series = _locked(office.id, kind, year, by)
    if next_value < series.next_value:
        raise refusals.NumberGivenBefore(next=series.next_value)
    reason = (reason or "").strip() or None
    if next_value > series.next_value > 1 and reason is None:
        raise refusals.ReasonOfGapNeeded(first=series.next_value, last=next_value - 1)
    payload = {
        "pattern": [series.pattern, pattern],
        "next": [series.next_value, next_value],
        "reason": reason,
    }
    if (pattern, next_value) == (series.pattern, series.next_value):
        return series
    series.pattern, series.next_value = pattern, next_value
    ledger.append(series.stream, entries.SERIES_SET, office_id=office.id, by=by, payload=payload)
    return series


def give_number(office_id: int, *, kind: DocumentKind, on: date, by: Act) -> str:
    """Take the next number for a document that is signed now, and hold its series until the end.

    A number that an issued document of the year has already, typed from paper, is passed over.

    Raises:
        SeriesNotSet: nobody said which number comes next in that year; see ``why_not_number``.
    """
    hold_numbers(office_id, kind, on.year)
    check(why_not_number(office_id, kind, on, by))
    series = _locked(office_id, kind, on.year, by)
    value, number = free_number(series)
    series.next_value = value + 1
    ledger.append(
        series.stream,
        entries.NUMBER_GIVEN,
        office_id=office_id,
        by=by,
        payload={"number": number},
    )
    return number


def _locked(office_id: int, kind: DocumentKind, year: int, by: Act) -> DocumentSeries:
    """Return the series, locked; it begins where the office has none of the year."""
    hold_numbers(office_id, kind, year)
    series = series_of(office_id, kind, year)
    if series is not None:
        return lock(series)
    series = new_series(office_id, kind, year)
    db.session.add(series)
    db.session.flush()
    ledger.append(
        series.stream,
        entries.SERIES_BEGUN,
        office_id=office_id,
        by=by,
        payload={"kind": kind, "year": year, "pattern": series.pattern},
        begins=True,
    )
    return series
