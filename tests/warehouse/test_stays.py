"""Why a thing is still here: what is asked, when, and what an answer changes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import release_item
from tests.fixtures.queries import counted
from tests.fixtures.warehouse import IDENTITY, whole
from warehouse.models import (
    STILL_OURS,
    EvidenceItem,
    ItemKind,
    Stay,
    StayAnswer,
    StayReason,
    StayStep,
)
from warehouse.operations.claims import claim_item
from warehouse.operations.stays import answer_stays
from warehouse.queries.stays import stay_of, stays_due
from warehouse.refusals.stays import (
    AgainDayPast,
    AgainDayTooFar,
    AnsweredByAnotherOffice,
    NothingKeepsIt,
    NotKeptHere,
    SayWhatKeepsIt,
)
from warehouse.stays.days import first_due, kept_before, years_kept

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=60)
SOLD = {"reason": StayReason.SALE, "step": StayStep.SELL, "again_on": LATER}


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def claimed_since(office, case, shelf, by):
    return claim_item(
        office,
        case_number=case.number,
        kind=ItemKind.GOODS,
        description="Một túi sừng",
        quantity=Decimal(1),
        unit="túi",
        place=shelf,
        source="sổ kho 2019",
        since=PartDay(2019, 3),
        by=by,
    )


def answer_stay(item, *, by, **said):
    """Answer for one thing, as it is now or as ``by`` saw it."""
    seen = {} if by.seen is None else {item.code: by.seen}
    answer_stays([item], seen=seen, by=by.onward(), **said)
    return db.session.scalars(select(StayAnswer).order_by(StayAnswer.id.desc())).first()


def _stays(item):
    return db.session.scalars(select(Stay).where(Stay.item_id == item.id)).all()


def test_what_comes_into_the_store_is_asked_about_half_a_year_later(item, office):
    stay = stay_of(item)
    assert (stay.office_id, stay.kept_from) == (office.id, TODAY)
    assert stay.due_on == first_due(TODAY) == date(2027, 5, 24)


def test_what_an_old_file_says_was_kept_longer_is_asked_about_at_once(claimed_since):
    stay = stay_of(claimed_since)
    assert stay.kept_from == date(2019, 3, 1)
    assert stay.due_on < TODAY


def test_an_answer_moves_the_day_and_stays_in_the_history(item, by):
    answer = answer_stay(item, **SOLD, by=by)
    stay = stay_of(item)
    assert (stay.due_on, stay.reason, stay.step) == (LATER, answer.reason, answer.step)
    answer_stay(
        item,
        reason=StayReason.OTHER,
        step=StayStep.WAIT,
        note="Chờ hội đồng",
        again_on=LATER + timedelta(days=30),
        by=by.onward(),
    )
    assert stay_of(item).reason is StayReason.OTHER
    assert len(db.session.scalars(select(StayAnswer)).all()) == 2
    assert verify_stream(item.stream).intact


def test_what_is_due_is_counted_for_its_office_only(item, by, office, unit):
    due = stay_of(item).due_on
    assert db.session.scalars(stays_due({office.id}, due)).all() == [stay_of(item).id]
    assert db.session.scalars(stays_due({office.id}, due - timedelta(days=1))).all() == []
    assert db.session.scalars(stays_due({unit.id}, due)).all() == []


def test_what_leaves_is_asked_about_no_more(item, by, make_release):
    answer_stay(item, **SOLD, by=by)
    release_item(
        item,
        order=make_release(item),
        name="Lý Thị Hoa",
        identity=IDENTITY,
        quantity=None,
        found=whole(item),
        by=by.onward(),
    )
    assert not _stays(item)
    with pytest.raises(NotKeptHere):
        answer_stay(item, **SOLD, by=by.onward())


def test_another_office_answers_nothing(item, now, make_user, unit):
    stranger = make_user(roles=["keeper"], office=unit)
    with pytest.raises(AnsweredByAnotherOffice):
        answer_stay(item, **SOLD, by=Act(stranger, now))


def test_what_changed_meanwhile_is_not_answered(item, keeper, now):
    with pytest.raises(ChangedMeanwhile):
        answer_stay(item, **SOLD, by=Act(keeper, now, seen=item.version - 1))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"again_on": TODAY}, AgainDayPast),
        ({"again_on": TODAY + timedelta(days=367)}, AgainDayTooFar),
        ({"reason": StayReason.NOTHING, "step": StayStep.WAIT}, NothingKeepsIt),
        ({"reason": StayReason.OTHER, "note": None}, SayWhatKeepsIt),
    ],
)
def test_an_answer_that_says_nothing_is_refused(item, by, said, refusal):
    with pytest.raises(refusal):
        answer_stay(item, **SOLD | said, by=by)
    assert stay_of(item).due_on == first_due(TODAY)


def test_the_last_day_to_ask_again_is_a_year_away(item, by):
    last = TODAY + timedelta(days=366)
    assert answer_stay(item, **SOLD | {"again_on": last}, by=by).again_on == last


def test_years_are_whole_ones():
    assert years_kept(date(2021, 11, 23), TODAY) == 5
    assert years_kept(date(2021, 11, 24), TODAY) == 4
    assert kept_before(TODAY, 5) == date(2021, 11, 23)


def _of_all() -> tuple[set[int], set[int]]:
    ours = select(EvidenceItem.id).where(EvidenceItem.status.in_(STILL_OURS))
    return set(db.session.scalars(ours)), set(db.session.scalars(select(Stay.item_id)))


def test_each_thing_the_office_answers_for_has_one_stay(make_item, claimed):
    make_item(), make_item()
    ours, asked = _of_all()
    assert ours == asked
    assert len(ours) == 3


def test_one_answer_for_many_asks_no_more_than_for_one(make_item, by):
    few, many = [make_item()], [make_item() for _ in range(30)]
    db.session.flush()
    asked = []
    for items in (few, many):
        with counted() as statements:
            answer_stays(items, **SOLD, seen={}, by=by)
            db.session.flush()
        asked.append(len(statements))
        assert {stay_of(item).due_on for item in items} == {LATER}
    assert asked[1] <= asked[0] + 2


def test_of_many_all_are_answered_or_none(make_item, by):
    items = [make_item(), make_item()]
    with pytest.raises(ChangedMeanwhile):
        answer_stays(items, **SOLD, seen={items[1].code: items[1].version - 1}, by=by)
    assert {stay_of(item).reason for item in items} == {None}
