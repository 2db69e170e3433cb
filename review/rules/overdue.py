"""Flags that are a stored legal day gone by, while the lot still stands before that step."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import and_, exists, select

from accounts.models import Role
from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, Deadline, Step
from foundation.database import db
from foundation.i18n import N_
from lawbook.periods import parameter
from review.models import FlagCode, Severity
from review.rules.rule import AssetIds, Finding, Rule
from sales.models import Sale

DAY = timedelta(days=1)
_is_unjudged = exists().where(
    and_(
        Deadline.subject_kind == "sale",
        Deadline.step == Step.PAY,
        Sale.id == Deadline.subject_id,
        Sale.deposit.is_(None),
    )
)


def past_due(
    step: Step, statuses: Collection[LotStatus]
) -> Callable[[date, AssetIds], Iterator[Finding]]:
    """Return a finder of assets whose lot stands in ``statuses``, ``step`` open past its day.

    Whether a price is paid is not judged while nobody knows the deposit.
    """

    def find(today: date, asset_ids: AssetIds) -> Iterator[Finding]:
        query = (
            select(Asset.id, Asset.office_id, Asset.case_id, Lot.id, Deadline)
            .join(LotAsset, LotAsset.asset_id == Asset.id)
            .join(Lot, Lot.id == LotAsset.lot_id)
            .join(Deadline, Deadline.lot_id == Lot.id)
            .where(
                LotAsset.left_on.is_(None),
                Lot.status.in_(statuses),
                Deadline.step == step,
                Deadline.is_overdue(today),
                ~_is_unjudged,
            )
            .order_by(Asset.id, Deadline.due_on, Deadline.id)
        )
        if asset_ids is not None:
            query = query.where(Asset.id.in_(asset_ids))
        seen = 0
        for asset_id, office_id, case_id, lot_id, deadline in db.session.execute(query):
            if asset_id == seen:  # the earliest day of an asset is the one that counts
                continue
            seen = asset_id
            yield Finding(
                asset_id=asset_id,
                office_id=office_id,
                case_id=case_id,
                lot_id=lot_id,
                since_on=deadline.due_on + DAY,
                basis=deadline.basis,
                confirmed=deadline.confirmed,
                facts={
                    "trigger_on": deadline.trigger_on.isoformat(),
                    "due_on": deadline.due_on.isoformat(),
                },
            )

    return find


def _rule(
    code: FlagCode,
    severity: Severity,
    title: str,
    step: Step,
    period: str,
    statuses: Collection[LotStatus],
    acts: Role,
) -> Rule:
    newest = parameter(period).editions[-1]
    return Rule(
        code=code,
        severity=severity,
        title=title,
        parameter=period,
        basis=newest.basis,
        confirmed=newest.confirmed,
        acts=acts,
        find=past_due(step, statuses),
    )


UNPAID_WINNER = _rule(
    FlagCode.UNPAID_WINNER,
    Severity.DANGER,
    N_("Winner has not paid in time"),
    Step.PAY,
    "D3",
    (LotStatus.SOLD, LotStatus.TAKING),
    Role.OFFICER,
)
BANK_DEPOSIT_DUE = _rule(
    FlagCode.BANK_DEPOSIT_DUE,
    Severity.DANGER,
    N_("Sale money not on term deposit"),
    Step.TERM_DEPOSIT,
    "D6",
    (LotStatus.PAID,),
    Role.ACCOUNTANT,
)
REDUCTION_OVERDUE = _rule(
    FlagCode.REDUCTION_OVERDUE,
    Severity.WARN,
    N_("Reduction not decided in time"),
    Step.DECIDE_REDUCTION,
    "R4",
    (LotStatus.UNSOLD,),
    Role.OFFICER,
)
PAYOUT_OVERDUE = _rule(
    FlagCode.PAYOUT_OVERDUE,
    Severity.WARN,
    N_("Sale money not paid out in time"),
    Step.PAY_OUT,
    "D17",
    (LotStatus.DELIVERED,),
    Role.ACCOUNTANT,
)
