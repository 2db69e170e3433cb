"""What the papers a notice names say of a case: its decision, its judgment, the day of seizure."""

import re
from dataclasses import dataclass
from datetime import date

from exchange.importing.days import Moment, read_moment
from exchange.importing.numberdays import number_and_day
from exchange.importing.partysplits import MARKS, split_parties
from exchange.importing.writing import lowered, tidy
from organisations.named import names_bank, names_organisation

_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?([0-9][0-9A-Za-zĐđ]*(?:\s*/\s*[0-9A-ZĐa-zđ.-]+)+)", re.IGNORECASE
)
_DAY = re.compile(r"\bngày\b.*$", re.IGNORECASE)
_PERSON = re.compile(r"^(?:ông|bà|anh|chị|vợ chồng|hộ ông|hộ bà)\b")


@dataclass(frozen=True, slots=True)
class Paper:
    """A number with its day, as far as they are written."""

    number: str
    on: date | None


@dataclass(frozen=True, slots=True)
class References:
    """The papers of a case that a notice names; only what it calls by name."""

    decision: Paper | None = None  # quyết định thi hành án
    judgment: Paper | None = None  # bản án
    seized_on: date | None = None  # biên bản kê biên


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a notice names it."""

    name: str
    is_organisation: bool
    is_bank: bool


def read_references(refs: str, decision_no: str) -> References:
    """Return the papers of a cell that names several, and of the column of the decision."""
    found: dict[str, Paper] = {}
    days: set[date] = set()
    for each in MARKS.split(refs):
        line = lowered(each)
        if "thi hành án" in line and line.startswith("quyết định"):
            found.setdefault("decision", paper_of(each))
        elif line.startswith("bản án"):
            found.setdefault("judgment", paper_of(each))
        elif line.startswith("biên bản kê biên") and (day := _day(each)) is not None:
            days.add(day)
    decision = paper_of(decision_no) if decision_no else found.get("decision")
    return References(
        decision if decision is not None and decision.number else None,
        found.get("judgment"),
        days.pop() if len(days) == 1 else None,
    )


def named_parties(cell: str) -> tuple[list[Named], list[str]]:
    """Return the parties of a cell, and the names that may be a person, an organisation, or two."""
    known: list[Named] = []
    unsure: list[str] = []
    told = split_parties(cell)
    for name in told.names:
        line = name.lower()
        if name in told.unsure:
            unsure.append(name)
        elif names_organisation(name):
            known.append(Named(name[:200], True, names_bank(name)))
        elif _PERSON.match(line):
            known.append(Named(name[:200], False, False))
        elif name:
            unsure.append(name)
    return known, unsure


def paper_of(text: str) -> Paper:
    """Return the first paper of a cell: its number, and the day beside it."""
    read = number_and_day(text)
    before_day = _DAY.sub("", read.number)
    number = _NUMBER.search(before_day)
    return Paper(tidy(number[1] if number else before_day)[:80], read.on or _day(text))


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    moment = read_moment(match[0]) if match else None
    return moment.day if isinstance(moment, Moment) else None
