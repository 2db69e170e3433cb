"""An old asset with its ladder, sale, undelivered state, obstacle and holder in two minutes."""

import pytest
from sqlalchemy import select

from foundation.database import db
from review.models import StalledAsset
from tests.journeys.hands import Hands

MOST_MINUTES = 2
CASE = {
    "case_number": "318/2022",
    "debtor": "Công ty TNHH S.P.",
    "creditor": "NH TMCP N.L.",
    "description": "Nhà xưởng 3.180 m² và đất thửa 61, tờ bản đồ 9, xã Phú Mỹ",
}
LADDER = {
    "rounds-0-session": "14/3/23",
    "rounds-0-starting_price": "18500000000",
    "rounds-1-session": "6/2023",
    "rounds-1-starting_price": "-10",
    "rounds-2-starting_price": "-10",
    "rounds-3-session": "22/2/24",
    "rounds-3-starting_price": "12987000000",
    "rounds-4-session": "20/3/25",
    "rounds-4-starting_price": "-10",
}
SALE = {"price": "11720000000", "winner": "Công ty TNHH T.L.", "paid": "18/4/25"}
SINCE = {
    "holders-0-since": "12/8/25",
    "holders-1-since": "3/11/25",
    "holders-2-name": "UBND xã Phú Mỹ",
}


PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.mark.browser
@pytest.mark.sqlite_only
def test_an_old_asset_is_entered_in_two_minutes(app, officer, sign_in, live_server):
    hands = Hands(sign_in("chv"))
    page = hands.page
    hands.open("/backlog/assets/new")
    hands.fill(**CASE)
    hands.choose_of("category", "house")
    hands.fill(seized="11/2022")
    hands.fill(**LADDER)
    hands.fill(**SALE)
    hands.choose("reason_code", "U01")
    for place, who in enumerate(("officer", "police", "committee")):
        hands.choose_of(f"holders-{place}-held_by", who)
    hands.fill(**SINCE)
    page.locator("[data-backlog-summary]").get_by_text("Đấu giá thành, đã nộp đủ").first.wait_for()
    hands.press(page.locator("main button[name=go]"))
    live_server.settle()
    db.session.expire_all()
    [row] = db.session.scalars(select(StalledAsset)).all()
    assert (row.failed_rounds, row.money, row.undelivered) == (4, 11_720_000_000, True)
    assert page.locator("[name=case_number]").input_value() == "318/2022"
    assert hands.minutes <= MOST_MINUTES, hands


@pytest.mark.browser
@pytest.mark.sqlite_only
def test_rows_of_a_spreadsheet_are_pasted_and_enter_goes_on(app, officer, sign_in):
    page = sign_in("chv")
    page.goto("/backlog/assets/new")
    page.locator("[name=rounds-0-session]").focus()
    page.evaluate(
        PASTE,
        "14/03/2023\t18.500.000.000\t0\tkhông thành\n06/2023\t-10\t2\tkhông thành",
    )
    assert page.locator("[name=rounds-1-starting_price]").input_value() == "-10"
    assert page.locator("[name=rounds-0-ended]").input_value() == "failed"
    page.locator("[name=rounds-0-session]").press("Enter")
    assert page.evaluate("document.activeElement.name") == "rounds-1-session"
    page.locator("[name=rounds-1-session]").press("Control+d")
    assert page.locator("[name=rounds-1-session]").input_value() == "14/03/2023"
    page.locator("[data-backlog-summary]").get_by_text("16.650.000.000").first.wait_for()


@pytest.mark.browser
@pytest.mark.sqlite_only
def test_pasted_cells_that_find_no_field_are_named(app, officer, sign_in):
    page = sign_in("chv")
    page.goto("/backlog/assets/new")
    page.locator("[name=rounds-5-session]").focus()
    page.evaluate(PASTE, "14/03/2023\t18.500.000.000\t0\tkhông rõ nghĩa\n06/2023\t-10")
    said = page.locator("[data-backlog-left]")
    assert said.inner_text().endswith("không rõ nghĩa · 06/2023 · -10")
    page.locator("[name=rounds-0-session]").focus()
    page.evaluate(PASTE, "14/03/2023\t18.500.000.000")
    assert not said.is_visible()
