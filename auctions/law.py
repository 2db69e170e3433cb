"""Which provision answers which question for a lot on a day: the auctions' way into the lawbook."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from auctions import refusals
from auctions.models import Lot
from lawbook import periods, repricing, rounds
from lawbook.assets import AssetKind
from lawbook.citation import Citation, Ruling
from lawbook.counting import Unit
from lawbook.deposit import DepositBand, deposit_band
from lawbook.editions import in_force
from lawbook.errors import LawbookError, NoEditionInForce
from lawbook.provisions import cited, provision
from lawbook.working_days import default_calendar

DAY: Final = timedelta(days=1)


@contextmanager
def answering() -> Iterator[None]:
    """Turn the lawbook's silence into a refusal.

    Raises:
        NoRule: no edition or no calendar is recorded for the days asked about.
    """
    try:
        yield
    except LawbookError as silence:
        raise refusals.NoRule(reason=str(silence)) from silence


def kind_of(lot: Lot) -> AssetKind:
    """Return the kind that decides the lot's periods; one immovable makes it immovable."""
    return AssetKind.IMMOVABLE if lot.immovable else AssetKind.MOVABLE


def deadline(code: str, trigger_on: date, lot: Lot) -> Ruling[date] | None:
    """Return the last day of a period, or None for days before any edition we hold.

    Facts older than the recorded law are still recorded, only without a day to keep.

    Raises:
        NoRule: the calendar of the year is not recorded.
    """
    with answering():
        try:
            return periods.deadline(code, trigger_on, kind=kind_of(lot))
        except NoEditionInForce:
            return None


# valuation and contract


def contract_due(
    lot: Lot, *, received_on: date, notified_on: date | None, revalued: bool
) -> tuple[Ruling[date], date] | None:
    """Return the last day to sign the service contract, and the day it counts from.

    Regime A counts from the valuation, a re-valued lot from the new result; regime B from the end
    of the window to ask for a re-valuation. Without the day of notice the window is taken to run
    from the day the result came in: the earliest it can be.

    Law: P8, P15; 106/2025/QH15, Điều 82 khoản 2, Điều 83 khoản 2 điểm a.
    """
    trigger = received_on
    counts = provision("P15.FROM", received_on)
    if counts is not None and counts.value == "end_of_window" and not revalued:
        window = deadline("P8", notified_on or received_on, lot)
        trigger = window.value if window is not None else received_on
    ruling = deadline("P15", trigger, lot)
    return None if ruling is None else (ruling, trigger)


def expired_certificate(signed_on: date) -> Citation | None:
    """Return the ground for a new valuation when the certificate is over, if the day has one.

    Law: P9; 106/2025/QH15, Điều 82 khoản 2 điểm b. Regime A knew no such ground.
    """
    return cited("P9", signed_on)


# the session


@dataclass(frozen=True, slots=True)
class Chain:
    """The days of the acts before a session, as planned or done."""

    session_on: date
    posted_on: date | None
    first_notice_on: date | None
    second_notice_on: date | None
    file_sale_to: date | None = None


def unlawful(chain: Chain, lot: Lot, contract_on: date | None) -> list[Ruling[date]]:
    """List the provisions a session would break, the gravest for a reader first.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with answering():
        return rounds.unlawful_reasons(
            chain.session_on,
            kind=kind_of(lot),
            contract_on=contract_on,
            posted_on=chain.posted_on,
            first_notice_on=chain.first_notice_on,
            second_notice_on=chain.second_notice_on,
        )


def earliest_session(posted_on: date, second_notice_on: date | None, lot: Lot) -> Ruling[date]:
    """Return the first day a session may be held after these acts.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with answering():
        return rounds.earliest_session(
            posted_on, kind=kind_of(lot), second_notice_on=second_notice_on
        )


def notice_spacing(second_notice_on: date) -> Ruling[date]:
    """Return the last day of the first notice before a second one (A2.1)."""
    return periods.deadline("A2.1", second_notice_on)


def plan(chain: Chain, lot: Lot, contract_on: date | None) -> rounds.RoundPlan:
    """Draw every last lawful day before a session.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with answering():
        return rounds.plan_round(
            chain.session_on,
            kind=kind_of(lot),
            contract_on=contract_on,
            posted_on=chain.posted_on,
        )


def refusal_for(
    ruling: Ruling[date],
    chain: Chain,
    lot: Lot,
    contract_on: date | None,
    kept: date | refusals.Kept,
) -> refusals.UnlawfulSession:
    """Say in one sentence what, why, by which rule, what day would do and what stays."""
    day, basis = chain.session_on, ruling.basis.short
    if ruling.code == rounds.REST_DAY:
        rest = default_calendar().rest_name(day) or ""
        return refusals.SessionOnRestDay(
            day=day, rest=rest, needed=ruling.value, kept=kept, basis=basis
        )
    span = in_force(periods.parameter(ruling.code).editions, day).span(kind_of(lot))
    facts: dict[str, Any] = {"day": day, "length": span.length, "unit": span.unit, "kept": kept}
    if ruling.code == "P17":
        return refusals.SessionAfterContractPeriod(
            act=contract_on, needed=ruling.value, basis=basis, **facts
        )
    if ruling.code == "A2.1":
        first, second = chain.first_notice_on or day, chain.second_notice_on or day
        return refusals.NoticesTooClose(
            act=first,
            passed=full_days_between(first, second, span.unit),
            needed=ruling.value,
            basis=basis,
            **facts,
        )
    second_notice = ruling.code == "A2"
    act = (chain.second_notice_on if second_notice else chain.posted_on) or day
    refusal = refusals.TooSoonAfterSecondNotice if second_notice else refusals.TooSoonAfterPosting
    needed = earliest_session(chain.posted_on or act, chain.second_notice_on, lot)
    return refusal(
        act=act,
        passed=full_days_between(act, day, span.unit),
        needed=needed.value,
        basis=basis,
        **facts,
    )


def full_days_between(act: date, event: date, unit: Unit) -> int:
    """Count the full days strictly between two days, working days only where the law says so."""
    calendar = default_calendar()
    days = (act + DAY * offset for offset in range(1, (event - act).days))
    return sum(unit is not Unit.WORKING_DAY or calendar.is_working_day(day) for day in days)


def records(chain: Chain, lot: Lot, contract_on: date | None) -> list[dict[str, Any]]:
    """Return how the law judged a session, act by act, in the form a round keeps.

    Each record is a ruling with ``act``, ``chosen`` (the day of the act, if one is set) and
    ``lawful``. Days before any edition give no records.
    """
    try:
        drawn, broken = plan(chain, lot, contract_on), unlawful(chain, lot, contract_on)
    except refusals.NoRule:
        return []
    failed = {ruling.code for ruling in broken}
    acts: list[tuple[str, Ruling[Any] | None, date | None]] = [
        ("posting", drawn.last_posting_day, chain.posted_on),
        ("first_notice", drawn.last_first_notice_day, chain.first_notice_on),
        ("second_notice", drawn.last_second_notice_day, chain.second_notice_on),
        ("file_sale", drawn.file_sale_closes, chain.file_sale_to),
        ("viewing", drawn.viewing_days, None),
        ("deposit", drawn.deposit_window, None),
        ("priority", drawn.priority_closes, None),
        ("redemption", drawn.redemption_closes, None),
        ("session", drawn.latest_session, chain.session_on),
        *(("rest_day", ruling, chain.session_on) for ruling in broken if ruling.code == "REST_DAY"),
    ]
    return [
        ruling.as_record()
        | {
            "act": act,
            "chosen": chosen.isoformat() if chosen else None,
            "lawful": ruling.code not in failed
            and not (act == "file_sale" and chosen is not None and chosen > ruling.value),
        }
        for act, ruling, chosen in acts
        if ruling is not None
    ]


def deposit_limits(price: int, session_on: date) -> tuple[int, int, Ruling[DepositBand]]:
    """Return the lowest and highest deposit in đồng, and the ruling behind them.

    Raises:
        NoRule: no edition is recorded for the session's day.
    """
    with answering():
        ruling = deposit_band(session_on)
    return *ruling.value.limits(price), ruling


# after a failure


def creditor_right(lot: Lot, session_on: date) -> Ruling[bool] | None:
    """Whether the failure of a session on that day opens the creditor's right to take the asset."""
    try:
        return repricing.creditor_right_open(lot.reductions, True, session_on)
    except NoEditionInForce:
        return None


def price_floor(costs: int, prior_debts: Collection[int]) -> int:
    """Return the price at or below which a sale brings the creditor nothing, in đồng.

    Args:
        costs: enforcement costs of the case.
        prior_debts: debts secured by the assets for others than the creditors of the case.

    Law: R14, R15; 106/2025/QH15, Điều 38 khoản 1 điểm g; 152/2026/NĐ-CP, Điều 55 khoản 4.
    """
    return costs + sum(prior_debts)


def floor_basis(on: date, *, mortgaged_elsewhere: bool) -> Citation | None:
    """Cite the ground for stopping at the floor, by the day of the decision."""
    return cited("R15" if mortgaged_elsewhere else "R14", on)


def cut_counts_from_notice(result_received_on: date) -> bool:
    """Whether the day to cut the price runs from the notice to the parties, not from the result."""
    counts = provision("R4.FROM", result_received_on)
    return counts is not None and counts.value == "parties_notified"


def single_bidder_basis(on: date) -> Citation | None:
    """Cite the rule on a single bidder, by the session's day (2024 wording not read)."""
    return cited("A.49", on)


def ground(basis: Citation | None) -> str | None:
    """Return a citation as people cite it; None where no law is recorded."""
    return basis.short if basis is not None else None
