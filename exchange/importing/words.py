"""Numbers in Vietnamese words, up to thousands of billions: "hai trăm tám mươi sáu" is 286."""

import re
from collections.abc import Sequence

from exchange.importing.writing import CELL

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


def read_words(text: str) -> int | None:
    """Return the number spelled by the whole of ``text``; None when it is not exactly one."""
    words = _FILLERS.sub(" ", text[:CELL].lower()).split()
    return _number(words) if 0 < len(words) <= _MOST_WORDS and len(text) <= CELL else None


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
