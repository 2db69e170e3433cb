"""Lists of exhibits as offices might write them: known things, with kinds of mess upon them.

Every list is made from things whose right reading is known. Kinds of mess are small functions over
the model of a list (``messes*.py``); some of them are drawn at random, and the list is written as
one of several kinds of file. What a reader must find in which row of which sheet is known.
"""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from exchange.importing import oldfonts
from exchange.importing.oldfonts import OldFont
from tests.exchange.books import Cell, Range, Tab, ods, separated, xls, xlsx

COLUMNS: Final = ("line_no", "description", "quantity", "unit", "seal_text")
NAMES: Final = {
    "line_no": "STT",
    "description": "Tên vật chứng",
    "quantity": "Số lượng",
    "unit": "Đơn vị tính",
    "seal_text": "Niêm phong",
}
#: Names, quantities and units that are read as they stand; some begin like what is no line.
THINGS: Final = (
    ("Điện thoại di động màu đen, đã qua sử dụng", "1", "chiếc"),
    ("Dao bầu cán gỗ dài 30 cm", "2", "con"),
    ("Xe mô tô Honda Wave, biển số 29H1-123.45, số khung RLHJC1234567", "1", "chiếc"),
    ("Tiền Việt Nam", "5000000", "đồng"),
    ("Gỗ tròn nhóm II", "3,25", "m3"),
    ("Thuốc lá điếu nhãn hiệu Jet", "2450", "bao"),
    ("Máy tính xách tay Dell, màn hình 15 inch", "1", "chiếc"),
    ("Cộng hưởng từ mini (thiết bị y tế)", "1", "bộ"),
    ("Tổng đài điện thoại nội bộ", "3", "cái"),
    ("Người máy đồ chơi", "5", "con"),
    ("Bàn ghế gỗ", "1", "bộ"),
    ("Ma túy tổng hợp trong túi nilon", "0,152", "gam"),
    ("Gà chọi", "4", "con"),
    ("Trang sức bằng bạc", "3", "cái"),
    ("Danh sách khách hàng đóng thành tập", "2", "quyển"),
    ("Sổ của cộng tác viên", "12", "quyển"),
    ("Ký hiệu lạ trên tấm vải đỏ", "1", "tấm"),
    ('Tivi Samsung 32" màn hình vỡ', "1", "chiếc"),
    ("I Phone màu xanh", "1", "chiếc"),
    ("A. O. Smith máy lọc nước", "1", "chiếc"),
    ("Giấy chứng nhận đăng ký xe", "6", "tờ"),
    ("Kế toán máy (đĩa phần mềm)", "2", "cái"),
    ("Đại diện cho nhãn hàng X: biển quảng cáo", "1", "cái"),
    ("Kích thủy lực 100 tấn", "1", "cái"),
    ("Rượu ngoại 750ml", "24", "chai"),
)


@dataclass(frozen=True)
class Thing:
    """One line of a list, and its right reading; None where nobody can know it."""

    description: str
    quantity: str | None
    unit: str | None
    points: bool = False  # a cell of it points at the line above, which may be out of reach


@dataclass
class Row:
    """One row of a sheet: a thing, or whatever else stands in lists."""

    cells: dict[str, Cell]
    thing: Thing | None = None
    hidden: bool = False
    columns: list[str] | None = None  # where they are not those of the page


@dataclass
class Page:
    """One sheet."""

    name: str
    rows: list[Row]
    columns: list[str] = field(default_factory=lambda: list(COLUMNS))
    names: dict[str, str] = field(default_factory=lambda: dict(NAMES))
    above: list[list[Cell]] = field(default_factory=list)
    below_header: list[list[Cell]] = field(default_factory=list)  # a second row of it
    header_merges: list[Range] = field(default_factory=list)  # counted from the header
    merges: list[tuple[str, Row, Row]] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)  # rows above that are one merged cell
    hidden: bool = False
    has_header: bool = True
    blank_around: int = 0

    @property
    def things(self) -> list[Row]:
        return [row for row in self.rows if row.thing is not None]


@dataclass
class Listing:
    """A whole file."""

    pages: list[Page]
    kind: str  # csv, xlsx, xls, ods
    ending: str = ""
    delimiter: str = ","
    encoding: str = "utf-8"
    said: bool = False
    font: OldFont | None = None
    decomposed: bool = False

    @property
    def is_text(self) -> bool:
        return self.kind == "csv"

    @property
    def page(self) -> Page:
        return self.pages[0]


Mess = Callable[[Listing, random.Random], None]
MESSES: dict[str, tuple[Mess, str]] = {}


def mess(where: str = "any") -> Callable[[Mess], Mess]:
    """Register a kind of mess: for "any" file, only for a "book", or only for "text"."""

    def registered(work: Mess) -> Mess:
        MESSES[work.__name__] = (work, where)
        return work

    return registered


@dataclass(frozen=True)
class Made:
    """A file, and what stands in its rows: by sheet and number of the row there."""

    content: bytes
    name: str
    things: dict[tuple[str, int], Thing]
    others: set[tuple[str, int]]
    kinds: tuple[str, ...]
    font: OldFont | None


def made(seed: int) -> Made:
    """Return the list of a seed."""
    rng = random.Random(seed)
    kind = rng.choice(["csv", "csv", "xlsx", "xlsx", "ods", "xls"])
    listing = Listing([Page("Danh sách", _rows(rng))], kind)
    fitting = [
        name
        for name, (_work, where) in MESSES.items()
        if where == "any" or (where == "text") == listing.is_text
    ]
    drawn = set(rng.sample(fitting, rng.randint(3, 12)))
    kinds = tuple(name for name in MESSES if name in drawn)  # in the order they are declared
    for name in kinds:
        MESSES[name][0](listing, rng)
    return _written(listing, kinds)


def _rows(rng: random.Random) -> list[Row]:
    chosen = rng.sample(THINGS, rng.randint(2, 8))
    return [
        Row(
            {"line_no": number, "description": name, "quantity": quantity, "unit": unit},
            Thing(name, quantity, unit),
        )
        for number, (name, quantity, unit) in enumerate(chosen, 1)
    ]


def _written(listing: Listing, kinds: tuple[str, ...]) -> Made:
    things: dict[tuple[str, int], Thing] = {}
    others: set[tuple[str, int]] = set()
    tabs = [_tab(listing, page, things, others) for page in listing.pages]
    if listing.is_text:
        encoding = "cp1258" if listing.encoding == "cp1258" else listing.encoding
        content = separated(
            tabs[0].rows, delimiter=listing.delimiter, encoding=encoding, said=listing.said
        )
    else:
        content = {"xlsx": xlsx, "ods": ods, "xls": xls}[listing.kind](*tabs)
    ending = listing.ending or listing.kind
    return Made(content, f"danh sách.{ending}", things, others, kinds, listing.font)


def _tab(
    listing: Listing,
    page: Page,
    things: dict[tuple[str, int], Thing],
    others: set[tuple[str, int]],
) -> Tab:
    grid: list[list[Cell]] = [*page.above]
    top = len(grid)
    if page.has_header:
        grid += [[page.names[column] for column in page.columns], *page.below_header]
    merges = [(t + top, left, b + top, right) for t, left, b, right in page.header_merges]
    merges += [(row, 0, row, len(page.columns) - 1) for row in page.wide]
    at: dict[int, int] = {}
    hidden: set[int] = set()
    sheet = "" if listing.is_text else page.name
    if page.has_header and not page.hidden:  # each row above is said, and the header is none
        filled = [number for number, cells in enumerate(page.above) if any(cells)]
        others.update((sheet, number + 1) for number in filled)
    for row in page.rows:
        number = len(grid)
        at[id(row)] = number
        grid.append([row.cells.get(column) for column in row.columns or page.columns])
        if row.hidden:
            hidden.add(number)
        if page.hidden or not page.has_header:
            continue
        if row.thing is not None:
            things[sheet, number + 1] = row.thing
        elif any(cell not in (None, "") for cell in grid[-1]):
            others.add((sheet, number + 1))
    for column, first, last in page.merges:
        place = page.columns.index(column)
        merges.append((at[id(first)], place, at[id(last)], place))
    blank: list[Cell] = [None] * (len(page.columns) + 5)
    grid += [blank] * page.blank_around
    rows = [[_spelled(cell, listing) for cell in row] for row in grid]
    return Tab(rows, page.name, page.hidden, hidden, merges)


def _spelled(cell: Cell, listing: Listing) -> Cell:
    if not isinstance(cell, str):
        return cell
    if listing.font is not None:
        return in_old_font(cell, listing.font)
    if listing.encoding == "cp1258":
        return in_1258(cell)
    return unicodedata.normalize("NFD", cell) if listing.decomposed else cell


def in_1258(text: str) -> str:
    """Return a text as Windows-1258 spells it: some letters with their tone behind them."""
    spelled = ""
    for letter in text:
        try:
            letter.encode("cp1258")
            spelled += letter
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tone = next((mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
            if not tone:  # a mark of repetition, which this code page has not
                spelled += '"'
                continue
            spelled += unicodedata.normalize("NFC", apart.replace(tone, "")) + tone
    return spelled


def in_old_font(text: str, font: OldFont) -> str:
    """Return a text as it was typed for an old font; what it has no capital for becomes small."""
    table = oldfonts.letters_of(font)
    return "".join(table.get(each, table.get(each.lower(), each)) for each in text)


def unknown(thing: Thing) -> Thing:
    """Return a thing of which nobody knows how many there are."""
    return replace(thing, quantity=None)
