"""Amounts in đồng in words, as vouchers and decisions write them, in Vietnamese and in English."""

from typing import Final

_VI: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_GROUPS: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9
_EN_SMALL: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_EN_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_GROUPS: Final = ("", "thousand", "million", "billion", "trillion", "quadrillion")


def in_vietnamese_words(amount: int) -> str:
    """Return a whole amount in Vietnamese words.

    >>> in_vietnamese_words(12_300_000_000)
    'mười hai tỷ ba trăm triệu đồng'
    >>> in_vietnamese_words(1_005_021)
    'một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng'
    """
    return f"{' '.join(_vietnamese(amount, follows=False)) or _VI[0]} đồng"


def in_english_words(amount: int) -> str:
    """Return a whole amount in English words.

    >>> in_english_words(12_300_000_000)
    'twelve billion three hundred million đồng'
    """
    words: list[str] = []
    for place, group in reversed(list(enumerate(_groups(amount)))):
        if group:
            words += [*_english(group), _EN_GROUPS[place]]
    return f"{' '.join(filter(None, words)) or _EN_SMALL[0]} đồng"


def _groups(amount: int) -> list[int]:
    """Return the digits in threes, the last three first."""
    found: list[int] = []
    while amount:
        amount, group = divmod(amount, 1000)
        found.append(group)
    return found


def _vietnamese(number: int, *, follows: bool) -> list[str]:
    """Return the words of a number; ``follows`` when larger words stand before it."""
    billions, rest = divmod(number, _BILLION)
    words = [*_vietnamese(billions, follows=follows), "tỷ"] if billions else []
    follows = follows or bool(billions)
    for place, group in reversed(list(enumerate(_groups(rest)))):
        if group:
            words += [*_three(group, whole=follows), _VI_GROUPS[place]]
        follows = follows or bool(group)
    return [word for word in words if word]


def _three(group: int, *, whole: bool) -> list[str]:
    """Return the words of three digits; ``whole`` names the hundreds that are none as well."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [_VI[hundreds], "trăm"] if hundreds or whole else []
    if tens > 1:
        words += [_VI[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_VI[ones])
    return words


def _english(group: int) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words = [_EN_SMALL[hundreds], "hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(f"{_EN_TENS[tens - 2]}-{_EN_SMALL[ones]}" if ones else _EN_TENS[tens - 2])
    elif rest:
        words.append(_EN_SMALL[rest])
    return words
