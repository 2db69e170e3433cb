"""What can be corrected, or taken back, of the steps of a lot; the last one is taken back first."""

from datetime import date
from typing import Any

from auctions import entries, law, lifecycle, queries, refusals
from auctions.allowed_cutting import why_not_correct
from auctions.correcting import above_lot, ended_by_then, lot_of, name_of, over_lot
from auctions.creditor import until_of
from auctions.models import CreditorAnswer, CreditorChoice, Lot, Reduction, Round, Valuation
from auctions.offers import over_lots
from auctions.operations import taking_back, taking_back_rounds
from auctions.operations.failure_deadlines import schedule_failure
from auctions.operations.valuations import ENTRIES
from auctions.taking_back import allowed
from auctions.taking_back.standing import above, steps_of, why_not_last
from auctions.valued import was_revalued, what_is
from cases.models import Step
from cases.operations import deadlines
from corrections.facts import Fact, Field, Values, declare, give, may_be
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import check
from lawbook import repricing as rules


def over(code: str) -> Any:
    """Return the function that tells what is taken back before a step of this code."""

    def told(row: Any) -> tuple[str, Any] | None:
        lot = row if isinstance(row, Lot) else lot_of(row)
        step = above(lot, code, row)
        return None if step is None else (step.fact, step.row)

    return told


def _last(code: str) -> Any:
    return lambda row: why_not_last(row if isinstance(row, Lot) else lot_of(row), code, row)


def _round_of(row: Reduction | CreditorAnswer) -> Round:
    return db.session.get_one(Round, row.round_id)


# a price cut


def _check_cut(cut: Reduction, values: Values, _by: Act) -> None:
    lot, round_ = lot_of(cut), _round_of(cut)
    if "to_price" in values:
        check(why_not_last(lot, "lot.cut", cut))
    on = values.get("decided_on", cut.decided_on)
    answers = [one for one in queries.answers_of(lot) if one.round_id == cut.round_id]
    answer = answers[0] if answers else None
    price = values.get("to_price", cut.to_price)
    check(why_not_correct(cut, lot, round_, answer, to_price=price, on=on))
    for later in queries.rounds_of(lot):
        if later.number > round_.number and later.announced_on is not None:
            check_order(later.announced_on, on, Moment.ANNOUNCED, Moment.CUT)


def _put_cut(cut: Reduction, values: Values, by: Act) -> None:
    give(cut, values, by)
    if "to_price" in values:
        cut.basis_points = rules.cut_basis_points(cut.from_price, cut.to_price)
        lifecycle.correct_price(lot_of(cut), cut.to_price)


def _follow_cut(cut: Reduction, before: Values, by: Act) -> None:
    if "decided_on" not in before:
        return
    own = deadlines.of(_round_of(cut))
    own.reopen(Step.DECIDE_REDUCTION, by=by)
    own.meet(Step.DECIDE_REDUCTION, cut.decided_on, by=by)
    lifecycle.follow_day(lot_of(cut), entries.LOT_REPRICED, before["decided_on"], cut.decided_on)


declare(
    Fact(
        code="lot.cut",
        words=N_("Price cut"),
        model=Reduction,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=lambda cut: name_of(_round_of(cut)),
        fields=(
            Field("to_price", N_("New starting price (₫)"), Dong),
            Field("decided_on", N_("Decision day"), date, stopped=over_lot),
        ),
        locks=above_lot,
        why_not=allowed.why_gone,
        check=_check_cut,
        put=_put_cut,
        follow=_follow_cut,
        take_back=lambda cut, _reason, by: taking_back.take_back_cut(cut, by=by),
        check_take_back=_last("lot.cut"),
        asks=True,
        over=over("lot.cut"),
        taken=N_("The price was not cut; the price before it is in force again."),
    )
)


# the answer of the creditor


def _check_answer(answer: CreditorAnswer, values: Values, _by: Act) -> None:
    lot, round_ = lot_of(answer), _round_of(answer)
    if answer.choice is CreditorChoice.TAKES:
        raise refusals.AnswerIsTaking
    on, told_on = values["answered_on"], round_.parties_notified_on
    check_order(on, told_on or on, Moment.ANSWERED, Moment.PARTIES_TOLD)
    until = until_of(lot, round_, over_lots([lot])[lot.id].holds)
    silent = answer.choice is CreditorChoice.SILENT
    if silent and until is not None and told_on is not None and on <= until.value:
        wait = law.length_of("R8", told_on, lot)
        raise refusals.CreditorMayStillAnswer(due=until.value, wait=wait)
    for cut in queries.reductions_of(lot):
        if cut.round_id == round_.id and not silent:
            check_order(cut.decided_on, on, Moment.CUT, Moment.ANSWERED)


def _follow_answer(answer: CreditorAnswer, before: Values, by: Act) -> None:
    lot, round_, on = lot_of(answer), _round_of(answer), answer.answered_on
    own = deadlines.of(round_)
    own.reopen(Step.CREDITOR_ANSWER, by=by)
    own.meet(Step.CREDITOR_ANSWER, on, by=by)
    kind = entries.CREDITOR_ANSWERS[answer.choice]
    lifecycle.follow_day(lot, kind, before["answered_on"], on)
    if answer.choice is CreditorChoice.REFUSES:
        own.correct(Step.DECIDE_REDUCTION, law.deadline("R4", on, lot), trigger_on=on, by=by)
        schedule_failure(round_, lot, by, answer=answer)


declare(
    Fact(
        code="lot.answer",
        words=N_("What the creditor answered"),
        model=CreditorAnswer,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=lambda answer: name_of(_round_of(answer)),
        fields=(Field("answered_on", N_("Answered on"), date, stopped=ended_by_then),),
        elsewhere=N_("Another answer is recorded anew, once this one is annulled."),
        locks=above_lot,
        why_not=allowed.why_gone,
        check=_check_answer,
        follow=_follow_answer,
        take_back=lambda answer, _reason, by: taking_back.take_back_answer(answer, by=by),
        check_take_back=_last("lot.answer"),
        asks=True,
        over=over("lot.answer"),
        taken=N_("The creditor did not answer so; a taking that it opened never was."),
    )
)


# a valuation


def _check_valuation(valuation: Valuation, values: Values, _by: Act) -> None:
    told = {key: values.get(key, getattr(valuation, key)) for key in _DAYS}
    if told["valid_until"] < told["certificate_on"]:
        raise refusals.CertificateDaysCrossed(
            issued=told["certificate_on"], until=told["valid_until"]
        )
    check_order(told["received_on"], told["certificate_on"], Moment.CERT_IN, Moment.CERT)
    if told["notified_on"] is not None:
        check_order(told["notified_on"], told["received_on"], Moment.PARTIES_TOLD, Moment.CERT_IN)
    if "value" not in values:
        return
    if values["value"] <= 0:
        raise refusals.PriceNotPositive
    lot = lot_of(valuation)
    if _sets_price(valuation, lot):
        check(why_not_last(lot, "lot.valuation", valuation))


_DAYS = ("certificate_on", "valid_until", "received_on", "notified_on")


def _sets_price(valuation: Valuation, lot: Lot) -> bool:
    return any(step.is_of("lot.valuation", valuation) for step in steps_of(lot))


def _follow_valuation(valuation: Valuation, before: Values, by: Act) -> None:
    """Let the price be the right one, and rule again what runs from the day it came in."""
    lot = lot_of(valuation)
    if "value" in before and _sets_price(valuation, lot):
        lifecycle.correct_price(lot, valuation.value)
    if "certificate_on" in before:
        _arranged_really(lot, before["certificate_on"], valuation.certificate_on, by)
    if not before.keys() & {"received_on", "notified_on"}:
        return
    if "received_on" in before:
        kind, now = ENTRIES[what_is(valuation)], valuation.received_on
        lifecycle.follow_day(lot, kind, before["received_on"], now)
    valuations = queries.valuations_of(lot)
    if valuations[-1].id != valuation.id:
        return
    own = deadlines.of(lot)
    due = law.contract_due(
        lot,
        received_on=valuation.received_on,
        notified_on=valuation.notified_on,
        revalued=was_revalued(valuations),
    )
    if due is not None:
        own.correct(Step.SIGN_CONTRACT, due[0], trigger_on=due[1], by=by)
    if own.find(Step.TELL_FIRST_BUYERS) is not None:
        ruling = law.deadline("P25.1", valuation.received_on, lot)
        own.correct(Step.TELL_FIRST_BUYERS, ruling, trigger_on=valuation.received_on, by=by)


def _arranged_really(lot: Lot, before: date, after: date, by: Act) -> None:
    """Judge the appraisal again where it was met by the day of the certificate."""
    for asset in queries.assets_of(lot):
        own = deadlines.of(asset)
        row = own.find(Step.APPRAISE)
        if row is not None and row.met_on == before:
            own.reopen(Step.APPRAISE, by=by)
            own.meet(Step.APPRAISE, after, by=by)


declare(
    Fact(
        code="lot.valuation",
        words=N_("Valuation"),
        model=Valuation,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=lambda valuation: valuation.firm,
        fields=(
            Field("value", N_("Value (₫)"), Dong),
            Field("certificate_on", N_("Certificate of"), date, stopped=may_be),
            Field("valid_until", N_("Valid until"), date, past=False),
            Field("received_on", N_("Received on"), date, stopped=ended_by_then),
            Field("notified_on", N_("Parties told on"), date, required=False, stopped=may_be),
        ),
        locks=above_lot,
        why_not=allowed.why_gone,
        check=_check_valuation,
        follow=_follow_valuation,
        take_back=lambda valuation, _reason, by: taking_back.take_back_valuation(valuation, by=by),
        check_take_back=allowed.why_not_revert,
        asks=True,
        over=over("lot.valuation"),
        taken=N_("The lot was not valued so; the price before it is in force again."),
    )
)


# a round as a whole, and the withdrawal of a lot


declare(
    Fact(
        code="round.whole",
        words=N_("Round entered by mistake"),
        model=Round,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=name_of,
        locks=above_lot,
        why_not=allowed.why_no_round,
        take_back=lambda round_, _reason, by: taking_back_rounds.take_back_round(round_, by=by),
        check_take_back=_last("round.whole"),
        asks=True,
        over=over("round.whole"),
        taken=N_("There was no such round; its number is free, and who registered goes with it."),
    )
)
declare(
    Fact(
        code="lot.withdrawal",
        words=N_("Withdrawal of the lot"),
        model=Lot,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda lot: lot,
        name=lambda lot: lot.title[:80],
        locks=lambda lot: above_lot(lot)[:1],
        why_not=allowed.why_not_withdrawn,
        take_back=lambda lot, _reason, by: taking_back_rounds.take_back_withdrawal(lot, by=by),
        check_take_back=allowed.why_not_offer_again,
        asks=True,
        taken=N_("The lot was not withdrawn; it is offered as before, and a round goes on."),
    )
)
