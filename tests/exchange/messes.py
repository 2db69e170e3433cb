"""Kinds of mess around the lines: above, between and below them, and in the header."""

import random

from tests.exchange.messy import Cell, Listing, Page, Row, mess

OFFICES = ("CHI CỤC THI HÀNH ÁN DÂN SỰ A", "PHÒNG THI HÀNH ÁN DÂN SỰ KHU VỰC 2", "CÔNG AN TỈNH B")
PEOPLE = ("Nguyễn Văn A", "Trần Thị B", "Lê C")


def _other(page: Page, *texts: Cell) -> Row:
    """Return a row that is no line, its texts in the first columns."""
    return Row(dict(zip(page.columns, texts, strict=False)))


def _in(page: Page, column: str, text: str) -> Row:
    return Row({column: text})


def _above(page: Page, *texts: Cell) -> None:
    page.above.append([*texts, *[None] * (len(page.columns) - len(texts))][: len(page.columns)])


@mess()
def office_and_motto(listing: Listing, rng: random.Random) -> None:
    _above(listing.page, rng.choice(OFFICES), None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    _above(listing.page, None, None, None, "Độc lập - Tự do - Hạnh phúc")


@mess()
def title_above(listing: Listing, rng: random.Random) -> None:
    title = rng.choice(["BẢNG KÊ VẬT CHỨNG, TÀI SẢN", "DANH SÁCH TANG VẬT", "PHỤ LỤC TÀI SẢN"])
    _above(listing.page, title)


@mess()
def note_of_the_minutes(listing: Listing, rng: random.Random) -> None:
    _above(listing.page, f"(Kèm theo biên bản số {rng.randint(1, 99)}/BB ngày 03/3/2026)")


@mess()
def a_note_of_the_unit_of_money(listing: Listing, rng: random.Random) -> None:
    unit = rng.choice(["Đơn vị tính: đồng", "ĐVT: nghìn đồng", "(Đơn vị: 1.000 đồng)"])
    page = listing.page
    if "ĐVT: nghìn" in unit and any(row.cells.get("unit") == "đồng" for row in page.things):
        return
    _above(page, None, unit)
    page.columns.append("value")
    page.names["value"] = rng.choice(["Trị giá", "Giá trị ước tính", "Thành tiền"])
    for row in page.things:
        row.cells["value"] = rng.choice(["1.500", "20", None])


@mess("book")
def title_over_all_columns(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    _above(page, "BẢNG THỐNG KÊ VẬT CHỨNG")
    page.wide.append(len(page.above) - 1)


@mess()
def blank_rows_above(listing: Listing, rng: random.Random) -> None:
    listing.page.above.extend([[None]] * rng.randint(1, 4))


@mess()
def header_in_capitals(listing: Listing, rng: random.Random) -> None:
    names = listing.page.names
    names.update({column: name.upper() for column, name in names.items()})


@mess()
def header_by_other_names(listing: Listing, rng: random.Random) -> None:
    others = {
        "line_no": ["TT", "Số TT", "Số thứ tự"],
        "description": ["Tên tài sản", "Tên vật chứng, tài sản", "Tang vật", "Tên hàng hóa"],
        "quantity": ["SL", "Số lượng", "Số lượng, khối lượng"],
        "unit": ["ĐVT", "Đơn vị", "Đơn vị tính"],
        "seal_text": ["Tình trạng niêm phong", "Số niêm phong"],
    }
    for column, names in others.items():
        listing.page.names[column] = rng.choice(names)


@mess()
def header_with_remarks(listing: Listing, rng: random.Random) -> None:
    names = listing.page.names
    names["description"] += " (ghi rõ đặc điểm, tình trạng)"
    names["quantity"] += rng.choice([" (theo biên bản)", "*", ":"])


@mess()
def header_over_two_lines(listing: Listing, rng: random.Random) -> None:
    names = listing.page.names
    names.update({column: name.replace(" ", "\n", 1) for column, name in names.items()})


@mess()
def columns_in_another_order(listing: Listing, rng: random.Random) -> None:
    if not listing.page.header_merges:
        rest = listing.page.columns[1:]
        rng.shuffle(rest)
        listing.page.columns[1:] = rest


@mess()
def no_column_of_numbers(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.remove("line_no")


@mess()
def no_column_of_seals(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.remove("seal_text")


@mess()
def a_column_nobody_reads(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    page.columns.append("note")
    page.names["note"] = rng.choice(["Ghi chú", "Nơi cất giữ", "Người bị thu giữ"])
    for row in page.things:
        row.cells["note"] = rng.choice(["", "Hỏng nhẹ", "Kho số 2", None])


@mess()
def a_blank_column(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.insert(rng.randint(1, len(listing.page.columns)), "blank")
    listing.page.names["blank"] = ""


@mess()
def header_in_two_rows(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    place = page.columns.index("quantity")
    page.columns.insert(place + 1, "quantity_seen")
    page.names["quantity"], page.names["quantity_seen"] = "Số lượng", ""
    below: list[Cell] = [None] * len(page.columns)
    below[place], below[place + 1] = "Theo biên bản", "Thực tế"
    page.below_header.append(below)
    page.header_merges.append((0, place, 0, place + 1))
    page.header_merges.extend(
        (0, at, 1, at) for at in range(len(page.columns)) if at not in (place, place + 1)
    )
    for row in page.things:
        row.cells["quantity_seen"] = row.cells.get("quantity")


@mess()
def columns_are_numbered(listing: Listing, rng: random.Random) -> None:
    pattern = rng.choice(["({})", "{}"])
    page = listing.page
    page.below_header.append([pattern.format(at + 1) for at in range(len(page.columns))])


@mess()
def numbers_left_blank(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        row.cells["line_no"] = None


@mess()
def numbers_all_the_same(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        row.cells["line_no"] = 1


@mess()
def numbers_with_dots(listing: Listing, rng: random.Random) -> None:
    for number, row in enumerate(listing.page.things, 1):
        row.cells["line_no"] = f"{number:02}."


@mess()
def numbers_in_roman(listing: Listing, rng: random.Random) -> None:
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
    for numeral, row in zip(numerals, listing.page.things, strict=False):
        row.cells["line_no"] = numeral


@mess()
def numbers_of_two_parts(listing: Listing, rng: random.Random) -> None:
    for number, row in enumerate(listing.page.things, 1):
        row.cells["line_no"] = f"1.{number}"


@mess()
def sections_with_roman_numbers(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    if "line_no" not in page.columns:
        return
    middle = rng.randint(1, len(page.rows) - 1)
    for numeral, at in (("II", middle), ("I", 0)):
        heading = Row({"line_no": numeral, "description": "Thu giữ của người liên quan"})
        page.rows.insert(at, heading)
    _restart(page)


@mess()
def sections_in_the_text(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    text = rng.choice(["A. Vật chứng", "B/ Tài sản tạm giữ", "Phần I: Tang vật", "II. Tiền, vàng"])
    if any(row.thing is None for row in page.rows[:1]):
        return
    page.rows.insert(0, _in(page, "description", text))


@mess()
def sections_in_the_first_cell(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    if "line_no" in page.columns:
        text = rng.choice(["I. Xe", "A/ Vật chứng vụ án", "III - Đồ vật khác"])
        page.rows.insert(rng.randint(0, len(page.rows) - 1), _in(page, "line_no", text))


def _restart(page: Page) -> None:
    number = 0
    for row in page.rows:
        number = number + 1 if row.thing is not None else 0
        if row.thing is not None and row.cells.get("line_no") not in (None, ""):
            row.cells["line_no"] = number


@mess()
def the_header_once_more(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    again: dict[str, Cell] = {
        column: page.names[column] for column in page.columns if column in page.names
    }
    if not page.below_header:
        page.rows.insert(rng.randint(1, len(page.rows)), Row(again))


@mess()
def blank_rows_between(listing: Listing, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 3)):
        listing.page.rows.insert(rng.randint(1, len(listing.page.rows)), Row({}))


@mess()
def a_page_number(listing: Listing, rng: random.Random) -> None:
    text = rng.choice(["Trang 1/2", "Trang 1", "trang 2 / 3"])
    listing.page.rows.insert(
        rng.randint(1, len(listing.page.rows)), _in(listing.page, "description", text)
    )


@mess()
def place_and_day_below(listing: Listing, rng: random.Random) -> None:
    text = rng.choice(["Đà Lạt, ngày 03 tháng 3 năm 2026", "Ngày … tháng … năm 2026"])
    listing.page.rows += [Row({}), _in(listing.page, "quantity", text)]


@mess()
def signatures_below(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    left = rng.choice(["NGƯỜI LẬP BẢNG", "Người giao", "BÊN GIAO", "Kế toán", "CHẤP HÀNH VIÊN"])
    right = rng.choice(["THỦ TRƯỞNG", "Thủ trưởng đơn vị", "Người nhận", "THỦ KHO", "Đại diện VKS"])
    page.rows += [Row({}), Row({"description": left, "unit": right})]
    if rng.random() < 0.6:
        page.rows.append(Row({"description": "(Ký, ghi rõ họ tên)", "unit": "(Ký tên, đóng dấu)"}))
    if rng.random() < 0.6:
        page.rows += [Row({}), Row({"description": rng.choice(PEOPLE)})]
