"""How a period was counted, in English: the sentences of :mod:`lawbook.counting`, clause by clause.

The sentences are kept in Vietnamese, as the law is, in the ledger and on papers. A reader of
English gets each clause in theirs; a clause that none of these patterns knows stays as it is, and a
test goes through the sentences the lawbook makes.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_DAYS: Final = {
    "thứ Hai": "Monday", "thứ Ba": "Tuesday", "thứ Tư": "Wednesday", "thứ Năm": "Thursday",
    "thứ Sáu": "Friday", "thứ Bảy": "Saturday", "Chủ nhật": "Sunday", "chủ nhật": "Sunday",
}  # fmt: skip
_UNITS: Final = {
    "ngày làm việc": "working day",
    "ngày": "day",
    "tháng": "month",
    "năm": "year",
    "giờ": "hour",
}
EVENTS: Final = {
    "ngày mở phiên đấu giá": "the day of the session",
    "thời điểm mở cuộc đấu giá": "the moment the auction opens",
    "ngày thông báo lần hai": "the day of the second notice",
    "ngày cưỡng chế": "the day of coercion",
    "thời điểm cưỡng chế": "the moment of coercion",
    "ngày kê biên": "the day of the seizure",
    "thời điểm bán": "the moment of the sale",
    "ngày bán": "the day of the sale",
    "ngày xử lý tài sản": "the day the asset is dealt with",
    "thông báo công khai lần hai": "second public notice",
    "thông báo công khai lần một": "first public notice",
    "niêm yết việc đấu giá": "posting of the auction",
}
HOLIDAYS: Final = {
    "Tết Dương lịch": "New Year",
    "28 Chạp": "28th of the last lunar month",
    "29 Tết": "Two days before the lunar new year",
    "Giao thừa Tết Nguyên đán": "Lunar new year's eve",
    "Tết Nguyên đán": "Lunar new year",
    "Mùng hai Tết Nguyên đán": "Second day of the lunar new year",
    "Mùng ba Tết Nguyên đán": "Third day of the lunar new year",
    "Mùng bốn Tết Nguyên đán": "Fourth day of the lunar new year",
    "Mùng năm Tết Nguyên đán": "Fifth day of the lunar new year",
    "Mùng sáu Tết Nguyên đán": "Sixth day of the lunar new year",
    "Giỗ Tổ Hùng Vương": "Hung Kings' day",
    "Ngày Chiến thắng 30/4": "Victory day",
    "Quốc tế Lao động 1/5": "Labour day",
    "Quốc khánh": "National day",
    "Ngày Văn hóa Việt Nam": "Day of Vietnamese culture",
}
_LIEU: Final = " (nghỉ bù)"
_EXCHANGED: Final = re.compile(r"Nghỉ hoán đổi \(làm bù (?P<day>\S+)\)")
# What the lawbook says where no provision was found.
_CONVENTION: Final = {
    "(quy ước thận trọng, chưa tìm thấy điều luật)": "(a cautious convention, no provision found)",
    "Phiên đấu giá mở vào ngày làm việc": "The session opens on a working day",
    "quy ước": "convention",
}
_SPAN: Final = r"(?P<n>\d+) (?P<unit>ngày làm việc|ngày|tháng|năm|giờ)"


def _span(found: re.Match[str]) -> str:
    number = int(found["n"])
    return f"{number} {_UNITS[found['unit']]}{'' if number == 1 else 's'}"


def _event(text: str) -> str:
    return EVENTS.get(text, text)


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_RULES: Final[tuple[_Rule, ...]] = tuple(
    (re.compile(pattern), write)
    for pattern, write in (
        (rf"{_SPAN}", _span),
        (rf"{_SPAN}, không tính ngày đầu", lambda m: f"{_span(m)}, the first day not counted"),
        (
            rf"{_SPAN}, tính theo giờ, hết vào giờ đó ngày (?P<day>\S+)",
            lambda m: f"{_span(m)}, counted in hours, ends at the same hour on {m['day']}",
        ),
        (
            rf"{_SPAN} tính cả ngày đầu, trước (?P<event>.+)",
            lambda m: f"{_span(m)}, the first day counted, before {_event(m['event'])}",
        ),
        (
            rf"{_SPAN} trọn trước (?P<event>.+)",
            lambda m: f"{_span(m)} in full before {_event(m['event'])}",
        ),
        (
            rf"đủ {_SPAN} trọn sau ngày (?P<day>\S+) \((?P<what>.+)\)",
            lambda m: f"{_span(m)} in full after {m['day']} ({_event(m['what'])})",
        ),
        (
            r"02 ngày liên tục, muộn nhất, chọn hai ngày làm việc",
            lambda _m: "2 days running, the latest, two working days chosen",
        ),
        (
            r"là quyền nên lấy ngày muộn hơn",
            lambda _m: "a right, so the later day is taken",
        ),
        (r"nghỉ (?P<days>[\d/–, ]+)", lambda m: f"off: {m['days']}"),
        (r"tính cả ngày làm bù (?P<days>[\d/, ]+)", lambda m: f"worked instead: {m['days']}"),
        (
            r"lịch nghỉ năm (?P<years>[\d, ]+) chưa đối chiếu",
            lambda m: f"holidays of {m['years']} not checked yet",
        ),
        (
            r"(?P<day>[\d/]+) là (?P<rest>[^;]+), (?P<way>dời sang|lùi về) (?P<to>.+)",
            lambda m: (
                f"{m['day']} is {_rest(m['rest'])},"
                f" {'moved to' if m['way'] == 'dời sang' else 'moved back to'} {_named(m['to'])}"
            ),
        ),
        (r"(?P<day>[\d/]+) là (?P<rest>[^;]+)", lambda m: f"{m['day']} is {_rest(m['rest'])}"),
        (
            r"chưa chắc: chờ thông báo (?P<what>[^(]*[^( ])(?: \((?P<may>.+)\))?",
            lambda m: f"not certain: awaits {_awaited(m['what'])}{_may(m['may'])}",
        ),
        (
            r"không quá (?P<cut>[\d.]+) % giá khởi điểm liền trước",
            lambda m: f"at most {m['cut']} % of the preceding starting price",
        ),
        (
            r"giảm không quá (?P<cut>[\d.]+) % giá liền trước, làm tròn lên đồng",
            lambda m: f"cut by at most {m['cut']} % of the preceding price, rounded up to a đồng",
        ),
    )
)


def _rest(text: str) -> str:
    if text == "ngày có thể nghỉ, chưa có quyết định":
        return "a day that may be off, not decided yet"
    return _DAYS.get(text) or f"a day off ({holiday_in_english(text)})"


def awaited_in_english(what: str) -> str:
    """Return what days of a year wait for in English: "nghỉ Tết 2027"."""
    name, _, year = what.removeprefix("nghỉ ").rpartition(" ")
    names = {"Tết": "Lunar New Year", "Quốc khánh": "National Day"}
    return f"days off at {names[name]} {year}" if name in names else what


def holiday_in_english(name: str) -> str:
    """Return the name of a holiday of the lawbook in English."""
    exchanged = _EXCHANGED.fullmatch(name)
    if exchanged is not None:
        return f"Day off in exchange for {exchanged['day']}"
    if name.endswith(_LIEU):
        return f"{holiday_in_english(name[: -len(_LIEU)])} (in lieu)"
    return HOLIDAYS.get(name, name)


def _named(text: str) -> str:
    for word, english in _DAYS.items():
        if text.startswith(word):
            return english + text[len(word) :]
    return text


def _awaited(text: str) -> str:
    text = text.replace("Quốc khánh", "National day").replace("Tết Dương lịch", "New Year")
    return re.sub(r"^nghỉ ", "the days off of ", text)


def _may(text: str | None) -> str:
    if not text:
        return ""
    return (
        f" ({text.replace('có thể nghỉ', 'may be off').replace('có thể làm bù', 'may be worked')})"
    )


@lru_cache(maxsize=4000)
def in_english(counted: str) -> str:
    """Return a counted sentence in English."""
    return "; ".join(map(_clause, counted.split("; ")))


def _clause(text: str) -> str:
    for pattern, write in _RULES:
        found = pattern.fullmatch(text)
        if found is not None:
            return write(found)
    return text


@lru_cache(maxsize=500)
def span_in_english(span: str) -> str:
    """Return a length of time in English: "7 ngày làm việc" is "7 working days"."""
    number, _, unit = span.partition(" ")
    known = _UNITS.get(unit)
    return f"{number} {known}{'' if number.lstrip('0') == '1' else 's'}" if known else span


@lru_cache(maxsize=1000)
def cited_in_english(basis: str) -> str:
    """Return a citation with the words for its parts in English; a law keeps its name."""
    for vietnamese, english in (
        *_CONVENTION.items(),
        ("Điều ", "Article "),
        (" khoản ", ", clause "),
        (" điểm ", ", point "),
    ):
        basis = basis.replace(vietnamese, english)
    return basis
