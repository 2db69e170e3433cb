"""Two people at one thing: the later act waits, sees what the first did, and is refused.

On SQLite one transaction writes at a time; these are about PostgreSQL.
"""

import pytest

from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import db
from papers.operations import record_document
from tests.fixtures.beside import one_in_the_way
from tests.fixtures.papers import typed
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described
from warehouse import refusals
from warehouse.models import OrderLine, OrderPurpose, PlaceKind
from warehouse.operations.binding import bind_code
from warehouse.operations.movement import move_item, pack_item
from warehouse.operations.places import close_place, create_place
from warehouse.operations.printing import record_prints
from warehouse.operations.proposals import propose_release

pytestmark = pytest.mark.postgresql_only


def get(row):
    """Return a function that finds a row anew, in whatever session it is called."""
    kind, number = type(row), row.id
    return lambda: db.session.get_one(kind, number)


def test_nothing_is_moved_into_a_place_that_is_being_closed(app, item, make_place, keeper, now):
    find_item, find_place, by = get(item), get(make_place()), Act(keeper, now)
    closed, refused = one_in_the_way(
        app,
        lambda: close_place(find_place(), by=by)[0].id,
        lambda: move_item(find_item(), to=find_place(), by=by),
    )
    assert isinstance(closed, int)
    assert isinstance(refused, refusals.PlaceClosed)


def test_a_place_into_which_something_is_moved_is_not_closed(app, item, make_place, keeper, now):
    find_item, find_place, by = get(item), get(make_place()), Act(keeper, now)
    _moved, refused = one_in_the_way(
        app,
        lambda: move_item(find_item(), to=find_place(), by=by).seq,
        lambda: close_place(find_place(), by=by),
    )
    assert isinstance(refused, refusals.PlaceNotEmpty)


def test_nothing_is_received_into_a_place_that_is_being_closed(
    app, intake, make_place, keeper, now
):
    number = db.session.scalar(db.select(OrderLine.id).where(OrderLine.order_id == intake.id))
    find_place, by = get(make_place()), Act(keeper, now)

    def receive():
        line = db.session.get_one(OrderLine, number)
        return receive_line(line, place=find_place(), by=by, **as_described(line))

    _closed, refused = one_in_the_way(app, lambda: close_place(find_place(), by=by)[0].id, receive)
    assert isinstance(refused, refusals.PlaceClosed)


def test_nothing_is_built_in_a_place_that_is_being_closed(app, make_place, keeper, now):
    find_place, by = get(make_place()), Act(keeper, now)

    def build():
        parent = find_place()
        return create_place(
            office_id=parent.office_id,
            parent=parent,
            name="Ô 1",
            short_name="X-1",
            kind=PlaceKind.BIN,
            by=by,
        )

    _closed, refused = one_in_the_way(app, lambda: close_place(find_place(), by=by)[0].id, build)
    assert isinstance(refused, refusals.PlaceClosed)


def test_a_code_and_the_short_name_of_a_place_are_not_made_at_once(
    app, item, make_place, keeper, now
):
    find_item, find_place, by = get(item), get(make_place()), Act(keeper, now)

    def build():
        parent = find_place()
        return create_place(
            office_id=parent.office_id,
            parent=parent,
            name="Ô 9",
            short_name="KE-Z9",
            kind=PlaceKind.BIN,
            by=by,
        ).id

    _bound, refused = one_in_the_way(
        app, lambda: bind_code(find_item(), raw="KE-Z9", by=by).id, build
    )
    assert isinstance(refused, refusals.ShortNameIsACode)


def test_a_document_that_two_people_record_at_once_is_one(app, case, officer, now):
    find_case, by = get(case), Act(officer, now)

    def record():
        return record_document([find_case()], paper=typed("5/X"), by=by).id

    first, second = one_in_the_way(app, record, record)
    assert isinstance(first, int)
    assert first == second


def test_an_item_stands_on_one_of_two_orders_proposed_at_once(app, item, officer, now):
    find_item, by = get(item), Act(officer, now)

    def propose():
        found = find_item()
        return propose_release(
            db.session.get_one(CaseFile, found.case_id),
            purpose=OrderPurpose.RETURN_TO_OWNER,
            items=[found],
            document=typed("96/QĐ", now.date()),
            reason="Trả lại",
            counterpart_name="Lý Thị Hoa",
            by=by,
        ).number

    number, refused = one_in_the_way(app, propose, propose)
    assert number == "LXK-2026-000001"
    assert isinstance(refused, refusals.ItemOnAnotherOrder)


def test_a_box_that_is_being_moved_takes_what_is_packed_where_it_goes(
    app, item, make_item, vault, keeper, now
):
    box = make_item(description="Thùng")
    find_item, find_box, find_vault = get(item), get(box), get(vault)
    by, vault_id = Act(keeper, now), vault.id
    one_in_the_way(
        app,
        lambda: move_item(find_box(), to=find_vault(), by=by).seq,
        lambda: pack_item(find_item(), into=find_box(), by=by).seq,
    )
    db.session.expire_all()
    assert {find_item().place_id, find_box().place_id} == {vault_id}


def test_two_people_print_one_first_label(app, item, keeper, now):
    find_item, by = get(item), Act(keeper, now)
    printed, refused = one_in_the_way(
        app,
        lambda: len(record_prints([find_item()], reason="", by=by)),
        lambda: record_prints([find_item()], reason="", by=by),
    )
    assert printed == 1
    assert isinstance(refused, refusals.ReprintNeedsReason)
