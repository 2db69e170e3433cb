"""Folding: Vietnamese text without marks, đ as d, for searching and comparing."""

import re
import unicodedata


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics, đ as d, single spaces.

    >>> fold("Quyền sử dụng ĐẤT")
    'quyen su dung dat'
    """
    stripped = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        if not unicodedata.combining(letter)
    )
    return re.sub(r"\s+", " ", stripped).strip()
