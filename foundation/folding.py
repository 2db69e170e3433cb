"""Folding: one spelling of a text, for searching and for comparing.

``fold`` keeps words apart, ``identifier`` keeps letters and digits only: however a plate, a chassis
number, an IMEI, a seal or a document number is written, its identifier is the same. Nothing in the
program compares texts in any other way; a database's own ``lower()`` knows no Vietnamese letters.
"""

import re
import unicodedata

INVISIBLE = frozenset({"Cf", "Cc", "Cs"})  # zero width, direction marks, control, half a pair
# Letters and signs that are drawn as nothing: the fillers of Hangul, the empty cell of Braille.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u2800")
LONGEST = 120  # letters and digits of an identifier
# What labels and people write before a maker's number; what follows it is the number.
_BEFORE_CODES = re.compile(
    "(?:imei|serialnumber|serialno|serial|seri|sn|vin|sokhung|somay|soimei|soseri"
    r"|bienkiemsoat|bienso|bks)+(?=[^\W_]{4})(?=[^\W\d_]*\d)"
)
_D = str.maketrans("đð", "dd")
# Letters of other scripts that look like ours, small as folding leaves them; a number typed with
# one of them is the same number.
_LOOK_ALIKES = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04af\u04e9\u04cf\u03b1\u03b2"
    "\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u03f2\u0131\u0261\u0251",
    "abekmhopctyxijshdqwyolabezhikmnoptyxciga",
)
# No chassis number has the letters I, O, Q (ISO 3779): where one stands, a digit is meant.
_VIN = re.compile(r"(?=(?:[^\d]*\d){5})(?=(?:\d*[^\W\d_]){2})[a-z0-9]{13}[0-9oiq]{4}")
_NOT_IN_VIN = str.maketrans("oqi", "001")

_ADDRESSED = re.compile(r"^(ong|ba|anh|chi)\s+")


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics, đ as d, single spaces.

    Full-width letters become ordinary ones; characters that cannot be seen are left out.

    >>> fold("Quyền sử dụng ĐẤT")
    'quyen su dung dat'
    """
    if _is_plain(text):
        return " ".join(text.lower().split())
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    letters = unicodedata.normalize("NFKD", spaced.casefold().translate(_D))
    kept = (
        letter for letter in letters if not unicodedata.combining(letter) and not _is_unseen(letter)
    )
    return re.sub(r" +", " ", "".join(kept)).strip()


def fold_person(name: str) -> str:
    """Return what the name of a person is compared by: without marks, "ông", "bà".

    >>> fold_person("Ông TRẦN Văn Nợ")
    'tran van no'
    """
    return _ADDRESSED.sub("", fold(name))


def identifier(text: str) -> str:
    """Return the letters and digits of ``text``, folded: what is compared of any number or code.

    At most :data:`LONGEST` of them, which is what the columns hold. Letters of other scripts that
    look like ours, and digits of any script, are ours: nobody sees which of them was typed.

    >>> identifier("29H-123.45") == identifier("29h 12345")
    True
    """
    kept = "".join(letter for letter in fold(text) if letter.isalnum())[:LONGEST]
    if kept.isascii():
        return kept
    digits = (str(unicodedata.decimal(letter, letter)) for letter in kept)
    return "".join(digits).translate(_LOOK_ALIKES)


def code_key(text: str) -> str:
    """Return what a maker's code is compared by: its identifier without the name of the number.

    In a chassis number I is 1, O and Q are 0.

    >>> code_key("IMEI: 352000 000000999") == code_key("352000000000999")
    True
    """
    key = identifier(text)
    named = _BEFORE_CODES.match(key)
    bare = key[named.end() :] if named else key
    return bare.translate(_NOT_IN_VIN) if _VIN.fullmatch(bare) else bare


def caseless(text: str) -> str:
    """Return ``text`` as it is compared where marks matter: "kệ đ-1" is "KỆ Đ-1" but not "kệ d-1".

    >>> caseless(" Ô  3") == caseless("ô 3")
    True
    """
    return unicodedata.normalize("NFC", tidy(unicodedata.normalize("NFKC", text)).casefold())


def tidy(text: str) -> str:
    """Return typed text as it is kept: composed, without unseen characters, blanks single.

    Line breaks stay; every other run of blanks is one space.
    """
    if _is_plain(text):
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = ("".join(map(_seen, line)) for line in composed.split("\n"))
    return "\n".join(re.sub(r"\s+", " ", line).strip() for line in lines).strip()


def _is_plain(text: str) -> bool:
    """Tell whether a text has only letters, digits and signs of ASCII and spaces, as codes do."""
    return text.isascii() and text.isprintable()


def _is_unseen(letter: str) -> bool:
    return letter in _DRAWN_AS_NOTHING or unicodedata.category(letter) in INVISIBLE


def _seen(letter: str) -> str:
    if letter == "\t":
        return " "
    return "" if _is_unseen(letter) else letter
