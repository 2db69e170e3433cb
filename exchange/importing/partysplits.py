"""Several parties in one cell: "Ông A - bà B", "Ông A và vợ là bà B", "Công ty X và bà Y".

Where each of them says what it is (ông, bà, công ty), the cell is several parties. Where it only
looks like two names, nobody decides it: it stays one party, and a person is asked.
"""

import re
from dataclasses import dataclass
from typing import Final

from exchange.importing.writing import tidy

MARKS: Final = re.compile(r"[|;\n]")
_CAPITALS: Final = "".join(
    letter
    for first, last in ((0x41, 0x5A), (0xC0, 0x24F), (0x1E00, 0x1EFF))
    for letter in map(chr, range(first, last + 1))
    if letter.isupper()
)
_TITLE: Final = r"(?:[ôÔ]ng|ÔNG|[bB]à|BÀ|[aA]nh|ANH|[cC]hị|CHỊ|[cC]ụ|CỤ)"
_NAME: Final = rf"(?:(?:[hH]ộ|HỘ)\s+)?{_TITLE}\.?\s*:?\s+(?=[{_CAPITALS}])"
_FIRM: Final = (
    r"(?i:(?:tổng )?công ty|cty|ngân hàng|doanh nghiệp|dntn|hợp tác xã|htx|ubnd|ủy ban nhân dân"
    r"|tập đoàn|hộ kinh doanh)\s+(?=\S)"
)
_KIN: Final = r"(?:vợ|chồng|con(?: trai| gái)?|cha|bố|mẹ|em(?: trai| gái)?|người)"
_AND: Final = rf"(?i:(?:và|cùng|với|cùng với|&|\+)(?:\s+{_KIN})?(?:\s*(?:là|:))?)"
#: What stands between two parties, with what says that another one begins.
_BETWEEN: Final = re.compile(
    rf"\s*[,(]?\s*(?<![\w]){_AND}\s+(?={_NAME}|{_FIRM})"
    rf"|\s*[,/]\s*(?={_NAME})|\s+[-–—]\s*(?={_NAME})|\s*[–—]\s*(?={_NAME})"
)
_PAIR: Final = re.compile(rf"^(?i:vợ chồng|2 vợ chồng|hai vợ chồng)\s*:?\s*(?={_NAME})")
#: Words between two names that make one of them no party: who acts for it, who is meant.
_FOR_IT: Final = re.compile(
    r"(?<!\w)(?:đại diện|giám đốc|ủy quyền|uỷ quyền|chủ tịch|chủ hộ|chủ doanh nghiệp|tổng giám đốc"
    r"|kế thừa|thừa kế|người giám hộ|tên gọi khác|tức là|bị đơn|nguyên đơn)(?!\w)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:phường|xã|thôn|ấp|khóm|tổ|quận|huyện|tỉnh|tp|thành phố|số|khu|đường|thị|chi nhánh|phòng"
    r"|việt nam|hà nội|sinh|cccd|cmnd|sn|địa chỉ|trú|thường trú|hiện|cùng trú|cùng địa chỉ)(?!\w)",
    re.IGNORECASE,
)
_WORD: Final = rf"[{_CAPITALS}][^\W\d_]*\.?"
_BARE: Final = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,4}}")
_MAYBE: Final = re.compile(r"\s*(?:,|/|&|\+|\s[-–—]|[–—]|(?<!\w)(?i:và|cùng(?: với)?)(?!\w))\s*")
#: A person named behind other words; "Hoàng Anh Thư" and "Công ty Ông Già" name none so.
_ANOTHER: Final = re.compile(
    rf"(?<!\w)(?:ông|bà|anh|chị|cụ)\.?\s*:?\s+(?=[{_CAPITALS}])|(?<=[,(/–-])\s*{_NAME}"
    rf"|[-–—]\s*(?={_FIRM})"
)
_FIRST: Final = re.compile(_NAME)
_STARTS: Final = re.compile(rf"(?:{_NAME}|{_FIRM}|(?:hộ|vợ chồng)\s)")


@dataclass(frozen=True, slots=True)
class Split:
    """The parties of a cell.

    Args:
        split: the texts that were read as several parties.
        unsure: those of the names that may be several parties, and are kept as one.
    """

    names: tuple[str, ...]
    split: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def split_parties(cell: str) -> Split:
    """Return the parties a cell names, one after the other.

    >>> split_parties("Ông Trần Văn B và vợ là bà Lê Thị C").names
    ('Ông Trần Văn B', 'bà Lê Thị C')
    >>> split_parties("Công ty TNHH Xây dựng và Thương mại Y").names
    ('Công ty TNHH Xây dựng và Thương mại Y',)
    """
    names: list[str] = []
    split: list[str] = []
    unsure: list[str] = []
    for each in MARKS.split(cell):
        text = tidy(each)
        if not text:
            continue
        parts = _parts(text)
        if len(parts) > 1:
            split.append(text)
        names += parts
        unsure += [part for part in parts if _may_be_several(part)]
    return Split(tuple(names), tuple(split), tuple(unsure))


def _parts(text: str) -> list[str]:
    """Return the parties of a text, each of which says what it is; else the whole text."""
    if _FOR_IT.search(text):
        return [text]
    parts = [_bare(part) for part in _BETWEEN.split(_PAIR.sub("", text))]
    if len(parts) < 2 or not all(_STARTS.match(part) for part in parts):
        return [text]
    return parts


def _bare(part: str) -> str:
    """Return a part without a bracket whose other half stands in another part."""
    part = tidy(part).strip(" ,")
    if part.count("(") < part.count(")"):
        part = tidy(part.removesuffix(")"))
    return part


def _may_be_several(text: str) -> bool:
    """Tell whether a party looks like two names, or names two people."""
    titled = _FIRST.match(text) or _PAIR.match(text)
    bare = text[titled.end() :] if titled else text
    bare = _FIRST.sub("", bare, count=1) if titled and _FIRST.match(bare) else bare
    another = len(_ANOTHER.findall(bare))
    if another > 1 or (another and (titled or _FOR_IT.search(text) is None)):
        return True
    first, *rest = [part for part in _MAYBE.split(bare) if part] or [""]
    return bool(_BARE.fullmatch(first)) and any(
        _BARE.fullmatch(part) and not _PLACE.match(part) for part in rest
    )
