"""Which facts of lots can be corrected, and what is judged again with each."""

from datetime import date
from typing import Any

from sqlalchemy import select

from auctions import entries, law, lifecycle
from auctions.creditor import right_after
from auctions.finding import index_lot
from auctions.models import Lot, LotAsset, Round, RoundState, ServiceContract
from auctions.offers import over_lots
from auctions.operations.annulling import annul_result
from auctions.operations.appraisal_days import rule_appraisal
from auctions.operations.failure_deadlines import schedule_failure
from auctions.operations.results import check_told
from auctions.refusals import NoResultToAnnul, SessionNotHeld
from auctions.taking_back.allowed import why_no_result, why_not_annul
from auctions.taking_back.standing import above
from cases.allowed_ended import why_not_act, why_not_after_end
from cases.models import Asset, CaseFile, Step
from cases.operations import deadlines
from corrections.facts import Fact, Field, Values, declare, give, listen, may_be
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from organisations.correcting import meant_by, refer, written


def lot_of(row: Any) -> Lot:
    """Return the lot of a row."""
    return db.session.get_one(Lot, row.lot_id)


def above_lot(row: Any) -> list[Any]:
    """Return what is locked before a row: its case, its lot."""
    lot = row if isinstance(row, Lot) else lot_of(row)
    return [db.session.get_one(CaseFile, lot.case_id), lot]


def name_of(round_: Round) -> str:
    """Return how a round is called on the page of a correction."""
    return f"{lot_of(round_).title[:60]} · {round_.number}"


def _over_result(round_: Round) -> tuple[str, Any] | None:
    step = above(lot_of(round_), "round.result", round_)
    return None if step is None else (step.fact, step.row)


def over_lot(row: Any, day: date) -> Refusal | None:
    """Say what lay over the lot of a row on a day: a hold, or the end of its case."""
    lot = lot_of(row)
    return why_not_act(over_lots([lot])[lot.id], day)


def ended_by_then(row: Any, day: date) -> Refusal | None:
    """Say that the case of a row was enforced here no more by a day."""
    lot = lot_of(row)
    return why_not_after_end(over_lots([lot])[lot.id].ends, day)


# the result of a round


def _why_not_days(round_: Round) -> Refusal | None:
    if round_.outcome_on is not None:
        return None
    return NoResultToAnnul(number=round_.number, state=round_.state)


def check_organisation(_row: Any, values: Values, _by: Act) -> None:
    meant_by(values.get("organisation"))


def put_organisation(row: Round | ServiceContract, values: Values, by: Act) -> None:
    """Let the reference follow the name of the auction organisation."""
    give(row, written(values, "organisation"), by)
    if "organisation" in values:
        refer(row, values["organisation"])


def _check_round(round_: Round, values: Values, by: Act) -> None:
    check_organisation(round_, values, by)
    received_on = values.get("result_received_on", round_.result_received_on)
    if received_on and round_.outcome_on and received_on < round_.outcome_on:
        raise SessionNotHeld(day=round_.outcome_on)
    told_on = values.get("parties_notified_on", round_.parties_notified_on)
    if told_on is not None and values.keys() & {"result_received_on", "parties_notified_on"}:
        check_told(round_, told_on, received_on)


def _follow_round(round_: Round, before: Values, by: Act) -> None:
    """Judge again the days that run from the day the result came in, or the parties were told."""
    lot, own = lot_of(round_), deadlines.of(round_)
    received_on, told_on = round_.result_received_on, round_.parties_notified_on
    if "result_received_on" in before and received_on is not None:
        own.reopen(Step.RECORD_RESULT, by=by)
        own.meet(Step.RECORD_RESULT, received_on, by=by)
        if round_.state is RoundState.FAILED:
            ruling = law.deadline("R2", received_on, lot)
            own.correct(Step.NOTIFY_FAILURE, ruling, trigger_on=received_on, by=by)
    if "parties_notified_on" in before and told_on is not None:
        own.reopen(Step.NOTIFY_FAILURE, by=by)
        own.meet(Step.NOTIFY_FAILURE, told_on, by=by)
        lifecycle.follow_day(lot, entries.PARTIES_NOTIFIED, before["parties_notified_on"], told_on)
    if round_.state is not RoundState.FAILED:
        return
    from_on = law.cut_counts_from(received_on, told_on)
    if right_after(lot, round_, over_lots([lot])[lot.id].holds) is not None:
        schedule_failure(round_, lot, by)
    elif from_on is not None and own.find(Step.DECIDE_REDUCTION) is not None:
        ruling = law.deadline("R4", from_on, lot)
        own.correct(Step.DECIDE_REDUCTION, ruling, trigger_on=from_on, by=by)


def _annul(round_: Round, _reason: str, by: Act) -> None:
    annul_result(round_, by=by)


declare(
    Fact(
        code="round.result",
        words=N_("Result of the round"),
        model=Round,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=name_of,
        locks=above_lot,
        why_not=why_no_result,
        take_back=_annul,
        check_take_back=why_not_annul,
        asks=True,
        over=_over_result,
        taken=N_("The result was recorded wrongly; it is annulled and recorded anew."),
    )
)
declare(
    Fact(
        code="round",
        words=N_("Days of the round"),
        model=Round,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=name_of,
        fields=(
            Field("organisation", N_("Auction organisation"), str, required=False, longest=200),
            Field("place", N_("Place"), str, required=False),
            Field(
                "result_received_on",
                N_("Result received on"),
                date,
                required=False,
                stays=True,
                stopped=may_be,
            ),
            Field(
                "parties_notified_on",
                N_("Parties told on"),
                date,
                required=False,
                stays=True,
                stopped=may_be,
            ),
        ),
        locks=above_lot,
        why_not=_why_not_days,
        check=_check_round,
        put=put_organisation,
        follow=_follow_round,
    )
)


# what is found by facts of the rooms below


def _case_follows(case: CaseFile, before: Values, _by: Act) -> None:
    if "number" in before:
        for lot in db.session.scalars(select(Lot).where(Lot.case_id == case.id)):
            index_lot(lot)


def _asset_follows(asset: Asset, before: Values, by: Act) -> None:
    if "seized_on" in before:
        rule_appraisal(asset.id, by)
    if "description" not in before:
        return
    found = select(Lot).join(LotAsset, LotAsset.lot_id == Lot.id)
    for lot in db.session.scalars(found.where(LotAsset.asset_id == asset.id)):
        index_lot(lot)


listen("case", _case_follows)
listen("asset", _asset_follows)
