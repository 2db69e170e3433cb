"""Directives: given, answered by the addressee, judged by a head, chased until then."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accounts.models import Office, Role, UserAccount
from accounts.operations.people import set_active, withdraw_role
from audit.ledger import history
from cases.models import Asset, AssetState
from cases.operations import assets
from cases.refusals import AssetHasEnded
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from review import refusals
from review.models import Directive, DirectiveState
from review.operations.directives import accept_answer, answer_directive, remind, send_back
from tests.fixtures.acting import with_act
from tests.fixtures.cases import MakeAsset, MakeCase
from tests.fixtures.papers import typed
from tests.fixtures.people import MakeUser
from tests.fixtures.review import TODAY, MakeDirective


def kinds(directive: Directive) -> list[str]:
    return [entry.kind for entry in db.session.scalars(history(directive.stream))]


def answer(directive: Directive, officer: Actor, **overrides: object) -> Directive:
    values = {"answer": "Công an tỉnh đã nhận công văn, hẹn 02/12", "at": clock.now()}
    return answer_directive(directive, **with_act({"actor": officer} | values | overrides))


def test_a_directive_stands_open_and_in_the_ledger(directive: Directive, officer: Actor) -> None:
    assert (directive.state, directive.to_user_id) == (DirectiveState.OPEN, officer.id)
    entry = db.session.scalars(history(directive.stream)).one()
    assert (entry.kind, entry.payload["due_on"]) == ("directive.given", "2026-11-27")


def test_nobody_directs_themselves(make_directive: MakeDirective, head: Actor) -> None:
    with pytest.raises(refusals.DirectiveToOneself):
        make_directive(to_user=db.session.get_one(UserAccount, head.id))


def test_the_addressee_must_see_the_asset(
    make_directive: MakeDirective,
    make_user: MakeUser,
    make_office: Callable[..., Office],
    office: Office,
) -> None:
    elsewhere = make_office(code="XA", name="Phòng khác")
    stranger = make_user(roles=[Role.OFFICER], office=elsewhere)
    with pytest.raises(refusals.AddresseeOutOfSight):
        make_directive(to_user=db.session.get_one(UserAccount, stranger.id))


def test_a_person_whose_role_has_ended_is_not_directed(
    make_directive: MakeDirective, make_user: MakeUser, office: Office, admin: Actor
) -> None:
    gone = make_user(roles=[Role.OFFICER])
    account = db.session.get_one(UserAccount, gone.id)
    withdraw_role(account, role=Role.OFFICER, office=office, by=Act(admin, clock.now()))
    with pytest.raises(refusals.AddresseeOutOfSight):
        make_directive(to_user=account)


def test_a_closed_account_is_not_directed(
    make_directive: MakeDirective, make_user: MakeUser, office: Office, admin: Actor
) -> None:
    account = db.session.get_one(UserAccount, make_user(roles=[Role.OFFICER]).id)
    set_active(account, active=False, by=Act(admin, clock.now()))
    with pytest.raises(refusals.AddresseeOutOfSight):
        make_directive(to_user=account)


def test_who_works_for_the_province_is_directed_about_an_asset_of_its_unit(
    make_directive: MakeDirective,
    make_case: MakeCase,
    make_asset: MakeAsset,
    unit: Office,
    officer: Actor,
) -> None:
    asset = make_asset(case=make_case(office_id=unit.id))
    assert make_directive(asset=asset).to_user_id == officer.id


def test_a_directive_is_due_today_at_the_earliest(make_directive: MakeDirective) -> None:
    assert make_directive(due_on=TODAY).due_on == TODAY
    with pytest.raises(refusals.DirectiveDueInThePast):
        make_directive(due_on=TODAY - timedelta(days=1))


def test_an_ended_asset_takes_no_directive(
    make_directive: MakeDirective, truck: Asset, officer: Actor
) -> None:
    assets.end_seizure(
        truck,
        to=AssetState.RETURNED,
        document=typed("3/QĐ"),
        ended_on=TODAY,
        by=Act(officer, clock.now()),
    )
    with pytest.raises(AssetHasEnded):
        make_directive()


def test_the_addressee_answers(directive: Directive, officer: Actor) -> None:
    answer(directive, officer)
    assert directive.state is DirectiveState.ANSWERED
    assert kinds(directive) == ["directive.answered", "directive.given"]


def test_only_the_addressee_answers(directive: Directive, accountant: Actor) -> None:
    with pytest.raises(refusals.NotTheAddressee):
        answer(directive, accountant)


def test_an_answered_directive_takes_no_second_answer(directive: Directive, officer: Actor) -> None:
    answer(directive, officer)
    with pytest.raises(refusals.DirectiveNotOpen):
        answer(directive, officer)


def test_an_answer_to_an_older_version_is_refused(directive: Directive, officer: Actor) -> None:
    with pytest.raises(ChangedMeanwhile):
        answer(directive, officer, expected=directive.version + 1)


def test_a_head_accepts_the_answer(directive: Directive, officer: Actor, head: Actor) -> None:
    answer(directive, officer)
    accept_answer(directive, by=Act(head, clock.now()))
    assert directive.state is DirectiveState.ACCEPTED
    assert directive.judged_by_id == head.id


def accept(directive: Directive, by: Act) -> None:
    accept_answer(directive, by=by)


def return_it(directive: Directive, by: Act) -> None:
    send_back(directive, why="Chưa có ngày", due_on=date(2026, 12, 4), by=by)


JUDGING = [accept, return_it]


@pytest.mark.parametrize("judge", JUDGING)
def test_there_must_be_an_answer_to_judge(
    directive: Directive, head: Actor, judge: Callable[[Directive, Act], None]
) -> None:
    with pytest.raises(refusals.DirectiveNotAnswered):
        judge(directive, Act(head, clock.now()))


@pytest.mark.parametrize("judge", JUDGING)
def test_nobody_judges_their_own_answer(
    make_directive: MakeDirective,
    make_user: MakeUser,
    judge: Callable[[Directive, Act], None],
) -> None:
    deputy = make_user(roles=[Role.OFFICER, Role.HEAD])
    directive = make_directive(to_user=db.session.get_one(UserAccount, deputy.id))
    answer(directive, deputy)
    with pytest.raises(refusals.OwnAnswer):
        judge(directive, Act(deputy, clock.now()))


@pytest.mark.parametrize("judge", JUDGING)
def test_an_answer_is_judged_as_it_was_seen(
    directive: Directive,
    officer: Actor,
    head: Actor,
    judge: Callable[[Directive, Act], None],
) -> None:
    answer(directive, officer)
    with pytest.raises(ChangedMeanwhile):
        judge(directive, Act(head, clock.now(), seen=99))


def test_an_answer_sent_back_opens_the_directive_again(
    directive: Directive, officer: Actor, head: Actor
) -> None:
    answer(directive, officer)
    later = date(2026, 12, 4)
    send_back(directive, why="Chưa có ngày", due_on=later, by=Act(head, clock.now()))
    assert (directive.state, directive.due_on) == (DirectiveState.OPEN, later)
    entry = db.session.scalars(history(directive.stream)).first()
    assert entry is not None
    assert entry.payload["answer"] == directive.answer  # what was answered is not lost


def test_a_new_day_is_not_in_the_past_either(
    directive: Directive, officer: Actor, head: Actor
) -> None:
    answer(directive, officer)
    with pytest.raises(refusals.DirectiveDueInThePast):
        send_back(directive, why="x", due_on=date(2026, 11, 1), by=Act(head, clock.now()))


def test_a_directive_is_chased_from_its_last_day_once_a_day(directive: Directive) -> None:
    def chase(day: date) -> bool:
        return remind(directive, today=day, by=Act(SYSTEM, clock.now()))

    friday, saturday = directive.due_on, directive.due_on + timedelta(days=1)
    days = (TODAY, friday, friday, saturday)
    assert [chase(day) for day in days] == [False, True, False, True]
    assert (directive.reminders, directive.reminded_on) == (2, saturday)
    assert kinds(directive).count("directive.reminded") == 2


def test_an_answered_directive_is_not_chased(directive: Directive, officer: Actor) -> None:
    answer(directive, officer)
    later = directive.due_on + timedelta(days=30)
    assert not remind(directive, today=later, by=Act(SYSTEM, clock.now()))
