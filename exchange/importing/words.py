"""Numbers in Vietnamese words, up to thousands of billions: "hai trăm tám mươi sáu" is 286."""

import re
from collections.abc import Sequence

from exchange.importing.writing import CELL
from foundation.folding import fold

_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_AFTER_TENS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # hai mươi mốt, ... tư, ... lăm
_SHORT_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # hai mốt, ba tư, bốn lăm
_ZERO_TENS = {"linh", "lẻ", "lẽ"}
_SCALES = (
    ({"tỷ", "tỉ"}, 10**9),
    ({"triệu"}, 10**6),
    ({"vạn"}, 10**4),
    ({"nghìn", "ngàn"}, 10**3),
)
VOCABULARY = frozenset(
    {*_AFTER_TENS, *_ZERO_TENS, "mười", "mươi", "chục", "trăm", "rưỡi"}.union(
        *(names for names, _size in _SCALES)
    )
)
_FILLERS = re.compile(r"\b(?:bằng chữ|viết|chẵn|đồng|và)\b|[:;,.\-–/]")
_MOST_WORDS = 60
#: Number words as they are typed without their marks.
_UNMARKED = {
    "khong": "không",
    "mot": "một",
    "bon": "bốn",
    "nam": "năm",
    "sau": "sáu",
    "bay": "bảy",
    "tam": "tám",
    "chin": "chín",
    "muoi": "mười",
    "tram": "trăm",
    "nghin": "nghìn",
    "ngan": "ngàn",
    "trieu": "triệu",
    "ty": "tỷ",
    "ti": "tỷ",
    "le": "lẻ",
    "lam": "lăm",
    "tu": "tư",
    "ruoi": "rưỡi",
    "dong": "đồng",
    "chan": "chẵn",
}
#: An amount in words behind its digits: "…, bằng chữ: một tỷ", "… đồng - một tỷ đồng".
_BEHIND = re.compile(
    r"[\s,;.:–-]*\(?\s*(?:ghi |viết )?bằng chữ\s*(?:là)?\s*[:.]?\s*(?P<words>[^()0-9]+?)\)?"
    r"\s*[./]*$"
    r"|(?<=[0-9đ])\s*(?:đồng|đ|vnđ|vnd)?\s*(?:[-–/,;.]\s*|\s)(?P<plain>[^\W\d_][^()0-9]*)$"
)
_SCALE = r"\b(?:ty|ti|trieu|nghin|ngan|tram|muoi)\b"
_SAYS_NUMBERS = re.compile(_SCALE)
_BEGINS = re.compile(
    r"\s*(?:(?:ghi |viet )?bang chu\s*(?:la)?\s*[:.]?\s*)?"
    rf"(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+.*{_SCALE}"
)


def read_words(text: str) -> int | None:
    """Return the number spelled by the whole of ``text``; None when it is not exactly one."""
    words = _FILLERS.sub(" ", text[:CELL].lower()).split()
    return _number(words) if 0 < len(words) <= _MOST_WORDS and len(text) <= CELL else None


def read_said(text: str) -> set[int]:
    """Return what an amount in words may say; more than one where it is spoken short.

    "một tỷ hai" is 1.200.000.000 to whoever says it. Words without their marks ("mot ty hai tram
    trieu") are read as well.
    """
    words = _FILLERS.sub(" ", text[:CELL].lower()).split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > CELL:
        return set()
    if "".join(words).isascii():
        words = _with_marks(words)
    value = _number(words)
    value = _number(_with_tens(words)) if value is None else value
    if value is not None:
        return {value}
    size = next((size for names, size in _SCALES if len(words) > 2 and words[-2] in names), 0)
    digit, head = _AFTER_TENS.get(words[-1], 0), _number(words[:-1])
    return {head + digit * size // 10, head + digit} if size and digit and head else set()


def _with_tens(words: Sequence[str]) -> list[str]:
    """Return number words with the tens that are left out in "một trăm sáu bảy" (167)."""
    found: list[str] = []
    for at, word in enumerate(words):
        found.append(word)
        after_hundred = at > 0 and words[at - 1] == "trăm" and _DIGITS.get(word)
        if after_hundred and words[at + 1 : at + 2] and words[at + 1] in _DIGITS:
            found.append("mươi")
    return found


def says_numbers(text: str) -> bool:
    """Tell whether words without digits name tỷ, triệu, nghìn or trăm."""
    return not re.search("[0-9]", text) and bool(_SAYS_NUMBERS.search(fold(text)))


def without_words(line: str) -> tuple[str, list[str]]:
    """Return a lowered line without the amount in words behind its digits, and those words."""
    found = _BEHIND.search(line)
    words = (found["words"] or found["plain"] or "") if found else ""
    if (
        found is None
        or not _BEGINS.match(fold(words))
        or not re.search("[0-9]", line[: found.start()])
    ):
        return line, []
    start = found.start("plain") if found["plain"] else found.start()
    return line[:start].rstrip(" .,;:/-–"), [words]


def _with_marks(words: Sequence[str]) -> list[str]:
    """Return number words typed without marks as they are written; other words stay."""
    found: list[str] = []
    for word in words:
        is_ten = word == "muoi" and bool(found) and found[-1] in _DIGITS
        found.append("mươi" if is_ten else _UNMARKED.get(word, word))
    return [word for word in found if word not in {"đồng", "chẵn"}]


def leading_words(text: str) -> tuple[int, str] | None:
    """Return the number spelled at the start of ``text``, and what follows it."""
    words = text.split(" ", _MOST_WORDS)
    count = 0
    while count < min(len(words), _MOST_WORDS) and words[count].lower() in VOCABULARY:
        count += 1
    while count:
        value = _number([word.lower() for word in words[:count]])
        if value is not None:
            return value, " ".join(words[count:])
        count -= 1
    return None


def _number(words: Sequence[str], below: int = 10**18) -> int | None:
    """Read ``words`` as a number smaller than ``below``."""
    for names, size in _SCALES:
        places = [index for index, word in enumerate(words) if word in names]
        if not places:
            continue
        if len(places) > 1 or size >= below:
            return None
        head = _number(words[: places[0]], below=size)
        rest = _rest(words[places[0] + 1 :], size)
        return None if not head or rest is None else head * size + rest
    return _hundreds(words)


def _rest(words: Sequence[str], size: int) -> int | None:
    """Read what follows a scale; a lone digit there ("một triệu hai") has two readings: refused."""
    if not words:
        return 0
    if list(words) == ["rưỡi"]:
        return size // 2
    if len(words) == 1 and words[0] in _AFTER_TENS:
        return None
    return _number(words, below=size)


def _hundreds(words: Sequence[str]) -> int | None:
    if "trăm" not in words:
        return _tens(words)
    if len(words) < 2 or words[1] != "trăm" or words[0] not in _DIGITS:
        return None
    hundreds, rest = _DIGITS[words[0]] * 100, words[2:]
    if not rest:
        return hundreds
    if list(rest) == ["rưỡi"]:
        return hundreds + 50
    tens = None if len(rest) == 1 and rest[0] in _AFTER_TENS else _tens(rest)
    return None if tens is None else hundreds + tens


def _tens(words: Sequence[str]) -> int | None:
    match list(words):
        case [digit] if digit in _DIGITS:
            return _DIGITS[digit]
        case [zero, digit] if zero in _ZERO_TENS and digit in _AFTER_TENS:
            return _AFTER_TENS[digit]
        case ["mười"]:
            return 10
        case ["mười", digit] if digit in _AFTER_TENS and digit not in {"không", "mốt"}:
            return 10 + _AFTER_TENS[digit]
        case [tens, "mươi" | "chục"] if _DIGITS.get(tens):
            return _DIGITS[tens] * 10
        case [tens, "mươi", digit] if _DIGITS.get(tens) and _AFTER_TENS.get(digit):
            return _DIGITS[tens] * 10 + _AFTER_TENS[digit]
        case [tens, digit] if _DIGITS.get(tens) and digit in _SHORT_TENS:
            return _DIGITS[tens] * 10 + _SHORT_TENS[digit]
        case _:
            return None
