"""From an empty database to the first scanned thing: one person, ten minutes, forty fields.

Minutes are counted: typed letters × 0.3 s + taps and clicks × 1.2 s + the waiting measured.
"""

import pytest
from sqlalchemy import select

from accounts import setup_code
from foundation import clock
from foundation.database import db
from tests.fixtures.html import fields
from tests.journeys.hands import Hands
from warehouse.models import EvidenceItem, ItemStatus

MOST_FIELDS, MOST_MINUTES = 40, 10
NEW_PASSWORD = "rừng thông xanh 42"
PEOPLE = {
    "people-0-full_name": "Nguyễn Thị Hoa",
    "people-1-full_name": "Đỗ Trọng Minh",
    "people-2-full_name": "Lê Mạnh Khôi",
}
FIRST_ACCOUNT = {
    "full_name": "Đặng Văn Trị",
    "username": "quantri",
    "password": "rừng thông xanh 41",
}
OFFICE = {"name": "Thi hành án dân sự tỉnh Phú An", "code": "PA", "units": "5"}
STORE = {"warehouse": "Kho 1", "area": "A", "shelves": "5", "bins": "4", "capacity": "12"}
THING = {
    "case_number": "88/2019",
    "description": "01 máy khoan bê tông Bosch",
    "quantity": "1",
    "unit": "cái",
    "place": "A-01-1",
    "since": "2019",
}


def begin_code(app):
    return setup_code.make(app.config["KEBIEN"].data_dir, clock.now())


@pytest.mark.browser
@pytest.mark.sqlite_only
def test_one_person_reaches_the_first_scan_in_time(app, live_server, new_context):
    code = begin_code(app)
    live_server.settle()
    hands = Hands(new_context().new_page())
    page = hands.page
    hands.open("/")
    hands.fill(setup_code=code, **FIRST_ACCOUNT)
    hands.send()
    hands.take_next()
    hands.fill(**OFFICE)
    hands.send()
    hands.take_next()
    hands.fill(**PEOPLE)
    hands.send()
    password = page.locator("main .kb-code").first.inner_text()
    hands.press(page.locator("main a.kb-btn--main, a.kb-btn--main").first)
    hands.take_next()
    hands.fill(**STORE)
    hands.send()
    hands.send()
    page.context.clear_cookies()  # the keeper sits down at another machine
    hands.open("/sign-in")
    hands.fill(username="hoant", password=password)
    hands.send()
    hands.fill(current=password, password=NEW_PASSWORD)
    hands.send()
    hands.open("/")
    hands.press(page.locator("main a[href='/warehouse/items/claim']").first)
    hands.fill(**THING)
    hands.choose("kind", "máy")
    hands.send()
    item = page.url.rpartition("/")[2]
    assert page.locator("main form button[type=submit]").count() == 1  # it prints the label
    hands.taps += 1
    hands.open("/")
    hands.press(page.locator("main a[href='/warehouse/scan?act=move']").first)
    for scanned in (THING["place"], item):
        page.locator("#raw").fill(scanned)
        page.locator("#raw").press("Enter")
        hands.fields, hands.taps = hands.fields + 1, hands.taps + 1
        page.locator("main").get_by_text("A-01-1").first.wait_for()
    page.locator(".kb-scans, main").get_by_text("thấy lần đầu").first.wait_for()
    live_server.settle()
    db.session.expire_all()
    seen = db.session.scalars(select(EvidenceItem)).one()
    assert seen.status is ItemStatus.IN_CUSTODY
    hands.open("/")
    assert page.locator("main a[href='/warehouse/items/claim']").count() == 0
    assert hands.fields <= MOST_FIELDS, hands
    assert hands.minutes <= MOST_MINUTES, hands


@pytest.mark.postgresql_only
def test_the_same_steps_work_without_scripts_on_the_other_engine(app, pages):
    visitor = pages.anonymous()
    page = visitor.get("/setup")
    visitor.send(page, page.form(action="/setup"), {**FIRST_ACCOUNT, "setup_code": begin_code(app)})
    visitor.post_form("/offices/begin", OFFICE)
    page = visitor.get("/accounts/new/several")
    slips = visitor.send(page, page.form(action="/accounts/new/several"), PEOPLE, 200)
    password = slips.document.all("span", class_="kb-code")[0].text
    visitor.post_form("/warehouse/places/pattern", STORE, most_queries=400)  # 27 places
    keeper = pages.anonymous()
    page = keeper.get("/sign-in")
    keeper.post(
        "/sign-in",
        fields(page.form(action="/sign-in")) | {"username": "hoant", "password": password},
    )
    keeper.post_form("/password", {"current": password, "password": NEW_PASSWORD})
    keeper.post_form("/warehouse/items/claim", THING | {"kind": "machinery"})
    item = db.session.scalars(select(EvidenceItem)).one()
    page = keeper.get("/warehouse/scan?act=move")
    for scanned in (THING["place"], item.code):
        page = keeper.send(page, page.form(having=("raw",)), {"raw": scanned}, 200)
    db.session.expire_all()
    assert item.status is ItemStatus.IN_CUSTODY
    assert "/warehouse/items/claim" not in keeper.get("/").markup
