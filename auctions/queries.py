"""Reads about lots and rounds: lists, what a page shows, the calendar, the public list."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from auctions.models import (
    CreditorAnswer,
    Lot,
    LotAsset,
    LotStatus,
    Reduction,
    Registration,
    Round,
    RoundState,
    ServiceContract,
    Valuation,
)
from auctions.stopped import of_ended_case, under_hold
from cases.models import (
    Asset,
    AssetState,
    CaseFile,
    Deadline,
    DeadlineStatus,
    Party,
    PartyRole,
    Step,
)
from foundation import clock
from foundation.database import db
from foundation.sight import in_sight

# lists


def lots(
    offices: Collection[int],
    *,
    statuses: Collection[LotStatus] = (),
    case_id: int | None = None,
    asset_id: int | None = None,
    credit: bool = False,
    failed_at_least: int = 0,
) -> Select[Lot]:
    """Select lots for a list, with case, officer and assets."""
    query = (
        select(Lot)
        .where(in_sight(Lot.office_id, offices))
        .options(joinedload(Lot.case).joinedload(CaseFile.officer), selectinload(Lot.assets))
    )
    if statuses:
        query = query.where(Lot.status.in_(statuses))
    if case_id is not None:
        query = query.where(Lot.case_id == case_id)
    if asset_id is not None:
        query = query.where(
            Lot.id.in_(select(LotAsset.lot_id).where(LotAsset.asset_id == asset_id))
        )
    if credit:
        query = query.where(
            Lot.case_id.in_(
                select(CaseFile.id).where(in_sight(CaseFile.office_id, offices), CaseFile.is_credit)
            )
        )
    if failed_at_least:
        query = query.where(Lot.failed_rounds >= failed_at_least)
    return query


def lot_by_code(code: str, offices: Collection[int]) -> Select[Lot]:
    """Select one lot with what its pages name: case, officer, tags, assets."""
    return (
        select(Lot)
        .where(Lot.code == code, in_sight(Lot.office_id, offices))
        .options(
            joinedload(Lot.case).options(joinedload(CaseFile.officer), joinedload(CaseFile.tags)),
            selectinload(Lot.assets),
        )
    )


def round_by_number(code: str, number: int, offices: Collection[int]) -> Select[Round]:
    """Select one round of a lot with what its pages name: lot, case, officer."""
    return (
        select(Round)
        .join(Round.lot)
        .where(Lot.code == code, in_sight(Lot.office_id, offices), Round.number == number)
        .where(Round.stands)
        .options(
            contains_eager(Round.lot).joinedload(Lot.case).joinedload(CaseFile.officer),
        )
    )


def cases_with_seized_assets(offices: Collection[int]) -> Select[CaseFile]:
    """Select the cases that have something to offer, newest first."""
    seized = select(Asset.case_id).where(
        in_sight(Asset.office_id, offices), Asset.state == AssetState.SEIZED
    )
    return (
        select(CaseFile)
        .where(in_sight(CaseFile.office_id, offices), CaseFile.id.in_(seized))
        .order_by(CaseFile.id.desc())
        .limit(200)
    )


def seized_assets(case: CaseFile) -> Sequence[Asset]:
    return db.session.scalars(
        select(Asset)
        .where(Asset.case_id == case.id, Asset.state == AssetState.SEIZED)
        .order_by(Asset.id)
    ).all()


# facts of one lot


def assets_of(lot: Lot) -> Sequence[Asset]:
    """Return the assets that are in the lot now."""
    return db.session.scalars(
        select(Asset)
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .where(LotAsset.lot_id == lot.id, LotAsset.left_on.is_(None))
        .order_by(Asset.id)
    ).all()


def rounds_of(lot: Lot) -> Sequence[Round]:
    """Return the rounds of a lot, first to last."""
    return db.session.scalars(
        select(Round).where(Round.lot_id == lot.id, Round.stands).order_by(Round.number)
    ).all()


def latest_round(lot: Lot) -> Round | None:
    return db.session.scalar(
        select(Round)
        .where(Round.lot_id == lot.id, Round.stands)
        .order_by(Round.number.desc())
        .limit(1)
    )


def valuations_of(lot: Lot) -> Sequence[Valuation]:
    """Return the valuations of a lot, first to last."""
    return db.session.scalars(
        select(Valuation).where(Valuation.lot_id == lot.id, Valuation.stands).order_by(Valuation.id)
    ).all()


def latest_valuation(lot: Lot) -> Valuation | None:
    return db.session.scalar(
        select(Valuation)
        .where(Valuation.lot_id == lot.id, Valuation.stands)
        .order_by(Valuation.id.desc())
        .limit(1)
    )


def contracts_of(lot: Lot) -> Sequence[ServiceContract]:
    """Return the service contracts of a lot, first to last."""
    return db.session.scalars(
        select(ServiceContract)
        .where(ServiceContract.lot_id == lot.id, ServiceContract.stands)
        .order_by(ServiceContract.id)
    ).all()


def contract_in_force(lot: Lot) -> ServiceContract | None:
    """Return the newest service contract of the lot."""
    return db.session.scalar(
        select(ServiceContract)
        .where(ServiceContract.lot_id == lot.id, ServiceContract.stands)
        .order_by(ServiceContract.id.desc())
        .limit(1)
    )


def contract_of(round_: Round) -> ServiceContract | None:
    return (
        None if round_.contract_id is None else db.session.get(ServiceContract, round_.contract_id)
    )


def round_deadline(round_: Round, step: Step) -> Deadline | None:
    return db.session.scalar(
        select(Deadline)
        .where(
            Deadline.subject_kind == "round",
            Deadline.subject_id == round_.id,
            Deadline.step == step,
        )
        .order_by(Deadline.id.desc())
        .limit(1)
    )


def after_failure(round_: Round) -> Sequence[Deadline]:
    """Return the days of what follows a failure, done or to be done: the cut and the notice."""
    return db.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == "round",
            Deadline.subject_id == round_.id,
            Deadline.step.in_((Step.DECIDE_REDUCTION, Step.NOTIFY_FAILURE)),
            Deadline.status.in_(
                (DeadlineStatus.SCHEDULED, DeadlineStatus.MET, DeadlineStatus.MET_LATE)
            ),
        )
        .order_by(Deadline.step, Deadline.id)
    ).all()


def reductions_of(lot: Lot) -> Sequence[Reduction]:
    return db.session.scalars(
        select(Reduction)
        .where(Reduction.lot_id == lot.id, Reduction.stands)
        .order_by(Reduction.ordinal)
    ).all()


def answers_of(lot: Lot) -> Sequence[CreditorAnswer]:
    return db.session.scalars(
        select(CreditorAnswer)
        .where(CreditorAnswer.lot_id == lot.id, CreditorAnswer.stands)
        .order_by(CreditorAnswer.id)
    ).all()


def creditors_of(lot: Lot) -> Sequence[Party]:
    return db.session.scalars(
        select(Party)
        .where(Party.case_id == lot.case_id, Party.stands, Party.role == PartyRole.CREDITOR)
        .order_by(Party.is_bank.desc(), Party.id)
    ).all()


def who_may_buy_first(lot: Lot) -> Sequence[Party]:
    """Return the parties who may have the right to buy first: co-owners and others concerned.

    Law: 106/2025/QH15, Điều 83 khoản 1: co-owners, and whom a judgment or a law gives the right.
    """
    return db.session.scalars(
        select(Party)
        .where(
            Party.case_id == lot.case_id,
            Party.stands,
            Party.role.in_((PartyRole.CO_OWNER, PartyRole.RELATED)),
        )
        .order_by(Party.id)
    ).all()


def registrations_of(round_: Round) -> Sequence[Registration]:
    return db.session.scalars(
        select(Registration)
        .where(Registration.round_id == round_.id, Registration.annulled_on.is_(None))
        .order_by(Registration.id)
    ).all()


def registration_of(round_: Round, registration_id: int) -> Select[Registration]:
    """Select one registrant of a round."""
    return select(Registration).where(
        Registration.round_id == round_.id, Registration.id == registration_id
    )


# public


def upcoming(after: date) -> Select[Round]:
    """Select what is offered to everybody from a day on: announced rounds that nothing stops."""
    return announced(after).where(~under_hold(), ~of_ended_case())


def announced(after: date) -> Select[Round]:
    """Select announced rounds of every office from a day on: what the public may see."""
    return (
        select(Round)
        .where(
            Round.state == RoundState.ANNOUNCED,
            Round.session_at >= clock.start_of(after),
        )
        .options(joinedload(Round.lot).selectinload(Lot.assets))
    )


def announced_of(code: str, after: date) -> Select[Round]:
    """Select the announced round of one lot."""
    return announced(after).join(Lot, Lot.id == Round.lot_id).where(Lot.code == code)
