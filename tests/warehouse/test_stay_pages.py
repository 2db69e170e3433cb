"""The pages of stays: the list of what is due, the form, the page of a thing, the home."""

from datetime import timedelta

import pytest

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from warehouse.models import StayReason, StayStep
from warehouse.operations.stays import answer_stays
from warehouse.queries.stays import stay_of


@pytest.fixture
def due(item):
    """A thing that is asked about today."""
    stay = stay_of(item)
    stay.due_on = clock.today()
    stay.kept_from = clock.today() - timedelta(days=6 * 366)
    db.session.commit()
    return item


def test_the_list_shows_what_is_due_how_long_it_is_kept_and_where_to_answer(due, pages, officer):
    seen = pages.as_user(officer).get("/warehouse/stays")
    assert due.description in seen.text
    assert "6 năm" in seen.text
    assert "chưa trả lời" in seen.text
    assert f"/warehouse/stays/answer?code={due.code}" in seen.markup


def test_what_is_not_due_is_found_under_all(item, pages, officer):
    page = pages.as_user(officer)
    assert item.description not in page.get("/warehouse/stays").text
    assert item.description in page.get("/warehouse/stays?state=all").text
    assert item.description not in page.get("/warehouse/stays?state=all&kept=1").text


def test_an_auditor_reads_and_answers_nothing(due, pages, auditor):
    page = pages.as_user(auditor)
    assert f"/warehouse/items/{due.code}" in page.get("/warehouse/stays").markup
    page.get(f"/warehouse/stays/answer?code={due.code}", status=403)


def test_an_answer_is_given_on_the_page_and_seen_on_the_page_of_the_thing(due, pages, officer):
    page = pages.as_user(officer)
    address = f"/warehouse/stays/answer?code={due.code}"
    again = clock.today() + timedelta(days=30)
    said = {
        "reason": StayReason.DISPUTE.value,
        "step": StayStep.WAIT.value,
        "note": "Chờ tòa giải quyết tranh chấp",
        "again_on": f"{again:%d/%m/%Y}",
    }
    page.post_form(address, said, action="/warehouse/stays/answer")
    text = page.get(f"/warehouse/items/{due.code}").text
    assert "Đang tranh chấp" in text
    assert "Chờ tòa giải quyết tranh chấp" in page.get(address).text


def test_what_was_typed_stays_where_the_answer_is_refused(due, pages, officer):
    page = pages.as_user(officer)
    said = {
        "reason": StayReason.NOTHING.value,
        "step": StayStep.WAIT.value,
        "note": "Đã có quyết định trả lại",
        "again_on": f"{clock.today() + timedelta(days=30):%d/%m/%Y}",
    }
    address = f"/warehouse/stays/answer?code={due.code}"
    refused = page.post_form(address, said, 422, action="/warehouse/stays/answer")
    assert "Đã có quyết định trả lại" in refused.markup
    assert "không chờ nữa" in refused.text
    assert stay_of(due).reason is None


def test_the_home_says_how_many_things_wait_for_an_answer(due, pages, officer, keeper, now):
    assert "vì sao còn giữ" in pages.as_user(officer).get("/").text
    answer_stays(
        [due],
        seen={},
        reason=StayReason.SALE,
        step=StayStep.SELL,
        again_on=clock.today() + timedelta(days=9),
        by=Act(keeper, now),
    )
    db.session.commit()
    assert "vì sao còn giữ" not in pages.as_user(officer).get("/").text
