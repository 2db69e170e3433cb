"""Signing hand-overs: the second signature hands the things over, and nothing before it does."""

import pytest
from sqlalchemy import event, select

from accounts.models import UserAccount
from audit import ledger
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.ledger import verify_whole
from tests.fixtures.warehouse import whole
from warehouse.models import HandOverState, Observation, SealState, Touch
from warehouse.observing import Found
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over, withdraw_hand_over
from warehouse.operations.hand_overs import add_lines
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item, pack_item
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import hand_overs as refused


def entry_of(item):
    rows = select(LedgerEntry).where(LedgerEntry.stream == item.stream)
    return db.session.scalars(rows.order_by(LedgerEntry.seq.desc()).limit(1)).one()


@pytest.mark.parametrize("giver_first", [True, False])
def test_the_second_signature_changes_hands_and_not_the_first(
    make_hand_over, item, keeper, second_keeper, giver_first
):
    row = make_hand_over(item)
    first, second = (keeper, second_keeper) if giver_first else (second_keeper, keeper)
    sign_by(row, first)
    assert (row.stage, item.keeper_id) == (HandOverState.SIGNED_BY_ONE, None)
    sign_by(row, second)
    assert (row.stage, item.keeper_id) == (HandOverState.SIGNED, second_keeper.id)
    assert (row.giver_id, row.receiver_id) == (keeper.id, second_keeper.id)


def test_each_thing_is_told_and_observed(make_hand_over, item, keeper, second_keeper):
    row = sign_by(make_hand_over(item), keeper, second_keeper)
    told = entry_of(item)
    assert told.kind == "custody.keeper_changed"
    assert told.payload["hand_over"] == row.number
    assert told.payload["keeper_id"] == [None, second_keeper.id]
    assert told.payload["receiver"] == db.session.get_one(UserAccount, second_keeper.id).full_name
    seen = db.session.scalars(
        select(Observation).where(
            Observation.item_id == item.id, Observation.touch == Touch.HAND_OVER
        )
    ).one()
    (line,) = db.session.scalars(lines_of(row)).all()
    assert line.observation_id == seen.id
    assert (seen.seen_by_id, seen.condition) == (keeper.id, "như trước")
    assert (seen.seal_state, seen.seal_number) == (SealState.INTACT, item.seal_number)


def test_who_took_over_gives_on(make_hand_over, item, keeper, second_keeper):
    there = sign_by(make_hand_over(item), keeper, second_keeper)
    back = sign_by(make_hand_over(item, giver=second_keeper), second_keeper, keeper)
    assert back.number > there.number
    assert item.keeper_id == keeper.id
    assert not list(verify_whole().findings)


def test_nobody_signs_both_halves(make_hand_over, item, keeper, now):
    row = sign_by(make_hand_over(item), keeper)
    with pytest.raises(refused.HalfSignedAlready):
        sign_hand_over(row, looked=True, by=Act(keeper, now))
    assert row.receiver_id is None


def test_a_third_keeper_does_not_sign_a_half_again(
    make_hand_over, item, second_keeper, make_user, now
):
    row = sign_by(make_hand_over(item), second_keeper)
    with pytest.raises(refused.HalfSignedAlready):
        sign_hand_over(row, looked=True, by=Act(make_user(roles=["keeper"]), now))


def test_it_is_signed_as_it_was_seen(make_hand_over, item, keeper, now):
    row = make_hand_over(item)
    with pytest.raises(ChangedMeanwhile):
        sign_hand_over(row, looked=True, by=Act(keeper, now, seen=99))
    with pytest.raises(ChangedMeanwhile):
        withdraw_hand_over(row, why="nhầm", by=Act(keeper, now, seen=99))


def test_a_stranger_signs_nothing(make_hand_over, item, make_user, unit, now):
    row = make_hand_over(item)
    stranger = make_user(roles=["keeper"], office=unit)
    with pytest.raises(refused.NotOfTheHandOver):
        sign_hand_over(row, looked=True, by=Act(stranger, now))
    with pytest.raises(refused.NotOfTheHandOver):
        withdraw_hand_over(row, why="nhầm", by=Act(stranger, now))


def test_nothing_is_no_hand_over(make_hand_over, keeper, now):
    with pytest.raises(refused.NothingHandedOver):
        sign_hand_over(make_hand_over(), looked=True, by=Act(keeper, now))


def test_nobody_signs_for_what_nobody_looked_at(make_hand_over, item, keeper, now):
    with pytest.raises(refused.LinesUnseen):
        sign_hand_over(make_hand_over(item, seen=False), looked=True, by=Act(keeper, now))


def test_who_signs_says_that_they_looked_at_all_of_it(make_hand_over, item, second_keeper, now):
    row = make_hand_over(item)
    with pytest.raises(refused.NotLookedAt):
        sign_hand_over(row, looked=False, by=Act(second_keeper, now))
    assert row.stage is HandOverState.DRAFT
    sign_hand_over(row, looked=True, by=Act(second_keeper, now))
    told = db.session.scalars(ledger.history(row.stream)).first()
    assert told.payload == {"half": "receiver", "count": 1, "looked": True}


def test_nobody_signs_for_what_another_keeper_answers_for_by_now(
    make_hand_over, item, keeper, second_keeper, make_user, now
):
    row = sign_by(make_hand_over(item), second_keeper)
    item.keeper_id = make_user(roles=["keeper"], full_name="Vi Văn Thứ").id
    db.session.flush()
    with pytest.raises(refused.KeptByAnother) as told:
        sign_hand_over(row, looked=True, by=Act(keeper, now))
    assert told.value.details["keeper"] == "Vi Văn Thứ"
    assert row.stage is HandOverState.SIGNED_BY_ONE


def test_what_moved_after_it_was_looked_at_is_looked_at_again(
    make_hand_over, item, make_place, keeper, second_keeper, now
):
    row = sign_by(make_hand_over(item), keeper)
    move_item(item, to=make_place(), by=Act(keeper, now))
    with pytest.raises(refused.LinesStale):
        sign_hand_over(row, looked=True, by=Act(second_keeper, now))
    assert item.keeper_id is None


def test_a_box_is_signed_for_with_all_that_lies_in_it(make_hand_over, make_item, item, keeper, now):
    box = make_item(seal=None)
    row = make_hand_over(box)
    pack_item(item, into=box, by=Act(keeper, now))
    with pytest.raises(refused.OutOfItsBox):
        sign_hand_over(row, looked=True, by=Act(keeper, now))
    add_lines(row, items=[item], by=Act(keeper, now))
    look_at_all(row, Act(keeper, now))
    sign_hand_over(row, looked=True, by=Act(keeper, now))


def test_what_is_under_a_discrepancy_stays_so(make_hand_over, item, keeper, second_keeper, now):
    torn = Found(condition="rách", seal_state=SealState.BROKEN)
    look_at_item(item, found=torn, by=Act(keeper, now))
    row = make_hand_over(item, seen=False)
    (line,) = db.session.scalars(lines_of(row)).all()
    look_at_line(line, found=torn, by=Act(keeper, now))
    sign_by(row, keeper, second_keeper)
    seen = db.session.get_one(Observation, line.observation_id)
    assert seen.set_aside == ["seal"]
    assert whole(item).seal_number is not None


def test_what_one_has_signed_nobody_else_withdraws(make_hand_over, item, keeper, make_user, now):
    row = sign_by(make_hand_over(item), keeper)
    third = Act(make_user(roles=["keeper"], full_name="Vi Văn Thứ"), now)
    with pytest.raises(refused.OnlyWhoSignedWithdraws) as told:
        withdraw_hand_over(row, why="nhầm", by=third)
    assert told.value.details["keeper"] == keeper.name
    db.session.get_one(UserAccount, keeper.id).is_active = False
    db.session.flush()
    withdraw_hand_over(row, why="Thủ kho đã nghỉ", by=third)
    assert row.stage is HandOverState.WITHDRAWN


def test_it_is_withdrawn_by_either_and_never_after_both(
    make_hand_over, item, keeper, second_keeper, now
):
    row = sign_by(make_hand_over(item), second_keeper)
    withdraw_hand_over(row, why="Ghi nhầm vật", by=Act(second_keeper, now))
    assert (row.stage, item.keeper_id) == (HandOverState.WITHDRAWN, None)
    for act in (
        lambda: sign_hand_over(row, looked=True, by=Act(second_keeper, now)),
        lambda: withdraw_hand_over(row, why="nhầm", by=Act(keeper, now)),
    ):
        with pytest.raises(refused.HandOverEnded):
            act()
    again = make_hand_over(item)
    assert sign_by(again, keeper, second_keeper).stage is HandOverState.SIGNED


def test_twenty_things_take_no_more_statements_than_two(
    make_hand_over, make_item, keeper, second_keeper, now
):
    few, many = ([make_item() for _ in range(count)] for count in (2, 20))
    counted = [
        _statements(make_hand_over(*some), keeper, second_keeper, now) for some in (few, many)
    ]
    assert len(counted[0]) == len(counted[1]), "\n".join(counted[1])
    assert len(counted[1]) < 40
    assert {item.keeper_id for item in many} == {second_keeper.id}


def _statements(row, keeper, second_keeper, now):
    sign_by(row, keeper)
    db.session.commit()
    said = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith("INSERT INTO observation"):  # SQLite takes new rows one by one
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        sign_hand_over(row, looked=True, by=Act(second_keeper, now))
        db.session.commit()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return said
