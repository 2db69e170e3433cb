"""The days of one round, and what the law says of them."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from auctions import law, queries, refusals
from auctions.models import Lot, Round, RoundState, RoundStep, ServiceContract
from foundation import clock
from lawbook import periods, rounds
from lawbook.citation import Ruling
from lawbook.counting import Unit
from lawbook.working_days import default_calendar, next_working_day, previous_working_day

DAY: Final = timedelta(days=1)
OPENS: Final = time(9, 0)  # proposed hour of a session


@dataclass(frozen=True, slots=True)
class RoundDays:
    """When a session opens and the days of the acts before it, as planned or done."""

    session_at: datetime
    posted_on: date | None
    first_notice_on: date | None
    second_notice_on: date | None
    file_sale_from: date | None = None
    file_sale_to: date | None = None
    shortened: bool = False  # thủ tục rút gọn: shorter posting, one notice

    @property
    def session_on(self) -> date:
        """The session's day in Viet Nam."""
        return clock.local_day(self.session_at)


def done_of(round_: Round) -> RoundDays:
    """Return the days of a round as they were done; where nothing is recorded, as planned."""
    return replace(
        days_of(round_),
        posted_on=round_.posting_done_on or round_.posted_on,
        first_notice_on=round_.first_notice_done_on or round_.first_notice_on,
        second_notice_on=round_.second_notice_done_on or round_.second_notice_on,
    )


def days_of(round_: Round) -> RoundDays:
    """Return the days a round is planned for."""
    return RoundDays(
        round_.session_opens,
        round_.posted_on,
        round_.first_notice_on,
        round_.second_notice_on,
        round_.file_sale_from,
        round_.file_sale_to,
        bool(round_.shortened),
    )


# what is lawful


def broken(days: RoundDays, lot: Lot, contract_on: date | None) -> list[Ruling[date]]:
    """List the provisions a session would break, the gravest for a reader first.

    Of a lot that may be movable or immovable those it would break as either, with the earlier day.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    found: dict[str, Ruling[date]] = {}
    with law.answering():
        for kind in law.kinds_of(lot):
            for ruling in rounds.unlawful_reasons(
                days.session_on,
                kind=kind,
                contract_on=contract_on,
                posted_on=days.posted_on,
                first_notice_on=days.first_notice_on,
                second_notice_on=days.second_notice_on,
                shortened=days.shortened,
            ):
                known = found.setdefault(ruling.code, ruling)
                if ruling.value < known.value:
                    found[ruling.code] = ruling
    return list(found.values())


def last_days(days: RoundDays, lot: Lot, contract_on: date | None) -> rounds.RoundPlan:
    """Draw every last lawful day before a session.

    The right to buy first closes before the session of later sales only, and only where somebody of
    the case may have it; before the first sale it has a period of its own from the notice.

    Law: 106/2025/QH15, Điều 83 khoản 1.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with law.answering():
        drawn = rounds.plan_round(
            days.session_on,
            kind=law.kind_of(lot),
            contract_on=contract_on,
            posted_on=days.posted_on,
            second_notice_on=days.second_notice_on,
            shortened=days.shortened,
        )
    if not lot.failed_rounds or not queries.who_may_buy_first(lot):
        drawn = replace(drawn, priority_closes=None)
    if contract_on is None or lot.immovable is not None:
        return drawn
    return replace(drawn, latest_session=law.deadline("P17", contract_on, lot))


def earliest_session(
    posted_on: date, second_notice_on: date | None, lot: Lot, *, shortened: bool = False
) -> Ruling[date]:
    """Return the first day a session may be held after these acts.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with law.answering():
        return rounds.earliest_session(
            posted_on,
            kind=law.kind_of(lot),
            second_notice_on=second_notice_on,
            shortened=shortened,
        )


def second_notice_after(first_on: date) -> date:
    """Return the first working day on which the second notice may follow the first.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with law.answering():
        second = next_working_day(first_on + DAY)
        while periods.deadline("A2.1", second).value < first_on:
            second = next_working_day(second + DAY)
    return second


def lost_already(
    lot: Lot, contract: ServiceContract | None, on: date, *, shortened: bool = False
) -> bool:
    """Whether no lawful session is left in the contract's period (P17), however soon one posts.

    The next round is late then, but not void: the planner proposes it and planning accepts it.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    latest = None if contract is None else law.deadline("P17", contract.signed_on, lot)
    if latest is None:
        return False
    with law.answering():
        posting = next_working_day(on)
    second = None if shortened else second_notice_after(posting)
    return earliest_session(posting, second, lot, shortened=shortened).value > latest.value


def lawful_sessions(
    days: RoundDays, lot: Lot, contract_on: date | None
) -> tuple[date, date | None]:
    """Return the first session after the acts, and the last working day of the contract's period.

    Both leave rest days out, so a day between them that is none is lawful.
    """
    posted = days.posted_on or days.first_notice_on or days.session_on
    second, shortened = days.second_notice_on, days.shortened
    first = earliest_session(posted, second, lot, shortened=shortened).value
    latest = None if contract_on is None else law.deadline("P17", contract_on, lot)
    if latest is None:
        return first, None
    with law.answering():
        return first, previous_working_day(latest.value, default_calendar().cautious())


def full_days_between(act: date, event: date, unit: Unit) -> int:
    """Count the full days strictly between two days, working days only where the law says so."""
    calendar = default_calendar()
    days = (act + DAY * offset for offset in range(1, (event - act).days))
    return sum(unit is not Unit.WORKING_DAY or calendar.is_working_day(day) for day in days)


# what was done

NOTICES: Final = (RoundStep.POSTING, RoundStep.FIRST_NOTICE, RoundStep.SECOND_NOTICE)


class Verdict(enum.StrEnum):
    """What can be said of the days of a round as a whole."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"  # an act was too late
    UNPROVEN = "unproven"  # an act is not recorded as done
    NOT_JUDGED = "not_judged"  # the law of those days, or the kind of the lot, is not known


def done_on(round_: Round, step: RoundStep) -> date | None:
    """Return the day an act before the session is recorded as done, or None."""
    return {
        RoundStep.POSTING: round_.posting_done_on,
        RoundStep.FIRST_NOTICE: round_.first_notice_done_on,
        RoundStep.SECOND_NOTICE: round_.second_notice_done_on,
    }.get(step)


def not_done(round_: Round) -> Sequence[RoundStep]:
    """Return the acts of an announced round that nobody recorded as done."""
    if round_.state in {RoundState.PLANNED, RoundState.STOPPED}:
        return ()
    asked = NOTICES[:2] if round_.shortened else NOTICES
    return [step for step in asked if done_on(round_, step) is None]


def is_undecided(record: dict[str, Any]) -> bool:
    """Whether a day is known and not judged: by which periods, the kind of the lot decides."""
    return record["chosen"] is not None and record["lawful"] is None


def verdict(round_: Round) -> Verdict:
    """Judge the days of a round: nothing is called lawful that is not recorded as done."""
    if not round_.rulings:
        return Verdict.NOT_JUDGED
    if any(record["lawful"] is False for record in round_.rulings):
        return Verdict.UNLAWFUL
    if any(is_undecided(record) for record in round_.rulings):
        return Verdict.NOT_JUDGED
    return Verdict.UNPROVEN if not_done(round_) else Verdict.LAWFUL


# what a round keeps


def records(days: RoundDays, lot: Lot, contract_on: date | None) -> list[dict[str, Any]]:
    """Return how the law judged a session, act by act, in the form a round keeps.

    Each record is a ruling with ``act``, ``chosen`` (the day of the act, if one is set) and
    ``lawful``, which is None where the day is not known: nothing is judged then. Days before any
    edition give no records. Where the kind of the lot is not known, the last days are those of
    immovables, and no day is judged.
    """
    try:
        drawn, failed = last_days(days, lot, contract_on), broken(days, lot, contract_on)
    except refusals.NoRule:
        return []
    return [
        ruling.as_record()
        | {
            "act": act,
            "chosen": chosen.isoformat() if chosen else None,
            "lawful": None if lot.immovable is None else _lawful(act, ruling, chosen, failed),
        }
        for act, ruling, chosen in _judged(days, drawn, failed)
        if ruling is not None
    ]


def _lawful(
    act: RoundStep, ruling: Ruling[Any], chosen: date | None, failed: list[Ruling[date]]
) -> bool | None:
    if chosen is None:
        return None
    if ruling.code in {one.code for one in failed}:
        return False
    return not (act is RoundStep.FILE_SALE and chosen > ruling.value)


def _judged(
    days: RoundDays, drawn: rounds.RoundPlan, failed: list[Ruling[date]]
) -> list[tuple[RoundStep, Ruling[Any] | None, date | None]]:
    """Return each step with its ruling and the day it has."""
    return [
        (RoundStep.POSTING, drawn.last_posting_day, days.posted_on),
        (RoundStep.FIRST_NOTICE, drawn.last_first_notice_day, days.first_notice_on),
        (RoundStep.SECOND_NOTICE, drawn.last_second_notice_day, days.second_notice_on),
        (RoundStep.FILE_SALE, drawn.file_sale_closes, days.file_sale_to),
        (RoundStep.VIEWING, drawn.viewing_days, None),
        (RoundStep.DEPOSIT, drawn.deposit_window, None),
        (RoundStep.PRIORITY, drawn.priority_closes, None),
        (RoundStep.REDEMPTION, drawn.redemption_closes, None),
        (RoundStep.SESSION, drawn.latest_session, days.session_on),
        *(
            (RoundStep.REST_DAY, ruling, days.session_on)
            for ruling in failed
            if ruling.code == rounds.REST_DAY
        ),
    ]
