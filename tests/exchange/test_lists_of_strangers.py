"""Lists of things as offices write them, with what a careful clerk gets from them."""

from exchange.importing.exhibits import read_exhibits
from exchange.importing.problems import Code
from exchange.importing.quantities import plain
from tests.exchange.books import Tab, xlsx


def lines(rows, **layout):
    """Return the drafts of one sheet, none of which may be lost."""
    sheet = read_exhibits(xlsx(Tab(rows, **layout)), "a.xlsx")
    assert len(sheet.drafts) + len(sheet.refused_rows) == sheet.rows
    return sheet.drafts


def counted(draft):
    return f"{plain(draft.quantity)} {draft.unit}" if draft.quantity is not None else ""


def test_a_percentage_is_told_with_the_name_of_its_column():
    rows = [["STT", "Tên tài sản", "ĐVT", "SL", "Chất lượng còn lại"], [1, "Thép", "kg", 50, 0.7]]
    (draft,) = lines(rows, percents={(1, 4)})
    assert draft.description == "Thép; Chất lượng còn lại: 70%"
    (draft,) = lines([rows[0], [1, "Thép", "kg", 50, "gỉ sét"]])
    assert draft.description == "Thép; gỉ sét"


def test_what_stands_beside_a_quantity_is_kept():
    head = ["STT", "Tên vật chứng", "ĐVT", "Số lượng"]
    more, words = lines([head, [1, "Thuốc lá", "cây", "5 (50 gói)"], [2, "Dép", "đôi", "02 (hai)"]])
    assert (counted(more), more.notes) == ("5 cây", "Số lượng: 5 (50 gói)")
    assert (counted(words), words.notes) == ("2 đôi", "")


def test_the_number_of_the_minutes_is_no_plate():
    head = ["STT", "Tên vật chứng", "SL", "ĐVT", "Số biên bản", "Số biển"]
    first, second = lines(
        [head, [1, "Xe máy", 1, "xe", "07/BB", "36B5-123.45"], [2, "Mũ", 2, "cái", "-//-", None]]
    )
    assert first.description == "Xe máy; Số biển: 36B5-123.45"
    assert first.notes == "Số biên bản: 07/BB"
    assert (second.description, counted(second), second.missing) == ("Mũ", "2 cái", ())


def test_what_is_to_be_done_is_told_of_every_line_beside_a_merged_cell():
    head = ["TT", "Vật chứng", "SL", "ĐVT", "Xử lý", "Bản án số"]
    drafts = lines(
        [
            head,
            [1, "Ổ cứng", 2, "cái", "Tịch thu", "12/2025"],
            [2, "USB", 5, "cái", None, "15/2025"],
        ],
        merges=[(1, 4, 2, 4)],
    )
    assert [each.notes for each in drafts] == [
        "Xử lý: Tịch thu; Bản án số: 12/2025",
        "Xử lý: Tịch thu; Bản án số: 15/2025",
    ]
    both = lines(
        [head, [1, "Ổ cứng", 2, "cái", "Tịch thu", "12/2025"], [2, "USB", 5, "cái", None, None]],
        merges=[(1, 4, 2, 4), (1, 5, 2, 5)],
    )
    assert [each.notes for each in both] == ["Xử lý: Tịch thu; Bản án số: 12/2025"] * 2


def test_a_page_of_labels_counts_nothing():
    sheet = read_exhibits(
        xlsx(Tab([["Tên vật chứng", "Dao bấm"], ["Số lượng", 2], ["Đơn vị tính", "con"]])), "a.xlsx"
    )
    assert not sheet.drafts
    assert Code.ROW_IS_A_LABEL in {each.code for each in sheet.problems}


def test_identical_lines_are_each_a_thing():
    words = "01 (một) điện thoại di động màu đen, không rõ nhãn hiệu, đã qua sử dụng"
    drafts = lines([["Tên vật chứng", "Ghi chú"], *[[words, None]] * 6])
    assert [plain(each.quantity) for each in drafts] == ["1"] * 6


def test_quantities_and_units_as_they_are_written():
    head = ["STT", "Tên vật chứng", "ĐVT", "Số lượng"]
    written = {
        ("Găng tay len", "đôi", "một"): "1 đôi",
        ("Gạo tẻ", "kg", "1.250,5"): "1250,5 kg",
        ("Viên nén màu hồng", "viên", "1.000"): "1000 viên",
        ("Củi khô", "tạ", "khoảng 2"): "2 tạ",
        ("Nhẫn vàng 9999", "chỉ", "2"): "2 chỉ",
        ("Bột màu trắng", "gói", "½"): "0,5 gói",
        ("Súng tự chế", "khẩu", "1.0"): "1 khẩu",
        ("Dây điện cũ", "cuộn", "nhiều"): "",
        ("Mảnh vỡ thủy tinh", "", "không rõ"): "",
        ("Đá quý màu đỏ", "viên", "0"): "",
    }
    rows = [[at, name, unit, many] for at, (name, unit, many) in enumerate(written, 1)]
    drafts = lines([head, *rows])
    assert [counted(each) for each in drafts] == list(written.values())
    assert [bool(each.missing) for each in drafts] == [not each for each in written.values()]
