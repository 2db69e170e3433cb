"""Words of search: what is kept of a text, and what a question looks for in it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from foundation.folding import code_key, fold, identifier

LONGEST: Final = 4000  # characters kept of one subject
MOST_WORDS: Final = 12  # looked for at once
SHORTEST: Final = 3  # letters a trigram needs
TELLING: Final = 4  # characters of a number that needs no word before it
_QUOTED: Final = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_BETWEEN_TEXTS: Final = "\uf8fe"  # so that no phrase begins in one and ends in the next
# What pages, labels and people write before a number.
_NAMES_OF_NUMBERS: Final = frozenset(
    {
        "ho", "so", "hs", "vu", "viec", "case", "file", "lenh", "niem", "phong", "seal", "bien",
        "ban", "kiem", "soat", "bks", "khung", "may", "imei", "serial", "seri", "tem", "ma", "no",
        "s", "n", "sn", "vin", "number",
        "quyet", "dinh", "qd", "thi", "hanh", "an",
    }
)  # fmt: skip


def findable(office_id: int, kind: str, texts: Iterable[str]) -> str:
    """Return what the index reads: marks of office and kind, every identifier, then the texts.

    A word with a digit is kept as its letters and digits. Neighbours among such words, capitals
    between them included, are also kept as one: "25T1 - 0292" and "RNHB-12/AB 3456" are found
    however their parts are written. Of texts too long to be kept whole each word is kept once.
    """
    whole = list(texts)
    marks = f"{office_mark(office_id)} {kind_mark(kind)}"
    joined = list(dict.fromkeys(number for text in whole for number in _joined(text)))
    words = f" {_BETWEEN_TEXTS} ".join(" ".join(_words([text])) for text in whole)
    kept = " ".join([marks, *joined, words])
    if len(kept) >= LONGEST:
        kept = " ".join([marks, *dict.fromkeys([*joined, *_words(whole)])])
    return kept[: LONGEST - 1] + " "


def ways(words: str) -> list[str]:
    """Return what is asked; then, for when nothing has it, other spellings of its numbers.

    Numbers written in parts as one, and without the zeros before them.
    """
    together = " ".join("".join(run) if _is_number(run) else " ".join(run) for run in _runs(words))
    return list(dict.fromkeys([words, together, re.sub(r"(?<![0-9.,])0+(?=[0-9])", "", together)]))


def patterns_of(words: str) -> list[str]:
    """Return what an entry contains: beginnings of its words, numbers, and phrases in quotes.

    A number is found from any three characters of it on: people know the end of a seal's.
    """
    patterns, loose = [], [_QUOTED.sub(" ", words)]
    for quoted in _QUOTED.findall(words):
        phrase = _words([quoted])
        if _has_digit(quoted):
            loose.append(quoted)  # a number is found however its parts are written
        elif phrase:
            patterns.append(f" {' '.join(phrase)} ")
    wanted: list[str] = []
    for word in _words(loose):
        if len(word) >= TELLING and _has_digit(word):
            while wanted and wanted[-1] in _NAMES_OF_NUMBERS:
                wanted.pop()
            word = code_key(word)
        wanted.append(word)
    patterns += [_pattern(word) for word in wanted]
    return list(dict.fromkeys(patterns))[:MOST_WORDS]


def _pattern(word: str) -> str:
    if _has_digit(word) and len(word) >= SHORTEST:
        return word
    return f" {word:<2}"


def numbers_of(words: str) -> list[str]:
    """Return the one number that is asked for, in its possible spellings; none for other words."""
    found = [patterns[0] for way in ways(words) if len(patterns := patterns_of(way)) == 1]
    numbers = [one for one in (*found, code_key(words)) if _has_digit(one) and len(one) >= TELLING]
    return list(dict.fromkeys(numbers))


def has_number(folded: str, number: str) -> bool:
    """Whether what is kept of a subject has a number as a whole, not as a part of another."""
    return f" {number} " in folded


def parts_of(text: str, asked: str) -> list[tuple[str, bool]]:
    """Split a text into what was looked for and what was not."""
    wanted = _words([asked])
    found: list[tuple[str, bool]] = []
    between = ""  # blanks that belong to what comes next, if both are of one kind
    for piece in re.split(r"(\s+)", text):
        if piece.isspace():
            between = piece
            continue
        hit = any(word.startswith(each) for word in _words([piece]) for each in wanted)
        if found and found[-1][1] == hit:
            found[-1] = (found[-1][0] + between + piece, hit)
        elif found and not found[-1][1]:
            found[-1] = (found[-1][0] + between, False)
            found.append((piece, hit))
        else:
            found.append((between + piece, hit))
        between = ""
    return found


def other_marks_only(text: str, asked: str) -> bool:
    """Whether a short word was found in a text, but never with the marks it was asked with.

    Of "xe" that is so in "hộp gỗ xẻ": a word of two letters is another word with other marks.
    """
    words = [_letters(word) for word in re.split(r"[\W_]+", text)]
    for each in map(_letters, re.split(r"[\W_]+", asked)):
        if 0 < len(each) < SHORTEST and not _has_digit(each):
            alike = [word for word in words if fold(word).startswith(fold(each))]
            if alike and not any(word.startswith(each) for word in alike):
                return True
    return False


def _letters(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _words(texts: Iterable[str]) -> list[str]:
    """Return the words of texts: with a digit as letters and digits, else by letters alone."""
    found: list[str] = []
    for word in " ".join(map(fold, texts)).split(" "):
        if _has_digit(word):
            found.append(identifier(word))
        else:
            found += re.findall(r"[^\W_]+", word)
    return [word for word in found if word]


def _joined(text: str) -> list[str]:
    """Return the numbers of a text that are written in parts, each as one identifier."""
    return [identifier("".join(run)) for run in _runs(text) if _is_number(run)]


def _runs(text: str) -> list[list[str]]:
    """Return the words of a text, those with digits together with such and with capitals beside."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if not any(letter.isalnum() for letter in word):
            continue  # a dash between two parts
        if _has_digit(word) or (word.isupper() and len(word) <= 5):
            runs[-1].append(word)
        else:
            runs += [[word], []]
    return runs


def _is_number(run: Sequence[str]) -> bool:
    return len(run) > 1 and any(map(_has_digit, run))


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def office_mark(office_id: int) -> str:
    """Return three characters nobody types: one entry of the index for each office."""
    high, low = divmod(office_id, 4096)
    return f"\ue000{chr(0xE001 + high % 2048)}{chr(0xE801 + low % 4096)}"


def kind_mark(kind: str) -> str:
    return f"\uf8ff{kind[:2]}"
