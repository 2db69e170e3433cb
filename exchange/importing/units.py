"""Units and classifiers of the field, each with its one spelling here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from exchange.importing.writing import lowered

WEIGHTS_AND_VOLUMES: Mapping[str, tuple[str, ...]] = {
    "kg": ("kg", "kgs", "kilôgam", "kilogam", "ki-lô-gam", "kí-lô", "kí", "ký"),
    "gam": ("gam", "gram", "gr", "g"),
    "mg": ("mg", "miligam", "mi-li-gam"),
    "tấn": ("tấn",),
    "tạ": ("tạ",),
    "yến": ("yến",),
    "lạng": ("lạng",),
    "m3": ("m3", "m³", "mét khối", "m khối"),
    "ster": ("ster", "sterr", "ste", "xte"),
    "lít": ("lít", "lit", "l"),
    "ml": ("ml", "mililít", "mi-li-lít"),
    "chỉ": ("chỉ",),  # 3,75 gam of gold
    "lượng": ("lượng",),
    "carat": ("carat", "cara"),
}
EXTENTS: Mapping[str, tuple[str, ...]] = {
    "m2": ("m2", "m²", "mét vuông"),
    "ha": ("ha", "héc ta", "hecta"),
    "m": ("m", "mét"),
    "cm": ("cm",),
    "mm": ("mm",),
    "km": ("km",),
}
CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "đồng": ("đồng", "đ", "vnđ", "vnd", "₫"),
    "USD": ("usd", "đô la mỹ", "đô la", "đô", "us$"),
    "nhân dân tệ": ("nhân dân tệ", "ndt", "cny", "rmb", "tệ"),
    "EUR": ("eur", "euro", "ơ-rô", "ơ rô", "€"),
    "GBP": ("gbp", "bảng anh"),
    "JPY": ("jpy", "yên nhật", "yen nhật"),
    "KRW": ("krw", "won hàn quốc", "won"),
    "AUD": ("aud", "đô la úc"),
    "CAD": ("cad", "đô la canada"),
    "SGD": ("sgd", "đô la singapore"),
    "HKD": ("hkd", "đô la hồng kông"),
    "TWD": ("twd", "đài tệ", "đô la đài loan"),
    "riel": ("riel", "ria", "khr"),
    "kíp": ("kíp lào", "lak"),  # a bare "kíp" is a detonator
    "baht": ("baht", "bạt thái", "thb", "bath", "bath thái", "baht thái"),
}
#: Classifiers and packagings that are written as they are; they count whole things.
COUNTS = (
    "phong bì|bì thư|bì|cổ phần|cổ phiếu|trái phiếu|phần vốn góp|bao|gói|cái|chiếc|con|cặp|đôi"
    "|bộ|bó|viên|khẩu|cây"
    "|quả|trái|củ|lóng|khúc|thanh|hộp|bánh|thùng|đoạn|cục|túi|bịch|tờ|quyển|cuốn|xe|tàu|ghe"
    "|thuyền|xà lan"
    "|sà lan|thửa|lô|căn|ngôi|kiện|tấm|miếng|mảnh|mẩu|cuộn|ống|lọ|chai|lon|can|phuy|bình|két|sọt"
    "|tuýp|vỉ"
    "|tép|hột|hạt|máy|mục|điếu|tút|thỏi|hũ|xô|chậu|sợi|dây|vòng|nhẫn|thẻ|sim|bản|chùm|khối|lá"
    "|bông|gốc|rọ|lồng"
    "|giỏ|rổ|khay|bàn|ly|cốc|bát|dàn|cỗ|toa|container|công-ten-nơ|súc|phách|ván|bức|pho|mũi|vật"
    "|hệ thống|dây chuyền|đàn|cá thể|bầy|tập|xấp|đống|bọc|thếp|tệp"
    "|đơn vị|phương tiện|sản phẩm"
)
_COUNTS_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "xà lan": ("salan",),
    "thùng": ("thùng carton",),
    "cái": ("cai",),
    "gói": ("tép gói",),
    "tút": ("cây thuốc",),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit, by its spelling here, and whether it counts whole things."""

    name: str
    counts: bool


def _spellings() -> dict[str, Unit]:
    table = {name: Unit(name, counts=True) for name in COUNTS.split("|")}
    for name, others in _COUNTS_OTHERWISE.items():
        table.update(dict.fromkeys(others, Unit(name, counts=True)))
    for name, others in {**WEIGHTS_AND_VOLUMES, **EXTENTS, **CURRENCIES}.items():
        table.update(dict.fromkeys(others, Unit(name, counts=False)))
    return table


_TABLE = _spellings()
DONG = _TABLE["đồng"]
_PATTERN = "|".join(re.escape(name) for name in sorted(_TABLE, key=len, reverse=True))
#: Words that begin like a unit and are the name of the thing: a watch is not an amount of đồng.
_NAMES_OF_THINGS = (
    "đồng hồ|đồng xu|ký hiệu|kí hiệu|ký tự|ký tên|yến sào|chỉ khâu|lượng lớn|lượng nhỏ"
    "|mét khối lượng"
)
_AT_START = re.compile(rf"(?!(?:{_NAMES_OF_THINGS})(?!\w))(?:{_PATTERN})(?!\w)")
_WHOLE = re.compile(r"([^(/]*)")


def unit_at(lowered_text: str, position: int = 0) -> tuple[Unit, int] | None:
    """Return the unit that starts at ``position`` of a lowered text, and where it ends."""
    match = _AT_START.match(lowered_text, position)
    return (_TABLE[match[0]], match.end()) if match else None


def read_unit(cell: str) -> Unit | None:
    """Return the unit a cell names; remarks in parentheses and second names are dropped.

    "khẩu (not written)" is khẩu, "bao/gói" is bao; a word not in the table stays as written.
    """
    name = lowered((_WHOLE.match(cell) or [""])[0]).strip(" .,;:")
    return _TABLE.get(name) or (Unit(name, counts=True) if name else None)


def is_weight_or_volume(unit: Unit | None) -> bool:
    return unit is not None and unit.name in WEIGHTS_AND_VOLUMES
