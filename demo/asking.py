"""Answers why things are still here: some wait for a sale or an answer, one has no reason left."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle

from cases.models import CaseFile
from demo.agenda import Script
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, days_after
from foundation import clock
from foundation.acts import Act
from warehouse.models import EvidenceItem, StayReason, StayStep
from warehouse.operations.stays import answer_stays

ANSWERS = (
    (StayReason.JUDGMENT, StayStep.ASK_AGENCY, "Đã gửi văn bản hỏi Tòa án, chờ trả lời", 90),
    (StayReason.COLLECTION, StayStep.NOTIFY, "Đã thông báo lần 2 cho người nhận", 45),
    (StayReason.NOTHING, StayStep.ORDER, "Đã có quyết định trả lại", 30),
)


def answered(_store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
    """Half a year after they came, it is said of some things why they are still here."""
    yield days_after(clock.today(), 150)
    for item, (reason, step, note, days) in zip(here(items, 9), cycle(ANSWERS), strict=False):
        again_on = clock.today() + timedelta(days=days)
        by = Act(team.keeper, clock.now())
        answer_stays([item], reason=reason, step=step, note=note, again_on=again_on, seen={}, by=by)
