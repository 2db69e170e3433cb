"""Numbers of case files, as they are compared: no database, no Flask."""

import re

from foundation.folding import fold, identifier


def number_key(number: str) -> str:
    """Return what a case number is compared by, however it is written.

    "HS 0642 / 2021", "642-2021" and "642/2021" are one number: "HS" (hồ sơ) is what labels print
    before it, and zeros before a number say nothing.
    """
    bare = re.sub(r"^(hs|ho so)( so)?(?![a-z])[ .:]*(?=\w)", "", fold(number))
    return identifier(re.sub(r"(?<!\d)0+(?=\d)", "", bare))[:60]
