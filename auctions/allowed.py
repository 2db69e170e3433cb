"""What may be done with a lot and its rounds now, and why not: one answer for all who ask.

Each function looks at rows that are loaded, asks no database, and returns a refusal, or None where
the act may be done. An operation locks its rows and raises what is returned (``check``); the page,
the list and the next act show no button where anything is returned.
"""

from datetime import date
from typing import Final

from auctions import refusals
from auctions.allowed_first_buyers import why_not_bought, why_not_hold_first, why_not_sell_to_others
from auctions.allowed_prices import why_not_above, why_not_before_price, why_not_priced
from auctions.allowed_stopping import why_not_after_suspension
from auctions.allowed_suspending import (
    is_awaited_under_hold,
    why_not_closed,
    why_not_session_held,
)
from auctions.floors import Floor
from auctions.models import AWAITED_STATES, LotStatus, Round, RoundState
from auctions.offers import Offer
from cases.allowed_ended import why_not_act, why_not_after_end
from foundation.acts import Act
from foundation.refusals import Refusal
from lawbook.failure import FailureCode, Trigger

VALUED_IN: Final = frozenset({LotStatus.DRAFT, LotStatus.VALUED, LotStatus.READY})
ON_OFFER: Final = VALUED_IN | {LotStatus.PLANNED, LotStatus.ANNOUNCED, LotStatus.UNSOLD}
SIGNED_IN: Final = VALUED_IN | {LotStatus.UNSOLD}


# the lot


def why_not_on_offer(offer: Offer) -> Refusal | None:
    """Nothing of an offer is done with a lot that is sold, taken or closed."""
    if offer.lot.status in {LotStatus.WITHDRAWN, LotStatus.COMPLETED}:
        return refusals.LotIsClosed()
    return None if offer.lot.status in ON_OFFER else refusals.LotIsSold()


def why_not_value(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """The price of a lot with a session ahead, or of a sold one, is not replaced.

    An unsold lot is valued again after its creditor has answered where the right to take is open:
    the last reduced price is what the creditor may take it at.

    Args:
        on: the day of the certificate; the day of the act if missing.
    """
    if why := why_not_after_end(offer.over.ends, on or by.day):
        return why
    if offer.lot.status not in VALUED_IN | {LotStatus.UNSOLD}:
        return refusals.ValuationNotNow(status=offer.lot.status)
    if offer.lot.status is LotStatus.UNSOLD:
        return why_not_before_answer(offer)
    return None


def why_not_contract(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """A contract is signed for a lot with a price and no session ahead, and under no hold.

    Args:
        on: the day it was signed; the day of the act if missing.
    """
    if offer.lot.status not in SIGNED_IN:
        return refusals.ContractNotNow(status=offer.lot.status)
    return why_not_priced(offer) or why_not_act(offer.over, on or by.day)


def why_not_withdraw(offer: Offer, _by: Act) -> Refusal | None:
    """What is on offer can be taken off it."""
    return why_not_on_offer(offer)


def why_not_publish(offer: Offer, _by: Act) -> Refusal | None:
    """A round published elsewhere is recorded once the one before it has its result."""
    return why_not_on_offer(offer) or _why_not_idle(offer)


def why_not_publish_on(offer: Offer, session_on: date | None, by: Act) -> Refusal | None:
    """A round published elsewhere ends the one before it, whose session is over by then."""
    latest = offer.latest
    if why := why_not_on_offer(offer):
        return why
    if latest is None or latest.state is not RoundState.ANNOUNCED:
        return _why_not_idle(offer)
    over = latest.session_on is not None and latest.session_on < by.day
    if over and (session_on is None or latest.session_day < session_on):
        return None
    return _why_not_idle(offer)


# a round


def why_not_plan(offer: Offer, by: Act) -> Refusal | None:
    """The next round of a lot that has a price, a contract, and nothing to be done before."""
    if why := why_not_publish(offer, by):
        return why
    if offer.lot.status is LotStatus.UNSOLD:
        number = offer.latest.number if offer.latest is not None else 0
        return (
            why_not_before_answer(offer)
            or why_not_above(offer, offer.floor, by.day)
            or refusals.ReductionIsDue(number=number)
        )
    if why := why_not_priced(offer):
        return why
    if offer.contract is None:
        return refusals.NoContract()
    why = why_not_sell_to_others(offer) or why_not_after_suspension(offer.latest, offer.holds)
    return why or why_not_act(offer.over, by.day)


def why_not_move(offer: Offer, by: Act) -> Refusal | None:
    """A planned session is moved; an announced one is not."""
    return _why_not_in(offer.round, RoundState.PLANNED) or why_not_act(offer.over, by.day)


def why_not_announce(offer: Offer, by: Act, *days: date) -> Refusal | None:
    """A planned round is announced, unless a hold lay over the lot by then.

    Args:
        days: of its posting and notices; the day of the act if missing.
    """
    why = _why_not_in(offer.round, RoundState.PLANNED) or why_not_hold_first(offer)
    return why or why_not_act(offer.over, *(days or [by.day]))


def why_not_register(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """Registrants belong to an announced round, unless a hold lay over the lot by then.

    Args:
        on: the day of the registration; the day of the act if missing.
    """
    return _why_not_in(offer.round, RoundState.ANNOUNCED) or why_not_act(offer.over, on or by.day)


def why_not_correct_deposit(offer: Offer, _by: Act) -> Refusal | None:
    """What a registrant laid down is corrected until the round has its result."""
    return _why_not_in(offer.round, RoundState.ANNOUNCED)


def why_not_count(offer: Offer, by: Act) -> Refusal | None:
    """Registrants are counted after the last day of the dossier sale."""
    if why := _why_not_in(offer.round, RoundState.ANNOUNCED):
        return why
    last = offer.round.file_sale_to if offer.round is not None else None
    if last is not None and by.day <= last:
        return refusals.RegistrationStillOpen(day=last)
    return None


def why_not_record_sold(offer: Offer, by: Act) -> Refusal | None:
    """A round after which the lot was offered again cannot have had a winner who paid."""
    if why := why_not_record_result(offer, by):
        return why
    if not offer.is_about_newest and offer.latest is not None:
        return refusals.LaterRoundFollowed(number=offer.latest.number)
    return why_not_bought(offer) or why_not_before_price(offer.round)


def why_not_record_result(offer: Offer, by: Act) -> Refusal | None:
    """An announced round has a result from the day of its session, unless a hold lay over it."""
    round_ = offer.round
    if round_ is None or round_.state not in AWAITED_STATES:
        return _why_not_in(round_, RoundState.ANNOUNCED)
    if round_.session_on is None:
        return refusals.SessionUnknown(number=round_.number)
    if by.day < round_.session_on:
        return refusals.SessionNotHeld(day=round_.session_on)
    return why_not_session_held(round_, offer.over)


def why_not_record_failure(offer: Offer, by: Act, code: FailureCode) -> Refusal | None:
    """An announced round has failed from the day its code names, unless a hold lay over it.

    Codes a and g are recorded once registration is over, before the session, too. A hold lifted
    before the session did not suspend the auction: what was so when registration closed is so.
    """
    round_ = offer.round
    if round_ is None or code.trigger is Trigger.SESSION or round_.file_sale_to is None:
        return why_not_record_result(offer, by)
    if round_.state not in AWAITED_STATES:
        return _why_not_in(round_, RoundState.ANNOUNCED)
    if by.day <= round_.file_sale_to:
        return refusals.RegistrationStillOpen(day=round_.file_sale_to)
    return why_not_closed(round_, offer.over)


def why_not_record_nobody(offer: Offer, by: Act) -> Refusal | None:
    """That nobody registered is recorded as :func:`why_not_record_failure` says of code a."""
    return why_not_record_failure(offer, by, FailureCode.NO_REGISTRANT)


def why_not_stop(offer: Offer, _by: Act) -> Refusal | None:
    """A round is stopped before it has a result; one whose session fell under a hold gets none."""
    if offer.round is None:
        return refusals.NoRoundYet()
    if offer.round.is_live or (
        offer.is_about_newest and is_awaited_under_hold(offer.round, offer.over)
    ):
        return None
    return refusals.RoundHasEnded(number=offer.round.number, state=offer.round.state)


# after a failure


def why_not_notify(offer: Offer, _by: Act) -> Refusal | None:
    """The parties are told of a failure once."""
    round_ = offer.round
    if round_ is None:
        return refusals.NoRoundYet()
    if round_.state is not RoundState.FAILED:
        return refusals.NotFailed(number=round_.number, state=round_.state)
    if round_.parties_notified_on is not None:
        return refusals.PartiesAlreadyNotified(day=round_.parties_notified_on)
    return None


def why_not_answer(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """The creditor answers once after each failure from the one after the second cut on, when told.

    What the creditor says is recorded under a hold, too: it is no step of the office.

    Args:
        on: the day of the answer; the day of the act if missing.
    """
    if offer.answer is not None:
        return refusals.CreditorAnswered()
    if not _is_failed(offer):
        return refusals.NothingToAnswer(status=offer.lot.status)
    if why := why_not_after_end(offer.over.ends, on or by.day):
        return why
    if offer.right is None:
        return refusals.CreditorRightNotOpen()
    latest = offer.latest
    if latest is not None and latest.parties_notified_on is None:
        return refusals.CreditorNotTold(number=latest.number)
    return None


def why_not_reduce(
    offer: Offer, by: Act, on: date | None = None, floor: Floor | None = None
) -> Refusal | None:
    """A price is cut once after each failure, after the creditor's answer where it is asked.

    Args:
        on: the day of the decision; the day of the act if missing.
        floor: as known on that day; that of today if missing.
    """
    return (
        _why_not_failed(offer)
        or why_not_before_answer(offer)
        or why_not_before_price(offer.latest)
        or why_not_above(offer, floor or offer.floor, on or by.day)
        or why_not_act(offer.over, on or by.day)
    )


def is_withdrawal_next(offer: Offer, on: date) -> bool:
    """Whether nothing is left after a failure but to take the lot off sale."""
    if _why_not_failed(offer) or why_not_before_answer(offer):
        return False
    return why_not_above(offer, offer.floor, on) is not None


def why_not_before_answer(offer: Offer) -> Refusal | None:
    """There is no further cut or round while the creditor's right is open and unanswered."""
    right = offer.right
    if right is not None and offer.answer is None:
        return refusals.CreditorNotAsked(basis=right.basis.short)
    return None


def _is_failed(offer: Offer) -> bool:
    return offer.lot.status is LotStatus.UNSOLD and offer.latest is not None


def _why_not_failed(offer: Offer) -> Refusal | None:
    return None if _is_failed(offer) else refusals.NothingToReduce(status=offer.lot.status)


def _why_not_idle(offer: Offer) -> Refusal | None:
    if offer.latest is not None and offer.latest.is_live:
        return refusals.RoundIsLive(number=offer.latest.number)
    return None


def _why_not_in(round_: Round | None, state: RoundState) -> Refusal | None:
    if round_ is None:
        return refusals.NoRoundYet()
    if round_.state is state:
        return None
    if state is RoundState.PLANNED:
        return refusals.RoundNotPlanned(number=round_.number, state=round_.state)
    return refusals.RoundNotAnnounced(number=round_.number, state=round_.state)
