"""What a list tells beside how many: its notes, what things are worth, "about", a missing unit."""

from decimal import Decimal

import pytest

from cases.models import CaseFile
from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibits
from exchange.importing.problems import Code
from exchange.models import ImportRow
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Cell, Tab, separated, xlsx
from tests.exchange.notices import sent
from tests.fixtures.pages import Pages
from warehouse.models import Order, OrderLine

HEAD: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "Đơn vị tính", "Ghi chú"]


def only(*rows: list[Cell]) -> ExhibitDraft:
    (draft,) = read_exhibits(xlsx(Tab(list(rows))), "ds.xlsx").drafts
    return draft


@pytest.mark.parametrize("head", ["Ghi chú", "Chú thích", "GHI CHÚ (nếu có)", "Lưu ý"])
def test_notes_are_kept_word_for_word(head: str) -> None:
    note = "Máy móc méo,\nkhông lên nguồn;  thu của N.V.A"
    draft = only([*HEAD[:4], head], [1, "Máy tính xách tay", 1, "chiếc", note])
    assert draft.notes == "Máy móc méo,\nkhông lên nguồn; thu của N.V.A"
    assert draft.description == "Máy tính xách tay"


@pytest.mark.parametrize(
    ("note", "head", "cell", "told"),
    [
        ("Đơn vị tính: nghìn đồng", "Trị giá", 12500, "Trị giá: 12500 = 12.500.000 đồng"),
        ("ĐVT: triệu đồng", "Giá trị ước tính", "1,5", "1,5 = 1.500.000 đồng"),
        ("(Đơn vị: 1.000 đ)", "Thành tiền", "2.400", "2.400 = 2.400.000 đồng"),
        (None, "Trị giá (nghìn đồng)", 300, "300 = 300.000 đồng"),
        ("Đơn vị tính: đồng", "Trị giá", "12.500.000", "Trị giá: 12.500.000"),
        ("ĐVT: USD", "Trị giá", "300", "Trị giá: 300"),
    ],
)
def test_what_a_thing_is_worth_is_told_in_the_unit_of_the_table(
    note: str | None, head: str, cell: Cell, told: str
) -> None:
    rows: list[list[Cell]] = [[note, None, None, None, None]] if note else []
    draft = only(*rows, [*HEAD[:4], head], [1, "Máy ảnh", 1, "chiếc", cell])
    assert draft.notes.endswith(told)
    assert (draft.quantity, draft.unit) == (1, "chiếc")


@pytest.mark.parametrize(
    ("note", "head", "cell", "dong"),
    [
        ("Đơn vị tính: nghìn đồng", "Số tiền", "5.200", 5_200_000),
        ("ĐVT: triệu đồng", "Số tiền", "12", 12_000_000),
        (None, "Số tiền (nghìn đồng)", "450", 450_000),
        ("Đơn vị tính: đồng", "Số tiền", "450.000", 450_000),
    ],
)
def test_sums_of_money_are_in_the_unit_of_the_table(
    note: str | None, head: str, cell: Cell, dong: int
) -> None:
    rows: list[list[Cell]] = [[note, None, None]] if note else []
    draft = only(*rows, ["STT", "Tên vật chứng", head], [1, "Tiền Việt Nam", cell])
    assert (draft.quantity, draft.unit) == (dong, "đồng")
    in_units = [each.code for each in draft.doubts] == [Code.SUM_IN_UNITS]
    assert in_units == (note != "Đơn vị tính: đồng")


@pytest.mark.parametrize("cell", ["5.200 đồng", "5.200.000.000.000"])
def test_a_sum_that_does_not_keep_to_the_unit_of_the_table_is_asked_about(cell: str) -> None:
    rows = [["ĐVT: nghìn đồng", None, None], ["STT", "Tên vật chứng", "Số tiền"]]
    draft = only(*rows, [1, "Tiền Việt Nam", cell])
    assert (draft.quantity, draft.complete) == (None, False)


@pytest.mark.parametrize(
    ("quantity", "unit", "value"),
    [
        ("khoảng 3 tấn", None, 3),
        ("hơn 900 gam", None, 900),
        ("gần 2", "tạ", 2),
        ("ước chừng 40", "lít", 40),
        ("~15", "kg", 15),
    ],
)
def test_a_quantity_that_is_only_about_keeps_its_words(
    quantity: str, unit: str | None, value: int
) -> None:
    draft = only(HEAD, [1, "Sắt phế liệu", quantity, unit, None])
    assert (draft.quantity, draft.approximate, draft.words) == (value, True, quantity)


@pytest.mark.parametrize("mark", ['"', "nt", "-nt-", "như trên"])
def test_a_unit_that_points_at_an_empty_cell_is_no_unit(mark: str) -> None:
    rows = [HEAD, [1, "Dao bầu", 1, None, None], [2, "Cân điện tử", 1, mark, None]]
    second = read_exhibits(xlsx(Tab(rows)), "ds.xlsx").drafts[1]
    assert (second.unit, [each.code for each in second.missing]) == (None, [Code.DITTO])


@pytest.mark.parametrize("head", ["Lượng", "Số lượng", "SL"])
def test_the_quantity_goes_by_short_names(head: str) -> None:
    draft = only(["STT", "Tên vật chứng", head, "ĐVT", "Ghi chú"], [1, "Dao", 2, "con", None])
    assert draft.quantity == 2


@pytest.mark.parametrize(
    "name",
    ["Gà chọi", "Cá tra giống", "Xăng A95", "Dầu diesel", "Gạo", "Hạt điều thô", "Cát xây dựng"],
)
def test_a_number_without_a_unit_is_no_pieces_of_what_is_not_counted_so(name: str) -> None:
    draft = only(HEAD, [1, name, 40, None, None])
    assert (draft.quantity, draft.unit) == (40, None)
    assert [each.code for each in draft.missing] == [Code.UNIT_NEEDED]


@pytest.mark.parametrize("name", ["Điện thoại Nokia", "Dao bầu", "Bàn gỗ", "Bộ loa kéo JBL"])
def test_a_thing_without_a_unit_comes_in_with_its_unit_unknown(name: str) -> None:
    draft = only(HEAD, [1, name, 2, None, None])
    assert (draft.quantity, draft.unit, draft.complete) == (2, None, True)
    assert [each.code for each in draft.doubts] == [Code.UNIT_MISSING]


@pytest.mark.usefixtures("head", "keeper")
def test_it_is_shown_asked_for_and_kept_on_the_order(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    rows: list[list[Cell]] = [
        HEAD,
        [1, "Điện thoại Nokia", 2, None, "vỡ màn hình"],
        [2, "Dao bầu", 1, None, None],
        [3, "Sắt phế liệu", "khoảng 3 tấn", None, None],
        [4, "Gà chọi", 4, None, None],
    ]
    visitor = pages.as_user(officer)
    papers = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}
    url = f"/exchange/cases/{case.id}/exhibits/new"
    address = sent(visitor, url, separated(rows), name="ds.csv", **papers).location

    page = visitor.get(address).main
    assert "Không ghi đơn vị tính: để chưa rõ, sẽ hỏi lại." in page
    assert "vỡ màn hình" in page
    typed = {"unit-2": "chiếc", "quantity-5": "4", "unit-5": "con"}
    visitor.post_form(address, typed, action=address)
    Stepper().run()

    lines = {line.description: line for line in db.session.scalars(db.select(OrderLine))}
    phone, knife, iron = (
        lines[name] for name in ("Điện thoại Nokia", "Dao bầu", "Sắt phế liệu; khoảng 3 tấn")
    )
    assert (phone.unit, phone.described_quantity, phone.described_notes) == (
        "chiếc",
        Decimal(2),
        "vỡ màn hình",
    )
    assert (knife.unit, knife.described_about) == (None, False)
    assert (iron.unit, iron.described_about) == ("tấn", True)
    assert (lines["Gà chọi"].unit, lines["Gà chọi"].described_quantity) == ("con", 4)
    order = db.session.scalars(db.select(Order)).one()
    shown = visitor.get(f"/warehouse/orders/{order.code}").main
    assert "(chưa rõ đơn vị)" in shown
    assert "≈ 3 tấn" in " ".join(shown.split())
    assert "vỡ màn hình" in shown


@pytest.mark.usefixtures("head", "keeper")
def test_a_unit_may_be_kept_before_the_list_is_proposed(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    visitor = pages.as_user(officer)
    papers = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}
    rows: list[list[Cell]] = [HEAD, [1, "Dao bầu", 1, None, None]]
    url = f"/exchange/cases/{case.id}/exhibits/new"
    address = sent(visitor, url, separated(rows), name="ds.csv", **papers).location
    visitor.post_form(address, {"unit-2": "con", "save": "y"}, action=address)
    (row,) = db.session.scalars(db.select(ImportRow))
    assert row.completed == {"quantity": "1", "unit": "con"}
