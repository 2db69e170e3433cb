"""Who works in the demonstration office: the province, its units, one account a role and more."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy import select

from accounts import passwords, queries
from accounts.models import Membership, Office, Role, UserAccount
from accounts.operations import offices, people
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

PASSWORD: Final = "vatchung-2026"  # of every account of the demonstration, known to everybody
FOUNDED: Final = date(2010, 1, 4)  # before the oldest story
PROVINCE: Final = "Thi hành án dân sự tỉnh An Hòa"  # there is no such province
UNITS: Final = tuple(
    (f"KV{number}", f"Phòng Thi hành án dân sự khu vực {number} - An Hòa") for number in (1, 2, 3)
)

# user name, full name, role, office (0: the province). The first of a role is shown as its account.
PEOPLE: Final = (
    ("thukho", "Trần Thị Kho", Role.KEEPER, 0),
    ("chv", "Lê Văn Chấp", Role.OFFICER, 0),
    ("ketoan", "Phạm Thị Toán", Role.ACCOUNTANT, 0),
    ("thutruong", "Hoàng Văn Trưởng", Role.HEAD, 0),
    ("kiemsat", "Vũ Thị Sát", Role.AUDITOR, 0),
    ("quantri", "Đặng Văn Trị", Role.ADMIN, 0),
    ("photruong", "Hồ Văn Phó", Role.HEAD, 0),
    ("thukho.kv1", "Bùi Văn Kệ", Role.KEEPER, 1),
    ("thukho.kv2", "Đỗ Thị Niêm", Role.KEEPER, 2),
    ("thukho.kv3", "Phan Văn Khóa", Role.KEEPER, 3),
    ("chv.kv1", "Ngô Thị Hành", Role.OFFICER, 1),
    ("chv.kv2", "Dương Văn Án", Role.OFFICER, 2),
    ("chv.kv3", "Lý Thị Sản", Role.OFFICER, 3),
    ("truong.kv1", "Mai Văn Phòng", Role.HEAD, 1),
    ("ketoan.kv2", "Tạ Thị Quỹ", Role.ACCOUNTANT, 2),
    ("thukho.phu", "Cao Văn Giữ", Role.KEEPER, 0),
)


@dataclass(frozen=True, slots=True)
class Team:
    """Who acts for one office: three people for every order."""

    office_id: int
    officer: Actor
    keeper: Actor
    accountant: Actor
    head: Actor
    other_keeper: Actor  # of the province: takes over what the first one gives

    @property
    def officer_account(self) -> UserAccount:
        return db.session.get_one(UserAccount, self.officer.id)


def found_office() -> list[Team]:
    """Name the province, add its units and open every account; the teams, the province first."""
    with clock.at(clock.local_moment(FOUNDED, time(9, 0))) as at:
        by, password = Act(SYSTEM, at), passwords.chosen(PASSWORD, names=())
        with transaction():
            province = db.session.get_one(Office, 1)
            offices.rename_office(province, code=province.code, name=PROVINCE, by=by)
        founded = [province, *(_unit(code, name, province, by) for code, name in UNITS)]
        actors: dict[str, Actor] = {}
        for username, full_name, role, number in PEOPLE:
            account = _account(username, full_name, role, founded[number], password, by)
            actor = queries.actor_for(account, FOUNDED)
            if actor is not None:
                actors[username] = actor
        return [_team(office, number, actors) for number, office in enumerate(founded)]


def _unit(code: str, name: str, province: Office, by: Act) -> Office:
    with transaction():
        return offices.create_office(code=code, name=name, parent=province, by=by)


def _account(
    username: str,
    full_name: str,
    role: Role,
    office: Office,
    password: passwords.Hashed,
    by: Act,
) -> UserAccount:
    with transaction():
        account = people.create_account(
            username=username, full_name=full_name, password=password, office=office, by=by
        )
        people.grant_role(account, role=role, office=office, by=by)
    return account


def _team(office: Office, number: int, actors: dict[str, Actor]) -> Team:
    """Staff an office with its own people, else with those of the province."""

    def own(name: str) -> Actor:
        return actors.get(f"{name}.kv{number}", actors[name])

    head = (
        actors["truong.kv1"] if number == 1 else actors["photruong" if number == 3 else "thutruong"]
    )
    return Team(office.id, own("chv"), own("thukho"), own("ketoan"), head, actors["thukho.phu"])


def is_begun() -> bool:
    """Whether seeding began here: the first thing it does is to name the province."""
    return db.session.get_one(Office, 1).name == PROVINCE


def is_founded() -> bool:
    """Whether the accounts of the demonstration stand in the database."""
    return db.session.scalar(queries.account_by_username(PEOPLE[0][0])) is not None


def accounts_table() -> list[tuple[str, str, Role, str]]:
    """Return user name, full name, role and office of every account, the six roles first."""
    order = {username: place for place, (username, *_rest) in enumerate(PEOPLE)}
    rows = db.session.execute(
        select(UserAccount.username, UserAccount.full_name, Membership.role, Office.name)
        .join(Membership, Membership.user_id == UserAccount.id)
        .join(Office, Office.id == Membership.office_id)
        .where(UserAccount.username.in_(order))
    ).all()
    return sorted(
        ((username, name, role, office) for username, name, role, office in rows),
        key=lambda row: order[row[0]],
    )
