"""Care of things while they wait: a plan, and visits that count with a scan and photos only."""

import io
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing, picture, whole
from warehouse import queries, refusals
from warehouse.care.checks import HABITS, checks_of, usual_kind
from warehouse.models import (
    CareAnswer,
    CareCheck,
    CareKind,
    CareState,
    Discrepancy,
    ItemKind,
    SealState,
    Touch,
)
from warehouse.operations.care import begin_visit, end_care, finish_visit, give_up_visit, plan_care
from warehouse.photos import StoredPhoto
from warehouse.queries.care import care_of, visits_of
from warehouse.queries.home import keeper_counts
from warehouse.refusals.care import (
    CareAnswersMissing,
    CareNotSaid,
    CarePhotoNeeded,
    CarePlanned,
    NoCarePlan,
    NoVisitOpen,
    OtherThingScanned,
    VisitDayPast,
    VisitOpen,
)
from warehouse.views.care_drawing import drawn

TODAY = date(2026, 11, 23)
BEFORE, AFTER = StoredPhoto("a" * 64, 640, 480), StoredPhoto("b" * 64, 640, 480)


@pytest.fixture
def by(keeper, now):
    def act(later=0, **said):
        return Act(keeper, now + timedelta(days=later), **said)

    return act


@pytest.fixture
def planned(item, by):
    plan_care(item, kind=CareKind.MACHINE, every_days=30, next_on=TODAY, by=by())
    return item


@pytest.fixture
def visited(planned, by):
    """Make a whole visit."""

    def act(later=0, state=CareState.GOOD, **said):
        begin_visit(planned, scanned=planned, photos=[BEFORE], by=by(later))
        return finish_visit(planned, **finished(planned, state=state, **said), by=by(later))

    return act


def answered(kind=CareKind.MACHINE, **wrong):
    said = dict.fromkeys(checks_of(kind), (True, "đủ"))
    return said | {CareCheck(name): (False, words) for name, words in wrong.items()}


def finished(item, **said):
    seen = {"condition": "đã rửa, bôi mỡ", "photos": [AFTER]} | said.pop("seen", {})
    values = {"state": CareState.GOOD, "answers": answered(), "found": whole(item, **seen)}
    return values | said


def test_every_kind_of_plan_has_checks_and_a_habit():
    assert set(HABITS) == set(CareKind)
    assert all(HABITS[kind].checks and HABITS[kind].every_days > 0 for kind in CareKind)
    assert usual_kind(ItemKind.VEHICLE) is CareKind.VEHICLE


# planning


def test_a_plan_says_when_the_first_visit_is_due(planned, keeper):
    plan = care_of(planned).plan
    assert (plan.kind, plan.every_days, plan.next_on) == (CareKind.MACHINE, 30, TODAY)
    assert keeper_counts([planned.office_id], TODAY).visits_due == 1
    assert verify_stream(planned.stream).intact


def test_a_thing_has_one_plan(planned, by):
    with pytest.raises(CarePlanned):
        plan_care(planned, kind=CareKind.GOODS, every_days=7, next_on=TODAY, by=by())


def test_the_first_visit_is_due_today_or_later(item, by):
    with pytest.raises(VisitDayPast):
        plan_care(
            item,
            kind=CareKind.GOODS,
            every_days=7,
            next_on=TODAY - timedelta(days=1),
            by=by(),
        )


def test_what_is_not_here_has_no_plan_and_no_visit(lent, by):
    with pytest.raises(refusals.NotInCustody):
        plan_care(lent, kind=CareKind.GOODS, every_days=7, next_on=TODAY, by=by())
    with pytest.raises(refusals.NotInCustody):
        begin_visit(lent, scanned=lent, photos=[BEFORE], by=by())
    with pytest.raises(refusals.NotInCustody):
        finish_visit(lent, **finished(lent), by=by())


def test_what_nobody_has_seen_yet_has_no_plan_and_no_visit(claimed, by):
    with pytest.raises(refusals.NotSeenYet):
        plan_care(claimed, kind=CareKind.GOODS, every_days=7, next_on=TODAY, by=by())
    with pytest.raises(refusals.NotSeenYet):
        begin_visit(claimed, scanned=claimed, photos=[BEFORE], by=by())
    with pytest.raises(refusals.NotSeenYet):
        finish_visit(claimed, **finished(claimed), by=by())


def test_what_changed_meanwhile_is_looked_at_again(planned, by):
    changed = by(seen=99)
    with pytest.raises(ChangedMeanwhile):
        plan_care(planned, kind=CareKind.GOODS, every_days=7, next_on=TODAY, by=changed)
    with pytest.raises(ChangedMeanwhile):
        end_care(planned, reason="Đã bán", by=changed)
    with pytest.raises(ChangedMeanwhile):
        begin_visit(planned, scanned=planned, photos=[BEFORE], by=changed)
    with pytest.raises(ChangedMeanwhile):
        finish_visit(planned, **finished(planned), by=changed)
    with pytest.raises(ChangedMeanwhile):
        give_up_visit(planned, reason="Mưa", by=changed)


def test_a_plan_ends_with_its_reason_and_the_visits_stay(planned, visited, by):
    visited()
    end_care(planned, reason="Đã bán đấu giá", by=by(1))
    assert care_of(planned).plan is None
    assert len(db.session.scalars(visits_of(planned)).all()) == 1
    with pytest.raises(NoCarePlan):
        end_care(planned, reason="Đã bán", by=by(1))
    with pytest.raises(NoCarePlan):
        begin_visit(planned, scanned=planned, photos=[BEFORE], by=by(1))


def test_a_plan_does_not_end_while_a_visit_is_begun(planned, by):
    begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    with pytest.raises(VisitOpen):
        end_care(planned, reason="Đã bán", by=by())


# visiting


def test_a_visit_is_begun_by_the_scan_and_the_photos_before(planned, by):
    visit = begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    db.session.expire_all()
    assert (visit.number, visit.due_on, visit.place_id) == (1, TODAY, planned.place_id)
    row = db.session.scalars(queries.observations(planned)).all()[-1]
    assert (row.touch, row.id) == (Touch.CARE, visit.before_id)
    assert verify_stream(planned.stream).intact


def test_the_label_of_the_thing_itself_is_scanned(planned, make_item, by):
    other = make_item()
    with pytest.raises(OtherThingScanned):
        begin_visit(planned, scanned=other, photos=[BEFORE], by=by())
    with pytest.raises(OtherThingScanned):
        begin_visit(planned, scanned=None, photos=[BEFORE], by=by())


def test_without_a_photo_a_visit_does_not_begin_and_does_not_end(planned, by):
    with pytest.raises(CarePhotoNeeded):
        begin_visit(planned, scanned=planned, photos=[], by=by())
    begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    with pytest.raises(CarePhotoNeeded):
        finish_visit(planned, **finished(planned, seen={"photos": []}), by=by())


def test_one_visit_at_a_time(planned, by):
    begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    with pytest.raises(VisitOpen):
        begin_visit(planned, scanned=planned, photos=[AFTER], by=by())


def test_a_finished_visit_keeps_every_answer_and_sets_the_next_day(planned, visited):
    visit = visited(3, CareState.FAIR, answers=answered(rust="đã bôi mỡ"))
    assert visit.state is CareState.FAIR
    assert care_of(planned).plan.next_on == TODAY + timedelta(days=33)
    answers = {row.about: row for row in db.session.scalars(select(CareAnswer))}
    assert set(answers) == set(checks_of(CareKind.MACHINE))
    assert (answers[CareCheck.RUST].in_order, answers[CareCheck.RUST].said) == (False, "đã bôi mỡ")
    assert keeper_counts([planned.office_id], TODAY + timedelta(days=3)).visits_due == 0
    assert not db.session.scalars(select(Discrepancy)).all()
    assert verify_stream(planned.stream).intact


def test_what_a_visit_finds_otherwise_opens_a_discrepancy(planned, visited):
    torn = {"seal_state": SealState.BROKEN, "seal_number": None}
    visited(seen=torn)
    assert len(db.session.scalars(select(Discrepancy)).all()) == 1


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"answers": {}}, CareAnswersMissing),
        ({"answers": answered(rust=" ")}, CareNotSaid),
        ({"seen": {"condition": " "}}, refusals.ConditionNeeded),
        ({"seen": {"seal_state": None}}, refusals.SealStateNeeded),
        ({"seen": {"seal_number": ""}}, refusals.SealNumberNeeded),
        ({"seen": {"seal_number": "KHAC-1"}}, refusals.ReadAgain),
        ({"seen": {"weight_grams": 0}}, refusals.WeightNotPositive),
    ],
)
def test_a_visit_is_not_finished_with_open_lines(planned, by, said, refusal):
    begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    with pytest.raises(refusal):
        finish_visit(planned, **finished(planned, **said), by=by())


def test_nothing_is_finished_or_given_up_that_was_not_begun(planned, by):
    with pytest.raises(NoVisitOpen):
        finish_visit(planned, **finished(planned), by=by())
    with pytest.raises(NoVisitOpen):
        give_up_visit(planned, reason="Mưa", by=by())


def test_a_visit_that_is_given_up_stays_due(planned, by):
    begin_visit(planned, scanned=planned, photos=[BEFORE], by=by())
    visit = give_up_visit(planned, reason="Mưa to", by=by())
    assert visit.reason == "Mưa to"
    assert care_of(planned).plan.next_on == TODAY
    assert begin_visit(planned, scanned=planned, photos=[BEFORE], by=by(1)).number == 2


def test_care_is_of_the_keepers_of_the_office(planned, make_user, unit, now):
    stranger = Act(make_user(roles=["keeper"], office=unit), now)
    wrong = refusals.WarehouseOfAnotherOffice
    with pytest.raises(wrong):
        end_care(planned, reason="Đã bán", by=stranger)
    with pytest.raises(wrong):
        begin_visit(planned, scanned=planned, photos=[BEFORE], by=stranger)
    with pytest.raises(wrong):
        finish_visit(planned, **finished(planned), by=stranger)
    with pytest.raises(wrong):
        give_up_visit(planned, reason="Mưa", by=stranger)
    with pytest.raises(wrong):
        plan_care(planned, kind=CareKind.GOODS, every_days=7, next_on=TODAY, by=stranger)


def test_what_left_is_visited_no_more(planned, make_loan_order, keeper, now):
    lend_item(planned, order=make_loan_order(planned), **borrowing(planned), by=Act(keeper, now))
    assert keeper_counts([planned.office_id], TODAY).visits_due == 0


def test_a_missed_visit_is_dashed_in_the_drawing(planned, visited):
    visited(0)
    visited(30)
    visited(95, CareState.POOR)
    db.session.expire_all()
    drawing = drawn(db.session.scalars(visits_of(planned)).all())
    assert [point.missed for point in drawing.points] == [False, False, True]
    assert drawing.points[2].y > drawing.points[0].y


# on the pages


def test_a_keeper_plans_visits_and_finishes_by_the_pages(pages, item, keeper):
    visitor = pages.as_user(keeper)
    home = f"/warehouse/care/{item.code}"
    visitor.post_form(f"{home}/plan", {"kind": "goods"})
    photo = {"photos": [(io.BytesIO(picture()), "truoc.jpg")]}
    begun = visitor.post_form(f"{home}/begin", {"scanned": item.code} | photo)
    assert begun.status == 303
    form = visitor.get(f"{home}/finish").form(having=("condition",))
    names = {control.get("name") for control in form.walk()} - {None}
    names = {name for name in names if name.startswith("ok_")}
    said = dict.fromkeys(names, "yes")
    said |= {"state": "good", "condition": "tốt", "seal_state": "intact"}
    said |= {"seal_number": item.seal_number or "", "counted": ""}
    after = {"photos": [(io.BytesIO(picture((320, 200))), "sau.jpg")]}
    done = visitor.post_form(f"{home}/finish", said | after)
    assert done.status == 303
    assert "Tốt" in visitor.get(home).text
    assert item.description in visitor.get("/warehouse/care").text
