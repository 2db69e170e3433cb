"""What the administrator of the demonstration office set up: heads of papers, the calendar."""

from datetime import date
from typing import Final

from accounts import queries
from accounts.models import Office, UserAccount
from accounts.operations import letterhead
from cases.models import DayKind
from cases.operations.holidays import record_day
from demo.people import Team
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from review.jobs import judge

EXCHANGED: Final = date(2028, 1, 8)  # a Saturday so far ahead that nothing is due around it
SUPERIOR: Final = "Cục Quản lý thi hành án dân sự"


def record_letterheads(teams: list[Team]) -> None:
    """Record the head of the papers of each office, and in which capacity its head signs."""
    by = Act(SYSTEM, clock.now())
    for number, team in enumerate(teams):
        with transaction():
            office = db.session.get_one(Office, team.office_id)
            letterhead.set_letterhead(
                office,
                superior="" if number else SUPERIOR,
                name="",
                symbol=f"THADS-{office.code}" if number else "THADS",
                place="" if number else "An Hòa",
                address=f"Số {10 + number} đường Lê Lợi, tỉnh An Hòa",
                phone=f"0200 3 800 00{number}",
                email="",
                logo=None,
                by=by,
            )
            letterhead.allow_signing(
                office,
                account=db.session.get_one(UserAccount, team.head.id),
                capacity="Trưởng phòng" if number else "Trưởng Thi hành án dân sự",
                in_place_of="",
                by=by,
            )


def record_exchanged_day() -> None:
    """Record a Saturday worked in exchange, as an administrator does once it is announced."""
    account = db.session.scalar(queries.account_by_username("quantri"))
    administrator = queries.actor_for(account, clock.today()) if account is not None else None
    if administrator is None:
        return
    with transaction():
        record_day(
            EXCHANGED,
            kind=DayKind.WORKED,
            name="",
            source="Thông báo nghỉ Tết (ví dụ)",
            by=Act(administrator, clock.now()),
        )
    judge(clock.today())
