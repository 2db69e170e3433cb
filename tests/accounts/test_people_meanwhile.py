"""Two administrators at the same account: the second act is judged by what was seen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import Role, UserAccount
from accounts.operations import people
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile


def test_a_person_changed_meanwhile_is_not_changed_over(keeper, admin, office):
    account, by = db.session.get_one(UserAccount, keeper.id), Act(admin, clock.now())
    seen = replace(by, seen=account.version)
    people.set_active(account, active=False, by=seen)
    with pytest.raises(ChangedMeanwhile):
        people.set_active(account, active=True, by=seen)
    assert not account.is_active

    seen, next_week = replace(by, seen=account.version), by.day + timedelta(days=7)
    row = people.limit_role(account, role=Role.KEEPER, office=office, until=next_week, by=seen)
    with pytest.raises(ChangedMeanwhile):
        people.limit_role(account, role=Role.KEEPER, office=office, until=None, by=seen)
    assert row.last_day == next_week


def test_two_who_disable_the_same_person_do_not_enable_them(keeper, admin, pages):
    username = db.session.get_one(UserAccount, keeper.id).username
    db.session.commit()
    address, state = f"/accounts/{username}", f"/accounts/{username}/state"
    first, second = pages.as_user(admin), pages.as_user(admin)
    shown = second.get(address).form(action=state)
    first.post_form(address, {}, action=state)
    fields = {each.get("name"): each.get("value") for each in shown.walk() if each.get("name")}

    second.post(state, fields, 422)
    db.session.expire_all()
    assert not db.session.get_one(UserAccount, keeper.id).is_active
