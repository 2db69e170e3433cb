"""Counts on the home of who counts and signs; what is done about a difference, said anew."""

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.counts import as_kept
from tests.fixtures.queries import counted
from warehouse.models import CountFinding, FindingKind
from warehouse.operations.closing_counts import propose_count, return_count, settle_finding
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing
from warehouse.refusals import counts as refusals

COUNTING, SIGNING = "Đợt kiểm kê bạn phải đếm", "Đợt kiểm kê chờ bạn ký"


@pytest.fixture
def misplaced(make_count, both_see, both_finish, item, make_place):
    """A count in which both saw the one thing in another place."""
    there = make_place()
    count = make_count()
    both_see(count, item, place=there)
    return both_finish(count)


def said_about(pages, who):
    text = pages.as_user(who).get("/").text
    return COUNTING in text, SIGNING in text


def test_who_counts_and_who_signs_read_it_on_their_home(
    make_count, item, pages, both_see, both_finish, sign_all,
    keeper, accountant, officer, head, shelf, now,
):  # fmt: skip
    count = make_count()
    db.session.commit()
    assert [said_about(pages, who)[0] for who in (keeper, accountant, officer, head)] == [
        *(True, True, False, False)
    ]
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(keeper, now))
    finish_counting(count, by=Act(keeper, now))
    finish_counting(count, nothing_there=True, by=Act(accountant, now))
    db.session.commit()
    assert [said_about(pages, who)[0] for who in (keeper, accountant, officer)] == [
        *(False, False, True)
    ]
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(officer, now))
    finish_counting(count, by=Act(officer, now))
    propose_count(count, by=Act(keeper, now))
    db.session.commit()
    assert [said_about(pages, who)[1] for who in (keeper, accountant, head, officer)] == [
        *(True, True, True, False)
    ]
    return_count(count, note="Xem lại", by=Act(head, now))
    sign_all(count)
    db.session.commit()
    assert not any(any(said_about(pages, who)) for who in (keeper, accountant, head))


def test_what_is_done_is_said_otherwise_when_the_count_is_returned(misplaced, keeper, head, now):
    finding = db.session.scalars(select(CountFinding)).one()
    assert finding.kind is FindingKind.ELSEWHERE
    settle_finding(finding, way="Để nguyên", by=Act(keeper, now))
    propose_count(misplaced, by=Act(keeper, now))
    return_count(misplaced, note="Phải chuyển về chỗ cũ", by=Act(head, now))
    settle_finding(finding, way="Chuyển về kệ cũ", by=Act(keeper, now))
    assert finding.said == "Chuyển về kệ cũ"
    told = db.session.scalars(ledger.history(misplaced.stream)).all()
    said = [entry.payload["said"] for entry in told if entry.kind == "count.settled"]
    assert said == ["Chuyển về kệ cũ", "Để nguyên"]


def test_what_opened_a_discrepancy_is_decided_there(make_count, both_finish, item, keeper, now):
    both_finish(make_count(), nothing_there=True)
    finding = db.session.scalars(select(CountFinding)).one()
    settle_finding(finding, way="Tìm khắp kho", by=Act(keeper, now))
    with pytest.raises(refusals.FindingSettled):
        settle_finding(finding, way="Thôi", by=Act(keeper, now))


@pytest.mark.parametrize("number", [2, 9])
def test_the_page_of_differences_does_not_grow_with_them(
    make_count, both_finish, make_item, pages, keeper, number
):
    for _ in range(number):
        make_item()
    count = both_finish(make_count(), nothing_there=True)
    db.session.commit()
    visitor = pages.as_user(keeper)
    visitor.get(f"/warehouse/counts/{count.id}")
    with counted() as showing:
        page = visitor.get(f"/warehouse/counts/{count.id}")
    assert page.markup.count("/differences/") == number
    assert len(showing) <= 18
