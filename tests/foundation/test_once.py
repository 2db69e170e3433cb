"""An act is done once; its answer is remembered, whatever it was."""

from datetime import date

import pytest
from sqlalchemy import select

from cases.models import CaseFile
from cases.operations import files
from foundation import clock
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.moments import Moment
from foundation.once import ActAnswer, answer_of, once
from foundation.refusals import ActIdReused, ChangedMeanwhile, DayInTheFuture, DayTooEarly

ID = "6a1cbb28-5d1e-4b7e-9c33-0a4f2f1f0001"
NEVER = "6a1cbb28-5d1e-4b7e-9c33-0a4f2f1f0002"


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now, id=ID)


def refuse():
    raise DayTooEarly(
        day=date(2026, 11, 2),
        earliest=date(2026, 11, 3),
        of=Moment.SESSION,
        follows=Moment.SIGNED,
    )


def test_an_act_is_done_once_and_answers_the_same_again(app, by):
    calls = []

    def work():
        calls.append(1)
        return {"url": "/x"}

    first, again = once(by, "move", work), once(by, "move", work)
    assert (first.answer, first.repeated) == ({"url": "/x"}, False)
    assert (again.answer, again.repeated) == ({"url": "/x"}, True)
    assert len(calls) == 1
    assert answer_of(ID, by.actor) == {"url": "/x"}


def test_a_refusal_is_remembered_with_its_details(app, by):
    with pytest.raises(DayTooEarly):
        once(by, "move", refuse)
    with pytest.raises(DayTooEarly) as again:
        once(by, "move", lambda: {"url": "/x"})
    days = {"day": date(2026, 11, 2), "earliest": date(2026, 11, 3)}
    assert again.value.details == days | {"of": Moment.SESSION, "follows": Moment.SIGNED}
    assert answer_of(ID, by.actor) == {}


def test_a_conflict_is_remembered(app, by, case):
    def work():
        lock_as_seen(case, by.onward(seen=case.version + 1))
        return {}

    db.session.commit()
    with pytest.raises(ChangedMeanwhile):
        once(by, "close", work)
    with pytest.raises(ChangedMeanwhile):
        once(by, "close", dict)
    assert db.session.scalar(select(ActAnswer.outcome)) == "conflict"


def test_a_refused_act_leaves_nothing_behind(app, by, case, officer):
    def work():
        files.close_case(case, closed_on=clock.today(), by=Act(officer, by.at))
        raise DayInTheFuture(day=clock.today(), of=Moment.EVENT)

    db.session.commit()
    with pytest.raises(DayInTheFuture):
        once(by, "close", work)
    assert db.session.scalar(select(CaseFile.closed_on)) is None


@pytest.mark.parametrize(
    ("kind", "envelope", "other_person"),
    [("lend", "", False), ("move", "e" * 64, False), ("move", "", True)],
)
def test_an_id_serves_one_act_of_one_person_with_one_content(
    app, by, officer, kind, envelope, other_person
):
    once(by, "move", dict)
    second = Act(officer if other_person else by.actor, by.at, id=ID)
    with pytest.raises(ActIdReused):
        once(second, kind, dict, envelope=envelope)
    assert once(by, "move", dict).repeated


def test_an_act_without_an_id_is_done_each_time(app, keeper, now):
    calls = []
    for _time in range(2):
        once(Act(keeper, now), "move", lambda: calls.append(1) or {})
    assert len(calls) == 2


def test_an_id_never_used_has_no_answer(app, keeper):
    assert answer_of(NEVER, keeper) == {}
