"""Codes on labels: opaque, short, typeable, with a check character.

A code is eight random symbols and one check character, shown as ``C7K4-M2GH-9``.
It says nothing about what it is stuck on: the resolver finds that out.

The alphabet is the ten digits and ``C G H K M N P T V``, nineteen symbols. A
handheld scanner types like a keyboard, so no symbol may be a key that a
Vietnamese input method turns into something else, and a keeper reads codes
aloud from dirty labels, so no two symbols may look alike. Struck out are

- vowels, with ``Y``: every method composes them, and without a vowel no later
  key has anything to compose with (in VNI the tones are digits);
- ``D`` (``dd``, ``d9``) and ``W`` (Telex ``w`` alone is ư);
- ``S F R X J Z``, the Telex tone keys: harmless in a code by itself, not in a
  code scanned right behind a word already typed;
- ``B L Q`` (and above ``I O S U Z``), which look like 8, 1, 0 (1, 0, 5, V, 2).

Two more rules follow from the same reasons. A letter never stands twice in a
row, because "quick Telex" rewrites ``CC`` to ``CH`` and so on. The first symbol
is a letter, so that a code is never a number to a spreadsheet, nor taken for a
vehicle plate or a supplier's barcode, which begin with digits.

Nineteen is a prime, so one weighted sum modulo 19 with the weights 9 to 1 finds
every single wrong symbol, every swap of two symbols (neighbours or not) and
every pair mistaken for another pair: no difference and no sum of two weights is
a multiple of 19. There are 8 billion codes.
"""

import enum
import re
import secrets
import unicodedata
from itertools import pairwise
from urllib.parse import unquote

ALPHABET = "0123456789CGHKMNPTV"
LETTERS = "CGHKMNPTV"
LENGTH = 9

# What a scanner may put before what it read: which kind of barcode it was (ISO/IEC 15424).
_SYMBOLOGY = re.compile(r"\s*\][A-Za-z][0-9A-Za-z]")

_START_AND_STOP = re.compile(r"\*([^*]+)\*")

_LONGEST_INPUT = 300  # characters; longer is not a code and not worth looking at

# What people write or read for a symbol that is not in the alphabet.
_LOOK_ALIKES = str.maketrans("OQDILZSBU", "00011258V")

# Windows' own Vietnamese layout has no digits: the digit row types these.
_VIETNAMESE_DIGIT_ROW = str.maketrans("ĂÂÊÔ\u0300\u0309\u0303\u0301\u0323Đ", "1234567890")


class CodeProblem(enum.StrEnum):
    """Why a text is not one of our codes."""

    MISTYPED = "mistyped"  # right shape, wrong check character
    FOREIGN = "foreign"  # not our shape: a plate, a seal number, a supplier's barcode


def new_code() -> str:
    """Draw a code nobody can guess; the caller sees to it that it is unused."""
    while True:
        body = secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(7))
        code = body + _check_character(body)
        if not _doubles_a_letter(code):
            return code


def shown(code: str) -> str:
    """Set a code the way labels and screens show it, as 4-4-1."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def scanned(text: str) -> str:
    """Return what was scanned or typed without what a scanner adds: "]C1", separators, line ends.

    Some guns also send the asterisks that begin and end a Code 39.

    >>> scanned("]C1LNK-7\x1d")
    'LNK-7'
    """
    bare = _SYMBOLOGY.sub("", text, count=1) if _SYMBOLOGY.match(text) else text
    bare = "".join(char for char in bare if unicodedata.category(char) != "Cc").strip()
    between = _START_AND_STOP.fullmatch(bare)
    return between[1] if between else bare


def read_code(text: str) -> str | None:
    """Find the code in what was scanned or typed.

    Reads lower case, full width, spaces and dashes, a link that ends in the
    code, look-alike letters, and digits typed through the Vietnamese layout.

    Returns:
        The code as it is stored, or None; :func:`code_problem` says why. A
        seal number may have our shape by chance: whoever resolves what was
        scanned looks for bound foreign codes before saying "mistyped".
    """
    symbols = _symbols(text)
    return symbols if _has_shape(symbols) and _weighted_sum(symbols) % 19 == 0 else None


def looks_like_code(text: str) -> bool:
    """Tell whether a text has the shape of a code, right or wrong."""
    return _has_shape(_symbols(text))


def code_problem(text: str) -> CodeProblem | None:
    """Say why a text is not one of our codes; None when it is one."""
    symbols = _symbols(text)
    if not _has_shape(symbols):
        return CodeProblem.FOREIGN
    return None if _weighted_sum(symbols) % 19 == 0 else CodeProblem.MISTYPED


def _symbols(text: str) -> str:
    """Reduce what was scanned to bare symbols of the alphabet, as far as it goes."""
    if len(text) > _LONGEST_INPUT:
        return ""
    wide = "".join(unicodedata.normalize("NFKC", char) for char in scanned(text))
    tail = _end_of_link(wide.strip())
    bare = "".join(char for char in tail if not _separates(char))
    return bare.upper().translate(_VIETNAMESE_DIGIT_ROW).translate(_LOOK_ALIKES)


def _end_of_link(text: str) -> str:
    """Return the last part of the path of a link; any other text as it is."""
    if "/" not in text:
        return text
    path = text.partition("#")[0].partition("?")[0].rstrip("/")
    return unquote(path.rpartition("/")[2])


def _separates(char: str) -> bool:
    """Tell whether a character only stands between symbols: space, dash, dot, mark of nothing."""
    return char in "-_.·\u2212" or unicodedata.category(char) in {"Zs", "Pd", "Cf", "Cc"}


def _has_shape(symbols: str) -> bool:
    return len(symbols) == LENGTH and symbols[0] in LETTERS and all(s in ALPHABET for s in symbols)


def _weighted_sum(symbols: str) -> int:
    """Add the values of the symbols, the first times 9, the second times 8, the last once."""
    return sum((LENGTH - at) * ALPHABET.index(symbol) for at, symbol in enumerate(symbols))


def _check_character(body: str) -> str:
    return ALPHABET[-_weighted_sum(body) % 19]


def _doubles_a_letter(code: str) -> bool:
    return any(left == right and left in LETTERS for left, right in pairwise(code))
