"""The page of the planner without a script: drawn anew, warned of, kept with a reason."""

from datetime import date

import pytest

from auctions import queries
from auctions.models import Lot, LotStatus
from cases.models import Step
from foundation.database import db
from tests.fixtures.auctions import contracted, cut, valued


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def page_of(lot):
    return f"/auctions/lots/{lot.code}"


def test_the_days_are_drawn_anew_without_a_script_and_nothing_is_kept(visitor, ready_lot):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(url)
    asked = {"place": "Hội trường", "session_at": "15/12/2026", "session_at-hour": "14:00"}
    drawn = visitor.send(page, page.form(action=url), {**asked, "draw": "y"}, 200)
    form = drawn.form(action=url)
    values = {one.get("name"): one.get("value") for one in form.all("input")}
    assert (values["place"], values["session_at"]) == ("Hội trường", "15/12/2026")
    assert values["session_at-hour"] == "14:00"
    assert values["file_sale_to"] == "10/12/2026"
    assert db.session.get_one(Lot, ready_lot.id).status is LotStatus.READY
    visitor.send(drawn, form, {})
    assert queries.latest_round(ready_lot).session_on == date(2026, 12, 15)


def test_a_session_past_its_last_day_is_warned_of_before_and_saved_with_a_reason(
    visitor, lot, officer
):
    old = date(2026, 10, 20)
    contracted(
        valued(lot, officer, certificate_on=old, received_on=old),
        officer,
        signed_on=date(2026, 11, 3),
    )
    url = f"{page_of(lot)}/rounds/new"
    page = visitor.get(url)
    assert "không đúng hạn" in page.text
    assert "muộn nhất 03/12" in page.text
    form = page.form(action=url)
    answer = visitor.send(page, form, {"place": "Hội trường"}, 422)
    assert queries.latest_round(lot) is None
    form = answer.form(action=url)
    visitor.send(answer, form, {"place": "Hội trường", "late_reason": "Tổ chức đấu giá hết chỗ"})
    assert "Tổ chức đấu giá hết chỗ" in visitor.get(page_of(lot)).text
    shown = visitor.get(f"{page_of(lot)}/rounds/1").main
    assert "ngày mở phiên đúng luật" in shown  # none is left
    assert "Dời phiên sang ngày đúng luật" not in shown


def test_the_planner_says_when_nothing_is_handed_over_by_force(visitor, ready_lot):
    page = visitor.get(f"{page_of(ready_lot)}/rounds/new")
    assert "T6 22/01/2027 – CN 21/02/2027" in page.text


def test_the_cut_and_the_notice_after_a_failure_are_drawn_with_their_last_days(
    visitor, failed, lot, officer, travel_to
):
    cut(lot, officer, travel_to(date(2026, 12, 17)))
    url = f"{page_of(lot)}/rounds/new"
    for asked in ("", "?session_on=2027-01-20"):  # they stay where the session is moved
        drawn = visitor.get(url + asked).document.one("svg", class_="kb-draw--halo").text
        assert "xong 17/12 · chậm nhất" in drawn
        told = queries.round_deadline(failed, Step.NOTIFY_FAILURE)
        assert f"17/12 · chậm nhất {told.due_on:%d/%m}" in drawn
    travel_to(date(2027, 3, 1))
    late = visitor.get(url).document.one("svg", class_="kb-draw--halo").text
    assert "xong 17/12" not in late


UNREADABLE = ["31/02/2027", "abc", "1/12", "00/00/0000", "12/14/2026"]


def values_of(page, url):
    return {one.get("name"): one.get("value") for one in page.form(action=url).all("input")}


@pytest.mark.parametrize("text", UNREADABLE)
def test_an_address_that_asks_for_no_day_is_refused_and_keeps_the_text(visitor, ready_lot, text):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(f"{url}?session_on={text}", 422)
    assert values_of(page, url)["session_at"] == text
    assert page.document.all("p", id="session_at-error")
    page = visitor.get(f"{url}?posted_on={text}", 422)
    assert values_of(page, url)["posted_on"] == text
    assert page.document.all("p", id="posted_on-error")


@pytest.mark.parametrize("text", UNREADABLE)
def test_drawing_and_keeping_refuse_a_day_that_cannot_be_read(visitor, planned, lot, text):
    url = f"{page_of(lot)}/rounds/1/move"
    before = queries.latest_round(lot).session_on
    typed = {"session_at": text, "first_notice_on": "02/12/2026"}
    page = visitor.get(url)
    for button in ({"draw": "y"}, {}):
        page = visitor.send(page, page.form(action=url), {**typed, **button}, 422)
        values = values_of(page, url)
        assert (values["session_at"], values["first_notice_on"]) == (text, "02/12/2026")
        assert page.document.all("p", id="session_at-error")
    db.session.expire_all()
    assert queries.latest_round(lot).session_on == before


def test_a_refused_session_stays_as_typed_and_keeping_it_is_refused(visitor, ready_lot):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(f"{url}?session_on=30/11/2026")
    assert values_of(page, url)["session_at"] == "30/11/2026"
    typed = {"session_at": "30/11/2026", "second_notice_on": "04/12/2026", "place": "Hội trường"}
    page = visitor.send(page, page.form(action=url), {**typed, "draw": "y"}, 200)
    assert values_of(page, url)["session_at"] == "30/11/2026"
    assert values_of(page, url)["second_notice_on"] == "04/12/2026"
    assert page.document.all("div", role="alert")
    visitor.send(page, page.form(action=url), {}, 422)
    assert queries.latest_round(ready_lot) is None


@pytest.mark.parametrize("day", ["20/11/2026", "23/11/2026", "04/05/2024"])
def test_a_session_that_has_passed_is_refused_with_where_it_is_recorded(visitor, ready_lot, day):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(url)
    answer = visitor.send(
        page, page.form(action=url), {"place": "Hội trường", "session_at": day}, 422
    )
    assert "Ghi lần đấu giá đã qua" in answer.text
    kept = {one.get("name"): one.get("value") for one in answer.form(action=url).all("input")}
    assert (kept["place"], kept["session_at"]) == ("Hội trường", day)
    drawn = visitor.send(answer, answer.form(action=url), {"session_at": day, "draw": "y"}, 200)
    assert "Phiên" in drawn.text
    assert queries.latest_round(ready_lot) is None
