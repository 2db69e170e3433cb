"""Drafting hand-overs: the things that are on one, and what is seen of them before a signature."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from papers.models import DocumentKind
from papers.naming import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.warehouse import whole
from warehouse import refusals
from warehouse.models import HandOverKind, HandOverState, SealState
from warehouse.observing import Found
from warehouse.operations import hand_overs as operations
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_overs import add_lines, draft_hand_over, remove_line
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import pack_item
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import hand_overs as refused
from warehouse.resolver import items_labelled


def lines(row):
    return list(db.session.scalars(lines_of(row)))


def kinds(row):
    rows = select(LedgerEntry.kind).where(LedgerEntry.stream == row.stream)
    return list(db.session.scalars(rows.order_by(LedgerEntry.seq)))


@pytest.fixture
def open_item(make_item):
    """A thing that bears no seal."""
    return make_item(seal=None)


def test_who_drafts_it_gives_and_nothing_changes_hands(make_hand_over, item, keeper):
    row = make_hand_over(item)
    assert (row.number, row.giver_id, row.stage) == (
        "BG-2026-000002",  # the first took it in
        keeper.id,
        HandOverState.DRAFT,
    )
    assert (row.lines_count, row.seen_count, item.keeper_id) == (1, 1, None)
    assert kinds(row) == ["hand_over.drafted", "hand_over.lines_added", "hand_over.line_seen"]


def test_a_paper_it_rests_on_is_recorded(make_hand_over, now):
    row = make_hand_over(
        paper=Paper(kind=DocumentKind.DECISION, number="9/QĐ-THADS", issued_on=now.date())
    )
    assert row.document is not None
    assert row.document.number == "9/QĐ-THADS"


def test_a_paper_it_rests_on_is_not_named_by_half(make_hand_over, now):
    with pytest.raises(DocumentNeeded):
        make_hand_over(paper=Paper(kind=DocumentKind.DECISION, issued_on=now.date()))


def test_only_a_keeper_of_the_office_drafts_one(unit, keeper, now):
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        draft_hand_over(unit, kind=HandOverKind.KEEPER, reason="x", by=Act(keeper, now))


def test_what_bears_no_seal_is_said_for_all_at_once(
    make_hand_over, make_item, item, open_item, keeper, now
):
    other = make_item(seal=None)
    row = make_hand_over()
    by = Act(keeper, now)
    assert add_lines(row, items=[item, open_item, other], condition="như trước", by=by) == 3
    assert (row.lines_count, row.seen_count) == (3, 2)
    seen = {line.item_id: line.seal_state for line in lines(row)}
    assert seen == {item.id: None, open_item.id: SealState.NONE, other.id: SealState.NONE}


def test_a_thing_scanned_twice_is_on_it_once(make_hand_over, item, keeper, now):
    row = make_hand_over(item)
    assert add_lines(row, items=[item, item], by=Act(keeper, now)) == 0
    assert (row.lines_count, row.seen_count) == (1, 1)


def test_a_box_comes_with_all_that_lies_in_it(make_hand_over, make_item, keeper, now):
    box, inner, innermost = make_item(seal=None), make_item(), make_item()
    pack_item(inner, into=box, by=Act(keeper, now))
    pack_item(innermost, into=inner, by=Act(keeper, now))
    row = make_hand_over(box)
    assert {line.item_id for line in lines(row)} == {box.id, inner.id, innermost.id}


def test_what_changed_meanwhile_is_shown_again(make_hand_over, item, keeper, now):
    row = make_hand_over()
    with pytest.raises(ChangedMeanwhile):
        add_lines(row, items=[item], by=Act(keeper, now, seen=99))


def test_only_who_gives_says_what(make_hand_over, item, second_keeper, now):
    row = make_hand_over(item)
    with pytest.raises(refused.OnlyWhoGives):
        add_lines(row, items=[item], by=Act(second_keeper, now))
    with pytest.raises(refused.OnlyWhoGives):
        remove_line(lines(row)[0], by=Act(second_keeper, now))


def test_what_one_has_signed_stays_as_it_is(make_hand_over, item, open_item, keeper, now):
    row = sign_by(make_hand_over(item), keeper)
    by = Act(keeper, now)
    with pytest.raises(refused.HandOverSigned):
        add_lines(row, items=[open_item], by=by)
    with pytest.raises(refused.HandOverSigned):
        remove_line(lines(row)[0], by=by)
    with pytest.raises(refused.HandOverSigned):
        look_at_line(lines(row)[0], found=whole(item, condition="tốt"), by=by)


def test_nothing_is_added_to_what_both_signed(
    make_hand_over, item, open_item, keeper, second_keeper, now
):
    row = sign_by(make_hand_over(item), keeper, second_keeper)
    by = Act(keeper, now)
    with pytest.raises(refused.HandOverEnded):
        add_lines(row, items=[open_item], by=by)
    with pytest.raises(refused.HandOverEnded):
        remove_line(lines(row)[0], by=by)
    with pytest.raises(refused.HandOverEnded):
        look_at_line(lines(row)[0], found=whole(item, condition="tốt"), by=by)


def test_only_what_lies_here_is_handed_over(make_hand_over, lent, claimed, keeper, now):
    row, by = make_hand_over(), Act(keeper, now)
    with pytest.raises(refusals.NotInCustody):
        add_lines(row, items=[lent], by=by)
    with pytest.raises(refusals.NotSeenYet):
        add_lines(row, items=[claimed], by=by)


def test_a_thing_of_another_office_is_not_ours_to_give(make_hand_over, item, unit, keeper, now):
    row = make_hand_over()
    item.office_id = unit.id
    db.session.flush()
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        add_lines(row, items=[item], by=Act(keeper, now))


def test_a_thing_stands_on_one_open_hand_over(make_hand_over, item, keeper, now):
    make_hand_over(item)
    second = make_hand_over()
    with pytest.raises(refused.OnHandOverAlready):
        add_lines(second, items=[item], by=Act(keeper, now))


def test_there_is_a_most(make_hand_over, item, open_item, keeper, now, monkeypatch):
    monkeypatch.setattr(operations, "MOST_LINES", 1)
    row = make_hand_over()
    with pytest.raises(refused.TooManyLines):
        add_lines(row, items=[item, open_item], by=Act(keeper, now))


def test_a_thing_is_taken_off(make_hand_over, item, open_item, keeper, now):
    row = make_hand_over(item, open_item)
    first = next(line for line in lines(row) if line.item_id == item.id)
    remove_line(first, by=Act(keeper, now))
    assert (row.lines_count, row.seen_count) == (1, 1)
    assert [line.item_id for line in lines(row)] == [open_item.id]


def test_each_of_the_two_looks(make_hand_over, item, second_keeper, now):
    row = make_hand_over(item, seen=False)
    (line,) = lines(row)
    look_at_line(line, found=whole(item, condition="còn tốt"), by=Act(second_keeper, now))
    assert (line.seen_by_id, line.condition, line.seal_number) == (
        second_keeper.id,
        "còn tốt",
        item.seal_number,
    )


def test_nobody_else_looks(make_hand_over, item, make_user, unit, now):
    row = make_hand_over(item, seen=False)
    stranger = make_user(roles=["keeper"], office=unit)
    with pytest.raises(refused.NotOfTheHandOver):
        look_at_line(lines(row)[0], found=whole(item, condition="tốt"), by=Act(stranger, now))


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(seal_state=SealState.INTACT, seal_number="NP"), refusals.ConditionNeeded),
        (Found(condition="tốt"), refusals.SealStateNeeded),
        (Found(condition="tốt", seal_state=SealState.INTACT), refusals.SealNumberNeeded),
        (Found(condition="tốt", seal_state=SealState.BROKEN), refusals.DiffersFromKnown),
        (
            Found(condition="tốt", seal_state=SealState.NONE, weight_grams=Decimal(0)),
            refusals.WeightNotPositive,
        ),
    ],
)
def test_a_line_says_how_the_thing_is(make_hand_over, item, keeper, now, found, refusal):
    row = make_hand_over(item, seen=False)
    with pytest.raises(refusal):
        look_at_line(lines(row)[0], found=found, by=Act(keeper, now))


def test_what_its_open_discrepancy_says_goes_along(make_hand_over, item, keeper, now):
    torn = Found(condition="rách", seal_state=SealState.BROKEN)
    look_at_item(item, found=torn, by=Act(keeper, now))
    row = make_hand_over(item, seen=False)
    look_at_line(lines(row)[0], found=torn, by=Act(keeper, now))
    assert row.seen_count == 1


def test_what_another_keeper_answers_for_is_not_given(
    make_hand_over, item, open_item, keeper, second_keeper, now
):
    sign_by(make_hand_over(item), keeper, second_keeper)
    row, by = make_hand_over(open_item), Act(keeper, now)
    with pytest.raises(refused.KeptByAnother) as told:
        add_lines(row, items=[item], by=by)
    assert told.value.details == {"code": shown(item.code), "keeper": "Đinh Thị Kế"}
    assert row.lines_count == 1
    db.session.get_one(UserAccount, second_keeper.id).is_active = False
    db.session.flush()
    assert add_lines(row, items=[item], by=by) == 1


def test_codes_of_no_thing_in_sight_are_all_named(item, unit):
    with pytest.raises(refused.CodesUnknown) as told:
        items_labelled([item.code, "ABC", "X1"], {item.office_id})
    assert told.value.details["codes"] == ["ABC", "X1"]
    with pytest.raises(refused.CodesUnknown):
        items_labelled([item.code], {unit.id})
    assert items_labelled([item.code, item.code], {item.office_id}) == [item]
