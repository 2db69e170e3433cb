"""The template of a backlog: a sheet for each kind of thing, lists to choose from, an example."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from accounts.models import Role
from cases.models import AssetCategory, Holder, Keeper
from exchange.examples import EXAMPLES, GUIDE_LINES
from exchange.operations.backlog_words import shown_words
from exchange.workbook import (
    COLUMN,
    NEEDED,
    PLAIN,
    TEXT,
    TITLE,
    WORDS,
    Column,
    Styled,
    Tab,
    book,
    letters,
)
from foundation.i18n import N_
from lawbook.obstacles import obstacle_reasons
from organisations.models import OrganisationKind
from warehouse.models import ItemKind, PhysicalHolder, PlaceClass, PlaceKind
from web.i18n import in_vietnamese, translated

GUIDE: Final = "Hướng dẫn"
EXAMPLE: Final = "Ví dụ"
LISTS: Final = "Danh mục"

YES_NO: Final = ("có", "không")
RESULTS: Final = ("không thành", "thành", "dừng")
PAYMENTS: Final = ("đủ", "một phần", "chưa")
ENUMS: Final[Mapping[str, type[enum.StrEnum]]] = {
    "Loại tài sản": AssetCategory,
    "Người giữ tài sản": Keeper,
    "Đang ở ai": Holder,
    "Loại vật chứng": ItemKind,
    "Ai đang giữ": PhysicalHolder,
    "Cấp": PlaceKind,
    "Dùng để giữ": PlaceClass,
    "Loại tổ chức": OrganisationKind,
    "Vai trò": Role,
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the template.

    Args:
        text: what it is called; the reader knows it by this name.
        hint: what may stand there, English: a key of the catalog.
        choices: the list of it in sheet "Danh mục".
        style: amounts and counts are numbers; all else is text, so that 3/2019 is no day.
    """

    text: str
    width: int = 16
    needed: bool = False
    hint: str = ""
    choices: str = ""
    style: int = TEXT


DAY_HINT: Final = N_("A day, a month or a year: 15/3/2019, 3/2019, 2019. Empty if nobody knows.")
DONG_HINT: Final = N_("Đồng: 5.200.000.000, 5,2 tỷ, 33 triệu. Empty if nobody knows.")
CASE_HINT: Final = N_("The number of the case as on its cover. Every row needs it.")
ASSET_HINT: Final = N_(
    "The number of the asset in its case, 1, 2, 3. Needed where two assets have the same name."
)
NAME_HINT: Final = N_("The name of the asset as in the sheet of assets; not needed with a number.")
CHOOSE_HINT: Final = N_("Choose from the list, or leave it empty if nobody knows.")
_CASE: Final = Head("Số vụ việc", 18, needed=True, hint=CASE_HINT)
_NUMBER: Final = Head("Tài sản số", 9, hint=ASSET_HINT)
_ASSET: Final = Head("Tên tài sản", 44, hint=NAME_HINT)


def _day(text: str, width: int = 14) -> Head:
    return Head(text, width, hint=DAY_HINT)


def _dong(text: str, width: int = 18) -> Head:
    return Head(text, width, hint=DONG_HINT, style=PLAIN)


def _chosen(text: str, choices: str, width: int = 22, *, needed: bool = False) -> Head:
    return Head(text, width, needed=needed, hint=CHOOSE_HINT, choices=choices)


SHEETS: Final[Mapping[str, Sequence[Head]]] = {
    "Vụ việc": (
        _CASE,
        Head("Ngày thụ lý", 14, hint=DAY_HINT),
        Head("Quyết định thi hành án", 26),
        Head("Ngày quyết định thi hành án", 16),
        Head("Bản án số", 22),
        Head("Ngày bản án", 14),
        Head("Người được thi hành án", 34, hint=N_("Several: put a semicolon between them.")),
        Head("Người phải thi hành án", 34, hint=N_("Several: put a semicolon between them.")),
        _dong("Số tiền phải thi hành"),
        _chosen("Án tín dụng", "Có, không", 12),
        Head("Chấp hành viên", 24, hint=N_("Full name or user name of an officer of the office.")),
        Head("Nội dung vụ việc", 40),
    ),
    "Tài sản": (
        _CASE,
        _NUMBER,
        Head("Tên tài sản", 44, needed=True),
        _chosen("Loại tài sản", "Loại tài sản"),
        _chosen("Bất động sản", "Có, không", 12),
        Head("Nơi có tài sản", 34),
        Head("Số lượng", 10, style=PLAIN),
        Head("Đơn vị tính", 12),
        _day("Ngày kê biên"),
        _dong("Giá thẩm định"),
        _day("Ngày thẩm định giá"),
        _chosen("Người giữ tài sản", "Người giữ tài sản"),
        Head("Tên người giữ tài sản", 26),
        Head(
            "Số lần bán không thành", 12, style=PLAIN, hint=N_("Only where not every one is told.")
        ),
        Head("Số lần giảm giá", 12, style=PLAIN, hint=N_("In all, however many are told.")),
        _chosen("Vướng mắc", "Vướng mắc", 36),
        _day("Vướng mắc từ"),
        _chosen("Đang ở ai", "Đang ở ai"),
        Head("Tên cơ quan đang giải quyết", 28),
        Head("Việc phải làm tiếp", 36),
        Head("Ghi chú", 36),
    ),
    "Lần bán": (
        _CASE,
        _NUMBER,
        _ASSET,
        Head("Lần thứ", 8, needed=True, style=PLAIN),
        _day("Ngày bán"),
        _dong("Giá khởi điểm"),
        Head("Tổ chức đấu giá", 34),
        _chosen("Kết quả", "Kết quả", 16),
        Head("Lý do không thành", 30, hint=N_("The letter of Điều 52, or in words.")),
        Head("Số người đăng ký", 10, style=PLAIN),
        _dong("Tiền đặt trước"),
        _day("Ngày ký hợp đồng"),
        _day("Ngày thông báo"),
        Head("Ghi chú", 36),
    ),
    "Đã bán chưa giao": (
        _CASE,
        _NUMBER,
        _ASSET,
        _day("Ngày bán được"),
        _dong("Giá bán được"),
        Head("Người mua", 30),
        Head("CCCD người mua", 16),
        _chosen("Tình trạng nộp tiền", "Tình trạng nộp tiền", 16),
        _dong("Số tiền đã nộp"),
        _day("Ngày nộp đủ tiền"),
        _chosen("Đã giao", "Có, không", 10),
        _day("Ngày giao tài sản"),
        Head("Ghi chú", 36),
    ),
    "Hiện vật đang giữ": (
        _CASE,
        Head("Tên vật chứng", 44, needed=True),
        _chosen("Loại vật chứng", "Loại vật chứng"),
        Head("Số lượng", 10, needed=True, style=PLAIN),
        Head("Đơn vị tính", 12),
        Head("Niêm phong", 18),
        Head("Vị trí", 14, needed=True, hint=N_("The short name of a place of the store.")),
        _day("Giữ từ"),
        Head("Theo sổ", 24, hint=N_("The old book that names it, with its page.")),
        _chosen("Ai đang giữ", "Ai đang giữ"),
        Head("Tên nơi đang giữ", 26),
        Head("Ghi chú", 36),
    ),
    "Vị trí kho": (
        Head(
            "Tên gọn", 16, needed=True, hint=N_("As it is called anywhere in the office: A-01-3.")
        ),
        Head("Tên vị trí", 24),
        _chosen("Cấp", "Cấp", 14, needed=True),
        Head("Nằm trong", 16, hint=N_("The short name of the place it is in.")),
        _chosen("Dùng để giữ", "Dùng để giữ"),
        Head("Sức chứa", 10, style=PLAIN),
    ),
    "Tổ chức": (
        Head("Tên tổ chức", 44, needed=True),
        _chosen("Loại tổ chức", "Loại tổ chức", needed=True),
        Head("Trực thuộc", 36),
        Head("Mã số thuế", 16),
        Head("Địa chỉ", 40),
        Head("Điện thoại", 16),
        Head("Thư điện tử", 28),
    ),
    "Người dùng": (
        Head("Họ và tên", 30, needed=True),
        _chosen("Vai trò", "Vai trò", 30, needed=True),
        Head("Tên đăng nhập", 18, hint=N_("Empty: made of the name.")),
    ),
}


def template() -> bytes:
    """Return the template; it is Vietnamese for everybody, as the files of offices are."""
    with in_vietnamese():
        lists = _lists()
        return book(
            [
                Tab(
                    GUIDE,
                    [
                        [Styled("Nhập hồ sơ tồn đọng", TITLE)],
                        *([Styled(translated(line), WORDS)] for line in GUIDE_LINES),
                    ],
                    columns=[Column(110)],
                ),
                *(_tab(name, heads, lists) for name, heads in SHEETS.items()),
                _example(),
                _list_tab(lists),
            ]
        )


def _tab(name: str, heads: Sequence[Head], lists: Mapping[str, Sequence[str]]) -> Tab:
    names = list(lists)
    columns = []
    for head in heads:
        choices = ""
        if head.choices:
            at = letters(names.index(head.choices))
            choices = f"'{LISTS}'!${at}$2:${at}${len(lists[head.choices]) + 1}"
        hint = translated(head.hint) if head.hint else ""
        columns.append(Column(head.width, head.style, hint, choices))
    return Tab(name, [_heads(heads)], columns=columns, frozen=1, heights={0: 45})


def _heads(heads: Sequence[Head]) -> list[Styled]:
    return [Styled(head.text, NEEDED if head.needed else COLUMN) for head in heads]


def _example() -> Tab:
    rows: list[Sequence[Any]] = []
    for name, examples in EXAMPLES.items():
        rows += [[Styled(name, TITLE)], _heads(SHEETS[name]), *examples, []]
    return Tab(EXAMPLE, rows, columns=[Column(20, TEXT)] * 20)


def _lists() -> dict[str, Sequence[str]]:
    return {
        **{name: shown_words(kind) for name, kind in ENUMS.items()},
        "Vướng mắc": [f"{one.code} – {one.vi}" for one in obstacle_reasons()],
        "Kết quả": RESULTS,
        "Tình trạng nộp tiền": PAYMENTS,
        "Có, không": YES_NO,
    }


def _list_tab(lists: Mapping[str, Sequence[str]]) -> Tab:
    longest = max(map(len, lists.values()))
    rows = [
        [words[at] if at < len(words) else None for words in lists.values()]
        for at in range(longest)
    ]
    heads = [Styled(name, COLUMN) for name in lists]
    return Tab(LISTS, [heads, *rows], columns=[Column(30)] * len(lists), frozen=1)
