"""The head at work: flags are looked at through the years, directives given and chased."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from accounts.models import UserAccount
from cases.models import Asset, CaseFile
from demo.agenda import Script
from demo.people import Team
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from lawbook.working_days import next_working_day
from review.models import Directive, StalledAsset
from review.operations.directives import (
    accept_answer,
    answer_directive,
    give_directive,
    remind,
    send_back,
)
from review.operations.flags import flaggable_assets, refresh_flags

TOGETHER: Final = 10  # assets whose flags are written in one transaction
FIRST_LOOK: Final = date(2015, 9, 7)  # the flags' law is recorded from here
INSTRUCTIONS: Final = (
    "Báo cáo nguyên nhân chậm giao tài sản và lịch cưỡng chế cụ thể",
    "Làm việc với ngân hàng về việc nhận tài sản để trừ nợ",
    "Rà soát giá, đề xuất mức giảm giá lần tiếp theo",
    "Mời công an xã và UBND xã họp thống nhất phương án bảo vệ cưỡng chế",
    "Lập kế hoạch cưỡng chế giao đất, báo cáo hằng tuần",
    "Trả lời khiếu nại của đương sự, gửi bản sao cho Viện kiểm sát",
    "Lập biên bản hiện trạng, chụp ảnh, niêm phong lối vào",
)


def flag_refreshes(today: date) -> Script:
    """The flags are refreshed twice a year long ago, monthly of late, daily in the last days."""
    day = FIRST_LOOK
    while day <= today:
        yield day
        refresh(day)
        ago = (today - day).days
        day += timedelta(days=182 if ago > 560 else 30 if ago > 60 else 10 if ago > 12 else 1)


def directives(team: Team, officers: Sequence[Actor], today: date) -> Script:
    """Seven directives on what is stalled worst: accepted, answered, sent back, overdue, running.

    Args:
        team: of the province, whose head gives them.
        officers: every officer; a directive goes to the one in charge of the case.
    """
    yield next_working_day(today - timedelta(days=33))
    given = _give(team, due_in=(12, 14, 15, 20, 60, 66, 70))
    yield next_working_day(today - timedelta(days=22))
    for directive in given[:3]:
        _answer(directive, officers, "Đã làm việc, có biên bản kèm theo; đề nghị cho kết thúc")
    yield next_working_day(today - timedelta(days=18))
    for directive in given[:1]:
        accept_answer(directive, by=Act(team.head, clock.now()))
    for directive in given[2:3]:
        send_back(
            directive,
            why="Chưa đề xuất mức giảm cụ thể",
            due_on=today + timedelta(days=8),
            by=Act(team.head, clock.now()),
        )
    yield next_working_day(today - timedelta(days=10))
    for directive in given[3:4]:
        remind(directive, today=clock.today(), by=Act(SYSTEM, clock.now()))


def _give(team: Team, due_in: Sequence[int]) -> list[Directive]:
    """Give a directive on each of the worst rows of the stalled list to the officer in charge."""
    rows = db.session.execute(
        select(Asset, CaseFile.officer_id)
        .join(StalledAsset, StalledAsset.asset_id == Asset.id)
        .join(CaseFile, CaseFile.id == Asset.case_id)
        .order_by(StalledAsset.weight.desc(), StalledAsset.id)
        .limit(len(due_in))
    ).all()
    return [
        give_directive(
            asset,
            instruction=instruction,
            to_user=db.session.get_one(UserAccount, officer_id),
            due_on=next_working_day(clock.today() + timedelta(days=days)),
            by=Act(team.head, clock.now()),
        )
        for (asset, officer_id), instruction, days in zip(rows, INSTRUCTIONS, due_in, strict=False)
    ]


def _answer(directive: Directive, officers: Sequence[Actor], answer: str) -> None:
    actor = next(each for each in officers if each.id == directive.to_user_id)
    answer_directive(directive, answer=answer, by=Act(actor, clock.now()))


def refresh(day: date) -> None:
    """Refresh every flag for a day, each few in a transaction of its own."""
    ids = list(flaggable_assets())
    for start in range(0, len(ids), TOGETHER):
        few = ids[start : start + TOGETHER]
        with transaction():
            refresh_flags(today=day, by=Act(SYSTEM, clock.now()), asset_ids=few)
