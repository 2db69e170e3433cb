"""Numbers of issued documents: given at signing, one after the other, in series of a year."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from accounts.letterhead import letterhead_of
from accounts.models import Office
from accounts.operations.records import check_reach
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import ChangedMeanwhile, Refusal, check
from papers.drafting import entries, refusals
from papers.drafting.models import DocumentSeries
from papers.issued import hold_numbers, keys_of, keys_taken
from papers.models import DocumentKind

__all__ = ["foresee", "give_number", "series_for", "set_series"]

HOLE: Final = "{n}"
DOTS: Final = "…" * 4  # where a number will stand
LONGEST: Final = 60
AHEAD: Final = 100  # numbers looked at in one query
SYMBOL: Final = "THADS"  # of an office that has recorded none for its papers
PATTERNS: Final = {
    DocumentKind.DECISION: "{n}/QĐ-",
    DocumentKind.MINUTES: "{n}/BB-",
    DocumentKind.NOTICE: "{n}/TB-",
    DocumentKind.LETTER: "{n}/",
}
"""How a number begins until the office says otherwise, before the letters of the office; of every
other kind it is the bare number."""


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
    known = _of(office.id, kind, year)
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
    value, number = _free(series)
    series.next_value = value + 1
    ledger.append(
        series.stream,
        entries.NUMBER_GIVEN,
        office_id=office_id,
        by=by,
        payload={"number": number},
    )
    return number


def why_not_number(office_id: int, kind: DocumentKind, on: date, by: Act) -> Refusal | None:
    """Say why no number of the year of a day is given.

    Where the office has no numbers of the kind in that year, it may have given some by hand; then
    an administrator says which comes next. Numbers begin at 1 by themselves in the running year
    alone, and only where the program gave those of the year before.
    """
    if _of(office_id, kind, on.year) is not None:
        return None
    return _why_not_begin(office_id, kind, on, by)


def _why_not_begin(office_id: int, kind: DocumentKind, on: date, by: Act) -> Refusal | None:
    before = _of(office_id, kind, on.year - 1)
    if on.year == by.day.year and before is not None and before.next_value > 1:
        return None
    return refusals.SeriesNotSet(year=on.year)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What is known of the number of a paper before it is signed."""

    number: str | None  # the next one; None where none is given
    unnumbered: str  # how it is written, with dots where the number stands
    why_not: Refusal | None


def foresee(office_id: int, kind: DocumentKind, on: date, by: Act) -> Foreseen:
    """Return what is known of the number a paper would get on a day; nothing is taken."""
    known = _of(office_id, kind, on.year)
    why_not = None if known is not None else _why_not_begin(office_id, kind, on, by)
    series = known or _new(office_id, kind, on.year)
    number = _free(series)[1] if why_not is None else None
    return Foreseen(number, _written(series, DOTS), why_not)


def series_for(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries:
    """Return a series as it is, or as it would begin; nothing is kept."""
    return _of(office_id, kind, year) or _new(office_id, kind, year)


def is_readable(pattern: str) -> bool:
    """Whether a pattern has one place for the number and nothing else in braces."""
    rest = pattern.replace(HOLE, "", 1)
    return (
        HOLE in pattern
        and len(pattern) <= LONGEST
        and pattern.isprintable()
        and not {"{", "}"} & set(rest)
    )


def _locked(office_id: int, kind: DocumentKind, year: int, by: Act) -> DocumentSeries:
    """Return the series, locked; it begins where the office has none of the year."""
    hold_numbers(office_id, kind, year)
    series = _of(office_id, kind, year)
    if series is not None:
        return lock(series)
    series = _new(office_id, kind, year)
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


def _of(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries | None:
    return db.session.scalar(
        select(DocumentSeries).where(
            DocumentSeries.office_id == office_id,
            DocumentSeries.kind == kind,
            DocumentSeries.year == year,
        )
    )


def _new(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries:
    """Return a series that is not kept yet, written as the newest one of the office."""
    pattern = db.session.scalar(
        select(DocumentSeries.pattern)
        .where(DocumentSeries.office_id == office_id, DocumentSeries.kind == kind)
        .order_by(DocumentSeries.year.desc())
        .limit(1)
    )
    return DocumentSeries(
        office_id=office_id,
        kind=kind,
        year=year,
        pattern=pattern or _usual(office_id, kind),
        next_value=1,
    )


def _usual(office_id: int, kind: DocumentKind) -> str:
    if kind not in PATTERNS:
        return HOLE
    symbol = letterhead_of(db.session.get_one(Office, office_id)).symbol or SYMBOL
    pattern = f"{PATTERNS[kind]}{symbol}"
    return pattern if is_readable(pattern) else f"{PATTERNS[kind]}{SYMBOL}"


def _free(series: DocumentSeries) -> tuple[int, str]:
    """Return the first number from the next one on that no issued document has."""
    first = series.next_value
    while True:
        numbers = {value: _written(series, f"{value:02d}") for value in range(first, first + AHEAD)}
        keys = {value: keys_of(number) for value, number in numbers.items()}
        taken = keys_taken(
            series.office_id, series.kind, series.year, frozenset().union(*keys.values())
        )
        for value, number in numbers.items():
            if not keys[value] & taken:
                return value, number
        first += AHEAD


def _written(series: DocumentSeries, value: str) -> str:
    return series.pattern.replace(HOLE, value)
