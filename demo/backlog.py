"""Old assets of the demonstration: entered with their past, as an office does that begins."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from backlog.operations import record_old_asset
from backlog.shapes import (
    OldAsset,
    OldEnd,
    OldHolder,
    OldMatter,
    OldObstacle,
    OldPaid,
    OldParty,
    OldRound,
    OldSale,
)
from cases.models import AssetCategory, Certainty, Holder, Keeper
from demo.agenda import Script
from demo.goods import BANKS
from demo.people import Team
from foundation import clock
from foundation.acts import Act
from foundation.partdays import PartDay
from lawbook.working_days import next_working_day

DAY = timedelta(days=1)


def old_assets(team: Team, today: date) -> Script:
    """Four assets that were old when the program came; an officer enters them on two days."""
    yield next_working_day(today - 16 * DAY)
    for matter in (_workshop(team), _flat(team)):
        record_old_asset(matter, by=Act(team.officer, clock.now()))
    yield next_working_day(today - 9 * DAY)
    for matter in (_rice_field(team), _lorry(team)):
        record_old_asset(matter, by=Act(team.officer, clock.now()))


def _failed(number: int, session: PartDay | None, price: int | None) -> OldRound:
    return OldRound(ended=OldEnd.FAILED, number=number, session=session, starting_price=price)


def _workshop(team: Team) -> OldMatter:
    """Sold and paid, blocked by the debtor since; one price cut was too deep."""
    return OldMatter(
        office_id=team.office_id,
        case_number="318/2022",
        debtors=(OldParty(name="Công ty TNHH Xây dựng Mẫu", is_organisation=True),),
        creditors=(OldParty(name=BANKS[3], is_bank=True),),
        asset=OldAsset(
            description="Nhà xưởng 3.180 m² và đất thửa 61, tờ bản đồ 9, xã Phú Mỹ",
            category=AssetCategory.HOUSE,
            seized=PartDay(2022, 11),
            appraised=18_500_000_000,
            valued=PartDay(2022, 12, 19),
            keeper=Keeper.DEBTOR,
        ),
        rounds=(
            replace(
                _failed(1, PartDay(2023, 3, 14), 18_500_000_000),
                contract=PartDay(2023, 1, 9),
                notified=PartDay(2023, 2),
            ),
            _failed(2, PartDay(2023, 6), 16_650_000_000),
            _failed(3, None, 14_985_000_000),
            _failed(4, PartDay(2024, 2, 22), 12_987_000_000),
            OldRound(
                ended=OldEnd.SOLD,
                number=5,
                session=PartDay(2025, 3, 20),
                starting_price=11_688_300_000,
                contract=PartDay(2025, 1),
                notified=PartDay(2025, 2, 17),
                registrants=2,
            ),
        ),
        sale=OldSale(
            price=11_720_000_000,
            winner="Công ty TNHH Kho vận Mẫu",
            payment=OldPaid.FULL,
            paid=PartDay(2025, 4, 18),
            delivered=False,
        ),
        obstacle=OldObstacle(
            reason_code="U01",
            holders=(
                OldHolder(held_by=Holder.OFFICER, since=PartDay(2025, 8, 12)),
                OldHolder(held_by=Holder.POLICE, name="Công an tỉnh", since=PartDay(2025, 11, 3)),
                OldHolder(held_by=Holder.COMMITTEE, name="UBND xã Phú Mỹ"),
            ),
            next_act="Họp thống nhất ngày cưỡng chế giao",
        ),
        source="theo hồ sơ cũ, tập 2",
        certainty=Certainty.PAPERS,
    )


def _flat(team: Team) -> OldMatter:
    """Failed seven times; only the count and the last price are known."""
    return OldMatter(
        office_id=team.office_id,
        case_number="74/2019",
        debtors=(OldParty(name="Ông Mẫu Văn Ba"),),
        asset=OldAsset(
            description="Căn hộ 68 m² tầng 5, lô B, phường 4",
            category=AssetCategory.HOUSE,
            seized=PartDay(2019),
            keeper=Keeper.DEBTOR,
        ),
        rounds=(_failed(7, PartDay(2024, 9), 1_312_000_000),),
        failures_before=6,
        reductions_before=6,
        source="theo sổ theo dõi năm 2024",
        certainty=Certainty.NOTES,
    )


def _rice_field(team: Team) -> OldMatter:
    """Sold and paid on a day nobody knows; the superior office stopped the hand-over."""
    return OldMatter(
        office_id=team.office_id,
        case_number="211/2015",
        debtors=(OldParty(name="Bà Mẫu Thị Tư"),),
        asset=OldAsset(
            description="Quyền sử dụng đất lúa 4.260 m², thửa 118, tờ bản đồ 22, xã An Bình",
            category=AssetCategory.LAND,
            quantity=Decimal(4260),
            unit="m²",
            seized=PartDay(2015, 6, 9),
            keeper=Keeper.OWNER,
        ),
        rounds=(
            OldRound(
                ended=OldEnd.SOLD, number=1, session=PartDay(2016), starting_price=690_000_000
            ),
        ),
        sale=OldSale(
            price=705_000_000, winner="Ông Mẫu Văn Năm", payment=OldPaid.FULL, delivered=False
        ),
        obstacle=OldObstacle(
            reason_code="U03",
            holders=(OldHolder(held_by=Holder.SUPERIOR, since=PartDay(2017, 5)),),
        ),
        certainty=Certainty.TOLD,
    )


def _lorry(team: Team) -> OldMatter:
    """A movable thing that was never offered and lies in the store of the police."""
    return OldMatter(
        office_id=team.office_id,
        case_number="92/2021",
        debtors=(OldParty(name="HTX Vận tải Mẫu", is_organisation=True),),
        asset=OldAsset(
            description="Xe tải 5 tấn, đã tháo bánh",
            category=AssetCategory.VEHICLE,
            unit="chiếc",
            seized=PartDay(2021, 10, 5),
            appraised=185_000_000,
            keeper=Keeper.POLICE,
            keeper_name="Công an huyện",
        ),
        source="theo hồ sơ cũ",
        certainty=Certainty.PAPERS,
    )
