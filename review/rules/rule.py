"""What a flag is: one declared rule over stored facts, and what it finds."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from accounts.models import Role
from lawbook.citation import Citation
from review.models import FlagCode, Severity

AssetIds = Collection[int] | None
"""The assets to look at; None for every one."""


class Facts(TypedDict, total=False):
    """Every figure a rule may read, as JSON holds them: the keys that ``flag.opened`` declares."""

    trigger_on: str
    due_on: str
    failed_rounds: int
    reductions: int
    round: int
    since_unknown: bool
    paid_on: str
    paid_in: str
    buyer_interest_from: str
    price: int
    to_creditor: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One asset a rule is true of."""

    asset_id: int
    office_id: int
    case_id: int
    lot_id: int
    since_on: date  # the first day it was true
    basis: str  # provision in full, of the edition of the day the law attached to
    confirmed: bool
    facts: Facts  # figures the rule read
    since_from: date | None = None  # the day may also be one since then: see flags._keep_true


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule: its name, how grave it is, by which law, who must act, how it is found."""

    code: FlagCode
    severity: Severity
    title: str  # N_ text
    parameter: str  # lawbook code, "D7"
    basis: Citation  # of the newest edition; a finding carries the one that applied
    confirmed: bool
    acts: Role  # who must act
    find: Callable[[date, AssetIds], Iterable[Finding]]
