"""The rounds of an offer: planned, announced, failed or won, and the price cut after."""

from collections.abc import Generator
from datetime import date, datetime, time
from typing import Final

from auctions import round_days
from auctions.creditor import right_after
from auctions.models import CreditorChoice, Lot, Round, RoundForm, RoundStep
from auctions.operations.announcing import announce_round
from auctions.operations.noticing import record_notice
from auctions.operations.registrations import record_counts, register_bidder
from auctions.operations.repricing import record_creditor_answer, reduce_price
from auctions.operations.results import notify_parties, record_failure, record_sold
from auctions.operations.rounds import plan_round
from auctions.queries import latest_round
from demo.ladder import RoundDays
from demo.offers import Offer, contract_lot, decided
from foundation import clock
from foundation.acts import Act
from lawbook.failure import FailureCode
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper
from sales.models import Sale
from sales.queries import sale_of_round

HALL: Final = "Hội trường trụ sở tổ chức hành nghề đấu giá tài sản, phường An Hòa"
OPENING: Final = time(9, 0)
PAPER: Final = "Báo Mẫu; Cổng Đấu giá tài sản quốc gia"
LATE: Final = "Tổ chức đấu giá chưa bố trí được phiên trong thời hạn"
TENTH: Final = 10  # deposit: a tenth of the price


def session_moment(day: date) -> datetime:
    """Return nine o'clock of a session's day."""
    return clock.local_moment(day, OPENING)


def plan(offer: Offer, lot: Lot, days: RoundDays) -> Round:
    """Plan the next round on these days."""
    price = lot.current_price or 0
    return plan_round(
        lot,
        days=round_days.RoundDays(
            session_at=session_moment(days.session),
            posted_on=days.posted,
            first_notice_on=days.first_notice,
            second_notice_on=days.second_notice,
            file_sale_from=days.posted,
            file_sale_to=days.file_sale_to,
        ),
        place=HALL,
        form=(RoundForm.ORAL, RoundForm.ONLINE, RoundForm.INDIRECT_BALLOT)[lot.id % 3],
        deposit=-(-price // TENTH),
        bid_step=max(1_000_000, price // 200),
        late_reason=LATE,  # kept only of a session past the contract's period
        by=Act(offer.team.officer, clock.now()),
    )


def announce(offer: Offer, round_: Round, days: RoundDays) -> None:
    """Announce a planned round as it was posted and published."""
    announce_round(
        round_,
        announced_on=clock.today(),
        announcement=Paper(
            kind=DocumentKind.NOTICE,
            number=offer.store.paper("TB-ĐGTS"),
            issued_on=clock.today(),
        ),
        posted_on=days.posted,
        first_notice_on=days.first_notice,
        second_notice_on=days.second_notice,
        posting_place=HALL,
        first_notice_medium=PAPER,
        by=Act(offer.team.officer, clock.now()),
    )


def publish_again(offer: Offer, round_: Round, days: RoundDays) -> None:
    """Record the second notice on the day it appeared, unless the announcement said so already."""
    if round_.second_notice_done_on is None:
        record_notice(
            round_,
            act=RoundStep.SECOND_NOTICE,
            on=days.second_notice,
            where=PAPER,
            paper=Paper(
                kind=DocumentKind.PROOF,
                number=offer.store.paper("BC"),
                issued_on=days.second_notice,
            ),
            by=Act(offer.team.officer, clock.now()),
        )


def to_the_session(
    offer: Offer,
    lot: Lot,
    days: RoundDays,
    *,
    known: bool = True,
    stopped: bool = False,
) -> Generator[date, None, Round]:
    """Sign the contract of the next round, plan it and publish it, each on its day.

    Args:
        known: whether anybody tells with whom the contract was signed.
        stopped: it is stopped before its second notice.
    """
    yield days.contracted
    contract_lot(offer, lot, known=known)
    yield days.planned
    round_ = plan(offer, lot, days)
    yield max(days.posted, days.first_notice)
    announce(offer, round_, days)
    if not stopped:
        yield max(clock.today(), days.second_notice)
        publish_again(offer, round_, days)
    return round_


def register(offer: Offer, round_: Round, count: int, winner: str) -> None:
    """Write down who registered: the one who will win by name, the others by numbers."""
    others = [f"Người tham gia số {number:02}" for number in range(2, count + 1)]
    for bidder in (winner, *others):
        register_bidder(
            round_,
            bidder=bidder,
            identity_no=None,
            registered_on=clock.today(),
            deposit_paid=round_.deposit or 0,
            by=Act(offer.team.officer, clock.now()),
        )


def count(offer: Offer, round_: Round, registrants: int) -> None:
    """Record how many had registered at the close."""
    record_counts(round_, registrants=registrants, by=Act(offer.team.officer, clock.now()))


def fail(offer: Offer, round_: Round, code: FailureCode = FailureCode.NO_REGISTRANT) -> None:
    """Record that nobody bought; the organisation's notice came in today."""
    record_failure(
        round_,
        code=code,
        registrants=0 if code is FailureCode.NO_REGISTRANT else 2,
        minutes=minuted(offer),
        result_received_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )


def minuted(offer: Offer) -> Paper:
    """Return the minutes of the session of today."""
    return Paper(
        kind=DocumentKind.MINUTES, number=offer.store.paper("BB-ĐG"), issued_on=clock.today()
    )


def notify(offer: Offer, round_: Round) -> None:
    """Tell the parties of the failure, today."""
    notify_parties(
        round_,
        on=clock.today(),
        document=Paper(
            kind=DocumentKind.NOTICE,
            direction=DocumentDirection.ISSUED,
            number=offer.store.paper("TB-THADS"),
            issued_on=clock.today(),
        ),
        by=Act(offer.team.officer, clock.now()),
    )


def answer_if_asked(offer: Offer, lot: Lot, choice: CreditorChoice) -> bool:
    """Record what the creditor says, where its right is open; whether it was."""
    if right_after(lot, latest_round(lot)) is None:
        return False
    record_creditor_answer(
        lot,
        choice=choice,
        answered_on=clock.today(),
        paper=Paper(
            kind=DocumentKind.ANSWER,
            number=offer.store.paper("CV-NH"),
            issued_on=clock.today(),
            issuer=offer.creditor.name,
        ),
        party=offer.creditor,
        by=Act(offer.team.officer, clock.now()),
    )
    return True


def cut(offer: Offer, lot: Lot, to_price: int) -> None:
    """Decide the reduction to ``to_price``, today."""
    reduce_price(
        lot,
        to_price=to_price,
        decision=decided(offer, "QĐ-GG"),
        decided_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )


def sell(offer: Offer, round_: Round, price: int, *, buyer: str, registrants: int = 3) -> Sale:
    """Record the winner; the result came in today."""
    record_sold(
        round_,
        price=price,
        buyer=buyer,
        buyer_identity=None,
        minutes=minuted(offer),
        registrants=registrants,
        result_received_on=clock.today(),
        contract=Paper(
            kind=DocumentKind.CONTRACT,
            number=offer.store.paper("HĐMB"),
            issued_on=clock.today(),
        ),
        consent_no=offer.store.paper("CV-THADS") if registrants == 1 else None,
        by=Act(offer.team.officer, clock.now()),
    )
    return sale_of_round(round_)


def cut_of(price: int, per_mille: int) -> int:
    """Return a price lowered by so many thousandths, to the whole hundred thousand above."""
    return -(-price * (1000 - per_mille) // 1000 // 100_000) * 100_000
