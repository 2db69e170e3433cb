"""The list of discrepancies: each is found by every kind it has, and read by an index."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import UserAccount
from foundation.acts import Act
from foundation.database import db
from warehouse.models import DiscrepancyDecision, SealState, Side
from warehouse.operations.discrepancies import assign_discrepancy

LIST = "/warehouse/discrepancies"


@pytest.mark.parametrize("kind", ["seal", "quantity"])
def test_it_is_found_by_every_kind_it_has(pages, head, item, look, kind):
    row = look(item, quantity=Decimal(2), seal_state=SealState.BROKEN)
    db.session.commit()
    as_head = pages.as_user(head)
    assert row.number in as_head.get(f"{LIST}?kind={kind}").text
    assert row.number not in as_head.get(f"{LIST}?kind=weight").text


def test_who_clears_it_up_finds_it_at_home_and_in_the_list(pages, head, officer, item, look, now):
    row = look(item, quantity=Decimal(2))
    as_officer = pages.as_user(officer)
    mine = "Chênh lệch tôi phải làm rõ"
    db.session.commit()
    assert mine not in as_officer.get("/").text
    owner = db.session.get_one(UserAccount, officer.id)
    assign_discrepancy(row, owner=owner, due_on=now.date(), by=Act(head, now))
    db.session.commit()
    assert mine in as_officer.get("/").text
    assert row.number in as_officer.get(f"{LIST}?whose=mine&state=open").text
    assert row.number not in pages.as_user(head).get(f"{LIST}?whose=mine").text


def test_it_is_found_by_its_number(pages, head, item, look):
    row = look(item, quantity=Decimal(2))
    db.session.commit()
    found = pages.as_user(head).get(f"/search?q={row.number}", 302)
    assert found.location == f"{LIST}/{row.id}"


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("", "ix_discrepancy_open"),
        ("?state=all", "ix_discrepancy_office_id_due_on_id"),
        ("?state=all&order=newest", "ix_discrepancy_office_id_id"),
        ("?state=open", "ix_discrepancy_open"),
        ("?state=over", "ix_discrepancy_open"),
        ("?state=decided", "ix_discrepancy_decided"),
    ],
)
def test_the_list_is_read_by_an_index(noting_plans, pages, head, item, look, asked, index):
    look(item, quantity=Decimal(2))
    db.session.commit()
    as_head = pages.as_user(head)
    with noting_plans() as plans:
        as_head.get(f"{LIST}{asked}")
    assert any(index in step for step in plans), "\n".join(plans)


def test_what_is_open_stands_there_and_what_was_decided_is_asked_for(
    pages, head, make_item, look, decide
):
    old, new = (look(make_item(), quantity=Decimal(2)) for _ in range(2))
    decide(old, DiscrepancyDecision.AS_FOUND, Side.FOUND)
    db.session.commit()
    as_head = pages.as_user(head)
    here, every = as_head.get(LIST).text, as_head.get(f"{LIST}?state=all").text
    assert new.number in here
    assert old.number not in here
    assert new.number in every
    assert old.number in every
    assert "2 chênh lệch" in every
    decide(new, DiscrepancyDecision.AS_FOUND, Side.FOUND)
    db.session.commit()
    none = as_head.get(LIST).text
    assert "Không có chênh lệch nào chờ quyết định." in none
    assert "Xem mọi dòng" in none
    assert "Không có chênh lệch nào khớp bộ lọc." in as_head.get(f"{LIST}?state=over").text


def test_the_home_says_how_many_wait_and_of_how_many_the_last_day_has_passed(
    pages, head, keeper, item, look, travel_to
):
    row = look(item, quantity=Decimal(2))
    db.session.commit()
    for person in (head, keeper):
        text = pages.as_user(person).get("/").text
        assert "Chênh lệch chờ quyết định" in text
        assert "1 quá hạn" not in text
    travel_to(row.due_on + timedelta(days=1))
    for person in (head, keeper):
        assert "1 quá hạn" in pages.as_user(person).get("/").text
