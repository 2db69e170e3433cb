"""Kinds of mess in the lines themselves, in sheets, and in how a file is written."""

import random

from exchange.importing.oldfonts import OldFont
from tests.exchange.messy import Cell, Listing, Page, Row, Thing, mess, unknown

WORDS = {"1": "một", "2": "hai", "3": "ba", "5": "năm", "6": "sáu", "12": "mười hai"}


def _one(listing: Listing, rng: random.Random) -> Row:
    return rng.choice(listing.page.things)


def _whole(row: Row) -> str | None:
    quantity = row.cells.get("quantity")
    return quantity if isinstance(quantity, str) and quantity.isdigit() else None


@mess()
def equal_lines(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    again = Row(dict(row.cells), row.thing)
    listing.page.rows.insert(listing.page.rows.index(row), again)


@mess()
def quantities_as_numbers(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        if (whole := _whole(row)) is not None:
            _set(row, int(whole) if not listing.is_text else whole)


@mess()
def quantities_with_a_zero(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        if (whole := _whole(row)) is not None and len(whole) == 1:
            _set(row, f"0{whole}")


@mess()
def quantities_in_words(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if (whole := _whole(row)) in WORDS:
        _set(row, WORDS[whole or ""])


@mess()
def quantities_in_digits_and_words(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if (whole := _whole(row)) in WORDS:
        _set(row, f"{whole} ({WORDS[whole or '']})")


@mess()
def quantities_in_groups(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        if (whole := _whole(row)) is not None and len(whole) > 3:
            _set(row, f"{int(whole):,}".replace(",", "."))


@mess()
def the_unit_beside_the_number(listing: Listing, rng: random.Random) -> None:
    if "unit" in listing.page.columns and not listing.page.header_merges:
        listing.page.columns.remove("unit")
        for row in listing.page.things:
            if row.cells.get("quantity") is not None:
                _set(row, f"{row.cells['quantity']} {row.cells['unit']}")


@mess()
def the_quantity_in_the_description(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    whole = _whole(row)
    if row.thing is None or whole is None or len(whole) > 2 or row.thing.unit not in SIMPLE:
        return
    name = f"{int(whole):02} {row.thing.unit} {row.cells['description']}"
    row.cells |= {"description": name, "quantity": None, "quantity_seen": None, "unit": None}
    row.thing = Thing(name, row.thing.quantity, row.thing.unit)


SIMPLE = {"chiếc", "con", "cái", "bộ"}


@mess()
def a_quantity_left_out(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if row.thing is not None and "unit" in listing.page.columns and row.cells.get("unit"):
        _set(row, None)
        row.thing = unknown(row.thing)


@mess()
def a_unit_left_out(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    taken = {id(row) for _column, *rows in listing.page.merges for row in rows}
    if _whole(row) is not None and id(row) not in taken:  # "3,25" of nobody knows what is none
        row.cells["unit"] = None


@mess()
def a_quantity_that_is_only_about(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if (whole := _whole(row)) is not None:
        _set(row, f"{rng.choice(['khoảng', 'hơn', 'gần', '~', 'ước chừng'])} {whole}")


@mess()
def a_vague_quantity(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if row.thing is not None:
        _set(row, rng.choice(["một số", "nhiều", "chưa rõ", "không xác định"]))
        row.thing = unknown(row.thing)


@mess()
def a_count_that_differs(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if row.thing is not None and "quantity_seen" in listing.page.columns:
        row.cells["quantity_seen"] = 999
        row.thing = unknown(row.thing)


@mess("book")
def one_quantity_for_several_lines(listing: Listing, rng: random.Random) -> None:
    first, second = pair_of(listing, "quantity")
    if first is None or second is None or "quantity_seen" in listing.page.columns:
        return
    listing.page.merges.append(("quantity", first, second))
    first.cells["quantity"], second.cells["quantity"] = 3, None
    for row in (first, second):
        if row.thing is not None:
            row.thing = unknown(row.thing)


@mess("book")
def one_unit_for_several_lines(listing: Listing, rng: random.Random) -> None:
    first, second = pair_of(listing, "unit")
    if first is None or second is None or not first.cells.get("unit") or second.thing is None:
        return
    if first.cells["unit"] == second.cells.get("unit"):
        listing.page.merges.append(("unit", first, second))
        second.cells["unit"] = None


@mess("book")
def one_name_for_several_lines(listing: Listing, rng: random.Random) -> None:
    first, second = pair_of(listing, "description")
    if first is None or second is None or first.thing is None or second.thing is None:
        return
    if {first.thing.unit, second.thing.unit} <= SIMPLE and _whole(second):
        listing.page.merges.append(("description", first, second))
        second.cells["description"] = None
        second.thing = Thing(first.thing.description, second.thing.quantity, second.thing.unit)


def pair_of(listing: Listing, column: str) -> tuple[Row | None, Row | None]:
    """Return two lines that follow each other and of which nothing is merged yet."""
    page = listing.page
    taken = {id(row) for _column, *rows in page.merges for row in rows}
    if column not in page.columns:
        return None, None
    for first, second in zip(page.rows, page.rows[1:], strict=False):
        lines = first.thing is not None and second.thing is not None and first is not second
        if lines and not {id(first), id(second)} & taken and _whole(first) and _whole(second):
            return first, second
    return None, None


def _set(row: Row, quantity: Cell) -> None:
    row.cells["quantity"] = quantity
    if "quantity_seen" in row.cells:
        row.cells["quantity_seen"] = quantity


@mess()
def names_of_several_lines_of_text(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    if row.thing is not None and (name := row.cells.get("description")):
        row.cells["description"] = str(name).replace(" ", "\n", 1)


@mess()
def blanks_around_names(listing: Listing, rng: random.Random) -> None:
    for row in listing.page.things:
        if name := row.cells.get("description"):
            row.cells["description"] = f"  {name}\u00a0 "


@mess("book")
def a_hidden_sheet(listing: Listing, rng: random.Random) -> None:
    listing.pages.append(Page("Bản nháp", [_spare()], hidden=True))


@mess("book")
def a_second_sheet(listing: Listing, rng: random.Random) -> None:
    listing.pages.append(
        Page("Đợt 2", [_spare(), Row({"description": "Tổng cộng", "quantity": 1})])
    )


@mess("book")
def a_sheet_that_is_no_list(listing: Listing, rng: random.Random) -> None:
    page = Page("Ghi nhớ", [], has_header=False)
    page.above.append(["Nhớ gửi trước thứ sáu"])
    listing.pages.append(page)


@mess("book")
def a_blank_sheet(listing: Listing, rng: random.Random) -> None:
    listing.pages.append(Page("Sheet3", [], has_header=False))


def _spare() -> Row:
    cells: dict[str, Cell] = {"line_no": 1, "description": "Máy ảnh Canon", "quantity": 2}
    return Row({**cells, "unit": "cái"}, Thing("Máy ảnh Canon", "2", "cái"))


@mess("book")
def a_hidden_row(listing: Listing, rng: random.Random) -> None:
    taken = {id(row) for _column, *rows in listing.page.merges for row in rows}
    row = _one(listing, rng)
    row.hidden = id(row) not in taken


@mess()
def a_cell_with_an_error(listing: Listing, rng: random.Random) -> None:
    row = _one(listing, rng)
    taken = {id(row) for _column, *rows in listing.page.merges for row in rows}
    if row.thing is not None and id(row) not in taken:
        _set(row, rng.choice(["#REF!", "#N/A", "#DIV/0!"]))
        row.thing = unknown(row.thing)


@mess("book")
def a_note_beside(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.append("beside")
    listing.page.names["beside"] = ""
    _one(listing, rng).cells["beside"] = "xem lại"


@mess("book")
def formatted_blanks(listing: Listing, rng: random.Random) -> None:
    listing.page.blank_around = rng.randint(1, 30)


@mess()
def a_wrong_ending(listing: Listing, rng: random.Random) -> None:
    listing.ending = rng.choice(["xlsx", "xls", "ods", "csv", "txt", "dat"])


@mess("text")
def separated_by_semicolons(listing: Listing, rng: random.Random) -> None:
    listing.delimiter = ";"


@mess("text")
def separated_by_tabs(listing: Listing, rng: random.Random) -> None:
    listing.delimiter = "\t"


@mess("text")
def separator_said(listing: Listing, rng: random.Random) -> None:
    listing.said = True


@mess("text")
def in_utf_16(listing: Listing, rng: random.Random) -> None:
    listing.encoding = rng.choice(["utf-16", "utf-16-le", "utf-16-be"])


@mess("text")
def with_a_byte_order_mark(listing: Listing, rng: random.Random) -> None:
    listing.encoding = "utf-8-sig"


@mess("text")
def in_windows_1258(listing: Listing, rng: random.Random) -> None:
    listing.encoding = "cp1258"


@mess()
def letters_taken_apart(listing: Listing, rng: random.Random) -> None:
    listing.decomposed = True


@mess()
def in_tcvn3(listing: Listing, rng: random.Random) -> None:
    if rng.random() < 0.5 and listing.encoding.startswith("utf"):
        listing.font = OldFont.TCVN3


@mess()
def in_vni(listing: Listing, rng: random.Random) -> None:
    if rng.random() < 0.5 and listing.encoding.startswith("utf"):
        listing.font = OldFont.VNI
