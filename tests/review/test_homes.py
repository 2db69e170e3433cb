"""What the homes count begins and ends with the day."""

from datetime import time, timedelta

import pytest

from accounts.models import Role
from foundation import clock
from foundation.actor import Actor
from foundation.database import db
from review.queries import homes
from review.queries.homes import AHEAD
from tests.fixtures.clock import TravelTo
from tests.fixtures.pages import Pages
from tests.fixtures.people import MakeUser
from tests.fixtures.warehouse import MakeIntake, MakeItem, MakeRelease
from warehouse.models import EvidenceItem, Loan, Order


@pytest.mark.parametrize(
    ("days", "at", "shown"),
    [
        (0, time(7, 30), True),  # this morning, before the office opens
        (0, time(0, 0), True),
        (-1, time(23, 59), False),
        (13, time(23, 59), True),
        (14, time(0, 0), False),
    ],
)
def test_sessions_ahead_are_those_of_whole_days(days, at, shown, announced, now):
    today = clock.local_day(now)
    announced.session_at = clock.local_moment(today + timedelta(days=days), at)
    db.session.flush()
    found = homes.sessions_ahead([announced.office_id], today, 10)
    assert bool(found) is shown
    assert timedelta(days=14) == AHEAD


def test_the_head_reads_how_many_there_are_not_how_many_are_shown(
    pages: Pages, make_intake: MakeIntake, head: Actor
) -> None:
    for _number in range(7):
        make_intake(approved=False)
    db.session.commit()
    answer = pages.as_user(head).get("/")
    assert answer.h1.endswith("7 việc")
    assert "Lệnh kho chờ duyệt 7" in answer.text
    links = [a.get("href") for a in answer.document.all("a") if a.text == "Lệnh kho chờ duyệt"]
    assert "7" in pages.as_user(head).get(links[0]).text


def test_the_keeper_reads_which_order_waits_and_who_is_late(
    pages: Pages,
    intake: Order,
    lent: EvidenceItem,
    make_loan_order: MakeRelease,
    make_item: MakeItem,
    keeper: Actor,
    travel_to: TravelTo,
) -> None:
    other = make_item()
    make_loan_order(other)
    loan = db.session.scalars(db.select(Loan)).one()
    travel_to(loan.due_back_on + timedelta(days=3))
    db.session.commit()
    visitor = pages.as_user(keeper)
    home = visitor.get("/")
    assert intake.number in home.text
    assert "quá 3 ngày" in home.text
    links = {a.text: a.get("href") for a in home.document.all("a") if "Trích xuất theo" in a.text}
    (address,) = links.values()
    orders = visitor.get(address).main
    assert "Trích xuất" in orders
    assert intake.number not in orders


def test_who_may_not_lend_without_an_order_is_led_to_propose_one(
    pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    db.session.commit()
    for act, word in (("lend", "trích xuất"), ("release", "xuất")):
        answer = pages.as_user(keeper).get(f"/warehouse/items/{item.code}/{act}")
        links = [a for a in answer.document.all("a") if "new-release" in a.get("href")]
        assert links, act
        assert word in links[0].text.lower()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
def test_who_oversees_finds_counts_at_home(pages: Pages, make_user: MakeUser, role: Role) -> None:
    person = make_user(roles=[role])
    db.session.commit()
    text = pages.as_user(person).get("/").main
    assert "chưa kiểm tra lần nào" in text
    assert "flask" not in text


def test_the_chart_of_a_head_and_its_table_say_the_same(pages, failed, head):
    page = pages.as_user(head).get("/")
    drawing = page.document.one("table", class_="kb-chart")
    table = next(t for t in page.document.all("table") if "12/2026" in t.text and t.all("thead"))
    assert "12/2026" in drawing.text
    assert [cell.text for cell in table.all("tr")[-1].all("td")] == ["12/2026", "0", "1", "1"]
