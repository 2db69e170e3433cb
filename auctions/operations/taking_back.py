"""Taking back what was recorded after a failure and never was: a cut, an answer, a valuation."""

from auctions import entries, lifecycle, queries
from auctions.models import (
    AfterResult,
    CreditorAnswer,
    CreditorChoice,
    Lot,
    Reduction,
    Round,
    ServiceContract,
    Valuation,
)
from auctions.offers import over_lots
from auctions.operations import ending
from auctions.operations.failure_deadlines import schedule_failure
from auctions.operations.valuations import ENTRIES
from auctions.sale_hooks import sale_hooks
from auctions.taking_back.allowed import Decided, why_gone, why_not_revert
from auctions.taking_back.standing import steps_of, why_not_last
from auctions.valued import Valued, what_is
from audit.entries import codes
from audit.models import LedgerEntry
from cases import lifecycle as assets_life
from cases.models import AssetState, CaseFile, EndReason, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db, hold
from foundation.refusals import check

ANSWERS = codes(tuple(entries.CREDITOR_ANSWERS.values()))
OF_A_PRICE = (Step.SIGN_CONTRACT, Step.TELL_FIRST_BUYERS, Step.FIRST_BUYERS_BUY)


def take_back_cut(cut: Reduction, *, by: Act) -> Reduction:
    """Take back a price cut that never was: the price falls back to what it was.

    The lot is unsold again and waits for the decision of the right cut.

    Raises:
        StepTakenBack: it was taken back.
        LaterStepStands: a later round, a valuation or the withdrawal stands on it.
    """
    lot = _locked(cut, by)
    check(why_gone(cut) or why_not_last(lot, "lot.cut", cut))
    round_ = db.session.get_one(Round, cut.round_id)
    cut.annulled_on = by.day
    lifecycle.take_back(
        lot,
        never=lambda entry: _is_after(entry, round_, frozenset({entries.LOT_REPRICED.code})),
        by=by,
    )
    deadlines.of(round_).reopen(Step.DECIDE_REDUCTION, by=by)
    db.session.flush()
    if over_lots([lot])[lot.id].holds:  # one may have begun, or ended, since
        _rule_failure(round_, lot, by)
    return cut


def take_back_answer(answer: CreditorAnswer, *, by: Act) -> CreditorAnswer:
    """Take back an answer of the creditor that never was; he is asked as before.

    A taking that it opened never was.

    Raises:
        StepTakenBack: it was taken back.
        LaterStepStands: a cut, a later round, money of the taking or the withdrawal stands on it.
    """
    lot = _locked(answer, by)
    check(why_gone(answer) or why_not_last(lot, "lot.answer", answer))
    round_ = db.session.get_one(Round, answer.round_id)
    answer.annulled_on = by.day
    sale = ""
    if answer.choice is CreditorChoice.TAKES:
        sale = sale_hooks().annulled(round_, by=by).code
        for asset in queries.assets_of(lot):
            assets_life.advance(asset, AssetState.ON_OFFER, by=by, payload={"lot": lot.code})
        ending.reopen(lot, EndReason.CREDITOR_TAKES, by=by)
    lifecycle.take_back(
        lot,
        never=lambda entry: (
            _is_after(entry, round_, ANSWERS) or bool(sale and entry.payload.get("sale") == sale)
        ),
        by=by,
    )
    deadlines.of(round_).reopen(Step.CREDITOR_ANSWER, by=by)
    db.session.flush()
    schedule_failure(round_, lot, by)
    return answer


def take_back_valuation(valuation: Valuation, *, by: Act) -> Valuation:
    """Take back a valuation that never was: the price before it is in force again.

    Raises:
        StepTakenBack: it was taken back.
        FirstValuation: the lot has no price but this one.
        LaterStepStands: a later round, another valuation or the withdrawal stands on it.
    """
    lot = _locked(valuation, by)
    check(why_not_revert(valuation))
    valuation.annulled_on = by.day
    kind = ENTRIES[what_is(valuation)].code
    latest = queries.latest_round(lot)
    last = [one for one in lifecycle.entries_that_stand(lot) if one.kind == kind][-1]
    lifecycle.take_back(lot, never=lambda entry: entry is last, by=by)
    if latest is not None:  # the price before it waits for its cut, or its answer
        ending.reopen(lot, EndReason.REVALUED, by=by, of=latest)
    if what_is(valuation) is Valued.AGAIN:
        for step in OF_A_PRICE:
            deadlines.of(lot).never_due(step, by=by)
        ending.reopen(lot, EndReason.REVALUED, by=by, of=lot)
    db.session.flush()
    if latest is not None:
        _rule_failure(latest, lot, by)
    return valuation


def take_back_contract(contract: ServiceContract, *, by: Act) -> ServiceContract:
    """Take back a service contract that never was signed: the one before it is in force again.

    The day to sign one is due again where this one met it, and no auction is due under it.

    Raises:
        StepTakenBack: it was taken back.
        LaterStepStands: a later round, contract, cut, valuation or the withdrawal stands on it.
    """
    lot = _locked(contract, by)
    check(why_gone(contract) or why_not_last(lot, "contract", contract))
    met = _met_by(contract, lot)
    contract.annulled_on = by.day
    last = [
        one for one in lifecycle.entries_that_stand(lot) if one.kind == entries.LOT_CONTRACTED.code
    ][-1]
    lifecycle.take_back(lot, never=lambda entry: entry is last, by=by)
    deadlines.of(contract).never_due(Step.HOLD_AUCTION, by=by, ended=True)
    db.session.flush()
    if (former := queries.contract_in_force(lot)) is not None:
        ending.reopen(lot, EndReason.CONTRACT_REPLACED, by=by, of=former)
    if met:
        deadlines.of(lot).reopen(Step.SIGN_CONTRACT, by=by)
    db.session.flush()
    return contract


def _met_by(contract: ServiceContract, lot: Lot) -> bool:
    """Whether the day to sign was met by this contract, and by none before it of the same price."""
    row = deadlines.of(lot).find(Step.SIGN_CONTRACT)
    if row is None or row.met_on != contract.signed_on:
        return False
    for step in steps_of(lot)[-2::-1]:
        if step.what is AfterResult.VALUATION:
            return True
        if step.what is AfterResult.CONTRACT:
            return bool(step.row.signed_on != contract.signed_on)
    return True


def _locked(row: Decided, by: Act) -> Lot:
    lot = db.session.get_one(Lot, row.lot_id)
    hold(db.session.get_one(CaseFile, lot.case_id))
    hold(lot)  # whoever writes one of these rows holds it
    return lot


def _rule_failure(round_: Round, lot: Lot, by: Act) -> None:
    """Rule again what is due after a failure, with the answer that stands."""
    found = [one for one in queries.answers_of(lot) if one.round_id == round_.id]
    schedule_failure(round_, lot, by, answer=found[0] if found else None)


def _is_after(entry: LedgerEntry, round_: Round, kinds: frozenset[str]) -> bool:
    return entry.kind in kinds and entry.payload.get("round") == round_.number
