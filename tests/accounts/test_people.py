"""Accounts and roles: what becomes true, and every way it is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts import queries, refusals
from accounts.models import Membership, Role, SignInTry, UserAccount
from accounts.operations import offices, people
from accounts.roles import ROLES
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.ledger import verify_stream
from tests.fixtures.people import hashed


@pytest.fixture
def account(keeper):
    return db.session.get_one(UserAccount, keeper.id)


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def unit_admin(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


def opened(office, by, **overrides):
    values = {
        "username": "moi",
        "full_name": "Bùi Văn Mới",
        "password": hashed(),
        "office": office,
        "by": by,
    }
    return people.create_account(**values | overrides)


def kinds(account):
    return [entry.kind for entry in db.session.scalars(ledger.history(f"account:{account.id}"))]


def test_nobody_both_proposes_keeps_and_approves_by_role():
    for role, held in ROLES.items():
        assert not {Permission.APPROVE_ORDERS, Permission.KEEP_WAREHOUSE} <= held, role


# The table of rights as the product's paper says it, written a second time on purpose: whoever
# changes a right changes it in both places.
RIGHTS = {
    Role.KEEPER: (
        "use read_cases read_warehouse keep_warehouse print_labels manage_places propose_orders"
        " propose_corrections import"
    ),
    Role.OFFICER: (
        "use read_cases write_cases close_cases read_warehouse propose_orders"
        " read_auctions run_auctions read_review import propose_corrections keep_organisations"
        " enter_backlog"
    ),
    Role.ACCOUNTANT: (
        "use read_cases read_warehouse read_auctions keep_accounts propose_corrections"
    ),
    Role.HEAD: (
        "use read_cases read_warehouse read_auctions read_review read_ledger approve_orders direct"
        " approve_corrections decide_cases"
    ),
    Role.AUDITOR: "use read_cases read_warehouse read_auctions read_review read_ledger",
    Role.ADMIN: (
        "use manage_accounts manage_places read_warehouse print_labels import"
        " read_ledger read_cases read_auctions keep_organisations enter_backlog"
    ),
}


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_role_may_do_what_the_paper_says(role):
    assert {permission.value for permission in ROLES[role]} == set(RIGHTS[role].split())


def test_an_auditor_changes_nothing():
    reading = {p for p in Permission if p.value.startswith("read_")} | {Permission.USE}
    assert ROLES[Role.AUDITOR] <= reading


@pytest.mark.parametrize("username", ["quantri", " QuanTri ", "quan.tri", "q-u-a-n-t-r-i"])
def test_a_user_name_is_taken_once_however_it_is_written(office, by, username):
    with pytest.raises(refusals.NameTaken):
        opened(office, by, username=username)


@pytest.mark.parametrize(
    ("username", "full_name"),
    [
        ("có dấu", "Ai Đó"),
        ("a\u200bb", "Ai Đó"),
        ("", "Ai Đó"),
        (".a", "Ai Đó"),
        ("ai", "\u202e 7"),
    ],
)
def test_a_name_that_cannot_be_read_is_refused(office, by, username, full_name):
    with pytest.raises(refusals.NameUnreadable):
        opened(office, by, username=username, full_name=full_name)


def test_a_full_name_keeps_nothing_that_cannot_be_seen(office, by):
    account = opened(office, by, full_name=" Bùi\u200b Văn \u202e  Mới ")
    assert account.full_name == "Bùi Văn Mới"


@pytest.mark.parametrize("spelled", ["kv2", "KV2", "KV-2", " Kv2\u200b", "ＫＶ２"])
def test_another_spelling_of_an_office_code_is_the_same_code(spelled, office, by):
    offices.create_office(code="KV2", name="Khu vực 2", parent=office, by=by)
    with pytest.raises(refusals.OfficeCodeTaken):
        offices.create_office(code=spelled, name="x", parent=office, by=by)
    with pytest.raises(refusals.OfficeCodeTaken):
        offices.rename_office(office, code=spelled, name="x", by=by)


def test_an_office_may_be_called_by_its_own_code_in_capitals(unit, by):
    offices.rename_office(unit, code=unit.code.lower(), name=" Khu\u200b vực  2 ", by=by)
    assert (unit.code, unit.name) == (unit.code.lower(), "Khu vực 2")


def test_an_office_code_is_taken_once(office, unit, by):
    with pytest.raises(refusals.OfficeCodeTaken):
        offices.create_office(code=office.code, name="x", parent=office, by=by)
    with pytest.raises(refusals.OfficeCodeTaken):
        offices.rename_office(unit, code=office.code, name="x", by=by)


def test_a_role_is_granted_once_and_withdrawn_from_today(account, office, by):
    with pytest.raises(refusals.RoleHeldAlready):
        people.grant_role(account, role=Role.KEEPER, office=office, by=by)
    people.withdraw_role(account, role=Role.KEEPER, office=office, by=by)
    assert queries.actor_for(account, clock.today()) is None
    with pytest.raises(refusals.NoSuchMembership):
        people.withdraw_role(account, role=Role.KEEPER, office=office, by=by)
    assert kinds(account)[:2] == ["account.role_withdrawn", "account.role_granted"]


def held(account, day):
    return queries.actor_for(account, day) is not None


def test_a_role_with_a_last_day_ends_with_it_by_itself(account, office, unit, by):
    tomorrow = by.day + timedelta(days=1)
    with pytest.raises(refusals.RoleUntilPassed):
        people.grant_role(
            account, role=Role.HEAD, office=unit, until=by.day - timedelta(days=1), by=by
        )
    people.withdraw_role(account, role=Role.KEEPER, office=office, by=by)
    people.grant_role(account, role=Role.HEAD, office=unit, until=tomorrow, by=by)
    assert [held(account, by.day + timedelta(days=n)) for n in range(3)] == [True, True, False]
    with pytest.raises(refusals.RoleHeldAlready):
        people.grant_role(account, role=Role.HEAD, office=unit, by=by)
    people.withdraw_role(account, role=Role.HEAD, office=unit, by=by)
    assert not held(account, by.day)


def test_a_role_granted_again_leaves_its_former_period_as_it_was(account, office, by):
    of_account = db.select(Membership).where(Membership.user_id == account.id)
    (first,) = db.session.scalars(of_account).all()
    began = first.valid_from
    people.withdraw_role(account, role=Role.KEEPER, office=office, by=by)
    later = replace(by, at=by.at + timedelta(days=40))
    people.grant_role(account, role=Role.KEEPER, office=office, by=later)
    rows = db.session.scalars(of_account.order_by(Membership.id)).all()
    assert [(row.valid_from, row.valid_to) for row in rows] == [
        (began, by.day),
        (later.day, None),
    ]
    people.withdraw_role(account, role=Role.KEEPER, office=office, by=later)
    people.grant_role(account, role=Role.KEEPER, office=office, by=later)
    assert len(db.session.scalars(of_account).all()) == 2
    assert rows[1].valid_to is None
    assert held(account, later.day)
    assert verify_stream(f"account:{account.id}").intact


def test_an_office_renamed_meanwhile_is_not_renamed_over(unit, by):
    seen = replace(by, seen=offices.version_of(unit))
    offices.rename_office(unit, code=unit.code, name="Phòng Một", by=seen)
    with pytest.raises(ChangedMeanwhile):
        offices.rename_office(unit, code=unit.code, name="Phòng Hai", by=seen)
    assert unit.name == "Phòng Một"


def test_the_last_day_of_a_role_is_set_moved_and_taken_away(account, office, by):
    def limit(until):
        return people.limit_role(account, role=Role.KEEPER, office=office, until=until, by=by)

    before = account.rights_version
    row = limit(by.day)
    assert held(account, by.day)
    assert not held(account, by.day + timedelta(days=1))
    assert account.rights_version == before + 1
    with pytest.raises(refusals.RoleUntilUnchanged):
        limit(by.day)
    with pytest.raises(refusals.RoleUntilPassed):
        limit(by.day - timedelta(days=1))
    limit(None)
    assert row.last_day is None
    assert kinds(account)[:2] == ["account.role_limited", "account.role_limited"]
    with pytest.raises(refusals.NoSuchMembership):
        people.limit_role(account, role=Role.HEAD, office=office, until=by.day, by=by)


def test_nobody_changes_their_own_account(admin, office, by):
    own = db.session.get_one(UserAccount, admin.id)
    for act in (
        lambda: people.grant_role(own, role=Role.HEAD, office=office, by=by),
        lambda: people.withdraw_role(own, role=Role.ADMIN, office=office, by=by),
        lambda: people.limit_role(own, role=Role.ADMIN, office=office, until=None, by=by),
        lambda: people.set_active(own, active=False, by=by),
        lambda: people.reset_password(own, password=hashed(), by=by),
    ):
        with pytest.raises(refusals.OwnAccount):
            act()


def test_an_administrator_acts_in_their_office_and_what_is_under_it(account, office, unit_admin):
    for act in (
        lambda: people.grant_role(account, role=Role.HEAD, office=office, by=unit_admin),
        lambda: people.withdraw_role(account, role=Role.KEEPER, office=office, by=unit_admin),
        lambda: people.limit_role(
            account, role=Role.KEEPER, office=office, until=None, by=unit_admin
        ),
        lambda: opened(office, unit_admin),
    ):
        with pytest.raises(refusals.OfficeOutOfReach):
            act()


def test_nobody_takes_over_who_works_above_them(account, unit, by, unit_admin):
    """Whoever resets a password can sign in as that person."""
    people.grant_role(account, role=Role.KEEPER, office=unit, by=by)
    for act in (
        lambda: people.reset_password(account, password=hashed(), by=unit_admin),
        lambda: people.set_active(account, active=False, by=unit_admin),
        lambda: people.end_sessions(account, by=unit_admin),
        lambda: people.unlock(account, by=unit_admin),
    ):
        with pytest.raises(refusals.RolesElsewhere):
            act()


def test_a_password_set_by_another_is_changed_and_ends_every_session(account, by):
    before = account.session_no
    people.reset_password(account, password=hashed(), by=by)
    assert (account.must_change, account.session_no) == (True, before + 1)
    people.set_password(account, password=hashed(), by=by)
    assert account.must_change is False
    assert kinds(account)[:2] == ["account.password_changed", "account.password_reset"]


def test_unlocking_forgets_the_wrong_tries(account, by):
    row = SignInTry(
        name=f"account:{account.id}",
        account_id=account.id,
        place="address:10.0.0.9",
        address="10.0.0.9",
        failures=9,
        last_at=clock.now(),
    )
    db.session.add(row)
    people.unlock(account, by=by)
    assert db.session.scalars(select(SignInTry)).all() == []


def test_disabling_and_enabling_are_in_the_ledger(account, by):
    people.set_active(account, active=False, by=by)
    people.set_active(account, active=True, by=by)
    people.end_sessions(account, by=by)
    assert kinds(account)[:3] == [
        "account.sessions_ended",
        "account.enabled",
        "account.disabled",
    ]
