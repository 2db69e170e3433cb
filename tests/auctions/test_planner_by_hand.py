"""The planner by hand: keys and drags move the session, the other days follow, one form is sent."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from auctions import queries
from foundation.database import db
from tests.fixtures.auctions import contracted, valued

pytestmark = pytest.mark.browser


@pytest.fixture
def planner_of(sign_in, live_server):
    """Open the planner of a lot; its slider is there."""

    def open_for(lot, width=1280):
        live_server.settle()
        page = sign_in("chv", width=width)
        page.goto(f"/auctions/lots/{lot.code}/rounds/new")
        return page, page.get_by_role("slider")

    return open_for


def test_arrow_keys_move_the_session_by_lawful_days_and_the_other_days_follow(
    planner_of, ready_lot
):
    page, slider = planner_of(ready_lot)
    expect(slider).to_have_attribute("aria-valuetext", "T5 10/12/2026")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")  # over the weekend
    expect(page.locator("[name=session_at]")).to_have_value("14/12/2026")
    expect(page.locator("[name=file_sale_to]")).to_have_value("09/12/2026")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "T2 14/12/2026")
    page.keyboard.press("End")  # the last day of the contract's period
    expect(page.locator("[name=session_at]")).to_have_value("16/12/2026")
    page.fill("[name=place]", "Hội trường")
    page.get_by_role("button", name="Lập lịch").click()
    page.wait_for_url(re.compile(rf"/lots/{ready_lot.code}$"))
    db.session.rollback()
    assert queries.latest_round(ready_lot).session_on == date(2026, 12, 16)


def test_the_session_is_dragged_with_a_pointer(planner_of, ready_lot):
    page, slider = planner_of(ready_lot)
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 400, box["y"] + 5, steps=8)
    page.mouse.up()
    expect(page.locator("[name=session_at]")).to_have_value("16/12/2026")


def test_a_finger_on_a_phone_moves_the_session_on_after_the_days_were_drawn_anew(
    planner_of, ready_lot
):
    page, slider = planner_of(ready_lot, 390)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    hand = page.context.new_cdp_session(page)

    def touch(kind, *points):
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch("touchStart", {"x": x, "y": y})
    touch("touchMove", {"x": x + 30, "y": y})
    expect(slider).not_to_have_attribute("aria-valuetext", "T5 10/12/2026")
    first = slider.get_attribute("aria-valuetext")
    expect(page.locator("[name=session_at]")).to_have_value(first.split()[1])
    touch("touchMove", {"x": x + 120, "y": y})
    touch("touchEnd")
    expect(slider).not_to_have_attribute("aria-valuetext", first)


def test_a_typed_session_redraws_the_days_and_what_was_typed_elsewhere_stays(planner_of, ready_lot):
    page, slider = planner_of(ready_lot)
    page.fill("[name=place]", "Hội trường")
    page.fill("[name=session_at]", "15/12/2026")
    page.press("[name=session_at]", "Tab")
    expect(slider).to_have_attribute("aria-valuetext", "T3 15/12/2026")
    expect(page.locator("[name=place]")).to_have_value("Hội trường")


def test_a_day_that_cannot_be_read_stays_with_its_sentence_and_is_not_kept(planner_of, ready_lot):
    page, _slider = planner_of(ready_lot)
    page.fill("[name=place]", "Hội trường")
    page.fill("[name=session_at]", "31/02/2027")
    with page.expect_response(lambda answer: "session_on=31" in answer.url):
        page.press("[name=session_at]", "Tab")
    expect(page.locator("[data-plan]")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("[name=session_at]")).to_have_value("31/02/2027")
    expect(page.locator(".kb-day__echo--wrong")).not_to_be_empty()
    expect(page.locator("[name=file_sale_to]")).to_have_value("07/12/2026")
    page.get_by_role("button", name="Lập lịch").click()
    expect(page.locator("[name=session_at]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=session_at]")).to_have_value("31/02/2027")
    db.session.rollback()
    assert queries.latest_round(ready_lot) is None


def test_a_refused_day_stays_as_typed_and_is_not_kept(planner_of, ready_lot):
    page, _slider = planner_of(ready_lot)
    page.fill("[name=place]", "Hội trường")
    page.fill("[name=session_at]", "30/11/2026")
    page.press("[name=session_at]", "Tab")
    expect(page.locator("[data-plan] [role=alert]")).to_contain_text("30/11/2026")
    expect(page.locator("[name=session_at]")).to_have_value("30/11/2026")
    page.get_by_role("button", name="Lập lịch").click()
    expect(page.locator("[data-errors]")).to_be_visible()
    db.session.rollback()
    assert queries.latest_round(ready_lot) is None


def test_what_is_typed_while_an_answer_is_on_its_way_stays(planner_of, ready_lot):
    page, slider = planner_of(ready_lot)
    held = []
    page.route("**/rounds/new?*", lambda route: held.append(route))
    page.fill("[name=session_at]", "15/12/2026")
    with page.expect_request("**/rounds/new?*"):
        page.press("[name=session_at]", "Tab")
    page.fill("[name=second_notice_on]", "09/12/2026")
    page.fill("[name=file_sale_to]", "11/12/2026")
    for route in held:
        route.continue_()
    expect(slider).to_have_attribute("aria-valuetext", "T3 15/12/2026")
    expect(page.locator("[name=second_notice_on]")).to_have_value("09/12/2026")
    expect(page.locator("[name=file_sale_to]")).to_have_value("11/12/2026")


def test_a_question_that_fails_says_so_and_keeps_everything(planner_of, ready_lot, live_server):
    page, slider = planner_of(ready_lot)
    page.route("**/rounds/new?*", lambda route: route.abort())
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-plan-said]")).to_have_text(
        page.locator("[data-plan]").get_attribute("data-plan-failed")
    )
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "T5 10/12/2026")
    expect(page.locator("[name=session_at]")).to_have_value("10/12/2026")
    live_server.faults.clear()  # the console says that there was no network


@pytest.mark.parametrize("width", [390, 1280])
def test_the_act_is_in_sight_and_a_late_session_asks_why_before_it_is_saved(
    planner_of, lot, officer, width
):
    old = date(2026, 10, 20)
    contracted(
        valued(lot, officer, certificate_on=old, received_on=old),
        officer,
        signed_on=date(2026, 11, 3),
    )
    page, _slider = planner_of(lot, width)
    button = page.get_by_role("button", name="Lập lịch")
    expect(button).to_be_in_viewport()
    expect(page.locator(".kb-foot__note")).to_contain_text("không đúng hạn")
    page.fill("[name=place]", "Hội trường")
    button.click()
    expect(page.locator("[name=late_reason]")).to_have_attribute("aria-invalid", "true")
