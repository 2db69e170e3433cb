"""A text that only says that nobody knows: it is no value, so it is not kept.

What is not known is NULL, and each language has its own words for it.
"""

import re
from typing import Final

from foundation.folding import fold

_SAYS: Final = re.compile(
    r"(?:chua|khong) (?:ro|biet|xac dinh|co thong tin|duoc neu)|khuyet danh|khong neu"
    r"|unknown|not known|n/?a|\?+"
)


def says_unknown(text: str) -> bool:
    """Whether a text says nothing but that it is not known: "chưa rõ", "(không rõ)", "?"."""
    return _SAYS.fullmatch(fold(text).strip(" .()[]-–…")) is not None


def known(text: str, most: int | None = None) -> str | None:
    """Return a text as it is kept, at most so many letters; None where it says nothing."""
    return None if not text or says_unknown(text) else text[:most]
