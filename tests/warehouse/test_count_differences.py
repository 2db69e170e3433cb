"""The pages of what a count found, and of the things it names, wherever these are."""

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import lend_item
from tests.fixtures.people import PASSWORD
from tests.fixtures.warehouse import borrowing
from warehouse.models import CountFinding, CountPart, CountState, FindingKind, StockCount
from warehouse.operations.closing_counts import propose_count
from warehouse.operations.movement import move_item

COUNTS = "/warehouse/counts"
K = FindingKind


def the_finding():
    return db.session.scalars(select(CountFinding)).one()


@pytest.fixture
def strayed(make_count, make_place, both_see, both_finish, item):
    """A count in which both saw the one thing in another place than recorded."""
    count = make_count()
    both_see(count, item, place=make_place())
    return both_finish(count)


def test_a_thing_in_another_place_is_settled_on_its_page(pages, strayed, item, keeper):
    assert the_finding().kind is K.ELSEWHERE
    db.session.commit()
    visitor = pages.as_user(keeper)
    url = f"{COUNTS}/{strayed.id}/differences/{the_finding().id}"
    assert item.place.full_name in visitor.get(url).text
    visitor.post_form(url, {"way": "Chuyển về đúng kệ"})
    assert the_finding().said == "Chuyển về đúng kệ"


@pytest.mark.parametrize("fate", ["stays", "moved", "lent"])
def test_every_page_of_a_thing_a_count_names_stands_wherever_it_is(
    pages, strayed, item, keeper, head, make_place, make_loan_order, now, fate
):
    """In a wrong place, moved since, and out on loan: no page reads what its select left out."""
    if fate == "moved":
        move_item(item, to=make_place(), by=Act(keeper, now))
    elif fate == "lent":
        lend_item(item, order=make_loan_order(item), by=Act(keeper, now), **borrowing(item))
    finding = the_finding()
    db.session.commit()
    pages_of_it = [f"{COUNTS}/{strayed.id}", f"{COUNTS}/{strayed.id}/differences/{finding.id}"]
    acts = ["", "/look", "/seen", *{"lent": ["/take-back"]}.get(fate, ["/move", "/seal"])]
    pages_of_it += [f"/warehouse/items/{item.code}{act}" for act in acts]
    for url in pages_of_it:
        db.session.expire_all()
        pages.as_user(keeper).get(url)


def test_a_wrong_password_signs_no_count(
    pages, make_count, both_see, both_finish, item, shelf, keeper, now
):
    """As at a hand-over: a browser left open does not sign."""
    count = make_count()
    both_see(count, item, place=shelf)
    propose_count(both_finish(count), by=Act(keeper, now))
    db.session.commit()
    page = f"{COUNTS}/{count.id}"
    for said in ("", "sai"):
        form = {"part": "keeper", "current": said}
        pages.as_user(keeper).post_form(page, form, 422, action=f"{page}/sign")
    assert set(count.signed_by.values()) == {None}
    pages.as_user(keeper).post_form(
        page, {"part": "keeper", "current": PASSWORD}, action=f"{page}/sign"
    )
    assert db.session.scalars(select(StockCount)).one().signed_by[CountPart.KEEPER] == keeper.id


def test_a_closed_count_has_ended_and_is_not_out_of_use(pages, signed, head, now):
    """The word of an organisation that is closed is another one."""
    signed.state, signed.ended_at = CountState.CLOSED, now
    db.session.commit()
    text = pages.as_user(head).get(f"{COUNTS}?state=all").text
    assert "đã kết thúc" in text
    assert "ngừng hoạt động" not in text
