"""The creditor's right to take an unsold lot: whether it is open, until when, and the cut after it.

One answer for the notice to the parties, the answer, silence, the cut and their last days. The
right follows from the facts, a failure after so many cuts; a deadline row is only its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from auctions import law
from auctions.models import CreditorAnswer, CreditorChoice, Lot, LotStatus, Round, RoundState
from cases.clocks import Ruled, standing
from cases.models import Hold, Step
from lawbook.citation import Citation, Ruling


@dataclass(frozen=True, slots=True)
class CreditorRight:
    """The right after one failure; the law sets no period, the office waits one (R8)."""

    ruling: Ruling[bool]  # that it is open, with the provision
    told_on: date | None  # day the parties were told of the failure
    until: Ruling[date] | None  # last day of the answer; None while nobody told the creditor

    @property
    def basis(self) -> Citation:
        """The provision that gives the right."""
        return self.ruling.basis

    def ended_on(self, answer: CreditorAnswer | None) -> date | None:
        """Return the day the right ended: of the answer, else the last day to answer."""
        if answer is None or answer.choice is CreditorChoice.SILENT:
            return self.until.value if self.until is not None else None
        return answer.answered_on

    def cut_from(self, answer: CreditorAnswer) -> date:
        """Return the first day a cut may be decided: of the answer; after silence the day after."""
        ended_on = self.ended_on(answer) or answer.answered_on
        silent = answer.choice is CreditorChoice.SILENT
        return ended_on + law.DAY if silent else ended_on


def right_after(lot: Lot, round_: Round | None, holds: Iterable[Hold] = ()) -> CreditorRight | None:
    """Return the creditor's right after a failed round, or None where it is not open.

    Where nobody knows when the round failed, the newest law is asked.

    Args:
        holds: over the case or an asset of the lot: his days stand still with the others.

    Law: R7, R8; 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 65 khoản 6.
    """
    if round_ is None or round_.state is not RoundState.FAILED:
        return None
    if lot.status is not LotStatus.UNSOLD:
        return None
    right = law.creditor_right(lot, round_.outcome_on or round_.session_on)
    if right is None or not right.value:
        return None
    return CreditorRight(right, round_.parties_notified_on, until_of(lot, round_, holds))


def until_of(lot: Lot, round_: Round, holds: Iterable[Hold] = ()) -> Ruling[date] | None:
    """Return the last day of the answer after a failure; None while nobody told the creditor."""
    told_on = round_.parties_notified_on
    until = law.deadline("R8", told_on, lot) if told_on is not None else None
    if until is not None and told_on is not None:
        ruled = Ruled(Step.CREDITOR_ANSWER, until.code, told_on, until.value)
        until = replace(until, value=standing(ruled, holds).due_on)
    return until
