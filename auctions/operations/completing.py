"""Filling in what nobody knew of a round when it was recorded; what is known is not touched."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any, Final

from auctions import (
    allowed_completing,
    allowed_prices,
    entries,
    lifecycle,
    offers,
    queries,
    refusals,
    round_days,
)
from auctions.gaps import Gap, gaps_of
from auctions.models import Lot, Round, RoundCause, RoundForm, RoundState
from auctions.offers import Offer
from auctions.operations.round_deadlines import schedule_result, schedule_suspension
from auctions.sale_hooks import sale_hooks
from cases.operations.kinds import correct_kind
from foundation import clock
from foundation.acts import Act
from foundation.database import Dong
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from lawbook.assets import AssetKind
from lawbook.failure import FailureCode
from lawbook.money import Rounding, share
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of

MIDNIGHT: Final = time(0, 0)
MOST: Final = 99  # auctions of one lot
FIRST: Final = frozenset({Gap.NUMBER, Gap.PRICE})  # what makes the first price known
NOT_FAILED: Final = frozenset({RoundState.SOLD, RoundState.STOPPED, RoundState.DEFAULTED})


def complete_round(
    round_: Round,
    *,
    document: str,
    by: Act,
    session_on: date | None = None,
    hour: time | None = None,
    number: int | None = None,
    starting_price: int | None = None,
    deposit: int | None = None,
    form: RoundForm | None = None,
    place: str | None = None,
    organisation: Named | None = None,
    first_notice_on: date | None = None,
    failure_code: FailureCode | None = None,
    kind: AssetKind | None = None,
) -> Round:
    """Fill in what was unknown of a round, from a document that says it.

    The days that become known are judged, and the clocks that run from them begin. A deposit of
    which only the share was known follows the price.

    Args:
        document: the paper, notice or address it comes from.
        number: which auction of the lot it is; those before it that are not known have failed.
        starting_price: the price, đồng; one that was to be confirmed is replaced by it. It becomes
            the price of the lot, unless that was cut or valued again since.
        kind: of every asset of the lot whose kind in law is not known.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        NothingUnknown: everything asked for is known.
        KnownAlready: a value is given for what is known.
        NothingGiven: no value is given.
        HourWithoutDay: the hour of a session is given whose day stays unknown.
        RoundOutOfOrder: another round of the lot has that number, or stands on its wrong side.
        PriceNotPositive: the price is zero or less.
        DepositOutsideBand: the deposit of a round to come is too low or too high.
        DayInTheFuture: the notice is later than the act, or the session of a round that is over.
        DayTooEarly: the session before the first notice, or of what was sold before its seizure.
        SoldAfterNext: the session of what was sold, after its payment or hand-over.
        OrganisationUnknown: nothing in the registry is called so, and it is not to be added.
        OrganisationUnclear: several are called so.
        OrganisationClosed: it has closed.
    """
    offer = offers.locked_round(round_, by)
    check(allowed_completing.why_not_complete(offer, by))
    given: dict[Gap, Any] = {
        gap: value
        for gap, value in (
            (Gap.SESSION, session_on),
            (Gap.HOUR, hour),
            (Gap.NUMBER, number),
            (Gap.PRICE, starting_price),
            (Gap.DEPOSIT, deposit),
            (Gap.FORM, form),
            (Gap.PLACE, place or None),
            (Gap.ORGANISATION, organisation),
            (Gap.FIRST_NOTICE, first_notice_on),
            (Gap.FAILURE, failure_code),
            (Gap.KIND, kind),
        )
        if value is not None
    }
    others = [one for one in queries.rounds_of(offer.lot) if one.id != round_.id]
    _check_given(round_, offer.lot, given, others, by)
    failed = _failed_before(round_, number, others, offer.lot) if number is not None else 0
    follows = _follows(round_, offer)
    if organisation is not None:
        given[Gap.ORGANISATION] = organisation_of(organisation, office_id=round_.office_id, by=by)
    for gap, value in given.items():
        if gap in _FILL:
            _FILL[gap](round_, value)
    lifecycle.advance(
        offer.lot,
        entries.ROUND_COMPLETED,
        price=_new_price(round_, offer.lot) if Gap.PRICE in given and follows else None,
        which_unknown=True,
        first_price=_first_price(round_, offer.lot) if given.keys() & FIRST else None,
        failed=failed,
        on=by.day,
        by=by,
        payload={"round": round_.number, "document": document, "filled": list(given)},
    )
    if kind is not None:
        _say_kind(offer.lot, kind, document, by)
    if given.get(Gap.NUMBER) == 1 and round_.cause is None and not others:
        round_.cause = RoundCause.FIRST
    if given.keys() & {Gap.SESSION, Gap.FIRST_NOTICE}:
        newest = offer.latest is not None and offer.latest.id == round_.id
        _judge_again(round_, offer.lot, by, is_newest=newest)
    if Gap.SESSION in given and round_.state is RoundState.SOLD:
        sale_hooks().dated(round_, by=by)
    if Gap.SESSION in given and round_.state is not RoundState.FAILED:
        with suppress(refusals.NoRule):  # a session of a year whose calendar is not recorded
            schedule_result(round_, offer.lot, by)
            schedule_suspension(round_, offer.lot, offer.holds, by)
    return round_


def _check_given(
    round_: Round, lot: Lot, given: Mapping[Gap, Any], others: Sequence[Round], by: Act
) -> None:
    known = set(given) - set(gaps_of(round_, lot))
    if known:
        raise refusals.KnownAlready(what=min(known))
    if not given:
        raise refusals.NothingGiven
    if Gap.HOUR in given and Gap.SESSION not in given and round_.session_at is None:
        raise refusals.HourWithoutDay
    if Gap.NUMBER in given:
        _check_order_of(round_, given[Gap.NUMBER], others)
    if given.get(Gap.PRICE, 1) <= 0:
        raise refusals.PriceNotPositive
    price = given.get(Gap.PRICE, round_.starting_price)
    session_on = given.get(Gap.SESSION, round_.session_on)
    if Gap.DEPOSIT in given and round_.is_live and price is not None and session_on is not None:
        check(allowed_prices.why_not_ask_deposit(price, given[Gap.DEPOSIT], session_on))
    if Gap.FIRST_NOTICE in given:
        check_past(given[Gap.FIRST_NOTICE], by, Moment.FIRST)
    if Gap.SESSION in given and round_.state in {RoundState.FAILED, RoundState.SOLD}:
        check_past(given[Gap.SESSION], by, Moment.SESSION)
    if Gap.SESSION in given and round_.state is RoundState.SOLD:
        sale_hooks().check_dated(round_, given[Gap.SESSION], by=by)
    notice_on = given.get(Gap.FIRST_NOTICE, round_.first_notice_done_on)
    if given.keys() & {Gap.SESSION, Gap.FIRST_NOTICE} and session_on and notice_on:
        check_order(session_on, notice_on, Moment.SESSION, Moment.FIRST)


def _say_kind(lot: Lot, kind: AssetKind, document: str, by: Act) -> None:
    """Say the kind of every asset of the lot of which nobody said it; the lot follows."""
    for asset in queries.assets_of(lot):
        if asset.immovable is None:
            correct_kind(asset, kind=kind, reason=document, by=by.onward())


def _check_order_of(round_: Round, number: int, others: Sequence[Round]) -> None:
    least = max((one.number for one in others if one.number < round_.number), default=0) + 1
    most = min((one.number for one in others if one.number > round_.number), default=MOST + 1) - 1
    if not least <= number <= most:
        raise refusals.RoundOutOfOrder(least=least, most=most)


def _failed_before(round_: Round, number: int, others: Sequence[Round], lot: Lot) -> int:
    """Return how many failures to add: as a notice, the number tells of those before it.

    A round before it that ended otherwise, and is known, did not fail.
    """
    otherwise = sum(one.state in NOT_FAILED for one in others if one.number < round_.number)
    since = [round_, *(one for one in others if one.number > round_.number)]
    own = sum(one.state is RoundState.FAILED for one in since)
    return max(0, number - 1 - otherwise + own - lot.failed_rounds)


def _first_price(round_: Round, lot: Lot) -> int | None:
    """Return the price of the first round, where this is the first and the lot did not know it."""
    is_first = round_.number == 1 and not round_.number_unknown
    return round_.starting_price if is_first and lot.first_price != round_.starting_price else None


def _judge_again(round_: Round, lot: Lot, by: Act, *, is_newest: bool) -> None:
    if round_.session_on is None:
        return
    contract = queries.contract_of(round_)
    signed_on = contract.signed_on if contract else None
    round_.rulings = round_days.records(round_days.done_of(round_), lot, signed_on)
    over = round_.session_on < by.day
    if round_.state is RoundState.ANNOUNCED and over and round_.origin:
        lifecycle.turn(round_, RoundState.UNKNOWN)
    elif round_.state is RoundState.UNKNOWN and not over and is_newest:
        lifecycle.turn(round_, RoundState.ANNOUNCED)


def _follows(round_: Round, offer: Offer) -> bool:
    """Whether the lot's price is that of the round: nothing was cut or valued after it."""
    newest = offer.latest is not None and offer.latest.id == round_.id
    return newest and offer.lot.current_price == round_.starting_price


def _new_price(round_: Round, lot: Lot) -> int | None:
    return round_.starting_price if lot.current_price != round_.starting_price else None


# how each is filled


def _session(round_: Round, day: date) -> None:
    round_.session_at, round_.hour_unknown = clock.local_moment(day, MIDNIGHT), True


def _hour(round_: Round, hour: time) -> None:
    opens: datetime = clock.local_moment(round_.session_day, hour)
    round_.session_at, round_.hour_unknown = opens, None


def _number(round_: Round, number: int) -> None:
    round_.number, round_.number_unknown = number, None


def _price(round_: Round, price: int) -> None:
    round_.starting_price, round_.price_unconfirmed = Dong(price), None
    if round_.deposit_share is not None:
        round_.deposit = Dong(share(price, round_.deposit_share, Rounding.HALF_UP))


def _first_notice(round_: Round, day: date) -> None:
    round_.announced_on = round_.first_notice_done_on = day
    round_.first_notice_on = round_.first_notice_on or day


def _deposit(round_: Round, deposit: int) -> None:
    round_.deposit, round_.deposit_share = Dong(deposit), None


def _form(round_: Round, form: RoundForm) -> None:
    round_.form = form


def _place(round_: Round, place: str) -> None:
    round_.place = place


def _organisation(round_: Round, organisation: Organisation) -> None:
    round_.organisation, round_.organisation_id = organisation.name, organisation.id


def _failure(round_: Round, code: FailureCode) -> None:
    round_.failure_code = code


_FILL: Final[Mapping[Gap, Callable[[Round, Any], None]]] = {
    Gap.SESSION: _session,
    Gap.HOUR: _hour,
    Gap.NUMBER: _number,
    Gap.PRICE: _price,
    Gap.DEPOSIT: _deposit,
    Gap.FORM: _form,
    Gap.PLACE: _place,
    Gap.ORGANISATION: _organisation,
    Gap.FIRST_NOTICE: _first_notice,
    Gap.FAILURE: _failure,
}
