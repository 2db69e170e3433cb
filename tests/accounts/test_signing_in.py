"""Signing in: guessing is slow, nobody locks anybody out, names do not give themselves away."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts import passwords, refusals
from accounts.models import Role, SignInTry, UserAccount
from accounts.operations import people, signing_in
from accounts.operations.signing_in import MOST_PLACES_TOLD
from accounts.operations.tries import (
    ATTACKED,
    FIRST_WAIT,
    FREE,
    MOST_OF_ADDRESS,
    WINDOW,
    Origin,
)
from audit.models import LedgerEntry
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.beside import elsewhere
from tests.fixtures.people import PASSWORD, hashed

HERE, THERE = Origin("10.0.0.1"), Origin("10.0.0.2")


@pytest.fixture
def account(keeper):
    return db.session.get_one(UserAccount, keeper.id)


@pytest.fixture
def ask(app):
    """Sign in as a request would, outside the test's own transaction; gives the name."""

    def asked(username="thukho", password="sai-mat-khau", origin=HERE, at=None):
        moment = at or clock.now()

        def check():
            with clock.at(moment):
                return signing_in.check_password(
                    username,
                    password,
                    origin=origin,
                    at=moment,
                    then=lambda account: account.username,
                )

        try:
            return elsewhere(app, check)
        finally:
            db.session.expire_all()

    return asked


def wrong(ask, times, **given):
    for _try in range(times):
        with pytest.raises(refusals.WrongNameOrPassword):
            ask(**given)


def told(kind):
    return list(db.session.scalars(select(LedgerEntry).where(LedgerEntry.kind == kind)))


@pytest.mark.parametrize("typed", ["thukho", " ThuKho ", "thu.kho", "ｔｈｕｋｈｏ"])
def test_the_right_password_opens_however_the_name_is_typed(account, ask, typed):
    assert ask(typed, PASSWORD) == "thukho"


def test_after_some_wrong_passwords_one_waits_and_then_may_try_again(account, ask):
    wrong(ask, FREE)
    with pytest.raises(refusals.TooManyTries) as waiting:
        ask(password=PASSWORD)
    assert 0 < waiting.value.details["seconds"] <= 31
    later = clock.now() + timedelta(seconds=31)
    wrong(ask, 1, at=later)
    with pytest.raises(refusals.TooManyTries):
        ask(password=PASSWORD, at=later + timedelta(seconds=31))  # the wait has doubled
    assert ask(password=PASSWORD, at=later + timedelta(seconds=61)) == "thukho"
    assert db.session.scalars(select(SignInTry)).all() == []


def test_the_wait_is_over_at_its_last_second(account, ask):
    wrong(ask, FREE)
    assert ask(password=PASSWORD, at=clock.now() + FIRST_WAIT) == "thukho"


def test_wrong_passwords_of_two_names_from_one_place_are_counted_apart(account, head, ask):
    wrong(ask, FREE - 1)
    wrong(ask, FREE - 1, username="thutruong")
    counted = [row.failures for row in db.session.scalars(select(SignInTry))]
    assert counted == [FREE - 1, FREE - 1]
    assert ask(password=PASSWORD) == "thukho"


def test_who_guesses_locks_nobody_else_out(account, ask):
    wrong(ask, FREE)
    assert ask(password=PASSWORD, origin=THERE) == "thukho"


def test_who_guesses_from_the_same_address_does_not_lock_a_known_browser_out(account, ask):
    known = Origin(HERE.address, "b1", frozenset({account.id}))
    wrong(ask, FREE)
    assert ask(password=PASSWORD, origin=known) == "thukho"


def test_a_browser_known_for_somebody_else_counts_as_its_address(account, head, ask):
    known = Origin(HERE.address, "b1", frozenset({head.id}))
    wrong(ask, FREE)
    with pytest.raises(refusals.TooManyTries):
        ask(password=PASSWORD, origin=known)


def test_one_address_that_tries_many_names_waits_and_known_browsers_do_not(account, ask):
    for number in range(MOST_OF_ADDRESS):
        with pytest.raises(refusals.WrongNameOrPassword):
            ask(f"khong-co-{number}")
    with pytest.raises(refusals.TooManyTries):
        ask(password=PASSWORD)
    known = Origin(HERE.address, "b1", frozenset({account.id}))
    assert ask(password=PASSWORD, origin=known) == "thukho"
    assert ask(password=PASSWORD, origin=THERE) == "thukho"


def test_a_name_attacked_from_many_places_is_slowed_and_still_opens(account, ask):
    for place in range(ATTACKED // 4):
        wrong(ask, 4, origin=Origin(f"192.0.2.{place}"))
    stranger, known = Origin("198.51.100.1"), Origin("10.0.0.1", "b1", frozenset({account.id}))
    wrong(ask, 1, origin=stranger)
    with pytest.raises(refusals.TooManyTries):
        ask(origin=stranger)
    wrong(ask, 1, origin=known)
    assert ask(password=PASSWORD, origin=known) == "thukho"
    assert ask(password=PASSWORD, origin=Origin("203.0.113.9")) == "thukho"


def test_an_unknown_name_is_told_the_same_and_counted_the_same(app, ask):
    wrong(ask, FREE, username="khong-co")
    with pytest.raises(refusals.TooManyTries):
        ask("khong-co")


def test_the_system_cannot_sign_in(app, ask):
    with pytest.raises(refusals.WrongNameOrPassword):
        ask("system", passwords.UNUSABLE)


def test_a_disabled_account_and_a_password_changed_meanwhile_do_not_open(account, admin, ask):
    people.set_active(account, active=False, by=Act(admin, clock.now()))
    with pytest.raises(refusals.WrongNameOrPassword):
        ask(password=PASSWORD)
    people.set_active(account, active=True, by=Act(admin, clock.now()))
    people.set_password(
        account, password=passwords.chosen("mot-cau-khac-han", names=()), by=Act(admin, clock.now())
    )
    with pytest.raises(refusals.WrongNameOrPassword):
        ask(password=PASSWORD)


def test_wrong_passwords_are_told_in_the_ledger_with_their_address_and_no_more_than_a_few(
    account, ask
):
    wrong(ask, FREE)
    assert [entry.payload for entry in told("account.sign_in_failed")] == [
        {"address": "10.0.0.1", "count": 1}
    ]
    assert [entry.payload["count"] for entry in told("account.sign_in_slowed")] == [FREE]
    for place in range(MOST_PLACES_TOLD + 5):
        with pytest.raises((refusals.WrongNameOrPassword, refusals.TooManyTries)):
            ask(origin=Origin(f"192.0.2.{place}"))
    assert len(told("account.sign_in_failed")) == MOST_PLACES_TOLD
    assert len(told("account.sign_in_attacked")) == 1


def test_signing_in_and_wrong_passwords_stand_in_the_ledger_of_the_persons_own_office(
    ask, pages, make_office, make_user, office
):
    unit = make_office(code="KV9", name="Khu vực 9", parent=office)
    who = make_user(roles=["keeper"], office=unit, username="kho9")
    people.grant_role(
        db.session.get_one(UserAccount, who.id),
        role=Role.AUDITOR,
        office=office,
        by=Act(SYSTEM, clock.now()),
    )
    wrong(ask, FREE, username="kho9")
    with pytest.raises(refusals.TooManyTries):
        ask("kho9")
    for place in range(MOST_PLACES_TOLD + 1):
        wrong(ask, 1, username="kho9", origin=Origin(f"192.0.2.{place}"))
    pages.anonymous().sign_in("kho9")
    kinds = {"signed_in", "sign_in_failed", "sign_in_slowed", "sign_in_attacked"}
    for kind in kinds:
        assert {entry.office_id for entry in told(f"account.{kind}")} == {unit.id}, kind


def test_names_nobody_has_are_told_once_an_address_and_never_written_down(app, ask):
    for name in ("khong-co", "mat-khau-cua-toi", "x"):
        with pytest.raises(refusals.WrongNameOrPassword):
            ask(name)
    entries = told("sign_in.unknown_name")
    assert [entry.payload for entry in entries] == [{"address": "10.0.0.1", "count": 1}]
    kept = {row.name for row in db.session.scalars(select(SignInTry))}
    assert all(name.startswith("other:") and len(name) == 11 for name in kept)


def test_wrong_passwords_of_yesterday_are_forgotten(account, ask):
    wrong(ask, FREE)
    tomorrow = clock.now() + timedelta(days=1, minutes=1)
    wrong(ask, 1, username="khong-co", at=tomorrow)
    assert [row.name[:6] for row in db.session.scalars(select(SignInTry))] == ["other:"]
    assert ask(password=PASSWORD, at=clock.now() + WINDOW) == "thukho"


def test_hashing_inside_a_transaction_is_a_fault(app):
    with pytest.raises(RuntimeError), transaction():
        passwords.matches(hashed().text, PASSWORD)


def test_more_people_than_the_machine_can_check_are_told_to_wait(app):
    taken = [passwords._places.acquire(blocking=False) for _place in range(10)]
    try:
        with pytest.raises(passwords.ManySignIns):
            passwords.matches(hashed().text, PASSWORD)
    finally:
        for _place in range(sum(taken)):
            passwords._places.release()
