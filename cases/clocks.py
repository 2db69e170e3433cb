"""Which legal days a hold stops, and where they stand after it: one answer for all who ask.

A hold stops acts (``allowed.why_not_while_held``); the clock of a stopped act stands still with it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cases.models import Hold, HoldReason, Step
from foundation.acts import Act
from lawbook.counting import Caution
from lawbook.errors import LawbookError
from lawbook.parameters import Nature, parameter
from lawbook.pausing import Pause, ran_into, resumed, together
from lawbook.periods import deadline

DAY: Final = timedelta(days=1)
RUNS_ON: Final = frozenset(
    {
        Step.APPRAISE,
        Step.SIGN_CONTRACT,
        Step.HOLD_AUCTION,
        Step.RECORD_RESULT,
        Step.CREDITOR_ANSWER,
        Step.DECIDE_REDUCTION,
        Step.DELIVER,
        Step.PAY_OUT,
    }
)
"""Steps whose period stands still and runs on after the hold."""

WITH_SESSION: Final = frozenset({Step.POST_NOTICE, Step.FIRST_NOTICE, Step.SECOND_NOTICE})
"""Steps counted back from a session: they wait with it, and move only where it is moved."""

OF_A_TAKING: Final = "R11"  # a creditor pays once told what is left, which a hold stops
ANEW: Final[Mapping[Step, str]] = {Step.PAY_OUT: "D17.2"}
"""Steps to which the law gives a period of their own after the ground has ended."""

RULED_FIRST: Final[Mapping[Step, str]] = {Step.PAY_OUT: "D17"}
"""The parameter those steps were ruled by before."""

GIVES_ANEW: Final = frozenset(
    {
        HoldReason.POSTPONED,
        HoldReason.POSTPONE_ASKED,
        HoldReason.SUSPENDED,
        HoldReason.PROTEST,
        HoldReason.LAWSUIT,
        HoldReason.COMPLAINT,
        HoldReason.FORCE_MAJEURE,
    }
)
"""Grounds of 152/2026/NĐ-CP, Điều 30 khoản 3 điểm b, c, d; after the others the rest runs on."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A legal day as ruled, before any hold."""

    step: Step
    code: str  # parameter
    trigger_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a legal day stands with the holds over its subject."""

    due_on: date  # as far as it is known
    pause: Pause | None = None  # the latest one that the period ran into
    anew: str | None = None  # parameter of the period that began after it

    @property
    def is_paused(self) -> bool:
        return self.pause is not None and self.pause.until is None


def is_stopped(step: Step, code: str) -> bool:
    """Whether a hold stops the clock of a step; ``code`` is the parameter of its day."""
    return step in RUNS_ON or step in WITH_SESSION or code == OF_A_TAKING


def standing(ruled: Ruled, holds: Iterable[Hold]) -> Standing:
    """Return where a legal day stands with the holds over its subject, the lifted ones too.

    A hold counts from its first day, but not before the day its decision or its record proves
    (``Hold.counts_from``): nobody stops a clock backwards by a word of today.

    Law: 106/2025/QH15, Điều 46, 84; 152/2026/NĐ-CP, Điều 30 khoản 3, 4; reading: what was left of
    the period runs on, see docs/law/holds.md.
    """
    stands = Standing(ruled.due_on)
    if not is_stopped(ruled.step, ruled.code):
        return stands
    over = [hold for hold in holds if _concerns(ruled, hold)]
    begins = date.min if ruled.step in WITH_SESSION else ruled.trigger_on
    for pause in together(_pause_of(hold) for hold in over):
        met = ran_into(begins, stands.due_on, pause)
        if met is None:
            continue
        if met.until is None or ruled.step in WITH_SESSION:
            stands = Standing(stands.due_on, met)
            continue
        anew = _anew(ruled.step, met.until + DAY, over)
        moved = resumed(ruled.code, ruled.trigger_on, stands.due_on, met)
        if anew is not None:
            code, due_on = anew
            stands = Standing(max(stands.due_on, due_on), met, code)
        else:
            whole = _whole_of_a_person(ruled.code, met.until)
            stands = Standing(max(moved, whole or moved), met, stands.anew)
    return stands


def _pause_of(hold: Hold) -> Pause:
    return Pause(hold.counts_from, hold.lifted_on - DAY if hold.lifted_on is not None else None)


def _concerns(ruled: Ruled, hold: Hold) -> bool:
    """Whether a hold stops a step; a session held outside its time has its result recorded."""
    if hold.lifted_on is not None and hold.lifted_on <= hold.counts_from:
        return False
    return ruled.step is not Step.RECORD_RESULT or hold.lay_on(ruled.trigger_on)


def _whole_of_a_person(code: str, held_until: date) -> date | None:
    """Return the last day of a whole period after a hold, where the days are a person's own.

    No text says whether the rest or the whole runs then: the office takes the earlier of the two,
    and nobody loses a right, or what they have taken, by the shorter reading.
    """
    try:
        known = parameter(code)
        if code != OF_A_TAKING and known.nature is not Nature.RIGHT:
            return None
        return deadline(code, held_until, caution=Caution.LATE).value
    except LawbookError:  # a year whose calendar is not recorded
        return None


def _anew(step: Step, ended_on: date, holds: Collection[Hold]) -> tuple[str, date] | None:
    """Return the period that begins where the ground of a hold ends, with its last day."""
    code = ANEW.get(step)
    grounds = any(hold.lifted_on == ended_on and hold.reason in GIVES_ANEW for hold in holds)
    if code is None or not grounds:
        return None
    try:
        return parameter(code).code, deadline(code, ended_on).value
    except LawbookError:  # the old law knew no such period
        return None


@dataclass(frozen=True, slots=True)
class HoldListener:
    """What a room above knows of lots, and what it does when the holds over some have changed."""

    assets_in: Callable[[Collection[int]], Mapping[int, Collection[int]]]  # of lots, by their ids
    follow: Callable[[Collection[int], Act], None]


_listeners: list[HoldListener] = []


def listen(listener: HoldListener) -> None:
    """Let a room above hear of holds; each runs inside the transaction of the act."""
    if listener not in _listeners:
        _listeners.append(listener)


def lots_under(lot_ids: Collection[int], asset_id: int | None) -> set[int]:
    """Return which of some lots a hold lies over: all for one over the case."""
    if asset_id is None:
        return set(lot_ids)
    return {
        lot_id
        for one in _listeners
        for lot_id, assets in one.assets_in(lot_ids).items()
        if asset_id in assets
    }


def follow(lot_ids: Collection[int], by: Act) -> None:
    """Let the rooms above rule again what depends on days that a hold moved."""
    for one in _listeners:
        one.follow(lot_ids, by)
