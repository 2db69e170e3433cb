"""The pages of a count: opened, counted blind, compared, settled, signed, closed."""

import pytest
from sqlalchemy import select

from foundation.database import db
from tests.fixtures.counts import account
from tests.fixtures.people import PASSWORD
from tests.fixtures.queries import counted
from warehouse.models import (
    CountEntry,
    CountFinding,
    CountState,
    FindingKind,
    SealState,
    StockCount,
)

COUNTS = "/warehouse/counts"


@pytest.fixture
def count_it(pages):
    """Count one thing on its page, as a person does who scans its label."""

    def act(who, count, place, item, **said):
        visitor = pages.as_user(who)
        scanned = visitor.get(
            f"{COUNTS}/{count.id}/enter?place={place.code}&raw={item.code}", status=302
        )
        url = scanned.location
        assert url.endswith(f"/things/{item.code}")
        whole = {"seal_state": SealState.INTACT.value, "seal_number": item.seal_number}
        form = {"counted": "3", "condition": "như cũ"} | whole | said
        return visitor.post_form(url, form)

    return act


def the_count():
    return db.session.scalars(select(StockCount)).one()


def test_a_count_from_opening_to_its_end(
    pages, make_item, shelf, head, keeper, accountant, officer, count_it
):
    fine, torn, lost = make_item(), make_item(), make_item()
    visitor = pages.as_user(head)
    visitor.post_form(
        f"{COUNTS}/new",
        {
            "kind": "quarter",
            "place": shelf.short_name,
            "counter_one": str(keeper.id),
            "counter_two": str(accountant.id),
            "third": str(officer.id),
        },
        status=303,
    )
    count = the_count()
    for who in (keeper, accountant):
        count_it(who, count, shelf, fine)
        count_it(who, count, shelf, torn, seal_state="broken", seal_number="")
        again = f"{COUNTS}/{count.id}/enter?place={shelf.code}&raw={fine.code}"
        assert "Không tính lại" in pages.as_user(who).get(again).text
        seen = pages.as_user(who).get(f"{COUNTS}/{count.id}/enter?place={shelf.code}")
        assert fine.description not in seen.text
        assert lost.code not in seen.text.replace("-", "")
        finishing = f"{COUNTS}/{count.id}/finish"
        pages.as_user(who).post_form(finishing, action=finishing)
    assert the_count().state is CountState.COMPARED
    shown = pages.as_user(keeper).get(f"{COUNTS}/{count.id}")
    assert "Thiếu" in shown.text
    for row in db.session.scalars(select(CountFinding)).all():
        url = f"{COUNTS}/{count.id}/differences/{row.id}"
        pages.as_user(keeper).post_form(url, {"way": "Chuyển thủ trưởng quyết định"}, status=303)
    kinds = {row.kind for row in db.session.scalars(select(CountFinding)) if row.discrepancy_id}
    assert kinds == {FindingKind.MISSING, FindingKind.DIFFERS}
    page = f"{COUNTS}/{count.id}"
    pages.as_user(keeper).post_form(page, action=f"{page}/propose")
    for who, part in ((keeper, "keeper"), (accountant, "accountant"), (head, "head")):
        pages.as_user(who).post_form(
            page, {"part": part, "current": PASSWORD}, action=f"{page}/sign"
        )
    assert the_count().state is CountState.APPROVED
    pages.as_user(head).post_form(page, action=f"{page}/close")
    assert the_count().state is CountState.CLOSED
    assert count.number in pages.as_user(head).get(f"{COUNTS}?state=all").text


def test_while_it_runs_no_page_of_it_says_what_is_expected(
    pages, make_count, make_item, shelf, keeper, accountant, count_it
):
    """Two things lie there; one was counted by the other counter, and nobody is told."""
    seen, other = make_item(), make_item()
    count = make_count()
    count_it(accountant, count, shelf, seen)
    for url in (f"{COUNTS}/{count.id}", f"{COUNTS}/{count.id}/enter?place={shelf.code}"):
        text = pages.as_user(keeper).get(url).text
        for item in (seen, other):
            assert item.code not in text.replace("-", "")
            assert item.description not in text
    thing = f"{COUNTS}/{count.id}/at/{shelf.id}/things/{seen.code}"
    text = pages.as_user(keeper).get(thing).text
    assert seen.description not in text
    assert seen.seal_number not in text


def test_what_bears_a_strange_code_or_none_is_counted(pages, make_count, item, shelf, keeper):
    count = make_count()
    visitor = pages.as_user(keeper)
    address = f"{COUNTS}/{count.id}/enter"
    to_place = visitor.get(f"{address}?raw={shelf.code}", status=302)
    assert to_place.location.endswith(f"enter?place={shelf.code}")
    said = visitor.get(f"{address}?place={shelf.code}&raw=LA-99")
    assert "LA-99" in said.text
    strange = f"{COUNTS}/{count.id}/at/{shelf.id}/unlabelled"
    visitor.post_form(f"{strange}?raw=LA-99", {"looks": "một túi vải xanh"})
    visitor.post_form(strange, {"looks": "một chiếc ví"})
    rows = db.session.scalars(select(CountEntry).order_by(CountEntry.id)).all()
    assert [(row.raw, row.said) for row in rows] == [
        ("LA-99", "một túi vải xanh"),
        (None, "một chiếc ví"),
    ]
    refused = visitor.post_form(strange, {"looks": "một túi VẢI xanh", "raw": "la-99"}, status=422)
    assert "không tính lại" in refused.text.lower()


def test_the_third_sees_which_things_to_count_again_and_nothing_of_what_was_seen(
    pages, make_count, make_item, shelf, keeper, accountant, officer, count_it, both_finish
):
    doubted = make_item()
    count = make_count()
    count_it(keeper, count, shelf, doubted)
    count_it(accountant, count, shelf, doubted, counted="2")
    both_finish(count)
    visitor = pages.as_user(officer)
    asked = visitor.get(f"{COUNTS}/{count.id}/enter?place={shelf.code}").text
    assert doubted.code in asked.replace("-", "")
    count_it(officer, count, shelf, doubted, counted="2")
    finishing = f"{COUNTS}/{count.id}/finish"
    pages.as_user(officer).post_form(finishing, action=finishing)
    kinds = [FindingKind.DIFFERS, FindingKind.OVERRULED]
    assert [row.kind for row in db.session.scalars(select(CountFinding))] == kinds
    shown = pages.as_user(officer).get(f"{COUNTS}/{count.id}").text
    assert "Số lượng: 2" in shown
    assert "Người đếm thứ nhất: như cũ" in shown, "who was overruled is told"


def test_what_is_not_said_is_asked_and_what_was_typed_stays(pages, make_count, item, shelf, keeper):
    count = make_count()
    thing = f"{COUNTS}/{count.id}/at/{shelf.id}/things/{item.code}"
    refused = pages.as_user(keeper).post_form(
        thing, {"counted": "3", "condition": "hơi ẩm"}, status=422
    )
    assert "hơi ẩm" in refused.text
    assert not db.session.scalars(select(CountEntry)).all()


def test_a_count_is_returned_on_its_page_and_no_longer_cancelled(pages, signed, head):
    visitor = pages.as_user(head)
    back = f"{COUNTS}/{signed.id}/return"
    visitor.post_form(back, {"note": "Thiếu kệ 05"})
    assert the_count().state is CountState.COMPARED
    cancel = f"{COUNTS}/{signed.id}/cancel"
    assert cancel not in visitor.get(f"{COUNTS}/{signed.id}").text
    refused = visitor.post_form(cancel, {"note": "Làm lại"}, status=422)
    assert "đã có người đếm xong" in refused.text
    assert the_count().state is CountState.COMPARED


def test_what_was_counted_before_a_cancel_stays_in_sight(
    pages, make_count, item, shelf, keeper, head, count_it
):
    """In the list as it opens, on the page of the count, and in the history of the thing."""
    count = make_count()
    count_it(keeper, count, shelf, item, seal_state="broken", seal_number="")
    visitor = pages.as_user(head)
    visitor.post_form(f"{COUNTS}/{count.id}/cancel", {"note": "Làm lại"})
    assert the_count().state is CountState.CANCELLED
    assert count.number in visitor.get(COUNTS).text
    shown = visitor.get(f"{COUNTS}/{count.id}").text
    assert "Làm lại" in shown
    assert item.code in shown.replace("-", "")
    assert "Mọi vật khớp với sổ" not in shown, "nothing was compared"
    assert "Đã đếm" in visitor.get(f"/warehouse/items/{item.code}").text


def test_a_count_cancelled_before_anybody_counted_leaves_the_list(pages, make_count, item, head):
    count = make_count()
    visitor = pages.as_user(head)
    visitor.post_form(f"{COUNTS}/{count.id}/cancel", {"note": "Mở nhầm"})
    visitor.get(COUNTS)  # says once that it is cancelled
    assert count.number not in visitor.get(COUNTS).text
    assert count.number in visitor.get(f"{COUNTS}?state=all").text


def test_who_does_not_count_is_told_so(pages, make_count, item, shelf, head, auditor):
    count = make_count()
    text = pages.as_user(auditor).get(f"{COUNTS}/{count.id}/enter?place={shelf.code}").text
    assert "không phải người đếm" in text
    pages.as_user(auditor).get(f"{COUNTS}/new", status=403)


def test_opening_says_what_is_wrong_and_keeps_what_was_typed(pages, item, head, keeper, officer):
    refused = pages.as_user(head).post_form(
        f"{COUNTS}/new",
        {
            "kind": "month",
            "counter_one": str(keeper.id),
            "counter_two": str(keeper.id),
            "third": str(officer.id),
            "confidence": "95",
        },
        status=422,
    )
    assert "ba người khác nhau" in refused.text
    assert account(keeper).full_name in refused.text


def test_pages_and_opening_do_not_grow_with_what_lies_there(
    pages, make_item, shelf, head, keeper, accountant, officer
):
    """Two things or thirteen: the same statements."""
    asked = []
    for kind, more in (("month", 1), ("quarter", 1), ("year", 11)):
        for _ in range(more):
            make_item()
        form = {
            "kind": kind,
            "counter_one": str(keeper.id),
            "counter_two": str(accountant.id),
            "third": str(officer.id),
        }
        visitor = pages.as_user(head)
        with counted() as opening:
            visitor.post_form(f"{COUNTS}/new", form)
        count = db.session.scalars(select(StockCount).order_by(StockCount.id.desc())).first()
        with counted() as showing:
            visitor.get(f"{COUNTS}/{count.id}")
        asked.append((len(opening), len(showing)))
        visitor.post_form(f"{COUNTS}/{count.id}/cancel", {"note": f"Đếm lại {kind}"})
    assert asked[1] == asked[2]
