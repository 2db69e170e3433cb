"""How days were counted, in English: no clause of the lawbook stays in Vietnamese."""

import re
from datetime import date, timedelta

import pytest

from lawbook.counting import Caution, backward, forward, span_of
from lawbook.english import EVENTS, awaited_in_english, cited_in_english, in_english
from lawbook.parameters import Direction, parameters
from lawbook.rounds import _REST_DAY_BASIS
from lawbook.stopping import IN_ENGLISH, StoppingAct, stopping_grounds
from lawbook.working_days import default_calendar

VIETNAMESE = re.compile(
    r"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I
)
DAYS = [date(2022, 4, 1) + timedelta(days=7 * week + week % 7) for week in range(250)]
SPANS = ("1 working_day", "5 working_day", "30 day", "3 month", "1 year", "24 hour")
# No English word is as exact.
NAMES = re.compile(r"Tết|đồng")


@pytest.mark.parametrize("caution", Caution)
@pytest.mark.parametrize("written", SPANS)
def test_a_sentence_of_counting_forward_is_english(written: str, caution: Caution) -> None:
    for day in DAYS:
        said = in_english(
            forward(day, span_of(written), default_calendar(), caution=caution).counted
        )
        assert not VIETNAMESE.search(NAMES.sub("", said)), said


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("caution", Caution)
@pytest.mark.parametrize("written", ["2 working_day", "15 day"])
def test_a_sentence_of_counting_back_is_english(written: str, caution: Caution, event: str) -> None:
    for day in DAYS[::5]:
        count = backward(day, span_of(written), default_calendar(), event=event, caution=caution)
        said = in_english(count.counted)
        assert not VIETNAMESE.search(NAMES.sub("", said)), said


def test_every_event_that_is_counted_back_from_has_english_words() -> None:
    events = {
        period.trigger
        for parameter in parameters()
        for period in parameter.editions
        if period.direction is Direction.BACKWARD
    }
    assert events
    assert events <= EVENTS.keys()


def test_a_citation_keeps_the_name_of_its_law() -> None:
    assert cited_in_english("Điều 83 khoản 2 điểm a Luật THADS 106/2025/QH15") == (
        "Article 83, clause 2, point a Luật THADS 106/2025/QH15"
    )


def test_a_convention_of_the_house_is_cited_in_english() -> None:
    plan_basis = str(_REST_DAY_BASIS)
    assert not VIETNAMESE.search(cited_in_english(plan_basis))


def test_every_ground_for_stopping_has_english_words() -> None:
    day = date(2026, 11, 23)
    grounds = [ground for act in StoppingAct for ground in stopping_grounds(act, day)]
    assert grounds
    for ground in grounds:
        assert not VIETNAMESE.search(ground.en), ground.code
    assert not [act for act in StoppingAct if VIETNAMESE.search(IN_ENGLISH[act])]


def test_what_days_wait_for_has_english_words() -> None:
    awaited = set(default_calendar().awaited.values())
    assert awaited
    assert not [what for what in awaited if VIETNAMESE.search(awaited_in_english(what))]
