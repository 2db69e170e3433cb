"""Every flag there is, as declared rules. Definitions in words: docs/law/flags.md."""

from typing import Final

from review.models import FlagCode
from review.rules.overdue import (
    BANK_DEPOSIT_DUE,
    PAYOUT_OVERDUE,
    REDUCTION_OVERDUE,
    UNPAID_WINNER,
)
from review.rules.rule import AssetIds, Finding, Rule
from review.rules.stalling import REPEAT_FAIL, SOLD_NOT_DELIVERED

__all__ = ["RULES", "STALLING", "AssetIds", "Finding", "Rule", "rule"]

RULES: Final = (
    REPEAT_FAIL,
    SOLD_NOT_DELIVERED,
    UNPAID_WINNER,
    BANK_DEPOSIT_DUE,
    REDUCTION_OVERDUE,
    PAYOUT_OVERDUE,
)
STALLING: Final = (FlagCode.REPEAT_FAIL, FlagCode.SOLD_NOT_DELIVERED)
"""The flags that put an asset on the stalled list."""

_BY_CODE: Final = {each.code: each for each in RULES}


def rule(code: FlagCode) -> Rule:
    """Return the rule behind a flag."""
    return _BY_CODE[code]
