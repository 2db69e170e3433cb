"""One spelling of the name of an organisation, for comparing and for finding doubles.

``name_key`` says whether two names are the same name: letters without marks, signs left out,
abbreviations written out. ``loose_key`` also leaves out the words that say of what form a company
is: two organisations with one loose key are proposed as one, never taken for one.
"""

import re
from typing import Final

from foundation.folding import fold, identifier

LONGEST: Final = 200
_SIGNS: Final = re.compile(r"[^\w]+|_+")
_SHORT: Final = {
    "cty": "cong ty",
    "ctcp": "cong ty co phan",
    "cp": "co phan",
    "tnhh": "trach nhiem huu han",
    "mtv": "mot thanh vien",
    "dghd": "dau gia hop danh",
    "dgts": "dau gia tai san",
    "dvdg": "dich vu dau gia",
    "dvdgts": "dich vu dau gia tai san",
    "tdg": "tham dinh gia",
    "tttdg": "trung tam tham dinh gia",
    "nh": "ngan hang",
    "nhtm": "ngan hang thuong mai",
    "tmcp": "thuong mai co phan",
    "cn": "chi nhanh",
    "pgd": "phong giao dich",
    "vks": "vien kiem sat",
    "vksnd": "vien kiem sat nhan dan",
    "tand": "toa an nhan dan",
    "thads": "thi hanh an dan su",
    "ctthads": "cuc thi hanh an dan su",
    "ubnd": "uy ban nhan dan",
    "vpdkdd": "van phong dang ky dat dai",
    "tp": "thanh pho",
    "vn": "viet nam",
}
"""Abbreviations as offices write them, without marks."""
_PHRASES: Final = (  # what says the form of a company, not which one it is
    "trach nhiem huu han",
    "mot thanh vien",
    "thuong mai co phan",
    "co phan",
    "hop danh",
    "cong ty",
    "tai san",
    "dich vu",
)
_FORMS: Final = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")


def name_key(name: str) -> str:
    """Return what a name is compared by; letters of other scripts that look like ours are ours.

    >>> name_key("Cty TNHH Mẫu-Một") == name_key("Công ty trách nhiệm hữu hạn MẪU MỘT")
    True
    """
    words = [identifier(word) for word in _SIGNS.sub(" ", fold(name)).split()]
    return " ".join(_SHORT.get(word, word) for word in words)[:LONGEST]


def loose_key(name: str) -> str:
    """Return the words that say which organisation it is, in their order.

    >>> loose_key("Công ty Đấu giá hợp danh Một") == loose_key("Cty ĐGTS Một")
    True
    """
    key = name_key(name)
    kept = " ".join(_FORMS.sub(" ", key).split())
    return kept or key
