"""Importing exhibit lines: intake lines of a case, completed by a person, never twice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select, text

from cases.operations.files import close_case
from cases.refusals import CaseIsClosed
from exchange.models import ImportedRow, ImportRow, RowState, SheetKind
from exchange.operations.batches import Typed
from exchange.operations.minutes import Minutes, former_scope_of
from exchange.operations.settled import complete_rows
from exchange.refusals import RowsIncomplete, RowsRefused
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.imports import rows_in
from warehouse.models import Order, OrderLine, OrderState
from warehouse.operations.orders import cancel_order, reject_order

HERE = Path(__file__).parent
INPUTS = HERE / "data/inputs"
ON = date(2026, 3, 2)
FILES = [  # the lines kept as facts, and the real list where it lies beside the tree
    path
    for path in (HERE / "data/exhibit_facts.csv", HERE.parents[2] / "shared/data/exhibits.csv")
    if path.exists()
]
HEADER = "source,line_no,description,quantity,unit,seal_text,kind\n"
LINES = (
    HEADER
    + 'bb-1,1,"01 (một) phong bì đã niêm phong số 123/PC09",01,phong bì,niêm phong số 123/PC09,\n'
    + "bb-1,2,500kg hạt hướng dương,500,kg,,food\n"
    + "bb-2,1,một số gói,một số,gói,,\n"
).encode()


@pytest.fixture
def stage_exhibits(stage_file, case):
    def staged(content):
        return stage_file(content, name="danh-sach.csv", kind=SheetKind.EXHIBITS, case=case)

    return staged


def _lines():
    return db.session.scalars(db.select(OrderLine).order_by(OrderLine.id)).all()


def test_an_incomplete_line_stops_the_import(import_exhibits):
    with pytest.raises(RowsIncomplete):
        import_exhibits(LINES)
    assert _lines() == []


def test_lines_become_a_proposed_intake_order_a_source(import_exhibits):
    batch = import_exhibits(LINES, skip_refused=True)
    assert (batch.imported, rows_in(batch, RowState.INCOMPLETE)) == (2, [4])
    first, second = _lines()
    assert (first.described_quantity, first.unit) == (Decimal(1), "phong bì")
    assert "123/PC09" in first.described_seal
    assert (second.described_quantity, second.unit) == (Decimal(500), "kg")
    order = db.session.scalar(db.select(Order))
    assert (order.state, order.document_no) == (OrderState.PROPOSED, "12/BB-TG")
    assert "(bb-1)" in order.reason


def test_a_person_completes_what_could_not_be_read(import_exhibits):
    batch = import_exhibits(LINES, completed={4: Typed(Decimal(7), "gói")})
    assert (batch.imported, batch.left_out, len(_orders())) == (3, 0, 2)
    assert _lines()[-1].described_quantity == Decimal(7)


def test_the_same_list_again_changes_nothing(import_exhibits, stage_exhibits):
    import_exhibits(LINES, completed={4: Typed(Decimal(7), "gói")})
    again = stage_exhibits(LINES)
    assert (again.new, again.unchanged, again.left_out) == (0, 3, 0)


@pytest.mark.parametrize("end", [cancel_order, reject_order], ids=["cancelled", "rejected"])
def test_a_list_whose_order_was_given_up_can_be_imported_again(
    end, import_exhibits, stage_exhibits, officer, head
):
    import_exhibits(LINES, skip_refused=True)
    person = head if end is reject_order else officer
    with transaction():
        end(_orders()[0], note="Ghi nhầm số biên bản", by=Act(person, clock.now()))
    again = import_exhibits(LINES, skip_refused=True)
    assert (again.imported, again.unchanged) == (2, 0)
    assert [order.state for order in _orders()][1:] == [OrderState.PROPOSED]
    assert stage_exhibits(LINES).unchanged == 2, "now the new order is remembered"


def test_every_line_of_a_list_without_numbers_is_a_thing_of_its_own(
    import_exhibits, stage_exhibits
):
    phones = HEADER + ",,Điện thoại di động màu đen,1,chiếc,,\n" * 3
    batch = import_exhibits(phones.encode())
    assert (batch.imported, len(_lines())) == (3, 3)
    four = stage_exhibits((phones + ",,Điện thoại di động màu đen,1,chiếc,,\n").encode())
    assert (four.unchanged, four.new) == (3, 1)


def test_numbers_that_begin_again_in_each_section_are_no_reason_to_refuse(import_exhibits):
    sections = HEADER + ",1,Xe máy,1,chiếc,,\n,2,Máy tính,1,chiếc,,\n,1,Con dao,1,con,,\n"
    assert import_exhibits(sections.encode()).imported == 3


def test_a_line_that_says_something_else_now_is_refused(import_exhibits, stage_exhibits):
    import_exhibits((HEADER + "bb-1,1,Xe máy HONDA,1,chiếc,,\n").encode())
    changed = stage_exhibits((HEADER + "bb-1,1,Xe máy YAMAHA,1,chiếc,,\n").encode())
    assert (changed.new, changed.refused) == (0, 1)


def test_a_second_list_of_the_case_comes_in_though_it_looks_alike(import_exhibits):
    import_exhibits(LINES, skip_refused=True)
    for minutes in (Minutes("13/BB-TG", ON), Minutes("12/BB-TG", date(2026, 5, 4))):
        second = import_exhibits(LINES, skip_refused=True, minutes=minutes)
        assert (second.imported, second.unchanged) == (2, 0)
    assert [note["code"] for note in second.notes] == ["file_again"]
    assert len(_lines()) == 6


def test_minutes_spelled_otherwise_are_the_same_minutes(import_exhibits, stage_file, case):
    import_exhibits(LINES, skip_refused=True)
    again = stage_file(
        LINES, kind=SheetKind.EXHIBITS, case=case, minutes=Minutes(" 12/bb - tg", ON)
    )
    assert (again.new, again.unchanged) == (0, 2)


def test_minutes_whose_numbers_share_their_digits_are_two(import_exhibits, stage_file, case):
    import_exhibits(LINES, skip_refused=True, minutes=Minutes("1/12/BB-TG", ON))
    for number, known in (("11/2/BB-TG", 0), ("112/BB-TG", 0), ("01-12 / BB TG", 2)):
        again = stage_file(LINES, kind=SheetKind.EXHIBITS, case=case, minutes=Minutes(number, ON))
        assert (again.unchanged, again.new) == (known, 2 - known)


def test_a_list_that_came_in_while_strokes_told_nothing_is_still_known(
    import_exhibits, stage_file, case
):
    import_exhibits(LINES, skip_refused=True, minutes=Minutes("1/12/BB-TG", ON))
    former = former_scope_of(case.id, Minutes("1/12/BB-TG", ON))
    for row_id, key in db.session.execute(select(ImportedRow.id, ImportedRow.key)).all():
        old = {"id": row_id, "key": f"{former}:{key.partition(':')[2]}"}
        db.session.execute(text("UPDATE imported_row SET key = :key WHERE id = :id"), old)
    db.session.commit()
    for number, known in (("1/12/BB-TG", 2), ("11/2/BB-TG", 0)):
        again = stage_file(LINES, kind=SheetKind.EXHIBITS, case=case, minutes=Minutes(number, ON))
        assert again.unchanged == known


def test_a_line_put_in_between_is_the_one_that_comes_in(import_exhibits, stage_exhibits):
    lines = [f",{n},Xe máy số {n},1,chiếc,,\n" for n in (1, 2, 3)]
    import_exhibits((HEADER + "".join(lines)).encode())
    more = HEADER + lines[0] + ",2,Dao bầu,1,con,,\n" + ",3,Xe máy số 2,1,chiếc,,\n" + lines[2]
    again = stage_exhibits(more.encode())
    assert (again.new, again.unchanged, again.refused) == (1, 3, 0)


def test_a_refused_line_stops_the_import(import_exhibits):
    with pytest.raises(RowsRefused):
        import_exhibits((HEADER + ",1,Xe máy,1,chiếc,,\n,2,,3,chiếc,,\n").encode())
    assert _lines() == []


def test_a_new_line_is_pointed_at_when_others_of_its_minutes_are_gone(
    import_exhibits, stage_exhibits
):
    import_exhibits((HEADER + ",1,Xe máy,1,chiếc,,\n,2,Dao bầu,1,con,,\n").encode())
    again = stage_exhibits((HEADER + ",1,Xe máy,1,chiếc,,\n\n,2,Dao bấm,1,con,,\n").encode())
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.state == RowState.NEW)).one()
    assert (again.unchanged, [each["code"] for each in row.problems]) == (1, ["lines_gone"])


def test_texts_of_an_old_font_come_in_when_a_person_confirms_them(import_exhibits, stage_exhibits):
    content = (INPUTS / "06_tcvn3_text.xlsx").read_bytes()
    waiting = stage_exhibits(content)
    assert (waiting.old_font, waiting.new, waiting.incomplete) == ("TCVN3", 0, 2)
    with pytest.raises(RowsIncomplete):
        import_exhibits(content)
    assert import_exhibits(content, font_is_right=True).imported == 2
    assert _lines()[0].description == "Điện thoại di động màu đen, đã qua sử dụng"
    assert _lines()[1].described_quantity == Decimal(10_000_000)


def test_a_converted_line_without_a_quantity_waits_for_both(stage_exhibits, officer):
    batch = stage_exhibits("stt,tên vật chứng\n1,Mét sè gãi ma tuý ®· niªm phong\n".encode())
    with transaction():
        complete_rows(batch, {2: Typed(Decimal(3), "gói")}, by=Act(officer, clock.now()))
    assert batch.incomplete == 1
    with transaction():
        complete_rows(batch, {}, font_is_right=True, by=Act(officer, clock.now()))
    assert (batch.new, batch.incomplete) == (1, 0)


@pytest.mark.parametrize("quantity", ["0", "0,1234567", "9999999999999"])
def test_a_quantity_that_cannot_be_recorded_is_asked_for(stage_exhibits, quantity):
    line = f'bb-1,1,Cát vàng,"{quantity}",kg,,\n'
    assert stage_exhibits((HEADER + line).encode()).incomplete == 1


def test_a_long_list_goes_on_in_the_next_order(import_exhibits):
    lines = "".join(f"bb-1,{n},Xe máy số {n},1,chiếc,,\n" for n in range(1, 121))
    assert import_exhibits((HEADER + lines).encode()).imported == 120
    assert len(_orders()) == 3


def test_a_case_closed_meanwhile_is_named_before_anything_comes_in(
    stage_exhibits, start, case, officer
):
    batch = stage_exhibits(LINES)
    with transaction():
        close_case(case, closed_on=clock.today(), by=Act(officer, clock.now()))
    with pytest.raises(CaseIsClosed):
        start(batch, skip_refused=True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_whole_list_comes_in(path, import_exhibits):
    batch = import_exhibits(path.read_bytes(), skip_refused=True)
    assert batch.imported >= 100
    assert len(_lines()) == batch.imported
    assert len(_orders()) > 20


def _orders():
    return db.session.scalars(db.select(Order).order_by(Order.id)).all()


def test_what_has_no_column_of_its_own_stays_in_the_description(import_exhibits):
    seals = ", ".join(f"PS3A {number:06d}" for number in range(1, 25))
    rows = [
        'a,1,"Gỗ dổi, khối lượng 1,288 m3",3,lóng,,',
        "a,2,Than đá,1,đống (khoảng 40 tấn),,",
        f'a,3,Phong bì,24,cái,"{seals}",',
        "a,4,Thóc,2,bao (1 tạ),,",
    ]
    import_exhibits((HEADER + "\n".join(rows)).encode())

    lines = _lines()
    assert [line.description for line in lines] == [
        "Gỗ dổi, khối lượng 1,288 m3",
        "Than đá; ≈ 40 tấn",
        f"Phong bì; {seals}",
        "Thóc",
    ]
    assert [line.described_weight_grams for line in lines] == [None, None, None, 100_000]
    assert lines[2].described_seal == seals[:200]
