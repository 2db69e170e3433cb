"""Reads for the pages of case files."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy import case as when
from sqlalchemy.orm import joinedload, selectinload

from cases.allowed import NAMED
from cases.models import (
    Asset,
    AssetState,
    CaseFile,
    CaseStage,
    CaseTag,
    Deadline,
    Hold,
    MoneyMovement,
    Obstacle,
    Party,
    PartyRole,
    Step,
    Tag,
)
from cases.over import over_cases
from foundation.database import db
from foundation.sight import in_sight


def case_by_id(case_id: int, offices: Collection[int]) -> Select[CaseFile]:
    return (
        select(CaseFile)
        .where(CaseFile.id == case_id, in_sight(CaseFile.office_id, offices))
        .options(joinedload(CaseFile.officer), joinedload(CaseFile.tags))
    )


def case_list(
    offices: Collection[int],
    *,
    stages: Collection[CaseStage] = (),
    tag: Tag | None = None,
    officer_id: int | None = None,
    ids: Collection[int] | None = None,
) -> Select[CaseFile]:
    """Select case files in sight, narrowed; newest first by the pager."""
    query = (
        select(CaseFile)
        .where(in_sight(CaseFile.office_id, offices))
        .options(joinedload(CaseFile.officer), selectinload(CaseFile.tags))
    )
    listed = CaseFile.stage.in_(stages) if stages else CaseFile.stage != CaseStage.MISTAKEN
    query = query.where(listed)
    if tag is Tag.CREDIT:
        query = query.where(CaseFile.is_credit)
    elif tag is not None:
        tagged = select(CaseTag.case_id).where(
            in_sight(CaseTag.office_id, offices), CaseTag.tag == tag
        )
        query = query.where(CaseFile.id.in_(tagged))
    if officer_id is not None:
        query = query.where(CaseFile.officer_id == officer_id)
    if ids is not None:
        query = query.where(CaseFile.id.in_(ids))
    return query


def asset_counts(case_ids: Collection[int]) -> dict[int, int]:
    """Return how many assets each of the given cases has."""
    query = (
        select(Asset.case_id, func.count())
        .where(Asset.case_id.in_(case_ids), Asset.stands)
        .group_by(Asset.case_id)
    )
    return dict(db.session.execute(query).all())


SIDES: Final = (PartyRole.CREDITOR, PartyRole.DEBTOR)


def sides_of(case_ids: Collection[int]) -> Sequence[Any]:
    """Return case, role, kind and name of the creditors and debtors, the first ones first."""
    return db.session.execute(
        select(Party.case_id, Party.role, Party.kind, Party.name)
        .where(Party.case_id.in_(case_ids), Party.stands, Party.role.in_(SIDES))
        .order_by(Party.id)
    ).all()


def parties_of(case: CaseFile) -> Sequence[Party]:
    return db.session.scalars(
        select(Party).where(Party.case_id == case.id, Party.stands).order_by(Party.id)
    ).all()


def party_by_id(case_id: int, party_id: int, offices: Collection[int]) -> Select[Party]:
    return select(Party).where(
        Party.id == party_id, Party.case_id == case_id, in_sight(Party.office_id, offices)
    )


def assets_of(case: CaseFile) -> Sequence[Asset]:
    return db.session.scalars(
        select(Asset).where(Asset.case_id == case.id, Asset.stands).order_by(Asset.id)
    ).all()


def to_appraise(case: CaseFile) -> Sequence[Asset]:
    """Return the assets of a case whose appraisal is still to be arranged."""
    waiting = exists().where(
        Deadline.subject_kind == "asset",
        Deadline.subject_id == Asset.id,
        Deadline.step == Step.APPRAISE,
        Deadline.is_open,
    )
    return db.session.scalars(
        select(Asset).where(Asset.case_id == case.id, Asset.stands, waiting).order_by(Asset.id)
    ).all()


def asset_by_id(asset_id: int, offices: Collection[int]) -> Select[Asset]:
    return (
        select(Asset)
        .where(Asset.id == asset_id, in_sight(Asset.office_id, offices))
        .options(joinedload(Asset.case).joinedload(CaseFile.officer))
    )


def assets_by_ids(asset_ids: Collection[int], offices: Collection[int]) -> Select[Asset]:
    """Select assets with case and officer."""
    return (
        select(Asset)
        .where(Asset.id.in_(asset_ids), in_sight(Asset.office_id, offices))
        .options(joinedload(Asset.case).joinedload(CaseFile.officer))
        .order_by(Asset.id)
    )


def holds_of(case_ids: Collection[int]) -> Sequence[Hold]:
    """Return the holds of cases, the lifted ones too: they stop what is dated in their time."""
    return over_cases(case_ids).holds


def first_in_force(holds: Iterable[Hold]) -> Hold | None:
    """Return the first of some holds that was not lifted."""
    return next((hold for hold in holds if hold.in_force), None)


def hold_by_id(hold_id: int, offices: Collection[int]) -> Select[Hold]:
    return select(Hold).where(Hold.id == hold_id, in_sight(Hold.office_id, offices))


def movement_by_id(movement_id: int, offices: Collection[int]) -> Select[MoneyMovement]:
    return select(MoneyMovement).where(
        MoneyMovement.id == movement_id, in_sight(MoneyMovement.office_id, offices)
    )


def reversed_of(movement_ids: Collection[int]) -> frozenset[int]:
    """Return which of some movements were taken back."""
    rows = db.session.scalars(
        select(MoneyMovement.reverses_id).where(MoneyMovement.reverses_id.in_(movement_ids))
    )
    return frozenset(row for row in rows if row is not None)


def obstacle_by_id(obstacle_id: int, offices: Collection[int]) -> Select[Obstacle]:
    return select(Obstacle).where(Obstacle.id == obstacle_id, in_sight(Obstacle.office_id, offices))


def in_force_over(asset: Asset, most: int) -> Sequence[Hold]:
    """Return the holds in force over an asset or its whole case, the nearest review first."""
    return db.session.scalars(
        select(Hold)
        .where(
            Hold.case_id == asset.case_id,
            Hold.in_force,
            or_(Hold.asset_id.is_(None), Hold.asset_id == asset.id),
        )
        .order_by(Hold.review_on, Hold.id)
        .limit(most)
    ).all()


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a case may close, and what can be begun with its assets."""

    on_hold: bool
    assets: int
    open_assets: int  # not at their end
    seized: int  # in no lot
    named: Sequence[Asset]  # the first open ones


def standing_of(case: CaseFile) -> Standing:
    """Count the assets of a case and look whether a hold over it is in force."""
    of_case = and_(Asset.case_id == case.id, Asset.stands)
    hold = exists().where(Hold.case_id == case.id, Hold.in_force)
    on_hold, assets, open_assets, seized = db.session.execute(
        select(
            select(hold).scalar_subquery(),
            func.count(),
            func.count(when((Asset.is_open, 1))),
            func.count(when((Asset.state == AssetState.SEIZED, 1))),
        ).where(of_case)
    ).one()
    first = select(Asset).where(of_case, Asset.is_open).order_by(Asset.id).limit(NAMED)
    named = db.session.scalars(first).all() if open_assets else []
    return Standing(bool(on_hold), assets, open_assets, seized, named)
