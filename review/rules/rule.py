"""What a flag is: one declared rule over stored facts, and what it finds."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Role
from lawbook.citation import Citation
from review.models import FlagCode, Severity

AssetIds = Collection[int] | None
"""The assets to look at; None for every one."""


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
    facts: dict[str, Any]  # figures the rule read, as JSON holds them


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
