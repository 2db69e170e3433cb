"""The heads of columns that tell one auction of several: "Giá lần 2", "Ngày bán lần 3"."""

import re
from collections.abc import Mapping
from typing import Final

#: Of a column whose head names an auction ("Giá lần 2"), what else stands there.
OF_A_ROUND: Final[Mapping[str, re.Pattern[str]]] = {
    "session": re.compile(
        r"(?:thoi gian|thoi diem|ngay(?: thang)?(?: nam)?)?"
        r"(?: ?(?:to chuc|mo|ban|dau gia|phien|cuoc))*"
    ),
    "price": re.compile(r"(?:muc )?gia(?: (?:khoi diem|ban|dau gia|dua ra))*|khoi diem"),
    "result": re.compile(r"ket qua(?: (?:ban|dau gia|phien))*|thanh ?/? ?khong thanh|tinh trang"),
    "failure": re.compile(r"(?:ly do|nguyen nhan)(?: khong (?:thanh|ban duoc))?"),
    "registrants": re.compile(r"so (?:nguoi|khach)(?: tham gia)?(?: dang ky)?(?: mua)?"),
    "deposit": re.compile(r"(?:so |khoan )?tien (?:dat truoc|dat coc|coc)"),
    "contract": re.compile(r"(?:ngay )?(?:ky )?(?:hop dong|hd)(?: (?:dich vu|dau gia|ban))*"),
    "notified": re.compile(r"(?:ngay )?(?:dang )?thong bao(?: (?:cong khai|dau gia|ban))*"),
    "organisation": re.compile(
        r"(?:ten )?(?:to chuc|don vi|cong ty|trung tam)(?: (?:hanh nghe|ban|dau gia|tai san))*"
    ),
}
