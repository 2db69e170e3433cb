"""Registrants of a round, and how many there were."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select

from auctions import allowed, entries, entries_registrants, lifecycle, offers, queries, refusals
from auctions.barred import why_not_let_bid
from auctions.models import Registration, RegistrationStatus, Round
from auctions.taking_back.allowed_steps import why_no_registrant
from audit import ledger
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.folding import fold, identifier
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check

LONGEST_KEY: Final = 20  # letters kept of an identity; a folded one may be longer than typed


def register_bidder(
    round_: Round,
    *,
    bidder: str,
    identity_no: str | None,
    registered_on: date,
    deposit_paid: int,
    by: Act,
    deposit_later: bool = False,
    despite: str | None = None,
) -> Registration:
    """Record one registrant; qualified once the deposit is in full.

    The ledger names the registration, never the person.

    Args:
        deposit_paid: đồng.
        deposit_later: less than the deposit is laid down, and the rest is to come.
        despite: why somebody may take part who is called like one who may not.

    Raises:
        RoundNotAnnounced: nobody registers for it yet, or any more.
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lay over the lot on the day of the registration.
        DayTooEarly: registered before the round was announced.
        DayInTheFuture: registered later than the act.
        RegistrationClosed: after the last day of the dossier sale.
        AlreadyRegistered: this identity, however it is written, stands among the registrants.
        PerhapsBarred: called like the debtor, somebody of the office, the auction organisation or
            the appraiser, and nobody says why it may be.
        DepositNotWhole: less than the deposit, and nobody says that the rest is to come.

    Basis: 01/2016/QH14, Điều 38 khoản 1, 4, Điều 39.
    """
    check(allowed.why_not_register(offers.locked_round(round_, by.onward()), by, registered_on))
    check_order(
        registered_on, round_.announced_on or registered_on, Moment.REGISTERED, Moment.ANNOUNCED
    )
    check_past(registered_on, by, Moment.REGISTERED)
    if round_.file_sale_to is not None and registered_on > round_.file_sale_to:
        raise refusals.RegistrationClosed(day=round_.file_sale_to)
    key = identifier(identity_no)[:LONGEST_KEY] if identity_no else None
    if key and _is_registered(round_, key):
        raise refusals.AlreadyRegistered
    check(why_not_let_bid(round_, bidder, identity_no, despite, registered_on))
    _check_deposit(round_, deposit_paid, later=deposit_later)
    registration = Registration(
        office_id=round_.office_id,
        round_id=round_.id,
        bidder=bidder,
        identity_no=identity_no,
        identity_key=key or None,
        registered_on=registered_on,
        deposit_paid=Dong(deposit_paid),
        status=_status(round_, deposit_paid),
    )
    db.session.add(registration)
    db.session.flush()
    ledger.append(
        round_.stream,
        entries_registrants.ROUND_REGISTERED,
        office_id=round_.office_id,
        by=by,
        payload={
            "round": round_.number,
            "registration": registration.id,
            "on": registered_on,
            "deposit": deposit_paid,
            **said_despite(despite),
        },
    )
    return registration


def correct_deposit(
    round_: Round,
    registration: Registration,
    *,
    deposit_paid: int,
    by: Act,
    deposit_later: bool = False,
) -> Registration:
    """Record what a registrant has laid down by now: the rest came, or a wrong sum was recorded.

    Args:
        deposit_paid: đồng, all of it.
        deposit_later: it is less than the deposit, and the rest is to come.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotAnnounced: the round has its result.
        RegistrationOfAnotherRound: the registrant belongs to another round.
        StepTakenBack: the registrant was taken back.
        DepositAsBefore: this sum is recorded.
        DepositNotWhole: less than the deposit, and nobody says that the rest is to come.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_correct_deposit(offer, by))
    if registration.round_id != round_.id:
        raise refusals.RegistrationOfAnotherRound
    check(why_no_registrant(registration))
    before = registration.deposit_paid
    if deposit_paid == before:
        raise refusals.DepositAsBefore(deposit=before)
    _check_deposit(round_, deposit_paid, later=deposit_later)
    registration.deposit_paid = Dong(deposit_paid)
    registration.status = _status(round_, deposit_paid)
    ledger.append(
        round_.stream,
        entries_registrants.DEPOSIT_CORRECTED,
        office_id=round_.office_id,
        by=by,
        payload={
            "round": round_.number,
            "registration": registration.id,
            "deposit": [before, deposit_paid],
        },
    )
    return registration


def _status(round_: Round, deposit_paid: int) -> RegistrationStatus:
    """Return whether a registrant takes part: who laid down less than the deposit does not."""
    enough = deposit_paid >= round_.deposit if round_.deposit is not None else False
    return RegistrationStatus.QUALIFIED if enough else RegistrationStatus.REGISTERED


def _check_deposit(round_: Round, deposit_paid: int, *, later: bool) -> None:
    if round_.deposit is not None and deposit_paid < round_.deposit and not later:
        raise refusals.DepositNotWhole(paid=deposit_paid, deposit=round_.deposit)


def said_despite(despite: str | None) -> dict[str, str]:
    """Return what the ledger keeps of why somebody may take part."""
    return {"despite": despite.strip()[:300]} if (despite or "").strip() and despite else {}


def _is_registered(round_: Round, key: str) -> bool:
    taken = select(Registration.id).where(
        Registration.round_id == round_.id, Registration.identity_key == key
    )
    return db.session.scalar(taken) is not None


def check_count(recorded: Sequence[Registration], registrants: int) -> None:
    """Refuse a number of registrants below those whose names are recorded.

    Raises:
        FewerThanRecorded: it is.
    """
    if registrants < len(recorded):
        raise refusals.FewerThanRecorded(recorded=len(recorded), registrants=registrants)


def deposit_of_winner(
    round_: Round, recorded: Sequence[Registration], buyer: str, identity: str | None
) -> int | None:
    """Return the đồng a winner laid down; None where it is not known.

    Where registrants are recorded the winner is one of them, and it is what they laid down. An
    identity decides where both have one, else the name, however it is written. Where nobody is
    recorded, it is the deposit of the round: who had not paid it could not take part.

    Raises:
        BuyerNotRegistered: no registrant fits.
        DepositNotInFull: the winner laid down less than the deposit of the round.

    Basis: 01/2016/QH14, Điều 38 khoản 2, Điều 39.
    """
    if not recorded:
        return round_.deposit
    winner = next((one for one in recorded if _is_same(one, buyer, identity)), None)
    if winner is None:
        raise refusals.BuyerNotRegistered(recorded=len(recorded))
    if round_.deposit is not None and winner.deposit_paid < round_.deposit:
        raise refusals.DepositNotInFull(paid=winner.deposit_paid, deposit=round_.deposit)
    return winner.deposit_paid or round_.deposit


def _is_same(registered: Registration, buyer: str, identity: str | None) -> bool:
    if identity and registered.identity_no:
        return identifier(identity) == identifier(registered.identity_no)
    return fold(buyer) == fold(registered.bidder)


def record_counts(round_: Round, *, registrants: int, by: Act) -> Round:
    """Record how many registered, once registration has closed.

    Raises:
        RoundNotAnnounced: there is nothing to count.
        RegistrationStillOpen: the last day of the dossier sale is not over.
        FewerThanRecorded: more registrants are recorded by name.
    """
    offer = offers.locked_round(round_, by.onward())
    check(allowed.why_not_count(offer, by))
    check_count(queries.registrations_of(round_), registrants)
    round_.registrants = registrants
    lifecycle.advance(
        offer.lot,
        entries.ROUND_COUNTED,
        on=by.day,
        by=by,
        payload={"round": round_.number, "registrants": registrants},
    )
    return round_
