"""The book of the store: a line a change, its closings, three signatures."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from audit import ledger
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.clock import local_day
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.clock import at_nine
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import release_item
from tests.fixtures.warehouse import IDENTITY, whole
from warehouse.book.lines import lines_of
from warehouse.book.quarters import last_end, next_end
from warehouse.models import (
    STILL_OURS,
    BookLine,
    ClosingState,
    CountPart,
    EvidenceItem,
    ItemStatus,
)
from warehouse.operations.book import make_up_closing, return_closing, sign_closing
from warehouse.operations.claims import see_item
from warehouse.refusals import book as refusals

END = date(2026, 9, 30)
"""The end of the quarter before the day of the tests."""


def lines(item: EvidenceItem) -> list[BookLine]:
    query = select(BookLine).where(BookLine.item_id == item.id).order_by(BookLine.id)
    return list(db.session.scalars(query))


def told(item: EvidenceItem) -> list[tuple[ItemStatus | None, ItemStatus | None, int, int, int]]:
    return [(x.before, x.after, int(x.came), int(x.went), int(x.held)) for x in lines(item)]


def made_again(item: EvidenceItem) -> list[tuple[int, ItemStatus | None, Decimal]]:
    entries = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.stream == item.stream).order_by(LedgerEntry.seq)
    )
    again = lines_of([(one.seq, one.office_id, one.kind, one.payload) for one in entries])
    return [(seq, line.after, line.held) for seq, line in again]


@pytest.fixture
def release(make_release, keeper, now):
    def release(item: EvidenceItem, *, quantity: Decimal | None = None, order=None) -> None:
        release_item(
            item,
            order=order or make_release(item),
            name="Lý Thị Hoa",
            identity=IDENTITY,
            quantity=quantity,
            found=whole(item),
            by=Act(keeper, now),
        )

    return release


@pytest.fixture
def past(item):
    """The item, and a book whose lines lie in a quarter that is over."""
    for line in db.session.scalars(select(BookLine)):
        line.day = date(2026, 9, 1)
    db.session.flush()
    return item


@pytest.fixture
def closing(past, office, keeper, now):
    return make_up_closing(office_id=office.id, by=Act(keeper, now))


@pytest.fixture
def sign(now):
    def sign(closing, part: CountPart, who):
        return sign_closing(closing, part=part, by=Act(who, now, seen=closing.version))

    return sign


def test_what_comes_stands_in_the_book_once(item):
    assert told(item) == [(None, ItemStatus.IN_CUSTODY, 3, 0, 3)]
    assert lines(item)[0].day == local_day(item.received_at)


def test_a_part_that_goes_leaves_the_rest_in_the_book(item, release, make_release):
    order = make_release(item)
    release(item, quantity=Decimal(1), order=order)
    release(item, quantity=Decimal(2), order=order)
    assert told(item)[1:] == [
        (ItemStatus.IN_CUSTODY, ItemStatus.IN_CUSTODY, 0, 1, 2),
        (ItemStatus.IN_CUSTODY, ItemStatus.RELEASED, 0, 2, 0),
    ]


def test_what_is_lent_stays_in_the_book(lent):
    assert told(lent)[-1] == (ItemStatus.IN_CUSTODY, ItemStatus.ON_LOAN, 0, 0, 3)


def test_what_is_claimed_stands_in_the_book_and_a_sight_adds_nothing(claimed, keeper, now, shelf):
    see_item(claimed, at=shelf, by=Act(keeper, now))
    assert told(claimed) == [
        (None, ItemStatus.CLAIMED, 1, 0, 1),
        (ItemStatus.CLAIMED, ItemStatus.IN_CUSTODY, 0, 0, 1),
    ]


def test_the_lines_are_made_again_from_the_entries(lent, claimed, make_item, release):
    gone = make_item()
    release(gone)
    for item in (lent, claimed, gone):
        kept = [(line.seq, line.after, line.held) for line in lines(item)]
        assert made_again(item) == kept


def test_the_book_has_what_the_store_answers_for(lent, claimed, make_item, release):
    release(make_item())
    ours = db.session.scalars(select(EvidenceItem).where(EvidenceItem.status.in_(STILL_OURS))).all()
    rows = db.session.scalars(select(BookLine)).all()
    came = sum(row.before is None for row in rows)
    went = sum(row.after not in STILL_OURS for row in rows)
    assert came - went == len(ours) == 2


@pytest.mark.parametrize(
    ("today", "ended"),
    [
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 6, 30)),
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 3, 31), date(2025, 12, 31)),
    ],
)
def test_a_quarter_is_over_on_the_day_after_its_last(today, ended):
    assert last_end(today) == ended
    assert next_end(ended) >= today


def test_a_closing_counts_what_came_went_and_is_left(past, make_item, release, office, keeper, now):
    release(make_item())
    for line in db.session.scalars(select(BookLine)):
        line.day = END
    today = make_item()  # after the quarter
    closing = make_up_closing(office_id=office.id, by=Act(keeper, now))
    db.session.expire_all()
    assert (closing.opened_with, closing.came, closing.went, closing.held) == (0, 2, 1, 1)
    assert (closing.in_store, closing.lent, closing.until) == (1, 0, END)
    assert lines(past)[0].closing_id == closing.id
    db.session.refresh(lines(today)[0])
    assert lines(today)[0].closing_id is None
    assert verify_stream(closing.stream).intact


def test_the_next_closing_begins_with_what_the_last_had(
    closing, sign, accountant, head, keeper, travel_to
):
    sign(closing, CountPart.ACCOUNTANT, accountant)
    sign(closing, CountPart.HEAD, head)
    late = BookLine(
        office_id=closing.office_id,
        item_id=db.session.scalars(select(EvidenceItem.id)).first(),
        seq=99,
        day=date(2026, 8, 1),
        before=ItemStatus.IN_CUSTODY,
        after=ItemStatus.ON_LOAN,
        came=Decimal(0),
        went=Decimal(0),
        held=Decimal(3),
    )
    db.session.add(late)
    travel_to(date(2027, 1, 2))
    by = Act(keeper, at_nine(date(2027, 1, 2)))
    following = make_up_closing(office_id=closing.office_id, by=by)
    assert (following.opened_with, following.since, following.lent) == (1, END, 1)
    assert (following.in_store, following.held, following.lines) == (0, 1, 1)


def test_three_people_close_the_book(closing, sign, accountant, head):
    sign(closing, CountPart.ACCOUNTANT, accountant)
    assert closing.state is ClosingState.PROPOSED
    sign(closing, CountPart.HEAD, head)
    assert closing.state is ClosingState.CLOSED
    kinds = [one.kind for one in db.session.scalars(ledger.history(closing.stream))]
    assert kinds[:2] == ["closing.closed", "closing.signed"]


def test_a_returned_closing_frees_its_lines(closing, head, past, office, keeper, now):
    return_closing(closing, note="Thiếu dòng", by=Act(head, now, seen=closing.version))
    db.session.expire_all()
    assert closing.state is ClosingState.RETURNED
    assert lines(past)[0].closing_id is None
    again = make_up_closing(office_id=office.id, by=Act(keeper, now))
    assert (again.until, again.held) == (closing.until, closing.held)


def test_one_closing_is_signed_before_the_next(closing, office, keeper, now):
    with pytest.raises(refusals.ClosingOpen):
        make_up_closing(office_id=office.id, by=Act(keeper, now))


def test_a_quarter_that_runs_is_not_closed(closing, sign, accountant, head, office, keeper, now):
    sign(closing, CountPart.ACCOUNTANT, accountant)
    sign(closing, CountPart.HEAD, head)
    with pytest.raises(refusals.QuarterNotOver):
        make_up_closing(office_id=office.id, by=Act(keeper, now))


def test_an_empty_book_is_not_closed(office, keeper, now):
    with pytest.raises(refusals.NothingInBook):
        make_up_closing(office_id=office.id, by=Act(keeper, now))


def test_each_part_is_signed_by_its_own_role(closing, sign, officer, accountant, keeper):
    for part, who in (
        (CountPart.HEAD, accountant),
        (CountPart.ACCOUNTANT, officer),
        (CountPart.KEEPER, keeper),
    ):
        with pytest.raises(refusals.NotYourSignature):
            sign(closing, part, who)


def test_nobody_signs_twice(closing, sign, make_user, accountant):
    sign(closing, CountPart.ACCOUNTANT, accountant)
    with pytest.raises(refusals.SignedByYou):
        sign(closing, CountPart.ACCOUNTANT, accountant)


def test_what_is_returned_waits_for_no_signature(closing, sign, head, accountant, now):
    return_closing(closing, note="Sai", by=Act(head, now, seen=closing.version))
    with pytest.raises(refusals.NotForSigning):
        sign(closing, CountPart.ACCOUNTANT, accountant)
    with pytest.raises(refusals.NotForSigning):
        return_closing(closing, note="Sai", by=Act(head, now, seen=closing.version))


def test_a_return_says_why_and_is_of_who_signs(closing, officer, head, now):
    with pytest.raises(refusals.ReturnNoteNeeded):
        return_closing(closing, note=" ", by=Act(head, now, seen=closing.version))
    with pytest.raises(refusals.NotYourSignature):
        return_closing(closing, note="Sai", by=Act(officer, now, seen=closing.version))


def test_a_closing_changed_meanwhile_is_looked_at_again(closing, sign, accountant, head, now):
    seen = closing.version
    sign(closing, CountPart.ACCOUNTANT, accountant)
    with pytest.raises(ChangedMeanwhile):
        sign_closing(closing, part=CountPart.HEAD, by=Act(head, now, seen=seen))
    with pytest.raises(ChangedMeanwhile):
        return_closing(closing, note="Sai", by=Act(head, now, seen=seen))
