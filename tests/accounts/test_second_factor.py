"""The second factor: set up, used once, replaced, removed; who has to have one."""

import pytest
from sqlalchemy import select, text

from accounts import queries, refusals, totp, vault
from accounts.models import FactorRule, RecoveryCode, Role, SecondFactor, UserAccount
from accounts.operations import offices, second_factor
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.accounts.factor import SECRET, set_up, shown


@pytest.fixture
def account(head):
    return db.session.get_one(UserAccount, head.id)


@pytest.fixture
def by(head):
    """An act of the head now; the clock of a test stands still."""
    return Act(head, clock.now())


def kinds(account):
    return [entry.kind for entry in db.session.scalars(ledger.history(f"account:{account.id}"))]


def test_a_factor_set_up_ends_the_sessions_and_is_told(account, by):
    before = account.session_no
    set_up(account, by)
    row = db.session.scalars(select(SecondFactor)).one()
    assert (row.account_id, row.created_at) == (account.id, by.at)
    assert vault.opened(row.sealed, account.id) == SECRET
    assert account.session_no == before + 1
    assert len(db.session.scalars(queries.unused_codes(account.id)).all()) == 10
    assert kinds(account)[0] == "account.factor_set_up"


def test_an_authenticator_with_another_secret_or_clock_is_not_set_up(account, by):
    for code in (shown(secret=b"x" * 20), shown(2), shown(-2), "", "000000x"):
        with pytest.raises(refusals.NewCodeWrong):
            set_up(account, by, code=code)
    assert db.session.scalars(select(SecondFactor)).all() == []


def test_the_code_it_was_set_up_with_opens_nothing_afterwards(account, by):
    set_up(account, by)
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, shown(), by=by)
    second_factor.use(account, shown(1), by=by)
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, shown(1), by=by)


@pytest.mark.parametrize("write", ["{}", " {} ", "{} ".format])
def test_a_code_is_read_with_blanks_between(write, account, by):
    set_up(account, by)
    code = shown(1)
    spaced = f"{code[:3]} {code[3:]}"
    second_factor.use(account, write(spaced) if callable(write) else write.format(spaced), by=by)


def test_a_recovery_code_opens_once_however_it_is_typed(account, by):
    codes = set_up(account, by)
    for code in (codes[0], codes[1].upper(), codes[2].replace("-", " ")):
        second_factor.use(account, code, by=by)
        with pytest.raises(refusals.WrongCode):
            second_factor.use(account, code, by=by)
    entries = db.session.scalars(ledger.history(f"account:{account.id}")).all()
    left = [e.payload["left"] for e in entries if e.kind == "account.recovery_code_used"]
    assert left == [7, 8, 9]
    assert all(code not in str(e.payload) for e in entries for code in codes)


@pytest.mark.parametrize("code", ["", "aaaa-bbbb-cccc", "x" * 40, "１２３４５６", "-", "000000"])
def test_anything_else_opens_nothing(code, account, by):
    set_up(account, by)
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, code, by=by)


def test_who_has_no_factor_has_no_code(account, by):
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, shown(), by=by)
    with pytest.raises(refusals.WrongCode):
        second_factor.give_up(account, code=shown(), fixed=None, by=by)


def test_another_authenticator_needs_a_code_of_the_present_one(account, by):
    codes = set_up(account, by)
    other = b"another secret of ours"[:20]
    new = {"secret": other, "code": shown(secret=other)}
    for present in ("", shown(), "aaaa-bbbb-cccc"):
        with pytest.raises(refusals.WrongCode):
            set_up(account, by, present=present, **new)
        db.session.rollback()
    with pytest.raises(refusals.NewCodeWrong):
        set_up(account, by, present=shown(1), secret=other, code=shown())
    db.session.rollback()
    set_up(account, by, present=codes[0], **new)
    assert vault.opened(db.session.scalars(select(SecondFactor)).one().sealed, account.id) == other
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, codes[1], by=by)  # of the factor that is gone


def test_new_recovery_codes_take_the_place_of_the_old_ones(account, by):
    old = set_up(account, by)
    new = second_factor.new_recovery_codes()
    with pytest.raises(refusals.WrongCode):
        second_factor.replace_recovery_codes(account, code=shown(), recovery=new, by=by)
    second_factor.replace_recovery_codes(account, code=old[0], recovery=new, by=by)
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, old[1], by=by)
    second_factor.use(account, new[1], by=by)
    assert "account.recovery_codes_made" in kinds(account)


def test_ones_own_factor_is_given_up_with_a_code_only(account, by):
    set_up(account, by)
    with pytest.raises(refusals.WrongCode):
        second_factor.give_up(account, code=shown(), fixed=None, by=by)
    before = account.session_no
    second_factor.give_up(account, code=shown(1), fixed=None, by=by)
    assert db.session.scalars(select(SecondFactor)).all() == []
    assert db.session.scalars(select(RecoveryCode)).all() == []
    assert account.session_no == before + 1
    assert "account.factor_removed" in kinds(account)


def test_an_administrator_removes_the_factor_of_who_lost_it(account, by, admin):
    set_up(account, by)
    second_factor.remove(account, by=Act(admin, clock.now()))
    entry = db.session.scalars(ledger.history(f"account:{account.id}")).first()
    assert (entry.kind, entry.actor_id) == ("account.factor_removed", admin.id)
    with pytest.raises(refusals.NoSecondFactor):
        second_factor.remove(account, by=Act(admin, clock.now()))


def test_an_administrator_does_not_remove_their_own_nor_one_of_another_office(
    account, by, admin, unit, make_user
):
    set_up(account, by)
    own = db.session.get_one(UserAccount, admin.id)
    with pytest.raises(refusals.OwnAccount):
        second_factor.remove(own, by=Act(admin, clock.now()))
    of_unit = Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())
    with pytest.raises(refusals.RolesElsewhere):
        second_factor.remove(account, by=of_unit)


# what lies in the database


def test_the_database_alone_opens_no_secret_and_checks_no_code(app, account, by):
    codes = set_up(account, by)
    key = app.config["KEBIEN"].factor_key
    assert key.stat().st_mode & 0o077 == 0
    stored = [
        str(value)
        for table in ("second_factor", "recovery_code")
        for row in db.session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - both named here
        for value in row
    ]
    for known in (SECRET.hex(), SECRET.decode(), totp.as_text(SECRET).replace(" ", ""), *codes):
        assert not [value for value in stored if known in value]
    key.rename(key.with_name("away"))
    for code in (shown(1), codes[0]):
        with pytest.raises(vault.KeyLost):
            second_factor.use(account, code, by=by)
    key.write_text("00" * 32)
    with pytest.raises(vault.KeyLost):
        second_factor.use(account, shown(1), by=by)
    with pytest.raises(refusals.WrongCode):
        second_factor.use(account, codes[0], by=by)


@pytest.mark.parametrize("damage", ["", "x", "khóa", "AAAA", "!" * 40, "AAAA" * 20])
def test_a_damaged_secret_is_told_like_a_lost_key(damage, account, by):
    set_up(account, by)
    row = db.session.scalars(select(SecondFactor)).one()
    row.sealed = damage
    with pytest.raises(vault.KeyLost):
        second_factor.use(account, shown(1), by=by)


@pytest.mark.parametrize("from_server", [True, False])
def test_who_has_to_have_a_factor_does_not_give_it_up(from_server, account, by, office, admin):
    set_up(account, by)
    fixed = FactorRule.LEADERS if from_server else None
    if not from_server:
        offices.rule_on_factor(office, rule=FactorRule.LEADERS, by=Act(admin, clock.now()))
    with pytest.raises(refusals.FactorDemanded):
        second_factor.give_up(account, code=shown(1), fixed=fixed, by=by)
    second_factor.use(account, shown(1), by=by)  # nothing was used up
    assert "account.factor_removed" not in kinds(account)


def test_the_rule_of_the_server_holds_instead_of_the_offices(account, by, office, admin):
    set_up(account, by)
    offices.rule_on_factor(office, rule=FactorRule.LEADERS, by=Act(admin, clock.now()))
    second_factor.give_up(account, code=shown(1), fixed=FactorRule.NOBODY, by=by)
    assert "account.factor_removed" in kinds(account)


def test_a_secret_put_into_another_account_does_not_open(account, by, keeper):
    set_up(account, by)
    row = db.session.scalars(select(SecondFactor)).one()
    with pytest.raises(vault.KeyLost):
        vault.opened(row.sealed, keeper.id)
