"""An unknown name costs as much work as a known one: time tells nobody which names there are."""

import pytest
from argon2 import PasswordHasher, extract_parameters

from accounts import refusals
from accounts.models import UserAccount
from accounts.operations import people, signing_in
from accounts.operations.tries import Origin
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.beside import elsewhere


@pytest.fixture
def work(app, monkeypatch):
    """Sign in with a wrong password; gives the calls of the library, with what each one cost."""
    calls = []
    hashed, verified = PasswordHasher.hash, PasswordHasher.verify

    def counted_hash(self, password, **given):
        made = hashed(self, password, **given)
        calls.append(("hash", extract_parameters(made)))
        return made

    def counted_verify(self, stored, password):
        calls.append(("verify", extract_parameters(stored)))
        return verified(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "hash", counted_hash)
    monkeypatch.setattr(PasswordHasher, "verify", counted_verify)

    def ask(username, password="sai-mat-khau"):
        calls.clear()
        with pytest.raises(refusals.WrongNameOrPassword):
            elsewhere(
                app,
                lambda: signing_in.check_password(
                    username,
                    password,
                    origin=Origin("10.0.0.1"),
                    at=clock.now(),
                    then=lambda account: account.username,
                ),
            )
        return list(calls)

    ask("nguoi-dau-tien")  # the first unknown name of a process makes the hash that nobody has
    return ask


@pytest.fixture
def disabled(make_user, admin, now):
    account = db.session.get_one(UserAccount, make_user(roles=["keeper"]).id)
    people.set_active(account, active=False, by=Act(admin, now))
    return account.username


def test_known_unknown_and_disabled_names_cost_the_same(work, keeper, disabled):
    known = work("thukho")
    assert [call for call, _cost in known] == ["verify"]
    assert work("khong-co-ai") == known
    assert work(disabled) == known
