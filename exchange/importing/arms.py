"""Weapons, ammunition and explosives: the thing itself, never what is for it or looks like it."""

import re

#: Where one thing ends and the next begins, or what a container holds.
_PHRASES = re.compile(
    r"[,;.:()+&\n]|\s(?:và|gồm|chứa|đựng|kèm(?: theo)?|cùng(?: với)?|bên trong có|nghi là|là)\s"
)
#: How many of what, before the thing: "01 khẩu", "03 bánh", "số lượng lớn".
_COUNTED = re.compile(
    r"(?:[0-9][0-9.,/]*\s*)?(?:(?:khẩu|viên|quả|trái|kíp|bánh|thỏi|hộp|thùng|gói|túi|giàn|dàn|dây|bó"
    r"|bịch|cuộn|lọ|chai|ống|cây|chiếc|cái|bộ|lô|số|các|những|nhiều|một|loại|kg|ki-lô-gam|gam|mảnh|đoạn|hòm|két|băng)"
    r"\s+)*"
)
_NOT_ONE = r"(?![^,;]*\b(?:đồ chơi|mô hình|bằng nhựa|hình dạng|giả cổ|trang trí|lưu niệm)\b)"
_TOOL = (
    r"(?!\s+(?:(?:tự động|cầm tay|hơi|điện|pin|khí nén)\s+)*(?:bắn|phun|xịt|xiết|siết|vặn|rút"
    r"|tán|khò|thổi|hút|quét|đọc|đo|massage|mát xa|rửa|làm|dùng để|bơm|hàn|dán|gắn|nước|keo|sơn"
    r"|nhiệt|ghim)"
    r"(?!\s+(?:đạn|hơi cay|cao su|chỉ thiên|lửa|điện|tỉa|bi))(?!\w))"
)
_THINGS = (
    (
        "explosives",
        r"(?:thuốc )?pháo(?!\s+(?:binh|đài))|thuốc nổ|kíp nổ|mìn(?!\s+đèn)|lựu đạn"
        r"|bom(?!\s+(?:xịt|tấn))|dây cháy chậm|firecrackers?|explosives?",
    ),
    ("ammunition", r"vỏ đạn|đạn(?!\s+(?:bi(?!\w)(?!\s+(?:cay|cao su))|đạo))|ammunition"),
    ("weapon", rf"hộp tiếp đạn|băng đạn|súng{_TOOL}|vũ khí(?! thô sơ)|weapons?"),
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{words})(?!\w){_NOT_ONE}")) for kind, words in _THINGS)


def arms_of(text: str) -> str | None:
    """Return the kind of the first weapon, ammunition or explosive that a text names as a thing.

    Its noun is the head of a phrase: "bao súng" is a holster, "súng bắn đinh" a tool; "súng và đạn"
    is a weapon first.
    """
    for phrase in _PHRASES.split(text):
        bare = phrase.strip(" -–*\"'“”")
        counted = _COUNTED.match(bare)
        for at in sorted({0, counted.end() if counted else 0}):
            for kind, words in _PATTERNS:
                if words.match(bare, at):
                    return kind
    return None
