"""Seals as the field writes them: the clause that speaks of the seal, and the numbers in it."""

import re
from dataclasses import dataclass

from exchange.importing.writing import tidy

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
_NUMBER = re.compile(
    r"(?!IMEI|Imei)(?:[A-ZĐ]{1,5}[0-9]{0,2}[A-Z]{0,2}\s?[0-9]{4,}"
    r"|[A-ZĐ0-9][\wĐđ]*(?:[./-][\wĐđ]+)*)"
)
_NEXT = re.compile(r"\s*(?:,|;|và|đến|-)\s*[“\"'‘]?")
_OTHER_NUMBERS = re.compile(
    r"(?:biển|imei|khung|máy|loại|điện thoại|model|sê-ri máy|tài khoản|ngày|quyết định|biên bản"
    r"|kết luận|giám định|klgđ|kl|trưng cầu|trưng cầu giám định|bản án|vụ án|hồ sơ|công văn|lệnh)"
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


def _clause(text: str) -> str:
    """Cut the words around the seal: to the stop before it, and to the stop behind it."""
    seal = _SEAL.search(text)
    if seal is None:
        return ""
    before = [stop.end() for stop in re.finditer(r"[,;(](?:\s|$)", text[: seal.start()])]
    behind = re.search(r"[,;)](?:\s|$)|\.\s*$", text[seal.end() :])
    end = seal.end() + behind.start() if behind else len(text)
    return text[before[-1] if before else 0 : end].strip(" ,;.()+-–")


def _numbers(text: str, *, from_cell: bool) -> tuple[str, ...]:
    """Find seal numbers: what follows "số", "mã số", "ký hiệu"; a bare cell is itself a number."""
    bare = _NUMBER.match(text) if from_cell else None
    found = [bare[0]] if bare and _has_digit(bare[0]) else []
    for name in _NAMED.finditer(text):
        if _OTHER_NUMBERS.search(text[: name.start()]):
            continue
        position = name.end()
        while number := _NUMBER.match(text, position):
            if not _has_digit(number[0]):
                break
            if not _EXAMINED.fullmatch(number[0]):
                found.append(number[0])
            following = _NEXT.match(text, number.end())
            if following is None:
                break
            position = following.end()
    return tuple(dict.fromkeys(found))


def _has_digit(text: str) -> bool:
    return any("0" <= letter <= "9" for letter in text)
