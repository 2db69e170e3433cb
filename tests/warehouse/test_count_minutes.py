"""The minutes of a count are drafted from it when it is closed."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from accounts.models import UserAccount
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import Refusal
from papers.drafting.allowed import why_not_begin
from papers.drafting.operations.drafts import begin_draft
from tests.fixtures.counts import as_kept
from warehouse.drafting import count_sheet
from warehouse.drafting.count_sheet import COPIES, COUNT_MINUTES, NOWHERE, read_count
from warehouse.models import CountState, SealState
from warehouse.operations.closing_counts import close_count
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing, count_unlabelled


def named(*people):
    return [db.session.get_one(UserAccount, one.id).full_name for one in people]


@pytest.fixture
def closed(
    make_count, make_item, both_finish, settle_all, sign_all, keeper, accountant, officer, head,
    shelf, now,
):  # fmt: skip
    """A count of four things: one as kept, one torn, one lost, one that the third counted."""
    items = [make_item() for _ in range(4)]
    fine, torn, lost, other = items
    count = make_count()
    for who in (keeper, accountant):
        by = Act(who, now)
        count_thing(count, item=fine, place=shelf, found=as_kept(fine), by=by)
        torn_now = as_kept(torn, seal_state=SealState.BROKEN, condition="rách mép")
        count_thing(count, item=torn, place=shelf, found=torn_now, by=by)
    count_thing(count, item=other, place=shelf, found=as_kept(other), by=Act(keeper, now))
    count_unlabelled(count, place=shelf, looks="một túi vải xanh", by=Act(keeper, now))
    both_finish(count)
    third = Act(officer, now)
    found = as_kept(other, condition="người thứ ba thấy")
    count_thing(count, item=other, place=shelf, found=found, by=third)
    finish_counting(count, by=third)
    settle_all(count)
    sign_all(count)
    close_count(count, by=Act(head, now))
    return count, items


def test_they_say_of_each_thing_what_the_record_says_and_what_was_seen(
    closed, keeper, accountant, officer, head
):
    count, (fine, torn, lost, other) = closed
    said = asdict(read_count(count))
    by_code = {row["code"]: row for row in said["things"]}
    assert list(by_code) == [shown(one.code) for one in (fine, torn, lost, other)]
    assert by_code[shown(torn.code)]["condition"] == "rách mép"
    assert "rách" in by_code[shown(torn.code)]["seal"]
    assert by_code[shown(lost.code)]["found"] == NOWHERE
    assert by_code[shown(other.code)]["condition"] == "người thứ ba thấy"
    assert by_code[shown(fine.code)]["found"] == "3"
    assert [row["kind"].split()[0] for row in said["differences"]].count("thiếu") == 1
    assert any("một túi vải xanh" in row["what"] for row in said["differences"])
    assert all(row["way"] for row in said["differences"])
    assert said["counters"] == ", ".join(named(keeper, accountant, officer))
    assert [said["keeper"], said["accountant"], said["head"]] == named(keeper, accountant, head)
    assert said["begun"].endswith("ngày 23/11/2026")
    proof = said["proof"].split(";")[0]
    assert len(proof.replace(" ", "")) == 64
    assert max(len(part) for part in proof.split()) == 8


def test_they_are_begun_when_the_count_is_closed(make_count, item, closed, keeper, now):
    count, _items = closed
    assert why_not_begin(COUNT_MINUTES, count) is None
    draft = begin_draft(count, template=COUNT_MINUTES, by=Act(keeper, now))
    assert draft.free["copies"] == COPIES
    running = make_count()
    assert running.state is CountState.COUNTING
    with pytest.raises(Refusal):
        begin_draft(running, template=COUNT_MINUTES, by=Act(keeper, now))


def test_they_are_not_older_than_the_end_of_the_count(closed, keeper, now):
    count, _items = closed
    by = Act(keeper, now)
    assert COUNT_MINUTES.why_not(count, {}, {}, now.date() - timedelta(days=1), by)
    assert COUNT_MINUTES.why_not(count, {}, {}, now.date(), by) is None


def test_of_a_large_count_they_list_what_differs(closed, monkeypatch):
    count, (_fine, torn, lost, other) = closed
    monkeypatch.setattr(count_sheet, "MOST", 3)
    said = read_count(count)
    assert len(said.things) == 3
    assert {row["code"] for row in said.things} == {shown(one.code) for one in (torn, lost, other)}
    assert "chênh lệch" in said.list_note


def test_the_page_offers_them_and_the_draft_opens(closed, pages, keeper):
    count, _items = closed
    db.session.commit()
    visitor = pages.as_user(keeper)
    page = visitor.get(f"/warehouse/counts/{count.id}")
    address = f"/papers/drafts/new/count-minutes/{count.id}"
    assert address in page.markup
    assert "Biên bản kiểm kê" in visitor.get(address).text
