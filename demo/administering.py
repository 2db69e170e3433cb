"""What the administrator of the demonstration office set up: heads of papers, the calendar."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Final

from accounts import queries
from accounts.models import Office, UserAccount
from accounts.operations import letterhead
from accounts.operations.thresholds import set_threshold
from cases.models import DayKind
from cases.operations.holidays import record_day
from demo.agenda import Script
from demo.people import Team
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from lawbook.working_days import next_working_day
from papers.drafting.operations.numbering import set_series
from papers.models import DocumentKind
from review.jobs import judge
from warehouse.kinds.in_force import OwnRule
from warehouse.models import ItemKind, PlaceClass, PrinterKind
from warehouse.operations.kinds import rule_kind
from warehouse.operations.printers import add_printer
from warehouse.printers.layout import Layout
from warehouse.queries.printers import warehouses_for_printers
from warehouse.thresholds import LOAN_SOON

EXCHANGED: Final = date(2028, 1, 8)  # a Saturday so far ahead that nothing is due around it
LAST_NUMBERS: Final = {  # how each kind is numbered, and the last number given by hand
    DocumentKind.DECISION: ("{n}/QĐ-{letters}", 1285),
    DocumentKind.LETTER: ("{n}/{letters}", 2140),
    DocumentKind.VOUCHER: ("{n}", 0),
}
BEFORE_PAPERS: Final = timedelta(days=4)  # numbers are said before the first paper is signed
LATEST_PAPERS: Final = timedelta(days=14)  # within which papers are signed
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


def numbers(teams: list[Team], today: date) -> Script:
    """Say which numbers come next: before the program came, each office numbered by hand."""
    yield next_working_day(today - BEFORE_PAPERS)
    by = Act(SYSTEM, clock.now())
    years = sorted({today.year, (today - LATEST_PAPERS).year})
    for (number, team), year in product(enumerate(teams), years):
        office = db.session.get_one(Office, team.office_id)
        letters = f"THADS-{office.code}" if number else "THADS"
        for kind, (pattern, last) in LAST_NUMBERS.items():
            with transaction():
                set_series(
                    office,
                    kind=kind,
                    year=year,
                    pattern=pattern.format(n="{n}", letters=letters),
                    next_value=last + 1,
                    by=by,
                )


def set_thresholds(teams: list[Team]) -> None:
    """Let a unit far from the court be warned of loans a day earlier."""
    if (administrator := _administrator()) is None or len(teams) < 2:
        return
    with transaction():
        set_threshold(
            db.session.get_one(Office, teams[1].office_id),
            LOAN_SOON,
            value=LOAN_SOON.standard + 1,
            valid_from=clock.today(),
            reason="Tòa án ở xa, cần nhắc trả vật sớm hơn một ngày",
            by=Act(administrator, clock.now()),
        )


def rule_kinds(teams: list[Team]) -> None:
    """Let the province count vehicles by the piece, and keep machines in stores and yards only."""
    if (administrator := _administrator()) is None:
        return
    rules = (
        (
            ItemKind.VEHICLE,
            OwnRule(unit="chiếc"),
            "Sổ theo dõi ghi xe theo chiếc",
        ),
        (
            ItemKind.MACHINERY,
            OwnRule(frozenset({PlaceClass.GENERAL, PlaceClass.VEHICLE_YARD}), unit="bộ"),
            "Máy không để trong két và kho lạnh",
        ),
    )
    for kind, rule, reason in rules:
        with transaction():
            rule_kind(
                db.session.get_one(Office, teams[0].office_id),
                kind,
                rule=rule,
                valid_from=clock.today(),
                reason=reason,
                by=Act(administrator, clock.now()),
            )


def register_printers(teams: list[Team]) -> None:
    """Let the store of the province have a printer of sheets, its default, and one of a roll."""
    if (administrator := _administrator()) is None:
        return
    store = db.session.scalars(warehouses_for_printers([teams[0].office_id])).all()[0]
    papers = (
        (
            "Máy in văn phòng",
            Layout(
                PrinterKind.SHEET,
                width=Decimal(70),
                height=Decimal(37),
                columns=3,
                rows=8,
                top=Decimal("0.5"),
            ),
            True,
        ),
        ("Máy in nhãn của kho", Layout(PrinterKind.ROLL, Decimal(62), Decimal(29)), False),
    )
    for name, layout, is_default in papers:
        with transaction():
            add_printer(
                store,
                name=name,
                layout=layout,
                is_default=is_default,
                by=Act(administrator, clock.now()),
            )


def _administrator() -> Actor | None:
    account = db.session.scalar(queries.account_by_username("quantri"))
    return queries.actor_for(account, clock.today()) if account is not None else None


def record_exchanged_day() -> None:
    """Record a Saturday worked in exchange, as an administrator does once it is announced."""
    if (administrator := _administrator()) is None:
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
