"""What cases do by themselves at night: those decided to be unable get the day to verify again."""

from datetime import date

from cases.events.verified import without_a_day
from cases.operations.verifying import rule_if_none
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.transaction import transaction

STEP = 50  # cases in one transaction


def rule_verifications(_today: date) -> int:
    """Rule the day of the next verification of each case decided before this was kept."""
    ids = without_a_day()
    ruled = 0
    for start in range(0, len(ids), STEP):
        with transaction():
            by = Act(SYSTEM, clock.now())
            ruled += sum(rule_if_none(case_id, by) for case_id in ids[start : start + STEP])
    return ruled
