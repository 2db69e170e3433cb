"""Which passwords are too easily guessed: short, common, a row of keys, one's own name."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from accounts import refusals
from foundation.folding import fold, identifier

SHORTEST: Final = 10
LONGEST: Final = 200
FEWEST_LETTERS: Final = 5  # different ones
LEAST_UNFORESEEN: Final = 6  # characters left when rows of keys and one's own names are taken out
SHORTEST_WORD: Final = 4  # of a name, or of a common password inside another one
_FOLDER: Final = Path(__file__).parent / "data"
_ROWS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_READ_AS: Final = str.maketrans("0134578@$!", "oieastbasi")  # letters people write as signs


def check_strength(password: str, *, names: tuple[str, ...]) -> None:
    """Refuse a password that somebody who knows the person, or a list, would try first.

    Args:
        names: user name, full name, office: a password is not made of them.

    Raises:
        PasswordTooShort: fewer than ten characters.
        PasswordTooLong: more than two hundred.
        PasswordForeseen: a row of keys, one letter again and again, digits only.
        PasswordOfOwnName: nearly all of it is a name of the person or of the office.
        PasswordCommon: it, or what is left without digits at its ends, is on a list.
    """
    if len(password) < SHORTEST:
        raise refusals.PasswordTooShort(length=SHORTEST)
    if len(password) > LONGEST:
        raise refusals.PasswordTooLong(length=LONGEST)
    plain = fold(password)
    if _is_row(plain):
        raise refusals.PasswordForeseen
    if len(_without(identifier(password), _words(names))) < LEAST_UNFORESEEN:
        raise refusals.PasswordOfOwnName
    if any(form in common() for form in _forms(plain)):
        raise refusals.PasswordCommon


@cache
def common() -> frozenset[str]:
    """Return the lists of passwords that are tried first, folded."""
    listed = gzip.decompress((_FOLDER / "common-passwords.txt.gz").read_bytes()).decode()
    ours = (_FOLDER / "vietnamese-passwords.txt").read_text()
    return frozenset(fold(line) for line in (listed + "\n" + ours).split("\n") if line)


def _is_row(plain: str) -> bool:
    letters = re.sub(r"[\W_]", "", plain)
    if letters.isdigit() or len(set(plain)) < FEWEST_LETTERS:
        return True
    if any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, 6)):
        return True
    return len(_without(letters, _runs())) < LEAST_UNFORESEEN


@cache
def _runs() -> tuple[str, ...]:
    """Return every piece of a row of keys, forwards and backwards, the longest first."""
    found = {
        row[start:end]
        for line in _ROWS
        for row in (line, line[::-1])
        for start in range(len(row))
        for end in range(start + SHORTEST_WORD, len(row) + 1)
    }
    return tuple(sorted(found, key=len, reverse=True))


def _words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of names worth looking for, and each name in one piece."""
    found = {identifier(name) for name in names}
    found |= {identifier(word) for name in names for word in re.split(r"[\s.\-]+", name)}
    return tuple(sorted((w for w in found if len(w) >= SHORTEST_WORD), key=len, reverse=True))


def _without(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _forms(plain: str) -> Iterator[str]:
    """Yield a password as it is, without its signs, and without the digits around its word."""
    letters = re.sub(r"[\W_]", "", plain)
    word = re.sub(r"^[\d\W_]+|[\d\W_]+$", "", plain)
    bare = re.sub(r"[\d\W_]", "", plain)
    for form in (plain, letters, word, bare):
        yield form
        yield form.translate(_READ_AS)
