"""Finding the quantities inside a description: what comes first, and its weight or volume."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from exchange.importing.banknotes import money_of_notes
from exchange.importing.problems import Code
from exchange.importing.quantities import Quantity, is_about, quantity_at, sum_of_notes
from exchange.importing.units import (
    CURRENCIES,
    EXTENTS,
    WEIGHTS_AND_VOLUMES,
    is_weight_or_volume,
    unit_at,
)
from exchange.importing.writing import lowered, shortened

_READ = 1_000  # letters of a description in which a quantity is looked for
_EDITORIAL = re.compile(r"\[[^\[\]]*\]")  # [sic], [text cut in the source]
_BULLET = re.compile(r"^(?:[-–+*•·]+\s*|[a-zđ0-9]{1,2}[.)]\s+|[0-9]{1,2}(?:\.[0-9]{1,2})+\.\s+)+")
_LOT_NUMBER = re.compile(r"^(?:lô|lot)(?:\s+số)?\s*[0-9]+\s*(?:[:–-]|\.(?![0-9]))\s*")
_LEAD = re.compile(
    r"^(?:lô|số tiền|tiền mặt|tiền việt nam|tổng số tiền|tổng số|tổng cộng|số lượng|thu giữ"
    r"|gồm có|gồm|vật chứng)(?:\s+(?:là|gồm|việt nam))?\s*:?\s*(?=[0-9])"
)
_CONTAINER = re.compile(r"^(?:mỗi|một|1)\s+(?=\w)")
_PACKED = "gói|túi|hộp|thùng|bao|chai|lon|lọ|can|bịch|kiện|cuộn|phuy|thỏi|vỉ|tút|két"
_PLACES = re.compile(
    r"(?:[:;]\s*|,\s+)(?=\S)"
    r"|\b(?:gồm có|gồm|số lượng|khối lượng|trọng lượng|thể tích|tổng số|tổng cộng|có)"
    r"\s*:?\s+(?=[0-9])"
    r"|\s[-–]\s+(?=[0-9])|\((?=[0-9]+ (?:chiếc|cái|con|bộ|quyển|cuốn|tờ|bản|thùng|bao)\b)"
    rf"|\((?=[0-9]+ (?:{_PACKED})\))|\b(?:trong|thành|làm)\s+(?=[0-9]+ (?:{_PACKED})\b)"
    rf"|\bx\s*(?=[0-9]+ (?:{_PACKED})\b)"
    r"|\s(?=[0-9.]+ (?:chiếc|cái|con|bộ|đôi|khúc|lóng|thanh|tấm|bao|thùng|chai|lon|cây)$)"
)
_EACH = re.compile(r"\bmỗi\b|^\s*/|[^\W\d_]/[^\W\d_]")  # "… mỗi gói", "…/gói"
_LAST_ASIDE = re.compile(r"\((?P<count>[0-9]+ [^()]*)\)[.;]?$")
_HOLDS = re.compile(r"\b(?:bên trong|chứa|đựng|gồm)\b")
_CLAUSE = re.compile(r"[;,:.()](?![0-9])")
_ATTRIBUTE = re.compile(
    r"(?<!kim )(?<!các )(?<!mọi )(?<!nhiều )\bloại\b|trọng tải|tải trọng|công suất|dung tích"
    r"|sức chở|kích thước|đường kính|hàm lượng|nồng độ|mệnh giá|trị giá|số (?:khung|máy|loại)"
    r"|\b(?:dài|rộng|cao|sâu|dày|chìm|biển|mỗi)\b|(?:\bx|×)\s*$"
)
#: What a machine can lift, carry or weigh is part of its name: "kích 100 tấn", "xe tải 2,5 tấn".
_CAPACITY = re.compile(
    r"\b(?:kích|con đội|cẩu|cần trục|cần cẩu|cầu trục|pa ?lăng|ba lăng|tời|silo|cân|lốp|rơ ?mo?oc"
    r"|sơ ?mi|xe|ô tô|máy (?:ép|xúc|ủi|lu|nâng|dập|cán)|bồn|téc|xi ?téc|container)\b"
    r"(?:\s+[^\W\d_]+){0,5}\s*$"
)
_LOADED = re.compile(r"\b(?:chở|chứa|đựng|nặng|khối lượng|trọng lượng|trên xe có|có)\b")
_RESTATED = re.compile(r"\([^()]*\)")  # says the same in another way, or what belongs to it
_WEIGHED = re.compile(r"khối lượng|trọng lượng|thể tích|nặng|cân được")
_BULK = {"m3", "ster", "tấn", "tạ"}  # nobody packs goods by these: they are what the line counts
_PIECES = re.compile(
    r"lóng|khúc|thanh|hộp|tấm|cây|đoạn|bao|thùng|kiện|cuộn|can|phuy|bánh|gói|viên|súc|phách|túi"
)
_MEASURES = {*WEIGHTS_AND_VOLUMES, *EXTENTS, *CURRENCIES}
_OF_THE_SAME = {*EXTENTS, *CURRENCIES}  # its size or its value, not another thing
_LEFT_OVER = re.compile(r"còn lại|hoàn lại|hoàn trả|sau giám định|lưu mẫu|đóng gói lại")
_NUMBER = re.compile(r"(?<![\w.,/\-–])[0-9½¼¾]")
_ANOTHER = re.compile(
    r"(?:[;+]|,(?=\s)|(?<![0-9]),|\b(?:và|cùng|kèm theo|kèm)\b)\s*"
    r"(?P<thing>[0-9]{1,3}(?:\s*\([^()0-9]*\))?\s+(?P<noun>[^\W\d_]+))"
)
#: "xe 02 bánh", "05 chỗ": what one thing has.
_PARTS_OF_ONE = re.compile(r"bánh|chỗ|ngăn|tầng|cửa|buồng|số|cầu|trục|xi|năm|ngày|tháng")
_SPLIT_UP = re.compile(r"\b(?:gồm|trong đó|cụ thể)\b")
_CUT = re.compile(r"\[[^\[\]]*\bcut\b[^\[\]]*\]|…\s*$|\.\.\.\s*$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a description says: the first quantity, the weight or volume beside it, and problems."""

    first: Quantity | None
    second: Quantity | None = None
    problems: tuple[tuple[Code, dict[str, str | int]], ...] = ()
    cut: bool = False
    parts: tuple[Quantity, ...] = ()  # what a thing consists of: "bộ … gồm 01 bình, 02 vợt"
    notes: Decimal | None = None  # what the banknotes behind "gồm" make


def count_line(description: str) -> Counted:
    """Return the quantities a description writes; nothing is assumed where none is written."""
    text = _EDITORIAL.sub(" ", lowered(description[:_READ]))
    text = re.sub(r"\s+", " ", text).strip()
    text = _LOT_NUMBER.sub("", _BULLET.sub("", text))
    text = _LEAD.sub("", _LEAD.sub("", text))
    cut = bool(_CUT.search(description))
    if money := money_of_notes(text):
        code, told = Code.SEVERAL_THINGS, dict(money.details)
        unread = ((code, told),) if money.problem else ()
        return Counted(money, problems=unread, cut=cut, notes=money.value)
    if per := _per_container(text):
        return Counted(per, problems=((Code.QUANTITY_PER_CONTAINER, {"written": shortened(text)}),))
    first = quantity_at(text)
    if first is None or _of_each(text, first):
        first = _inside(text, first.ends if first else 0)
    if first is None:
        weight, problems = _beside(text, Quantity(None), only_said=True)
        return Counted(weight, None, tuple(problems), cut)
    second, problems = _beside(text, first)
    if second is None and not problems:
        second, problems = _before(text, first)
    text = _RESTATED.sub(lambda aside: " " * len(aside[0]), text)
    if first.problem:
        problems.append((first.problem, dict(first.details)))
    elif thing := _another_thing(text, first) or _same_unit_again(text, first):
        problems.append((Code.SEVERAL_THINGS, {"written": shortened(thing)}))
    split = _SPLIT_UP.search(text)
    behind = text[split.end() :] if split and not _NUMBER.search(text, 0, split.start()) else ""
    return Counted(
        first,
        second,
        tuple(problems),
        cut,
        _parts(behind),
        sum_of_notes((behind or text).lstrip(" :")),
    )


def _of_each(text: str, weight: Quantity) -> bool:
    """Tell whether a weight in front is that of one piece: "0,5 kg thịt mỗi gói", "0,5kg/gói"."""
    clause = _CLAUSE.search(text, weight.ends)
    one = text[weight.ends : clause.start() if clause else len(text)]
    return is_weight_or_volume(weight.unit) and bool(_EACH.search(one))


def _before(
    text: str, first: Quantity
) -> tuple[Quantity | None, list[tuple[Code, dict[str, str | int]]]]:
    """Find the weight that stands before the count: "thuốc pháo nặng 116kg, 29 bao".

    Without a word that says it was weighed it may be of one piece: "sữa bột 900g (3 hộp)".
    """
    for number in _NUMBER.finditer(text):
        found = quantity_at(text, number.start())
        if found is None or found.value is None or not is_weight_or_volume(found.unit):
            continue
        if found.ends > first.starts or not first.unit or not first.unit.counts:
            break
        clause = text[_clause_start(text, number.start()) : number.start()]
        if _ATTRIBUTE.search(_WEIGHED.split(clause)[-1]) or _is_capacity(clause, found):
            continue
        if _per(text, found) or _of_each(text, found):
            continue
        if _WEIGHED.search(clause):
            about = found.approximate or is_about(text, number.start())
            return replace(found, approximate=about), []
        return None, [(Code.WEIGHT_OF_ONE_OR_ALL, {"written": found.written})]
    return None, []


def _parts(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of the parts of a thing."""
    found = [quantity_at(text, number.start()) for number in _NUMBER.finditer(text)]
    return tuple(each for each in found if each is not None and each.value is not None)


def _per_container(text: str) -> Quantity | None:
    """Read "mỗi thùng 12 khối": what one container holds."""
    each = _CONTAINER.match(text)
    container = unit_at(text, each.end()) if each else None
    if each is None or container is None or (not text.startswith("mỗi")):
        return None
    held = quantity_at(text, min(container[1] + 1, len(text)))
    return replace(held, ends=len(text)) if held and held.value is not None else None


def _inside(text: str, since: int = 0) -> Quantity | None:
    """Find the first quantity with a unit behind a stop: "…; 103 thanh", "… gồm 365 chiếc".

    What stands last in parentheses counts the thing before what it holds does: "ví bên trong có 02
    thẻ (01 cái)".
    """
    last = _LAST_ASIDE.search(text)
    if last and _HOLDS.search(text, 0, last.end()):
        found = quantity_at(text, last.start("count"))
        if found and found.unit and found.unit.counts and found.value is not None:
            return replace(found, ends=len(text))
    for place in _PLACES.finditer(text, since):
        found = quantity_at(text, place.end())
        if found is None or found.unit is None or found.problem is Code.QUANTITY_VAGUE:
            continue
        if not _is_attribute(text, place.end()) and not _per(text, found):
            about = found.approximate or is_about(text, place.end())
            return replace(found, approximate=about, starts=place.end())
    return None


def _beside(
    text: str, first: Quantity, *, only_said: bool = False
) -> tuple[Quantity | None, list[tuple[Code, dict[str, str | int]]]]:
    """Find the weight or volume of counted things, or the count of weighed ones.

    ``only_said``: nothing counts the thing, so a weight must be said to be one ("khối lượng …")
    or be of the units that only bulk is measured in; "sữa 900g" names a size, not a quantity.
    """
    weighed = is_weight_or_volume(first.unit)
    candidates: list[tuple[Quantity, bool, bool]] = []
    restated = list(_RESTATED.finditer(text))
    for number in _NUMBER.finditer(text, first.ends):
        found = quantity_at(text, number.start())
        if found is None or found.unit is None or found.value is None:
            continue
        clause = text[_clause_start(text, number.start()) : number.start()]
        left_over = bool(_LEFT_OVER.search(clause))
        fits = found.unit.counts if weighed else is_weight_or_volume(found.unit)
        if only_said and found.unit.name not in _BULK:
            fits = fits and (left_over or bool(_WEIGHED.search(clause)))
        described = _WEIGHED.split(clause)[-1]
        named = _is_capacity(clause, found)
        if fits and not named and not _ATTRIBUTE.search(described) and not _per(text, found):
            about = found.approximate or is_about(text, number.start())
            aside = any(one.start() < number.start() < one.end() for one in restated)
            candidates.append((replace(found, approximate=about), left_over, aside))
    if weighed:
        candidates = candidates[:1]
    outside = [each for each in candidates if not each[2]] or candidates
    chosen = [found for found, is_left, _aside in candidates if is_left]
    chosen = chosen or [found for found, _is_left, _aside in outside]
    if len({(found.value, found.unit) for found in chosen}) > 1:
        return None, [(Code.SEVERAL_WEIGHTS, {})]
    return (chosen[0] if chosen else None), []


def _per(text: str, found: Quantity) -> bool:
    return text[found.ends : found.ends + 1] == "/"


def _is_capacity(clause: str, found: Quantity) -> bool:
    """Tell whether a weight or volume is in the name of a machine, not on a scale."""
    weight = is_weight_or_volume(found.unit)
    return weight and bool(_CAPACITY.search(clause)) and not _LOADED.search(clause)


def _clause_start(text: str, position: int) -> int:
    starts = [stop.end() for stop in _CLAUSE.finditer(text, 0, position)]
    return starts[-1] if starts else 0


def _is_attribute(text: str, position: int) -> bool:
    """Tell whether the number describes the thing ("loại 2,5 tấn") and does not count it."""
    return bool(_ATTRIBUTE.search(text, _clause_start(text, position), position))


def _another_thing(text: str, first: Quantity) -> str | None:
    """Find a second thing in a line that already counts one: "01 ghe, 02 máy nổ"."""
    for match in _ANOTHER.finditer(text, first.ends, _before_parts(text, first)):
        found = quantity_at(text, match.start("thing"))
        unit = found.unit if found else None
        if _PARTS_OF_ONE.fullmatch(match["noun"]) or (unit and unit.name in _OF_THE_SAME):
            continue
        if first.unit is None or first.unit.counts:
            if unit is None or unit.counts:
                return match["thing"]
        elif (
            unit is None
            or unit == first.unit
            or unit.name not in _MEASURES
            and not _PIECES.fullmatch(unit.name)
        ):
            return match["thing"]
    return None


def _same_unit_again(text: str, first: Quantity) -> str | None:
    """Find another count in the same unit: "Jet: 500 bao; Hero: 20 bao"."""
    if first.unit is None or not first.unit.counts:
        return None
    for number in _NUMBER.finditer(text, first.ends, _before_parts(text, first)):
        found = quantity_at(text, number.start())
        if found and found.unit == first.unit and not _is_attribute(text, number.start()):
            return text[number.start() : found.ends]
    return None


def _before_parts(text: str, first: Quantity) -> int:
    """Return where the counted thing begins to be split up: "365 xe gồm 300 …, 65 …"."""
    split = _SPLIT_UP.search(text, first.ends)
    return split.start() if split else len(text)
