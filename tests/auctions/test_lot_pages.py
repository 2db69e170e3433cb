"""The pages of lots and rounds, as an officer walks through them."""

from datetime import date

import pytest

from auctions import queries
from auctions.models import Lot, LotStatus
from foundation.database import db
from tests.fixtures.auctions import PRICE, contracted, cut, valued

MOST = 30  # statements of the page of a lot, whatever its history; one is for the menu


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def page_of(lot):
    return f"/auctions/lots/{lot.code}"


def test_an_officer_makes_a_lot_values_it_and_signs(visitor, case, truck, house):
    visitor.get("/auctions/lots/new")
    url = visitor.post_form(
        f"/auctions/lots/new?case_id={case.id}",
        {"assets": [str(truck.id), str(house.id)], "title": "Nhà, đất và xe"},
    ).location
    visitor.post_form(
        f"{url}/value",
        {
            "firm": "Công ty Thẩm định giá",
            "adds_firm": "y",
            "certificate_no": "01/CT",
            "certificate_on": "2026-11-02",
            "valid_until": "2027-05-02",
            "value": "16.500.000.000",
            "received_on": "2026-11-05",
        },
    )
    assert "Ký hợp đồng dịch vụ đấu giá" in visitor.get(url).text
    visitor.post_form(
        f"{url}/contract",
        {
            "organisation": "Công ty Đấu giá",
            "adds_organisation": "y",
            "contract_no": "12/HĐ",
            "signed_on": "2026-11-20",
        },
    )
    page = visitor.get(url, most_queries=MOST)
    assert page.h1 == "Nhà, đất và xe"
    for words in ("16.500.000.000", "Lập kế hoạch lần 1", "Án tín dụng", "Đ.83 k.2 đ.a LTHADS"):
        assert words in page.text


def test_the_planner_shows_the_earliest_lawful_session_and_the_last_posting_day(visitor, ready_lot):
    page = visitor.get(f"{page_of(ready_lot)}/rounds/new")
    # 23/11 Monday, 24/11 a holiday: posting 25/11, second notice 30/11, seven working days
    for words in ("T5 10/12/2026", "T2 30/11/2026", "Đ.57 k.3 LĐGTS", "Ngày Văn hóa Việt Nam"):
        assert words in page.text
    assert page.document.all("svg", role="img")


def test_an_unlawful_day_is_refused_on_the_spot_and_the_plan_stays(visitor, ready_lot):
    page = visitor.get(f"{page_of(ready_lot)}/rounds/new?session_on=2026-12-08")
    (band,) = page.document.all("div", role="alert")
    assert "Không đặt được phiên vào T3 08/12/2026" in band.text
    assert "phải đủ 7 ngày làm việc" in band.text
    assert "T5 10/12/2026" in page.text


def test_a_chosen_lawful_day_is_drawn_and_planned(visitor, ready_lot, officer):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(f"{url}?session_on=2026-12-15")
    form = page.form(action=url, having=("place",))
    visitor.send(page, form, {"place": "Hội trường"})
    assert queries.latest_round(db.session.get_one(Lot, ready_lot.id)).session_on == date(
        2026, 12, 15
    )


def test_a_posted_plan_on_an_unlawful_day_says_why(visitor, ready_lot):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(url)
    form = page.form(action=url, having=("place",))
    answer = visitor.send(
        page,
        form,
        {"place": "Hội trường", "session_at": "2026-12-09T09:00", "file_sale_to": "2026-12-04"},
        422,
    )
    assert "Không đặt được phiên vào T4 09/12/2026" in answer.text
    assert db.session.get_one(Lot, ready_lot.id).status is LotStatus.READY


def test_days_without_a_calendar_are_said_not_guessed(visitor, ready_lot):
    page = visitor.get(f"{page_of(ready_lot)}/rounds/new?session_on=2040-03-01")
    assert "Chưa có lịch nghỉ năm 2040" in page.text


def test_from_announcement_to_failure_to_the_next_round(visitor, planned, lot, travel_to):
    url, round_url = page_of(lot), f"{page_of(lot)}/rounds/1"
    travel_to(date(2026, 11, 30))
    visitor.post_form(f"{round_url}/announce", {"announcement_no": "34/TB"})
    who = {"bidder": "Nguyễn Văn Kín", "deposit_paid": "100.000.000", "deposit_later": "y"}
    visitor.post_form(f"{round_url}/register", who)
    assert "Nguyễn Văn Kín" not in visitor.get(round_url).text, "closed until the session"
    travel_to(date(2026, 12, 9))
    visitor.post_form(f"{round_url}/count", {"registrants": "1"})
    travel_to(date(2026, 12, 10))
    answer = visitor.post_form(f"{round_url}/fail", {"code": "a", "minutes_no": "01/BB"}, 422)
    assert "Mã a không hợp với 1 người đăng ký" in answer.text
    visitor.post_form(f"{round_url}/fail", {"code": "b", "minutes_no": "01/BB"})
    assert "Thông báo" in visitor.get(url).text
    visitor.post_form(f"{round_url}/notify", {"document_no": "77/TB"})
    answer = visitor.post_form(
        f"{url}/reduce", {"to_price": "800.000.000", "decision_no": "08/QĐ"}, 422
    )
    assert "900.000.000" in answer.text
    visitor.post_form(f"{url}/reduce", {"decision_no": "08/QĐ"})
    page = visitor.get(url, most_queries=MOST)
    assert "Lập kế hoạch lần 2" in page.text
    assert db.session.get_one(Lot, lot.id).current_price == 900_000_000


def test_the_creditor_is_asked_on_a_page_of_its_own(visitor, failed_thrice, lot, bank, travel_to):
    travel_to(date(2027, 1, 18))
    url = page_of(lot)
    visitor.post_form(f"{url}/rounds/3/notify", {"document_no": "8/TB"})
    assert "Ghi trả lời" in visitor.get(url, most_queries=MOST).text
    visitor.post_form(f"{url}/answer", {"choice": "refuses", "paper_no": "3/CV"}, 422)
    said = {"choice": "refuses", "paper_no": "3/CV", "paper_on": "18/01/2027"}
    visitor.post_form(f"{url}/answer", said)
    assert "Không nhận tài sản" in visitor.get(url).text


def test_a_session_is_moved_stopped_and_the_lot_withdrawn(visitor, planned, lot):
    url = page_of(lot)
    page = visitor.get(f"{url}/rounds/1/move?session_on=2026-12-14")
    form = page.form(action=f"{url}/rounds/1/move", having=("session_at",))
    visitor.send(page, form)
    paper = {"paper_no": "02/KN-VKS", "paper_on": "20/11/2026"}
    visitor.post_form(f"{url}/rounds/1/stop", paper, 422)
    visitor.post_form(f"{url}/rounds/1/stop", {"ground_code": "84.1C"}, 422)
    visitor.post_form(f"{url}/rounds/1/stop", {"ground_code": "84.1C", **paper})
    shown = visitor.get(f"{url}/rounds/1").text
    assert "Có kháng nghị của Viện kiểm sát nhân dân" in shown
    assert "Đ.84 k.1 đ.c LTHADS" in visitor.get(url).text
    said = {"ground": "Đã nộp đủ tiền", "paper_no": "99/QĐ", "paper_on": "23/11/2026"}
    visitor.post_form(f"{url}/withdraw", {"ground_code": "84.1C", **said}, 422)
    visitor.post_form(f"{url}/withdraw", {"ground_code": "65.8C", **said})
    assert db.session.get_one(Lot, lot.id).status is LotStatus.WITHDRAWN


def test_a_sold_round_is_recorded_on_its_page(visitor, announced, lot, travel_to):
    travel_to(date(2026, 12, 10))
    visitor.post_form(
        f"{page_of(lot)}/rounds/1/sell",
        {
            "price": "1.050.000.000",
            "buyer": "Trần Văn Mua",
            "registrants": "3",
            "minutes_no": "01/BB",
        },
        most_queries=69,  # round, lot, assets, deadlines, sale, milestone, papers, who may bid
    )
    assert db.session.get_one(Lot, lot.id).status is LotStatus.SOLD
    visitor.get(page_of(lot), most_queries=MOST)


def test_the_list_narrows_by_status_words_and_failures(visitor, lot, make_lot, officer):
    other = make_lot(title="Dây chuyền ép viên nén")
    contracted(valued(other, officer), officer)
    assert lot.title in visitor.get("/auctions/lots").text
    ready = visitor.get("/auctions/lots?status=ready&credit=y")
    assert other.title in ready.text
    assert lot.title not in ready.text
    assert other.title in visitor.get("/auctions/lots?q=day+chuyen").text
    assert "Không có lô nào khớp bộ lọc" in visitor.get("/auctions/lots?failed=3").text
    visitor.get("/auctions/lots?status=nonsense&failed=x&after=zzz")


def test_a_lot_of_another_office_is_not_there(pages, make_user, make_office, lot):
    stranger = make_user(roles=["officer"], office=make_office())
    pages.as_user(stranger).get(page_of(lot), 404)


def test_who_only_reads_sees_no_button(pages, auditor, ready_lot):
    page = pages.as_user(auditor).get(page_of(ready_lot))
    assert not page.document.all("a", class_="kb-btn--main")
    pages.as_user(auditor).get(f"{page_of(ready_lot)}/rounds/new", 403)


def test_a_lot_is_found_by_its_number(visitor, lot):
    assert visitor.get(f"/auctions/lots/by-id/{lot.id}", 302).location == page_of(lot)


def test_the_calendar_shows_sessions_and_holidays(visitor, planned, lot):
    page = visitor.get("/auctions/calendar")
    assert "Ngày Văn hóa Việt Nam" in page.text
    december = visitor.get("/auctions/calendar?month=2026-12")
    assert lot.title in december.text
    visitor.get("/auctions/calendar?month=nonsense")


def test_the_public_sees_announced_auctions_without_personal_data(pages, announced, lot, case):
    visitor = pages.anonymous()
    assert lot.title in visitor.get("/auctions/public").text
    page = visitor.get(f"/auctions/public/{lot.code}")
    for words in ("T5 10/12/2026", "1.000.000.000"):
        assert words in page.text
    for private in (case.number, "Lê Văn Chấp"):
        assert private not in page.text


def test_a_planned_round_is_not_public(pages, planned, lot):
    assert lot.title not in pages.anonymous().get("/auctions/public").text
    pages.anonymous().get(f"/auctions/public/{lot.code}", 404)


def test_a_round_page_shows_how_the_law_judged_it(visitor, planned, lot):
    page = visitor.get(f"{page_of(lot)}/rounds/1")
    for words in ("T2 30/11/2026", "Đ.57 k.3 LĐGTS", "1.000.000.000"):
        assert words in page.text
    assert planned.starting_price == PRICE


def test_before_the_session_the_page_waits_and_after_it_asks_for_the_result(
    visitor, announced, lot, travel_to
):
    assert "Chờ phiên đấu giá lần 1" in visitor.get(page_of(lot)).text
    travel_to(date(2026, 12, 10))
    assert "Ghi kết quả lần 1" in visitor.get(page_of(lot)).text


def test_the_ladder_shows_what_further_cuts_would_reach(visitor, failed, lot):
    drawing = visitor.get(page_of(lot)).text
    for price in ("1.000.000.000", "900.000.000", "810.000.000"):
        assert price in drawing


def test_the_numbers_of_the_ladder_stand_in_a_table_too(visitor, failed, lot):
    page = visitor.get(page_of(lot))
    (table,) = [one for one in page.document.all("table") if "Các số dưới dạng bảng" in one.text]
    for words in ("Lần 1", "1.000.000.000", "900.000.000"):
        assert words in table.text


def test_every_page_reads_in_english_too(visitor, planned, lot):
    visitor.get("/preferences/language/en", 303)
    for path in ("", "/rounds/1", "/rounds/1/move", "/rounds/1/announce", "/withdraw"):
        assert visitor.get(page_of(lot) + path).h1
    assert "Session planned" in visitor.get(page_of(lot)).text


def test_a_form_pressed_twice_cuts_once(visitor, failed, lot, travel_to):
    travel_to(date(2026, 12, 11))
    page = visitor.get(f"{page_of(lot)}/reduce")
    form = page.form(action=f"{page_of(lot)}/reduce")
    for _press in range(2):
        visitor.send(page, form, {"decision_no": "08/QĐ"})
    assert len(queries.reductions_of(lot)) == 1
    assert db.session.get_one(Lot, lot.id).current_price == 900_000_000


def test_a_cut_on_a_page_grown_old_is_looked_at_again(visitor, failed, lot, officer, travel_to):
    now = travel_to(date(2026, 12, 11))
    page = visitor.get(f"{page_of(lot)}/reduce")
    form = page.form(action=f"{page_of(lot)}/reduce")
    cut(lot, officer, now)
    visitor.send(page, form, {"decision_no": "09/QĐ"}, 422)


def test_the_session_moves_by_one_lawful_day(visitor, ready_lot):
    page = visitor.get(f"{page_of(ready_lot)}/rounds/new?session_on=2026-12-11")
    (before,), (after,) = page.document.all("a", rel="prev"), page.document.all("a", rel="next")
    assert (before.text, after.text) == ("‹ T5 10/12", "T2 14/12 ›")
    first = visitor.get(before["href"])
    assert not first.document.all("a", rel="prev"), "10/12 is the earliest"
