"""Who has to have a second factor: by office, by command."""

import pytest
from sqlalchemy import select

from accounts import queries, refusals
from accounts.models import FactorRule, Role, SecondFactor, UserAccount
from accounts.operations import offices, people
from audit import ledger
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.accounts.factor import set_up


@pytest.fixture
def account(head):
    return db.session.get_one(UserAccount, head.id)


@pytest.fixture
def by(head):
    """An act of the head now; the clock of a test stands still."""
    return Act(head, clock.now())


def test_a_rule_holds_in_its_office_and_under_it(office, unit, make_user, admin):
    by = Act(admin, clock.now())
    people_of_unit = {role: make_user(roles=[role], office=unit) for role in Role}
    above = make_user(roles=[Role.HEAD])

    def asked():
        return {role for role, who in people_of_unit.items() if needs(who)}

    def needs(who):
        return queries.needs_factor(queries.roles_held(who.id, clock.today()))

    assert asked() == set()
    offices.rule_on_factor(unit, rule=FactorRule.LEADERS, by=by)
    assert asked() == {Role.HEAD, Role.ADMIN}
    assert not needs(above)
    offices.rule_on_factor(unit, rule=FactorRule.NOBODY, by=by)
    offices.rule_on_factor(office, rule=FactorRule.EVERYONE, by=by)
    assert asked() == set(Role)
    entry = db.session.scalars(ledger.history(f"office:{office.id}")).first()
    assert entry.kind == "office.factor_rule"
    assert entry.payload["rule"] == ["nobody", "everyone"]


def test_a_rule_changed_meanwhile_is_not_changed_over(office, admin):
    by = Act(admin, clock.now(), seen=offices.version_of_rules())
    offices.rule_on_factor(office, rule=FactorRule.EVERYONE, by=by)
    with pytest.raises(ChangedMeanwhile):
        offices.rule_on_factor(office, rule=FactorRule.NOBODY, by=by)
    assert office.factor_rule is FactorRule.EVERYONE


def test_the_page_says_the_rule_in_force_and_offers_what_stands(office, unit, admin, pages):
    offices.rule_on_factor(office, rule=FactorRule.LEADERS, by=Act(admin, clock.now()))
    assert queries.rules_in_force([office, unit]) == dict.fromkeys(
        (office.id, unit.id), FactorRule.LEADERS
    )
    db.session.commit()
    form = pages.as_user(admin).get("/second-factor/rule", 303)
    assert form.location.endswith("/second-factor/new")  # at once, for the administrator too


def test_an_administrator_of_two_offices_makes_the_rule_of_each_that_is_offered(
    office, make_office, admin, pages
):
    other = make_office()
    account = db.session.get_one(UserAccount, admin.id)
    people.grant_role(account, role=Role.ADMIN, office=other, by=Act(SYSTEM, clock.now()))
    db.session.commit()
    visitor = pages.as_user(admin)
    for place in (other, office):
        sent = {"office": place.code, "rule": FactorRule.NOBODY.value}
        visitor.post_form("/second-factor/rule", sent)


def test_a_rule_is_made_for_the_own_office_and_those_under_it(office, unit, make_user):
    of_unit = Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())
    with pytest.raises(refusals.OfficeOutOfReach):
        offices.rule_on_factor(office, rule=FactorRule.NOBODY, by=of_unit)


def test_the_commands_remove_a_factor_and_set_the_rule(run_command, account, by, office):
    set_up(account, by)
    assert run_command("users", "remove-factor", "thutruong").exit_code == 0
    db.session.expire_all()
    assert db.session.scalars(select(SecondFactor)).all() == []
    assert run_command("users", "remove-factor", "thutruong").exit_code == 2
    said = run_command("users", "factor-rule", "leaders", "--office", office.code, "--json").json
    assert said == {"office": office.code, "rule": "leaders"}
    db.session.expire_all()
    assert queries.needs_factor(queries.roles_held(account.id, clock.today()))
