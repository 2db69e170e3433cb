"""Obstacles as offices write them, read into the reasons of the list; the words are kept beside.

Of words that say two reasons none is chosen: the row is asked about.
"""

import re
from dataclasses import dataclass
from typing import Final

from foundation.folding import fold

# Folded. What says that there is none, or that it is over, says nothing.
_OVER: Final = re.compile(
    r"\b(?:khong (?:con |co |bi |phat sinh |xay ra )?"
    r"(?:vuong mac|tranh chap|khieu nai|khang nghi|lan chiem|chong doi|quy hoach)"
    r"|da (?:giai quyet|xu ly|het|go|rut|cham dut)\b[^,;.]*"
    r"|het (?:tranh chap|khieu nai|vuong)[^,;.]*)"
)
_WORDS: Final = (
    ("U15", r"chiem lai|tai chiem|quay lai o"),
    ("U06", r"(?:khoi kien|kien|yeu cau|de nghi)\b.*\bhuy (?:ket qua|hop dong mua)"),
    ("U05", r"(?:dinh chinh|giai thich)\b.*ban an|ban an\b.*(?:kho thi hanh|tuyen khong ro)"),
    ("U04", r"khang nghi|giam doc tham|tai tham|yeu cau hoan"),
    ("U03", r"khieu nai|to cao"),
    ("U02", r"(?:ben|nguoi) (?:thu ba |thu 3 )?the chap\b.*(?:phan doi|khong dong y|chong doi)"),
    (
        "U14",
        r"(?:co quan dieu tra|cqdt|cong an|to tung)\b.*(?:phong toa|ngan chan|ke bien|tam giu)",
    ),
    (
        "U07",
        r"(?:cho|chua thong nhat|hop)\b.*(?:luc luong|lien nganh|phoi hop|ke hoach bao ve)"
        r"|ke hoach cuong che",
    ),
    ("U08", r"bao quanh|bi vay boi dat"),
    ("U09", r"(?:nguoi mua|khach)\b.*(?:khong nhan|tu choi).*(?:khong dung|sai|thuc te)"),
    (
        "U10",
        r"(?:nguoi mua|nguoi trung)\b.*(?:chua|khong|cham) (?:nop|tra|thanh toan|nhan)"
        r"|chua nop du tien",
    ),
    ("U11", r"nha o duy nhat|cho o duy nhat"),
    (
        "U12",
        r"(?:cay trong|vat nuoi|cay lau nam|do dac|tai san (?:cua )?nguoi khac)\b"
        r".*(?:tren dat|chua|con)",
    ),
    ("U16", r"thien tai|bao lu|lu lut|dich benh|bat kha khang"),
    (
        "U01",
        r"chong doi|khong (?:chiu )?(?:ban giao|giao (?:nha|dat|tai san)|don|di doi|hop tac)"
        r"|co tinh khong giao|cham ban giao",
    ),
    ("F16", r"quy hoach|hanh lang|thu hoi dat|giai toa"),
    ("F14", r"tranh chap"),
    (
        "F15",
        r"(?:tai san|so huu) chung|dong so huu|chua (?:chia|phan chia)"
        r"|chua xac dinh (?:duoc )?phan",
    ),
    (
        "F04",
        r"(?:khong|chua) co (?:loi|duong) (?:di|vao|ra)|khong (?:loi|duong) (?:di|vao)"
        r"|duong di nho",
    ),
    ("F05", r"mo ma|ngoi mo|ngoi ma|lang mo|nghia trang"),
    (
        "F01",
        r"gia\b[^,;]*(?:qua cao|cao hon|cao so voi)",
    ),
    ("F02", r"muc giam gia|giam gia\b.*(?:it|thap|cham)"),
    (
        "F06",
        r"tram lang|(?:khong|chua) co (?:nguoi|khach|ai) (?:dang ky|mua|tham gia)"
        r"|it nguoi (?:quan tam|mua)|khong ai (?:mua|dang ky)",
    ),
    ("F07", r"gia tri (?:qua |rat )?lon|nha xuong chuyen dung"),
    (
        "F08",
        r"(?:nguoi|ho)\b[^,;]*(?:thue|o nho)\b[^,;]*(?:dang o|con o|chua)"
        r"|dang (?:cho thue|co nguoi o|co nguoi thue)",
    ),
    (
        "F09",
        r"(?:chua|khong) (?:thu hoi|giao nop|nop|co)\b[^,;]*(?:giay|so do|so hong|gcn|cnqsd)",
    ),
    (
        "F10",
        r"dien tich\b[^,;]*(?:sai lech|chenh lech|thieu|khong khop|khong dung)"
        r"|(?:sai lech|chenh lech|thieu)\b[^,;]*dien tich",
    ),
    ("F11", r"khong dung vi tri|sai vi tri|lech vi tri"),
    ("F12", r"lan chiem|bi lan"),
    (
        "F13",
        r"khong phep|trai phep|chua dang ky quyen|khong dang ky quyen"
        r"|tai san gan lien\b.*(?:cua nguoi khac|khong)",
    ),
    ("F17", r"(?:nguoi duoc thi hanh an|nguoi duoc tha|ngan hang)\b.*khong (?:nhan|dong y nhan)"),
    ("F18", r"(?:ngan hang|nguoi duoc thi hanh an|nguoi duoc tha)\b.*khong (?:giao|cung cap|nop)"),
    ("F19", r"chi (?:co )?(?:mot|1|01) nguoi"),
    ("F20", r"(?:to chuc|cong ty|trung tam)\b.*dau gia\b.*(?:vi pham|khong ky)"),
    ("F03", r"vi tri (?:khong thuan loi|xau|hem)|xa trung tam|kho khai thac"),
)
_READERS: Final = tuple((code, re.compile(rf"\b(?:{words})")) for code, words in _WORDS)
_INSTEAD: Final = {"F08": {"F06"}, "U15": {"U01"}, "U06": {"F14"}}
"""What one reason says already: the others of a cell that are no second one."""


@dataclass(frozen=True, slots=True)
class SaidObstacle:
    """The reasons that words say, in the order of the readers."""

    codes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The one reason; empty where there is none, or it has to be asked which."""
        return self.codes[0] if len(self.codes) == 1 else ""


def read_obstacle(text: str) -> SaidObstacle:
    """Return which reasons of the list an office's own words say.

    >>> read_obstacle("vướng quy hoạch").code, read_obstacle("không có tranh chấp").code
    ('F16', '')
    """
    folded = _OVER.sub(" ", fold(text))
    found = [code for code, words in _READERS if words.search(folded)]
    covered = {other for code in found for other in _INSTEAD.get(code, set())}
    return SaidObstacle(tuple(code for code in found if code not in covered))
