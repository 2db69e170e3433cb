"""Accounts: what becomes true, and every way it is refused."""

from datetime import timedelta

import pytest

from accounts import operations, queries, refusals
from accounts.models import Role, UserAccount
from accounts.roles import ROLES
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from tests.fixtures.people import PASSWORD


@pytest.fixture
def account(keeper):
    return db.session.get_one(UserAccount, keeper.id)


def test_a_role_in_the_province_sees_its_units_and_not_the_other_way(
    keeper, make_user, office, unit
):
    in_unit = make_user(roles=[Role.KEEPER], office=unit)
    today, keep = clock.today(), Permission.KEEP_WAREHOUSE
    assert queries.rights_of(keeper.id, today).offices_for(keep) == {office.id, unit.id}
    assert queries.rights_of(in_unit.id, today).offices_for(keep) == {unit.id}


def test_nobody_both_proposes_keeps_and_approves_by_role():
    for role, held in ROLES.items():
        assert not {Permission.APPROVE_ORDERS, Permission.KEEP_WAREHOUSE} <= held, role


def test_an_auditor_changes_nothing():
    reading = {p for p in Permission if p.value.startswith("read_")} | {Permission.USE}
    assert ROLES[Role.AUDITOR] <= reading


def test_a_user_name_is_taken_once(office, admin):
    with pytest.raises(refusals.NameTaken):
        operations.create_account(
            username=" QuanTri ",
            full_name="Ai Đó",
            password=PASSWORD,
            office=office,
            by=Act(admin, clock.now()),
        )


@pytest.mark.parametrize("password", ["ngắn", "thukho-dai-hon"])
def test_a_password_is_long_and_not_the_name(password, office, admin):
    with pytest.raises(refusals.WeakPassword):
        operations.create_account(
            username="thukho-dai-hon",
            full_name="Ai Đó",
            password=password,
            office=office,
            by=Act(admin, clock.now()),
        )


def test_an_office_code_is_taken_once(office, admin):
    with pytest.raises(refusals.OfficeCodeTaken):
        operations.create_office(
            code=office.code, name="x", parent=None, by=Act(admin, clock.now())
        )


def test_a_role_is_granted_once_and_withdrawn_from_today(account, office, admin):
    with pytest.raises(refusals.RoleHeldAlready):
        operations.grant_role(account, role=Role.KEEPER, office=office, by=Act(admin, clock.now()))
    operations.withdraw_role(account, role=Role.KEEPER, office=office, by=Act(admin, clock.now()))
    assert queries.actor_for(account, clock.today()) is None
    with pytest.raises(refusals.NoSuchMembership):
        operations.withdraw_role(
            account, role=Role.KEEPER, office=office, by=Act(admin, clock.now())
        )


def test_nobody_changes_their_own_account(admin, office):
    own = db.session.get_one(UserAccount, admin.id)
    with pytest.raises(refusals.OwnAccount):
        operations.grant_role(own, role=Role.HEAD, office=office, by=Act(admin, clock.now()))
    with pytest.raises(refusals.OwnAccount):
        operations.set_active(own, active=False, office=office, by=Act(admin, clock.now()))


def test_eight_wrong_passwords_lock_for_a_quarter_of_an_hour(account):
    for _try in range(operations.TRIES):
        assert operations.check_sign_in("thukho", "sai", at=clock.now()) is None
    with pytest.raises(refusals.LockedForAWhile):
        operations.check_sign_in("thukho", PASSWORD, at=clock.now())
    later = clock.now() + operations.LOCK + timedelta(seconds=1)
    assert operations.check_sign_in("thukho", PASSWORD, at=later) is account


def test_an_unknown_name_and_the_system_cannot_sign_in(app):
    assert operations.check_sign_in("khong-co", "x", at=clock.now()) is None
    assert operations.check_sign_in("system", "!", at=clock.now()) is None


def test_a_disabled_account_cannot_sign_in(account, office, admin):
    operations.set_active(account, active=False, office=office, by=Act(admin, clock.now()))
    assert operations.check_sign_in("thukho", PASSWORD, at=clock.now()) is None
