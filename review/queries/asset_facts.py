"""Facts about stalled assets, read once for many: banks, holds, obstacles, lots, next acts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from auctions.models import Lot
from auctions.next_act import Acts, acts_of_lots
from cases.models import (
    Asset,
    CaseFile,
    Hold,
    Obstacle,
    Party,
    PartyRole,
)
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """Facts by asset, as of a day."""

    banks: dict[int, str]  # asset to the bank it is mortgaged to, else to the creditor bank
    holds: dict[int, list[Hold]]  # asset to the holds over it or its case
    obstacles: dict[int, Obstacle]  # asset to its newest open obstacle


@dataclass(frozen=True, slots=True)
class StalledFacts:
    """What the rows of stalled assets are made from; read before anything is locked."""

    of_assets: AssetFacts
    things: Sequence[tuple[Asset, CaseFile]]
    lots: Mapping[int, Lot]
    acts: Mapping[int, Acts]  # of each lot


def stalled_facts(lots: Mapping[int, int], *, today: date) -> StalledFacts:
    """Read each kind of fact once for all the assets.

    Args:
        lots: the lot a row is about, by asset.
    """
    if not lots:
        return StalledFacts(AssetFacts({}, {}, {}), (), {}, {})
    things = db.session.execute(
        select(Asset, CaseFile)
        .join(CaseFile, CaseFile.id == Asset.case_id)
        .where(Asset.id.in_(lots))
    )
    found = db.session.scalars(select(Lot).where(Lot.id.in_(set(lots.values())))).all()
    return StalledFacts(
        facts_of_assets(list(lots), today),
        [(asset, case) for asset, case in things],
        {lot.id: lot for lot in found},
        acts_of_lots(found, Act(SYSTEM, clock.start_of(today))),
    )


def facts_of_assets(asset_ids: Collection[int], today: date) -> AssetFacts:
    """Read the banks, holds and obstacles of assets as of a day."""
    assets = dict(
        db.session.execute(select(Asset.id, Asset.case_id).where(Asset.id.in_(asset_ids))).all()
    )
    cases = set(assets.values())
    creditor_banks = _creditor_banks(cases)
    banks = {a: creditor_banks[case] for a, case in assets.items() if case in creditor_banks}
    return AssetFacts(
        banks=banks | _mortgagees(asset_ids),
        holds=_holds(assets, today),
        obstacles=_obstacles(asset_ids, today),
    )


def _creditor_banks(case_ids: Collection[int]) -> dict[int, str]:
    rows = db.session.execute(
        select(Party.case_id, Party.name)
        .where(
            Party.case_id.in_(case_ids),
            Party.stands,
            Party.role == PartyRole.CREDITOR,
            Party.is_bank.is_(True),
        )
        .order_by(Party.id.desc())
    )
    return dict(rows.all())  # the first written down wins


def _mortgagees(asset_ids: Collection[int]) -> dict[int, str]:
    rows = db.session.execute(
        select(Asset.id, Party.name)
        .join(Party, Party.id == Asset.mortgaged_to_id)
        .where(Asset.id.in_(asset_ids), Party.is_bank.is_(True))
    )
    return dict(rows.all())


def _holds(assets: dict[int, int], today: date) -> dict[int, list[Hold]]:
    found: dict[int, list[Hold]] = {}
    by_case: dict[int, list[Hold]] = {}
    for hold in db.session.scalars(
        select(Hold).where(
            Hold.case_id.in_(set(assets.values())),
            or_(Hold.asset_id.is_(None), Hold.asset_id.in_(assets)),
            Hold.placed_on <= today,
        )
    ):
        if hold.asset_id is None:
            by_case.setdefault(hold.case_id, []).append(hold)
        else:
            found.setdefault(hold.asset_id, []).append(hold)
    for asset_id, case_id in assets.items():
        if case_id in by_case:
            found.setdefault(asset_id, []).extend(by_case[case_id])
    return found


def _obstacles(asset_ids: Collection[int], today: date) -> dict[int, Obstacle]:
    rows = db.session.scalars(
        select(Obstacle)
        .where(
            Obstacle.asset_id.in_(asset_ids),
            Obstacle.is_open,
            Obstacle.since_on <= today,
        )
        .order_by(Obstacle.id)
    )
    return {obstacle.asset_id: obstacle for obstacle in rows}
