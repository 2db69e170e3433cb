"""A line that goes on in the next row: its cell was too long, and is typed on without a number.

It goes on only where nothing in the row below counts a thing and its words begin in the middle of
something. Whatever may be a thing of its own is left a line, and a person is asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange.importing.dittos import points
from exchange.importing.layouts import Layout
from exchange.importing.lines import count_line
from exchange.importing.rowchecks import is_error
from exchange.importing.writing import lowered, tidy

#: What is told of a thing and is none itself: "Số khung: …", "Màu đen".
_TOLD = re.compile(
    r"[-–+•*]?\s*(?:số (?:khung|máy|imei|seri|serial|hiệu|sườn|vin|súng|tờ|thửa|vào sổ)|imei|biển"
    r"|bks|màu|nhãn hiệu|model|serial|seri|kích thước|tình trạng|hiện trạng|đã qua sử dụng|ký hiệu"
    r"|xuất xứ|chất liệu|năm sản xuất|dung tích|dung lượng|chủ (?:xe|sở hữu|sử dụng)"
    r"|(?:có )?đặc điểm"
    r"|bên (?:trong|ngoài)|mặt (?:trước|sau)|trên (?:thân|vỏ|nắp|xe)|địa chỉ|diện tích"
    r"|tọa lạc|toạ lạc|giấy chứng nhận|tài sản gắn liền"
    r"|theo (?:giấy|hợp đồng|biên bản|quyết định|kết luận))(?!\w)"
)
#: What was measured of a thing: "Tổng khối lượng: 12,5 kg".
_MEASURED = re.compile(
    r"[-–+•*]?\s*(?:tổng\s+)?(?:khối lượng|trọng lượng|thể tích|diện tích|chiều (?:dài|rộng|cao)"
    r"|đường kính|nặng|cân nặng|dung tích|công suất|kl|tl)(?!\w)"
)
_OPEN = re.compile(
    r"(?:[,(:–/-]|\b(?:và|hoặc|của|số|màu|hiệu|loại|tại|theo|với|cùng|gồm|ngày|có|là|được|bị|do|bằng"
    r"|trong|trên|từ|đến|xã|phường|huyện|tỉnh|thành phố|đường|thửa|tờ))$"
)
_LISTS = re.compile(r"(?:\b(?:gồm|bao gồm|gồm có)\s*:?|:)\s*$")
#: What begins so is a thing, even where a line begins small.
_THING = re.compile(
    r"(?:thửa|quyền sử dụng|qsd|nhà|căn|lô|xe|ô tô|máy|tàu|toàn bộ|một phần|cổ phần|khoản)(?!\w)"
)
_NUMBERED = re.compile(r"[a-zđ0-9]{1,2}[.)]\s", re.IGNORECASE)
_BULLET = re.compile(r"[-–+•*]\s*")


@dataclass(frozen=True, slots=True)
class Last:
    """The line that was read in the row above, with the cells of its own."""

    row: int
    position: int
    values: Mapping[str, str]
    lists: bool = False  # it says that it consists of what follows: "Bộ máy tính gồm:"


def is_list(text: str) -> bool:
    """Tell whether a text ends where what a thing consists of is to follow."""
    return bool(_LISTS.search(lowered(text)))


def goes_on(
    last: Last | None, row: int, values: Mapping[str, str], layout: Layout, *, surely: bool
) -> bool:
    """Tell whether a row holds the rest of the line right above it, and nothing else.

    Args:
        surely: it might be a heading, so only what is told of a thing is the rest of one.
        values: what stands in the columns that are read, merged cells left out.
    """
    if last is None or row != last.row + 1:
        return False
    told = {column: tidy(text) for column, text in values.items() if text.strip()}
    if not told or told.keys() - layout.continues:
        return False
    if any(points(text) or is_error(text) for text in told.values()):
        return False
    above = {column: tidy(text) for column, text in last.values.items() if text.strip()}
    if not above.keys() & {layout.number, *layout.counts}:
        return False  # nothing tells the line above from the one below
    thing = told.get(layout.thing, "")
    if last.lists and _BULLET.match(thing):
        return True
    if _TOLD.match(lowered(thing)) and not _counts(thing):
        return True
    if surely or _NUMBERED.match(thing):
        return False
    return not thing or _is_rest(thing, above.get(layout.thing, ""))


def joined(above: Mapping[str, str], below: Mapping[str, str], layout: Layout) -> Mapping[str, str]:
    """Return the values of a line with the rest of it from the row below."""
    result = dict(above)
    for column, text in below.items():
        if not text.strip():
            continue
        before = result.get(column, "").strip()
        between = "; " if column in layout.labelled else " "
        result[column] = f"{before}{between}{text.strip()}" if before else text
    return result


def _is_rest(text: str, above: str) -> bool:
    """Tell whether a text begins in the middle of something: it is small, open, or only told."""
    if _OPEN.search(lowered(above)) or text[0] in ",;:…":
        return True
    if text[0] in "([":  # "(02 chiếc điện thoại)" is a thing, whatever it stands in
        inside = re.sub(r"[()\[\]]", "", text).strip()
        return not (_counts(inside) or _THING.match(lowered(inside)))
    if _MEASURED.match(lowered(text)):
        return True
    if _counts(text):
        return False
    bare: Sequence[str] = _BULLET.sub("", text, count=1)
    if _THING.match(lowered(text)):
        return False
    first = next((letter for letter in bare if letter.isalpha()), "")
    return first.islower() and above[:1].isupper()


def _counts(text: str) -> bool:
    first = count_line(text).first
    return first is not None and first.value is not None
