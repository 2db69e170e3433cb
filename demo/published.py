"""Rounds known from old notices: what the notices do not say is unknown until somebody tells it."""

from datetime import date, timedelta
from typing import Final

from auctions.models import RoundForm
from auctions.operations.published_lots import PublishedLot, record_published_lots
from auctions.published import PublishedRound
from cases.models import AssetCategory
from demo.agenda import Script
from demo.offers import Goods, open_offer
from demo.people import Team
from demo.storing import Store
from foundation import clock
from foundation.acts import Act
from lawbook.working_days import next_working_day

BANK: Final = "Ngân hàng TMCP Q."
HELD_BEFORE: Final = Goods(
    number="611/2026",
    summary="Nhận bàn giao: đã có thông báo đấu giá, chưa rõ kết quả",
    category=AssetCategory.LAND,
    descriptions=("Quyền sử dụng đất ở thửa 77, tờ bản đồ 12, diện tích 96 m2",),
    unit="thửa",
    value=1_320_000_000,
    debtor="Bà Mẫu Thị Hai",
    bank=BANK,
    location="phường Hòa An",
)
HOUR_UNKNOWN: Final = Goods(
    number="612/2026",
    summary="Nhận bàn giao: thông báo đấu giá không ghi giờ mở phiên, tiền đặt trước",
    category=AssetCategory.VEHICLE,
    descriptions=("Xe ô tô khách 29 chỗ, sản xuất năm 2018",),
    unit="chiếc",
    value=505_000_000,
    debtor="Công ty CP Vận tải Mẫu",
    bank=BANK,
)


def known_from_notices(store: Store, team: Team, today: date) -> Script:
    """Two cases are handed over with a notice each: one session was held, one is to come."""
    yield next_working_day(today - timedelta(days=6))
    _publish(
        store,
        team,
        HELD_BEFORE,
        session_on=today - timedelta(days=40),
        published_on=today - timedelta(days=75),
        form=RoundForm.DIRECT_BALLOT,
        place="Trụ sở tổ chức hành nghề đấu giá tài sản",
        deposit=132_000_000,
    )
    _publish(store, team, HOUR_UNKNOWN, session_on=today + timedelta(days=24), hour_unknown=True)


def _publish(
    store: Store,
    team: Team,
    goods: Goods,
    *,
    session_on: date,
    hour_unknown: bool = False,
    published_on: date | None = None,
    form: RoundForm | None = None,
    place: str | None = None,
    deposit: int | None = None,
) -> None:
    offer = open_offer(store, team, goods)
    opens = clock.start_of(session_on)
    published = PublishedRound(
        origin=f"notice:MAU-{goods.number.split('/')[0]}",
        session_at=opens if hour_unknown else opens + timedelta(hours=9),
        hour_unknown=hour_unknown,
        starting_price=goods.value,
        deposit=deposit,
        organisation=None,
        place=place,
        published_on=published_on,
        form=form,
        number=1,
    )
    lot = PublishedLot(offer.case, offer.assets, goods.descriptions[0], published)
    record_published_lots([lot], by=Act(team.officer, clock.now()))
