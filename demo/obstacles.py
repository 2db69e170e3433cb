"""What stands in the way of an ordinary lot: obstacles with their holders, and holds."""

from datetime import timedelta
from typing import Final

from cases.models import Asset, Holder, HoldReason
from cases.operations.holds import place_hold
from cases.operations.obstacles import report_obstacle
from demo.agenda import Script
from demo.lot_plans import LotPlan
from demo.offers import Offer
from foundation import clock
from foundation.acts import Act
from lawbook.working_days import next_working_day
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper

# reason code: who has the ball, its name, what comes next
HELD_BY: Final = {
    "F01": (Holder.BANK, None, "Ngân hàng có ý kiến về mức giảm giá tiếp theo"),
    "F04": (Holder.COMMITTEE, "UBND xã Tân Hòa", "Xác định lối đi qua thửa liền kề"),
    "F06": (Holder.BANK, None, "Ngân hàng trả lời việc nhận tài sản"),
    "F07": (Holder.ORGANISATION, "Trung tâm dịch vụ đấu giá", "Thông báo rộng tới nhà đầu tư"),
    "F08": (Holder.DEBTOR, None, "Người đang ở cam kết giao nhà khi đấu giá thành"),
    "F12": (Holder.LAND_OFFICE, "Văn phòng đăng ký đất đai", "Đo vẽ lại ranh thửa bị lấn chiếm"),
    "F14": (Holder.COURT, "Tòa án nhân dân khu vực", "Tòa án trả lời việc thụ lý tranh chấp"),
    "F17": (Holder.OFFICER, None, "Quyết định giảm giá lần tiếp theo"),
    "U01": (Holder.POLICE, "Công an xã", "Lập phương án bảo vệ cưỡng chế giao tài sản"),
    "U03": (Holder.HEAD, None, "Giải quyết khiếu nại lần đầu"),
    "U06": (Holder.COURT, "Tòa án nhân dân tỉnh", "Xét xử vụ kiện hủy kết quả đấu giá"),
    "U07": (Holder.COMMITTEE, "Ban chỉ đạo THADS tỉnh", "Họp liên ngành thống nhất cưỡng chế"),
    "U10": (Holder.BUYER, None, "Người mua nộp nốt tiền hoặc chịu mất tiền đặt trước"),
    "U11": (Holder.OFFICER, None, "Trích tiền thuê nhà 12 tháng, thông báo giao nhà"),
}
DUE_AFTER: Final = timedelta(days=25)
REVIEW_AFTER: Final = timedelta(days=150)


def report_and_hold(offer: Offer, plan: LotPlan) -> Script:
    """Two days later the obstacle of the plan is written down, and its hold placed."""
    if not plan.obstacle and not plan.held:
        return
    yield next_working_day(clock.today() + timedelta(days=1))
    if plan.obstacle:
        for asset in offer.assets:
            report(offer, asset, plan.obstacle)
    if plan.held:
        place_hold(
            offer.case,
            asset=offer.assets[0],
            reason=HoldReason.LAWSUIT,
            ground="Thông báo thụ lý của Tòa án; Điều 46 khoản 1 Luật THADS",
            paper=Paper(
                kind=DocumentKind.DECISION,
                direction=DocumentDirection.ISSUED,
                number=offer.store.paper("QĐ-HTHA"),
                issued_on=clock.today(),
            ),
            placed_on=clock.today(),
            review_on=clock.today() + REVIEW_AFTER,
            by=Act(offer.team.officer, clock.now()),
        )


def report(offer: Offer, asset: Asset, code: str) -> None:
    """Write an obstacle of an asset down with who holds it, as of today."""
    held_by, name, next_act = HELD_BY[code]
    report_obstacle(
        asset,
        reason_code=code,
        held_by=held_by,
        holder_name=offer.goods.bank if held_by is Holder.BANK else name,
        next_act=next_act,
        since_on=clock.today(),
        due_on=clock.today() + DUE_AFTER,
        by=Act(offer.team.officer, clock.now()),
    )
