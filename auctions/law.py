"""Which provision answers which question for a lot on a day: the auctions' way into the lawbook."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Final

from auctions import refusals
from auctions.models import Lot
from cases.kinds import cautious
from lawbook import periods, repricing
from lawbook.assets import AssetKind
from lawbook.citation import Citation, Ruling
from lawbook.counting import Caution
from lawbook.deposit import DepositBand, deposit_band
from lawbook.editions import in_force
from lawbook.errors import LawbookError, NoEditionInForce
from lawbook.money import Rounding, share
from lawbook.provisions import cited, provision

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
    """Return the kind that decides the lot's periods before a session; not known, immovable."""
    return cautious(lot.immovable)


def kinds_of(lot: Lot) -> tuple[AssetKind, ...]:
    """Return the kinds a lot may be of: its own, or both while nobody knows it."""
    return tuple(AssetKind) if lot.immovable is None else (kind_of(lot),)


def deadline(
    code: str, trigger_on: date, lot: Lot, *, caution: Caution | None = None
) -> Ruling[date] | None:
    """Return the last day of a period, or None for days before any edition we hold.

    Facts older than the recorded law are still recorded, only without a day to keep. For a lot of
    which nobody knows whether it is movable, it is the earlier of the two days for a duty of the
    office, the later for the right of a person.

    Args:
        caution: the other of two possible days than the one the parameter asks for.

    Raises:
        NoRule: the calendar of the year is not recorded.
    """
    with answering():
        try:
            found = [
                periods.deadline(code, trigger_on, kind=kind, caution=caution)
                for kind in kinds_of(lot)
            ]
        except NoEditionInForce:
            return None
        safe = caution or periods.parameter(code).nature.caution
    choose = min if safe is Caution.EARLY else max
    return choose(found, key=lambda ruling: ruling.value)


def length_of(code: str, trigger_on: date, lot: Lot) -> str:
    """Return how long a period is, "5 ngày làm việc"; nothing for days before any edition."""
    try:
        return str(in_force(periods.parameter(code).editions, trigger_on).span(kind_of(lot)))
    except NoEditionInForce:
        return ""


def check_recorded(session_on: date, *, immovable: bool | None) -> None:
    """Refuse a published session on a day the lawbook cannot count from.

    Raises:
        NoRule: the calendar of the year is not recorded.
    """
    deadline("D1", session_on, Lot(immovable=immovable))


# valuation and contract


def contract_due(
    lot: Lot, *, received_on: date, notified_on: date | None, revalued: bool
) -> tuple[Ruling[date], date] | None:
    """Return the last day to sign the service contract, and the day it counts from.

    Regime A counts from the valuation, a re-valued lot from the new result; regime B from the end
    of the window to ask for a re-valuation. Without the day of notice the window is taken to run
    from the day the result came in: the earliest it can be, as for every duty of the office.

    Law: P8, P15; 106/2025/QH15, Điều 82 khoản 2, Điều 83 khoản 2 điểm a.
    """
    trigger = received_on
    counts = provision("P15.FROM", received_on)
    if counts is not None and counts.value == "end_of_window" and not revalued:
        window = deadline("P8", notified_on or received_on, lot, caution=Caution.EARLY)
        trigger = window.value if window is not None else received_on
    ruling = deadline("P15", trigger, lot)
    return None if ruling is None else (ruling, trigger)


def last_day_to_ask(
    lot: Lot, *, received_on: date, notified_on: date | None
) -> Ruling[date] | None:
    """Return the last day on which a party may ask for another valuation, where signing awaits it.

    Regime B only: the service contract is signed after the window has ended. It is the parties'
    right, so of two possible days the later. Without the day of notice the window is taken to run
    from the day the result came in: it cannot have ended before that.

    Law: P8, P15; 106/2025/QH15, Điều 82 khoản 2 điểm c, Điều 83 khoản 2 điểm a.
    """
    counts = provision("P15.FROM", received_on)
    if counts is None or counts.value != "end_of_window":
        return None
    return deadline("P8", notified_on or received_on, lot, caution=Caution.LATE)


def expired_certificate(signed_on: date) -> Citation | None:
    """Return the ground for a new valuation when the certificate is over, if the day has one.

    Law: P9; 106/2025/QH15, Điều 82 khoản 2 điểm b. Regime A knew no such ground.
    """
    return cited("P9", signed_on)


# the deposit


def deposit_limits(price: int, session_on: date) -> tuple[int, int, Ruling[DepositBand]]:
    """Return the lowest and highest deposit in đồng, and the ruling behind them.

    Raises:
        NoRule: no edition is recorded for the session's day.
    """
    with answering():
        ruling = deposit_band(session_on)
    return *ruling.value.limits(price), ruling


def proposed_deposit(price: int, session_on: date) -> int:
    """Return the deposit most notices ask for, a tenth of the price, kept within the band.

    Raises:
        NoRule: no edition is recorded for the session's day.
    """
    lowest, highest, ruling = deposit_limits(price, session_on)
    return min(max(lowest, share(price, ruling.value.usual, Rounding.UP)), highest)


# after a failure


def creditor_right(lot: Lot, failed_on: date | None) -> Ruling[bool] | None:
    """Whether a failure on that day opens the creditor's right to take the asset.

    Args:
        failed_on: None where nobody knows it: by the newest law.
    """
    try:
        return repricing.creditor_right_open(lot.reductions, True, failed_on)
    except NoEditionInForce:
        return None


def priority_of_first_sale(told_on: date, lot: Lot) -> tuple[Ruling[date], Ruling[date]] | None:
    """Return the last day of the right to buy first before the first sale, and to pay for it.

    Args:
        told_on: the day the co-owner is validly told.

    Law: P25, P25.2; 106/2025/QH15, Điều 83 khoản 1.
    """
    right = deadline("P25", told_on, lot)
    payment = deadline("P25.2", right.value, lot) if right is not None else None
    return None if right is None or payment is None else (right, payment)


def last_day_to_suspend(session_on: date) -> Ruling[date] | None:
    """Return the last day on which a round is suspended or stopped: that of its session.

    Law: P30; 106/2025/QH15, Điều 84 khoản 3: only before the auctioneer announces the winner.
    """
    found = provision("P30", session_on)
    if found is None:
        return None
    return Ruling(
        value=session_on,
        basis=found.basis,
        confirmed=found.confirmed,
        counted="",
        code="P30",
        edition=found.edition,
    )


def price_floor(costs: int, prior_debts: int) -> int:
    """Return the price at or below which a sale brings the creditor nothing, in đồng.

    Args:
        costs: enforcement costs of the case.
        prior_debts: debts secured by the assets for others than the creditors of the case.

    Law: R14, R15; 152/2026/NĐ-CP, Điều 65 khoản 7 điểm a, b; 26/2008/QH12, Điều 104 khoản 3.
    """
    return costs + prior_debts


def floor_basis(on: date, *, mortgaged_elsewhere: bool) -> Citation | None:
    """Cite the ground for stopping at the floor, by the day of the decision."""
    return cited("R15" if mortgaged_elsewhere else "R14", on)


def cut_counts_from(received_on: date | None, told_on: date | None) -> date | None:
    """Return the day from which the days to cut run (R4); None where it is not known.

    Regime B counts from the day the failure became known to the office, regime A from the notice
    to the parties; until that is sent, from the failure as well.
    """
    counts = provision("R4.FROM", received_on) if received_on is not None else None
    if counts is not None and counts.value == "parties_notified":
        return told_on or received_on
    return received_on


def single_bidder_basis(on: date) -> Citation | None:
    """Cite the rule on a single bidder, by the session's day (2024 wording not read)."""
    return cited("A.49", on)


def barred_basis(on: date) -> Citation | None:
    """Cite who may not register for an auction (2024 wording not read)."""
    return cited("A.38.4", on)


def ground(basis: Citation | None) -> str | None:
    """Return a citation as people cite it; None where no law is recorded."""
    return basis.short if basis is not None else None
