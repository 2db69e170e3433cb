"""Rows of a form that are no lines of its list; nothing in them counts a thing, and it is said."""

import re
from collections.abc import Mapping, Sequence

from exchange.importing.layouts import Layout
from exchange.importing.lines import count_line
from exchange.importing.problems import Code
from exchange.importing.rowchecks import is_error
from exchange.importing.units import unit_at
from exchange.importing.words import leading_words
from exchange.importing.writing import lowered, tidy

_NUMBERISH = re.compile(r"[0-9][0-9.,\s/%]*(?:đồng|đ|vnđ|kg|gam|m3|[^\W\d_]{1,12})?")
ADDED = (
    r"(?:t(?:ổng|\.)\s*cộng|tổng số|tổng hợp chung|tổng|cộng dồn|cộng chung|cộng|lũy kế|luỹ kế"
    r"|sub-?total|grand total)(?!\w)"
)
_TOTAL = re.compile(
    rf"(?:\*|-)?\s*(?:{ADDED}|(?:total|t\.?\s?c)(?!\w)\.?)"
    r"(?:\s+(?:chung|toàn bộ|số lượng|các khoản|cuối trang|này|trên|[ivx]{1,5}|[a-hđ]"
    r"|(?:mục|phần|trang|nhóm|khoản)(?:\s+[0-9]{1,3}(?![0-9.,]))?"
    r"(?:\s*(?:đến|tới|-|–)\s*(?:khoản\s*)?[0-9]{1,3}(?![0-9.,]))?)(?!\w))*"
    r"\s*(?:\([^()]*\))?\s*[:=.]?\s*(?P<rest>.*)"
)
_COUNT_ONLY = re.compile(
    r"(?:là\s*|có\s*|gồm\s*)?[0-9][0-9.,]*\s*(?:\([^()]*\)\s*)?(?P<unit>[^\W\d_]*(?:\s[^\W\d_]+){0,4})\s*[./;]*"
)
_COUNTED_AS = re.compile(
    r"(?:khoản|mục|danh mục|dòng|loại|món|tài sản|vật chứng|tang vật|hạng mục|thứ|đồ vật|tài liệu"
    r"|việc|vụ|vụ việc|vụ án|hồ sơ|thông báo|cuộc|phiên|lượt|trường hợp|văn bản|chủng loại"
    r"|loại (?:tang vật|vật chứng|tài sản|tài liệu|hàng hóa|hàng hoá|đồ vật|giấy tờ)"
    r"|(?:tài sản|vật chứng|tang vật) (?:các loại|đấu giá|thi hành án|kê biên))?"
)
#: "Cộng khu vực 1", "Tổng cộng nhóm xe": a total of what its words name; "Cộng hưởng từ" is none.
_TOTAL_OF = re.compile(
    rf"(?:\*|-)?\s*(?:{ADDED}(?<!tổng)|tổng(?=\s+(?:toàn|các|giá|tiền|số tiền|khu vực|phòng"
    r"|chi cục|đơn vị|cơ quan|nhóm|đợt|tháng|quý|năm|trị giá|diện tích)(?!\w)))"
    r"(?!.*[0-9]\s+[^\W\d_])(?!.*(?<!\w)(?:gồm|thửa|biển|tọa lạc|toạ lạc)(?!\w))"
    r"(?!\s*(?:hưởng|hòa|hoà|tác|đồng|sản|sinh|đài|thành|bí thư|công ty)(?!\w))"
    r"(?:\s+[^\W\d_]+|\s+[0-9]{1,3}(?![0-9.,])|[,:()–-]){1,14}\s*"
)
#: A cell where a total has no figure: "x", "-", "…".
_NO_FIGURE = re.compile(r"[x×+*.,…/_–-]{1,5}")
#: "Tổng khối lượng gỗ": what the figures of a total are of.
_MEASURED = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng)\s+(?:khối lượng|trọng lượng|số lượng|thể tích|diện tích|giá trị"
    r"|trị giá|số tiền|tiền|số tờ|số trang|số viên|lượng|kl|tl)(?!\w)(?P<of>[^0-9]*)"
)
#: "Trang trước mang sang", "Cộng chuyển sang trang sau": figures of another page.
_BROUGHT = re.compile(
    r"(?:(?:số(?: liệu| lượng| dư)?|cộng|tổng(?: cộng| số)?|lũy kế|luỹ kế)\s+)?(?:(?:của|từ|ở)\s+)?"
    r"(?:(?:trang|tờ|phần|biểu)\s+(?:trước|trên|sau|này|số\s*[0-9]+|[0-9]+)\s+)?"
    r"(?:mang|chuyển|cộng|đem)\s+(?:sang|qua|xuống|tiếp)"
    r"(?:\s+(?:trang|tờ|phần|biểu)(?:\s+(?:trước|sau|tiếp|kế tiếp|tiếp theo|số\s*[0-9]+|[0-9]+))?)?"
    r"|(?:số(?: liệu| lượng)?|cộng|lũy kế|luỹ kế)\s+(?:của\s+|từ\s+)?trang\s+(?:trước|trên|sau)"
)
_SIDE_BY_SIDE = re.compile(r"\s{2,}|[\t\n]|\s+[/|–-]\s+")
_IN_WORDS = re.compile(r"\(?\s*(?:viết\s+)?(?:số tiền\s+)?bằng chữ\b.*")
_LIST_HAS = re.compile(
    r"\(?(?:danh sách|bảng kê|bản kê|phụ lục|biên bản)(?:\s+(?:này|trên|nêu trên))?\s+(?:gồm|có)"
    r"\s+(?:có\s+)?[0-9]+(?:\s*\([^()]*\))?\s*(?:trang|khoản|mục|dòng|danh mục|loại)\b.*"
)
_NOTE = re.compile(r"(?:\(?\*?\)?\s*)?(?:ghi chú|lưu ý|chú thích)\s*[:.]")
_ASIDE = re.compile(r"\([^()]{8,}(?:\([^()]*\)[^()]*)*\)\s*\.?")  # a remark between lines
_PAGE = re.compile(r"(?:trang|tờ)\s*(?:số\s*)?[:.]?\s*[0-9]+(?:\s*(?:/|trên|-)\s*[0-9]+)?")
_DAY = re.compile(
    r"(?:[^,;]{2,40},\s*)?ngày\s*(?:[0-9.… ]*\s*tháng\s*[0-9.… ]*\s*năm\s*[0-9.… ]*"
    r"|[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4})[.,]?"
)
_SIGNED = re.compile(
    r"(?:\(?\s*(?:đã\s+)?ký(?:\s+tên|\s*,|\s+và|\s+ghi|\))[^0-9]{0,60}"
    r"|\(?\s*(?:đã ký|ký tên|ghi rõ họ tên|họ và tên|chữ ký)[^0-9]{0,40}"
    r"|(?:kt|tl|tm|tuq|q)\.\s*[^0-9]{2,60}"
    r"|(?:đại diện|xác nhận của|ý kiến của)\s[^0-9]{2,60}"
    r"|(?:người|bên|cán bộ|phó|thủ trưởng|thủ kho|kế toán|chấp hành viên|thư ký|điều tra viên"
    r"|kiểm sát viên|giám đốc|trưởng phòng|trưởng kho|chi cục trưởng|cục trưởng|quản lý kho"
    r"|thẩm phán|chủ tịch|lãnh đạo|chỉ huy)"
    r"(?:\s+(?:lập|giao|nhận|chứng kiến|bàn giao|kiểm|kiểm kê|quản lý|bảo quản|duyệt|viết|ghi|thu"
    r"|vi phạm|bị|tạm giữ|thu giữ|hại|tham gia|làm chứng|phiên dịch|tiếp nhận|kiểm đếm|niêm phong"
    r"|bảng|biểu|phiếu|kê|danh sách|biên bản|đơn vị|cơ quan|trưởng|phòng|kho|chi cục|cục|giám đốc"
    r"|vật chứng|tài sản|tang vật|hồ sơ|chấp hành viên|viện|tiếp nhận|thống kê|phụ trách))*"
    r"\s*(?:\([^()]*\))?)"
    r"[\s:.]*"
    r"|(?:người|bên|đại diện bên)\s+(?:giao|nhận|lập|lập biểu|lập bảng|bàn giao|chứng kiến)"
    r"\s*(?:\([^()]*\))?\s*:[^0-9:]{0,60}"
    r"(?:(?:người|bên)\s+(?:giao|nhận|chứng kiến)\s*:[^0-9:]{0,60})*"
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?|-\s*(?:như trên|lưu\b.*|như điều.*)[;.]?")
_ROMAN = re.compile(r"[IVX]{1,6}\s*[.)/:]?")
SECTION_NUMBER = re.compile(r"(?:[IVX]{1,6}|[A-HĐ])\s*[.)/:]?")
_SECTION = re.compile(
    r"(?:(?:[IVX]{1,6}|[A-HĐ])\s*[.)/:–-]\s*|(?:PHẦN|Phần|Mục|MỤC|Nhóm|NHÓM)\s+(?:[IVX]+|[0-9]+|[A-HĐ])\b)"
    r"\s*\S?.*"
)
#: The title of a list: "DANH SÁCH THU GIỮ BỔ SUNG", "Biên bản thứ hai".
_TITLE = re.compile(
    r"(?:danh sách|danh mục|bảng(?: kê| thống kê)|bản kê|phụ lục|biên bản|phần|đợt|mục|nhóm|lần|vụ"
    r"|(?:tài sản |vật chứng |tang vật )?(?:thu giữ|tạm giữ|kê biên|của|trong vụ|tại))(?!\w).*"
)
_ORDINAL = re.compile(r"[0-9]{1,5}[.)]?")
_FIRST = {"1", "01", "1.", "1)"}


def furniture(
    texts: Sequence[str],
    values: Mapping[str, str],
    layout: Layout,
    *,
    next_number: str | None,
    below_signature: bool,
    numbered: bool,
    merged: Mapping[str, str],
) -> Code | None:
    """Return what a row is when it is no line, or None when it is one.

    Args:
        texts: everything in the row, whether its column is read or not.
        values: what stands in the columns that are read.
        next_number: number of the row below; None if there is none.
        below_signature: whether a row above was a signature.
        numbered: whether lines above have numbers.
        merged: the values, with those of merged cells beside the row.
    """
    filled = [tidy(text) for text in texts if text.strip()]
    if _is_only_a_number(filled, merged, layout):
        return Code.ROW_IS_ONLY_A_NUMBER
    words = [text for text in filled if is_words(text)]
    if not words:
        errors = filled and all(is_error(text) for text in filled)
        return Code.ROW_IS_A_TOTAL if errors else None
    first = lowered(words[0])
    remarks = {tidy(values.get(column, "")) for column in layout.remarks}
    sums = _is_total(first) or bool(_BROUGHT.fullmatch(first.strip(" .:")))
    if sums and all(_is_measure(text) or text in remarks for text in words[1:]):
        return Code.ROW_IS_A_TOTAL
    if all(_is_measure(text) for text in words[1:]):
        if numbered and _is_total_of_things(first, values, layout):
            return Code.ROW_IS_A_TOTAL
        if _is_only_a_sum(first, values, layout):
            return Code.ROW_IS_A_TOTAL
    if is_signature(texts):
        return Code.ROW_IS_A_SIGNATURE
    if below_signature and not any(_counts(text) for text in filled):
        return Code.ROW_IS_A_SIGNATURE
    if any(values.get(column) for column in layout.counts):
        return None
    if len(words) == 1 and (_IN_WORDS.fullmatch(first) or _LIST_HAS.fullmatch(first)):
        return Code.ROW_IS_A_TOTAL
    if len(filled) == 1 and _PAGE.fullmatch(first):
        return Code.ROW_IS_A_PAGE_NUMBER
    if len(words) == len(filled) == 1 and (
        _NOTE.match(first) or (numbered and _ASIDE.fullmatch(first) and not says_how_many(first))
    ):
        return Code.ROW_IS_A_NOTE
    if layout.number and _is_heading(filled, values, layout, next_number):
        return Code.ROW_IS_A_HEADING
    return None


def is_title(texts: Sequence[str], values: Mapping[str, str], layout: Layout) -> bool:
    """Tell whether a row right above a header is the title of what follows: one cell of words.

    Args:
        values: what stands in the columns that are read.
    """
    filled = [tidy(text) for text in texts if text.strip()]
    if len(filled) != 1 or any(values.get(column) for column in layout.counts):
        return False
    titled = filled[0].isupper() or _TITLE.fullmatch(lowered(filled[0]))
    return bool(titled) and not says_how_many(filled[0])


def is_signature(texts: Sequence[str]) -> bool:
    """Tell whether a row holds nothing but the words under which people sign."""
    filled = [text for text in texts if text.strip()]
    return bool(filled) and all(
        _is_signature(lowered(text))
        or all(_is_signature(lowered(part)) for part in _SIDE_BY_SIDE.split(text.strip()))
        for text in filled
    )


def _is_only_a_number(filled: Sequence[str], values: Mapping[str, str], layout: Layout) -> bool:
    """Tell whether a row is a line that was numbered and never written."""
    told = [column for column, text in values.items() if text.strip()]
    return len(filled) == 1 and told == [layout.number] and bool(_ORDINAL.fullmatch(filled[0]))


def is_words(text: str) -> bool:
    """Tell whether a cell says something in words: no number, no error, no mark."""
    letters = any(letter.isalpha() for letter in text) and not _NO_FIGURE.fullmatch(text.lower())
    return letters and not is_error(text) and not _NUMBERISH.fullmatch(text.lower())


def _counts(text: str) -> bool:
    """Tell whether a cell has a number or a unit, as no name of a person has."""
    low = lowered(text)
    at = unit_at(low)
    unit = at is not None and at[1] == len(low)
    return unit or any(letter.isdigit() for letter in text) or says_how_many(text)


def _is_total(text: str) -> bool:
    """Tell whether a text is a total and names no thing: "Tổng cộng: 05 chiếc"."""
    match = _TOTAL.fullmatch(text)
    if match is None:
        return False
    rest = match["rest"].strip(" .:;")
    if not rest or rest.startswith("("):
        return True
    counted = _COUNT_ONLY.fullmatch(rest)
    if counted is not None:
        return _is_measure(counted["unit"].strip())
    in_words = leading_words(rest)
    return in_words is not None and _is_measure(in_words[1].strip(" .;"))


def _is_total_of_things(text: str, values: Mapping[str, str], layout: Layout) -> bool:
    """Tell whether a row without a number, below rows that have one, adds up what it names.

    "Tổng cộng: 08 chiếc điện thoại, sim", "Tổng khối lượng gỗ". What is counted in the columns of
    quantity and unit is a line, whatever its words: a lot of things may be called a total.
    """
    if values.get(layout.number, "").strip():
        return False
    columns = ("quantity", "unit", "seal_text")
    if sum(bool(values.get(column, "").strip()) for column in columns) > 1:
        return False
    if _MEASURED.fullmatch(text.strip(" .:")):
        return True
    match = _TOTAL.fullmatch(text)
    rest = match["rest"].strip(" .:;") if match else ""
    count = re.match(r"[0-9]{1,6}(?![0-9.,/])|$", rest)
    return (
        bool(rest)
        and not values.get("quantity", "").strip()
        and (bool(count and count[0]) or leading_words(rest) is not None)
    )


def _is_only_a_sum(text: str, values: Mapping[str, str], layout: Layout) -> bool:
    """Tell whether a row without a number adds up what it names: "Cộng khu vực 1", "Tổng tiền".

    Whatever stands in another column than those that are added up makes it a line; so does what
    is counted in a unit.
    """
    told = {column for column, cell in values.items() if cell.strip()}
    number = lowered(values.get(layout.number, ""))
    if number and number != text:
        return False
    if {"quantity", "unit"} <= told or told - layout.summed - {layout.number, layout.thing, "unit"}:
        return False
    return bool(_TOTAL_OF.fullmatch(text.strip(" .:"))) or bool(
        number and _MEASURED.fullmatch(text.strip(" .:"))
    )


def _is_measure(text: str) -> bool:
    """Tell whether a text beside a total is a unit, or the total in words."""
    low = lowered(text)
    at = unit_at(low)
    return (at is not None and at[1] == len(low)) or bool(
        _COUNTED_AS.fullmatch(low) or _IN_WORDS.fullmatch(low)
    )


def _is_signature(text: str) -> bool:
    return bool(_SIGNED.fullmatch(text) or _DAY.fullmatch(text) or _RECIPIENTS.fullmatch(text))


def _is_heading(
    filled: Sequence[str], values: Mapping[str, str], layout: Layout, next_number: str | None
) -> bool:
    """Tell whether lines follow under a row: a number of a section with none is a line's."""
    number = tidy(values.get(layout.number, ""))
    thing = tidy(values.get(layout.thing, ""))
    below = tidy(next_number or "")
    goes_on = below in _FIRST
    if SECTION_NUMBER.fullmatch(number):
        alike = next_number is None or _is_roman(number) == _is_roman(below) is True
        return goes_on or not (alike or says_how_many(thing))
    if not thing and number and len(filled) == 1 and not _NUMBERISH.fullmatch(number):
        return goes_on or not says_how_many(number)
    if number or len(filled) != 1:
        return False
    if _SECTION.fullmatch(thing):
        return goes_on or not says_how_many(thing)
    return goes_on and not says_how_many(thing)


def _is_roman(number: str) -> bool:
    return bool(_ROMAN.fullmatch(number))


def says_how_many(text: str) -> bool:
    """Tell whether a text counts a thing."""
    first = count_line(text).first if text else None
    return first is not None and first.value is not None
