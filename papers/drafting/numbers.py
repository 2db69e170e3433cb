"""What is known of the numbers of issued documents; nothing here takes one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from accounts.letterhead import letterhead_of
from accounts.models import Office
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal
from papers.drafting import refusals
from papers.drafting.models import DocumentSeries
from papers.issued import keys_of, keys_taken
from papers.models import DocumentKind

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


def why_not_number(office_id: int, kind: DocumentKind, on: date, by: Act) -> Refusal | None:
    """Say why no number of the year of a day is given.

    Where the office has no numbers of the kind in that year, it may have given some by hand; then
    an administrator says which comes next. Numbers begin at 1 by themselves in the running year
    alone, and only where the program gave those of the year before.
    """
    if series_of(office_id, kind, on.year) is not None:
        return None
    return _why_not_begin(office_id, kind, on, by)


def _why_not_begin(office_id: int, kind: DocumentKind, on: date, by: Act) -> Refusal | None:
    before = series_of(office_id, kind, on.year - 1)
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
    known = series_of(office_id, kind, on.year)
    why_not = None if known is not None else _why_not_begin(office_id, kind, on, by)
    series = known or new_series(office_id, kind, on.year)
    number = free_number(series)[1] if why_not is None else None
    return Foreseen(number, _written(series, DOTS), why_not)


def series_for(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries:
    """Return a series as it is, or as it would begin; nothing is kept."""
    return series_of(office_id, kind, year) or new_series(office_id, kind, year)


def is_readable(pattern: str) -> bool:
    """Whether a pattern has one place for the number and nothing else in braces."""
    rest = pattern.replace(HOLE, "", 1)
    return (
        HOLE in pattern
        and len(pattern) <= LONGEST
        and pattern.isprintable()
        and not {"{", "}"} & set(rest)
    )


def series_of(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries | None:
    """Return the series of a kind and a year, if it has begun."""
    return db.session.scalar(
        select(DocumentSeries).where(
            DocumentSeries.office_id == office_id,
            DocumentSeries.kind == kind,
            DocumentSeries.year == year,
        )
    )


def new_series(office_id: int, kind: DocumentKind, year: int) -> DocumentSeries:
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


def free_number(series: DocumentSeries) -> tuple[int, str]:
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
