"""Seals as the field writes them: the clause that speaks of the seal, and the numbers in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exchange.importing.writing import tidy

SEAL_LETTERS = 200  # of what is kept of a seal
_READ = 1_000  # letters in which a seal is looked for
_SEAL = re.compile(r"niêm phong|niêm cất|tem niêm|được niêm", re.IGNORECASE)
_NOT_SEALED = re.compile(
    r"(?:không|chưa|không được|không còn|chưa được|đã mở)\s+(?:được\s+)?niêm phong", re.IGNORECASE
)
_CONTENTS = re.compile(r"\b(?:bên trong|trong có|chứa|gồm có)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:mã số|số hiệu|số seri|số sê-ri|seri|ký hiệu|kí hiệu|mã hiệu|mã vạch|mã|số)"
    r"(?:\s+(?:là|vụ|niêm phong))?\s*[:.]?\s*[“\"'‘(]?\s*",
    re.IGNORECASE,
)
_SIGN = r"(?:\s?(?:№|N[°o]\.?)\s?|\s)"  # between the letters of a number and its digits
_LETTERS = "[A-ZĐ]{1,5}[0-9]{0,2}[A-Z]{0,2}"
_NUMBER = re.compile(
    rf"(?!IMEI|Imei)(?:{_LETTERS}{_SIGN}?[0-9]{{4,}}"
    rf"(?:[./–→-](?!{_LETTERS}{_SIGN}[0-9]{{4}})[\wĐđ]+)*"
    r"|№?\s?[A-ZĐ0-9][\wĐđ]*(?:[./–→-][\wĐđ]+)*)"
)
_NEXT = re.compile(
    r"[”\"'’]?\s*(?:(?P<stop>,|;|/|\+|&|và|cùng|đến|tới|-|–|—|→)\s*(?:số\s+)?|\s+)[“\"'‘]?"
)
#: Behind "niêm phong" itself stands a number only if it is a long one or has letters behind a bar.
_BARE = re.compile(r"niêm phong\s*[:–-]?\s*[“\"'‘(]?\s*(?=(?:[^\W\d_]|\d)*(?:\s?№)?\s?[0-9])")
_LONG = re.compile(r".*[0-9]{4}.*|[0-9]+/[A-ZĐ].*", re.DOTALL)
_DAY = re.compile(
    r"[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}\s*[./-]\s*[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?:ngày\s+)?[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}|[0-9]{1,2}(?:h|giờ)[0-9]{0,2}"
)
_COUNTS = re.compile(  # "03 tem", "02 chữ ký": no numbers of seals
    r"\(?[0-9]{1,3}\)?\s*(?:\([^()0-9]*\)\s*)?(?:tem|con tem|chữ ký|chữ kí|dấu|con dấu|lớp|mặt"
    r"|vị trí|người|phong bì|túi|hộp|gói|bì|thùng|bao|chiếc|cái)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:đến|tới|→|-|–|—|÷|\.{2,}|…)\s*(?:số\s+)?[“\"'‘]?\s*", re.IGNORECASE)
_AGAIN = re.compile(r"(?:mã số|số|mã|ký hiệu|và)?\s*[:.]?\s*[“\"'‘(]?\s*", re.IGNORECASE)
_OTHER_NUMBERS = re.compile(
    r"(?:biển|imei|khung|máy|loại|điện thoại|model|sê-ri máy|tài khoản|ngày|quyết định|biên bản"
    r"|vụ|kết luận|giám định|klgđ|kl|trưng cầu|trưng cầu giám định|bản án|vụ án|hồ sơ|công văn"
    r"|lệnh|súng)"
    r"\s*$",
    re.IGNORECASE,
)


_EXAMINED = re.compile(  # what the laboratory calls the sample, or its paper
    r"(?:PX|GĐ|KLGĐ|MGĐ)\s?[0-9].*|.*/(?:KL|KLGĐ|GĐ|KTHS|QĐ|CV|TB|TCGĐ)(?:[-/].*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SealText:
    """What is said of a seal; empty text when nothing is said."""

    text: str = ""
    numbers: tuple[str, ...] = ()


def read_seal(seal_cell: str, description: str) -> SealText:
    """Return the seal of an exhibit: from its own column, else from the description."""
    cell = tidy(seal_cell[:_READ])
    if cell:
        return SealText(cell, () if _NOT_SEALED.search(cell) else _numbers(cell, from_cell=True))
    text = tidy(description[:_READ])
    if not _SEAL.search(text) or _NOT_SEALED.search(text):
        return SealText()
    outside = _CONTENTS.split(text, maxsplit=1)[0]
    said = outside if _SEAL.search(outside) else text
    return SealText(_clause(said), _numbers(said, from_cell=False))


def worded(text: str, numbers: tuple[str, ...]) -> str:
    """Return what is kept of a seal: its numbers where they say all, else the words around them.

    A number that nobody could read, or a range of them, stays as it is written.
    """
    return ", ".join(numbers) if numbers and _say_all(text, numbers) else text


def _say_all(text: str, numbers: tuple[str, ...]) -> bool:
    """Tell whether nothing with a digit is left of a text without its numbers; a day is none."""
    at = 0
    rest = text
    for which, number in enumerate(numbers):
        found = rest.find(number, at)
        if found < 0:
            return False
        if which and _RANGE.fullmatch(rest[at:found]):
            return False
        rest = f"{rest[:found]} {rest[found + len(number) :]}"
        at = found
    rest = _COUNTS.sub(" ", _DAY.sub(" ", rest))
    seal = _SEAL.search(rest)
    before, behind = (rest[: seal.start()], rest[seal.start() :]) if seal else ("", rest)
    left = [*filter(_LONG.fullmatch, before.split()), *filter(_has_digit, _tokens(behind))]
    return not left


def _tokens(text: str) -> list[str]:
    """Return the words of a text that may be numbers of its seals."""
    return [
        token[0]
        for token in re.finditer(r"\S+", text)
        if not _OTHER_NUMBERS.search(re.sub(r"\s*(?:số|:)\s*$", " ", text[: token.start()]))
        and not _EXAMINED.fullmatch(token[0].strip(" .,;:()“”\"'"))
    ]


def _clause(text: str) -> str:
    """Cut the words around the seal: to the stop before it, and to the stop behind it.

    A stop between two numbers ends nothing: "số 12; số 13".
    """
    seal = _SEAL.search(text)
    if seal is None:
        return ""
    before = [stop.end() for stop in re.finditer(r"[,;(](?:\s|$)|\s[–-]\s", text[: seal.start()])]
    end = len(text)
    for stop in re.finditer(r"[,;)](?:\s|$)|\.\s*$", text[seal.end() :]):
        at = seal.end() + stop.end()
        number = _NUMBER.match(_AGAIN.sub("", text[at:], count=1))
        if stop[0].startswith(")") or not (number and _has_digit(number[0])):
            end = seal.end() + stop.start()
            break
    clause = text[before[-1] if before else 0 : end].strip(" ,;.()+-–")
    return f"{clause})" if clause.count("(") > clause.count(")") else clause


def _numbers(text: str, *, from_cell: bool) -> tuple[str, ...]:
    """Find seal numbers: what follows "số", "mã số", "ký hiệu"; a bare cell is itself a number."""
    starts = [0] if from_cell else []
    starts += [
        name.end()
        for name in _NAMED.finditer(text)
        if not _OTHER_NUMBERS.search(text[: name.start()])
    ]
    starts += [
        name.end()
        for name in _BARE.finditer(text)
        if (number := _NUMBER.match(text, name.end())) and _LONG.fullmatch(number[0])
    ]
    found = {at: number for start in starts for at, number in _listed(text, start)}
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _listed(text: str, position: int) -> Iterator[tuple[int, str]]:
    """Yield the numbers that stand one after the other from a place on."""
    while number := _NUMBER.match(text, position):
        if not _has_digit(number[0]):
            return
        if not _EXAMINED.fullmatch(number[0]) and not _DAY.fullmatch(number[0]):
            yield number.start(), number[0]
        following = _NEXT.match(text, number.end())
        if following is None:
            return
        position = following.end()
        after = _NUMBER.match(text, position)
        if not following["stop"] and not (after and _LONG.fullmatch(after[0])):
            return
        if _COUNTS.match(text, position):
            return


def _has_digit(text: str) -> bool:
    return any("0" <= letter <= "9" for letter in text)
