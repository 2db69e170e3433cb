"""The code at sign-in: it lets in once, guessing is slow, and the password alone wins nothing."""

import pytest

from accounts import refusals
from accounts.models import Role, UserAccount
from accounts.operations import people, signing_in
from accounts.operations.signing_in import Half
from accounts.operations.tries import FREE, Origin
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.accounts.factor import HERE, THERE, set_up, shown
from tests.fixtures.beside import at_once, elsewhere
from tests.fixtures.people import PASSWORD


@pytest.fixture
def account(head):
    return db.session.get_one(UserAccount, head.id)


@pytest.fixture
def by(head):
    """An act of the head now; the clock of a test stands still."""
    return Act(head, clock.now())


def kinds(account):
    return [entry.kind for entry in db.session.scalars(ledger.history(f"account:{account.id}"))]


@pytest.fixture
def half(account, by):
    set_up(account, by)
    return Half(account.id, account.session_no)


@pytest.fixture
def ask(app, half):
    """Send a code as a request would, outside the test's own transaction."""

    def asked(code, origin=HERE, half=half, at=None):
        moment = at or clock.now()
        try:
            return elsewhere(
                app,
                lambda: signing_in.check_code(
                    half, code, origin=origin, at=moment, then=lambda account: account.username
                ),
            )
        finally:
            db.session.expire_all()

    return asked


def test_a_code_lets_in_once(ask):
    assert ask(shown(1)) == "thutruong"
    with pytest.raises(refusals.WrongCode):
        ask(shown(1))


def test_wrong_codes_make_one_wait_and_each_is_told(ask, account):
    for _try in range(FREE):
        with pytest.raises(refusals.WrongCode):
            ask("000000")
    with pytest.raises(refusals.TooManyTries):
        ask(shown(1))
    assert ask(shown(1), origin=THERE) == "thutruong"
    assert kinds(account).count("account.code_failed") == FREE
    assert not {"account.sign_in_failed", "account.sign_in_slowed"} & set(kinds(account))


def test_a_right_password_wins_no_new_tries_for_codes(app, ask):
    moment = clock.now()

    def password():
        return signing_in.check_password(
            "thutruong", PASSWORD, origin=HERE, at=moment, then=lambda account: account.username
        )

    for _round in range(FREE):
        assert elsewhere(app, password) == "thutruong"
        with pytest.raises(refusals.WrongCode):
            ask("000000")
    with pytest.raises(refusals.TooManyTries):
        elsewhere(app, password)
    with pytest.raises(refusals.TooManyTries):
        ask(shown(1))


def test_the_step_ends_when_the_account_changes(ask, account, admin):
    people.end_sessions(account, by=Act(admin, clock.now()))
    db.session.commit()
    with pytest.raises(refusals.SignInAgain):
        ask(shown(1))


def test_a_disabled_account_and_one_without_a_role_are_not_let_in(ask, account, office, admin):
    by = Act(admin, clock.now())
    people.withdraw_role(account, role=Role.HEAD, office=office, by=by)
    db.session.commit()
    with pytest.raises(refusals.NoRole):
        ask(shown(1))
    people.set_active(account, active=False, by=by)
    db.session.commit()
    with pytest.raises(refusals.SignInAgain):
        ask(shown(1))


def test_many_wrong_codes_at_once_win_no_more_tries(app, half):
    moment = clock.now()

    def wrong():
        return signing_in.check_code(half, "000000", origin=HERE, at=moment, then=str)

    answers = at_once(app, *[wrong] * (FREE + 3))
    kinds_of = [type(answer) for answer in answers]
    assert kinds_of.count(refusals.WrongCode) == FREE
    assert kinds_of.count(refusals.TooManyTries) == 3


def test_the_same_code_sent_at_once_lets_in_one(app, half):
    code, moment = shown(1), clock.now()

    def enter(number):
        return lambda: signing_in.check_code(
            half,
            code,
            origin=Origin(f"192.0.2.{number}"),
            at=moment,
            then=lambda account: account.username,
        )

    answers = at_once(app, *(enter(number) for number in range(4)))
    assert sorted(map(str, answers)).count("thutruong") == 1
    assert [type(a) for a in answers if a != "thutruong"] == [refusals.WrongCode] * 3
