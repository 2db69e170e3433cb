"""What an exhibit is: the warehouse's item kinds, from a label or from the description."""

import re

from exchange.importing.arms import arms_of
from exchange.importing.writing import lowered

#: What is weighed, measured or counted by head: a bare number is no pieces of it.
_BULK_KINDS = frozenset({"animal", "drugs", "timber", "hazardous"})
_BULK = re.compile(
    r"(?:lô\s+|số\s+)?(?:gạo|thóc|lúa|ngô|bắp|đậu|đỗ|lạc|vừng|mè|điều|cà phê|hồ tiêu|hạt|tiêu|muối"
    r"|đường|bột|mì chính|mỳ chính|phân|cám|thức ăn|xăng|dầu|nhớt|mỡ|cồn|rượu|bia|nước|mật ong"
    r"|sữa|hóa chất|hoá chất|axit|gas|khí|cát|sỏi|đá (?:xây|dăm|hộc|[0-9])|đất|than|xi măng|quặng"
    r"|phế liệu|sắt vụn|sắt phế|nhựa phế|giấy vụn|mủ|vải|dây điện|dây cáp|cáp"
    r"|thuốc (?:lào|sợi|trừ sâu|bảo vệ)|cá|tôm|cua|mực|thịt|rau|hoa quả|trái cây|cây giống"
    r"|con giống)(?!\w)(?! (?:cơ|bàn|bấm|thủy lực|thuỷ lực|gỗ|sấu|cảnh giả))"
)
_ANIMALS = (
    "gà|vịt|ngan|ngỗng|chó|mèo|bò|bê|nghé|trâu|lợn|heo|dê|cừu|ngựa|chim|bồ câu|rắn|trăn|tê tê|rùa"
    "|ba ba|khỉ|vượn|thỏ|cá sấu|cá cảnh|hổ|gấu|báo|kỳ đà|tắc kè|ong|cầy|nhím|hươu|nai|chồn|dúi"
    "|tôm hùm|ếch|lươn"
)
#: A living thing is named first, counted by head or not; what is made of one is none.
_LIVING = re.compile(
    r"(?:lô\s+)?(?:[0-9.,]+\s*(?:\([^()]*\)\s*)?)?(?:(?:con|cá thể|đàn|bầy|cặp|đôi|chú)\s+)?"
    rf"(?:{_ANIMALS})(?!\w)"
    r"(?!\s+(?:đông lạnh|khô|quay|rán|nướng|bông|giả|nhựa|gỗ|đá|sắt|thép|inox|đồng|sứ|thạch cao"
    r"|hộp(?! trán| lưng| ba vạch)|ngâm|phách|cáo|chí|giấy|xay|viên|cục|hun khói))"
    r"(?![^,;.]*\b(?:đông lạnh|sấy|ngâm rượu|nhồi bông|đã làm sạch|đã giết mổ|tiêu bản)\b)"
)
#: Things made of wood are goods, not timber: a thing is named before its wood.
_WOODEN = re.compile(
    r"(?:bàn|ghế|tủ|giường|kệ|sập|phản|tượng|cửa|cánh cửa|khung|tranh|bình phong|lục bình|đồ thờ"
    r"|bàn thờ|sa lông|salon|xa lông|trường kỷ|đôn|hoành phi|câu đối|đồ gỗ|đồ mộc|rương|hòm|khay"
    r"|hộp đựng|thùng đựng|đũa|thớt|lược|cầu thang|pallet|thang|đồ mỹ nghệ|sản phẩm)\b[^,;.]*\bgỗ\b"
    r"|đồ gỗ|gỗ mỹ nghệ|(?:hộp|thùng|hòm|rương) gỗ[^,;.]*\b(?:đựng|chứa)\b"
)
#: What lies about: called a weapon, it was used as one.
_OBJECTS = re.compile(
    r"\b(?:đoạn|cục|hòn|thanh|cây|ống|tuýp|chai|gạch|đá|sắt|gỗ|tre|tua vít|cờ lê|xẻng|cuốc|dây)\b"
)
#: Words of blades and clubs that are not part of another word: "cầu dao", "loa kéo", "tìm kiếm".
_BLADES = (
    r"(?<!cầu )dao(?! (?:động|điện|diện|dịch|cạo))|(?<!tìm )(?<!bẫy )kiếm(?! (?:tìm|soát|sống))"
    r"|mã tấu|lưỡi lê|gậy(?! (?:chụp|selfie|tự sướng))|tầm vông|búa|rìu"
    r"|cung(?! (?:cấp|ứng|đường|cầu|tiến))|nỏ"
    r"|(?<!loa )(?<!máy )(?<!đầu )(?<!xe )(?<!tời )(?<!dây )(?<!khóa )(?<!khoá )(?<!vali )"
    r"(?<!va li )(?<!xích )(?<!ròng rọc )(?<!lưới )(?<!giường )(?<!bàn )(?<!tủ )(?<!ngăn )"
    r"(?<!rơ moóc )(?<!balô )(?<!ba lô )(?<!lực )(?<!cửa )"
    r"(?<!kẹo )kéo(?! (?:tay|dài|theo|co|lưới|xe|chỉ|dây|đẩy|sợi|rơ))"
)
#: What a line begins with tells what it is, whatever it is of: the papers of a car are no car.
_HEADS = tuple(
    (kind, re.compile(rf"{words}"))
    for kind, words in (
        (
            "documents",
            r"(?:bản (?:sao|chính|photo|gốc)\s+)?(?:giấy(?! (?:vệ sinh|ăn|in|than|dán|bạc|nhám|a4))"
            r"|hóa đơn|hoá đơn|hồ sơ|hợp đồng|sổ|vận đơn|biên lai|biên nhận|phiếu|chứng từ|tờ khai"
            r"|căn cước|chứng minh|hộ chiếu|bằng lái|bằng cấp|đăng ký xe|đăng kiểm|chứng nhận"
            r"|tài liệu|đơn (?:xin|khiếu|tố|đề)|giấy tờ|bản vẽ|sao kê|séc)\b",
        ),
        (
            "goods",
            r"(?:vỏ (?:chai|lon|hộp|bao|thùng|can|bình|xe|máy|điện thoại)|ốp lưng|bao da|bao bì"
            r"|(?:chai|lon|hộp|thùng|can|bình|bao) rỗng|túi đựng|hộp đựng|miếng dán|giá đỡ|cáp sạc"
            r"|củ sạc|sạc điện thoại)\b",
        ),
        (
            "goods",
            r"(?:lốp|săm|vỏ xe|ruột xe|chìa khóa|chìa khoá|biển số|biển kiểm soát|gương|yên"
            r"|phụ tùng|mũ bảo hiểm|áo mưa|dây xích|bình xăng|nhông|má phanh|kính chắn gió|tem|mâm"
            r"|vành|nan hoa"
            r"|bửng|cốp|phuộc|giảm xóc)\b(?![^,;]*\bmáy tính\b)",
        ),
        (
            "goods",
            r"(?:dụng cụ|tẩu|coóng|cóong|nỏ thủy tinh|nỏ thuỷ tinh|bình hút|ống hút|bình thủy tinh"
            r"|bật lửa|cân điện tử|cân tiểu ly)\b(?![^;]*\b(?:chứa|đựng|bám dính)\b)",
        ),
        (
            "goods",
            r"(?:ngà voi|sừng|vảy tê tê|da (?:hổ|báo|cá sấu|trăn)|xương (?:hổ|thú|động vật)|cao hổ"
            r"|nanh|móng|mật gấu|tay gấu|lông|mai rùa|đuôi|sản phẩm từ)\b",
        ),
        ("crude_weapon", r"(?:bình|lọ|chai|ống)?\s*xịt hơi cay\b|roi điện\b|dùi cui\b|còng số 8\b"),
        ("vehicle", r"(?:đầu kéo|xe đầu kéo|máy kéo|rơ moóc|sơ mi rơ moóc|ca ?nô|xuồng)\b"),
        ("cash", r"(?:việt nam đồng|đồng việt nam|vn[đd])\b"),
        ("goods", r"tiền (?:âm phủ|vàng mã|mã|đồ chơi|lưu niệm)\b|khóa kéo|khoá kéo|vali kéo"),
    )
)
#: How many of what, before the name.
_COUNTED = re.compile(
    r"(?:[0-9][0-9.,]*\s*(?:\([^()]*\)\s*)?)?(?:(?:chiếc|cái|bộ|quyển|cuốn|tờ|tập|bản|tấm|cặp|đôi|khúc"
    r"|đoạn|mảnh|con|một|lô|các|những)\s+)*"
)
#: Inside whatever else, these decide how a thing is kept.
_REGULATED = re.compile(
    r"\b(?:thuốc nổ|kíp nổ|lựu đạn|(?:chứa|đựng|bám dính|nghi là)\s[^;]*(?:ma tuý|ma túy|heroin)"
    r"|(?:chứa|đựng|bên trong có)\s[^;]*(?:đạn|súng|pháo|tiền|vàng))\b"
)
#: Values of warehouse.models.ItemKind with the words that tell them, the most telling kind first.
_WORDS = (
    (
        "drugs",
        "ma tuý|ma túy|heroin|heroine|hêrôin|hê-rô-in|methamphetamine?|metafetamin|ketamine?",
    ),
    ("drugs", "mdma|cần sa|thuốc phiện|hồng phiến|thuốc lắc|cocain|tân dược|drugs?"),
    ("crude_weapon", "vũ khí thô sơ|hung khí"),
    ("crude_weapon", _BLADES),
    ("counterfeit", "tiền giả|counterfeit"),
    ("hazardous", "chất cháy|chất độc|phóng xạ|xyanua|thủy ngân|thuỷ ngân|hóa chất|hoá chất"),
    ("hazardous", "axit|acid|h2so4|hno3|cồn công nghiệp|methanol|thuốc trừ sâu|thuốc diệt"),
    ("antique", "cổ vật|đồ cổ"),
    ("tobacco", "thuốc lá|xì gà|tobacco|e-cigarettes|jet|hero|scott"),
    ("alcohol", "rượu|bia|alcohol"),
    ("cash", "số tiền|tiền (?:việt nam|vnđ)|tiền mặt|tiền thật|tờ tiền|ngoại tệ|usd|money|cash"),
    ("cash", "tiền (?:ngân hàng|nhà nước|polymer|giấy|xu|đô la|lào|kíp|thái|trung quốc|campuchia)"),
    ("cash", "nhân dân tệ|đô la|kíp lào|tiền kíp|baht|bạt thái|yên nhật|bảng anh|won hàn quốc"),
    ("cash", "euro(?! ?[0-9])|riel|bath thái"),
    ("precious", "kim loại màu vàng|vàng (?:miếng|9999|sjc|24k|18k|ta|tây)|kim cương|đá quý"),
    ("precious", "(?<!đựng )(?<!hộp )(?<!tủ )trang sức|ngọc(?: bích| trai| lục bảo)|hồng ngọc"),
    ("precious", "saphia|sapphire|ruby"),
    ("precious", "lắc đeo tay|nhẫn|dây chuyền vàng|jewell?ery|precious|gold"),
    ("vehicle", "xe (?:máy|mô tô|gắn máy|ô tô|tải|khách|đạp|con|cẩu|được|không được)|ô tô|mô tô"),
    ("vehicle", "môtô|ôtô|xe môtô|xe ôtô"),
    ("vehicle", "ghe|tàu|thuyền|xà lan|sà lan|vehicle"),
    ("electronics", "điện thoại|máy tính|laptop|sim|ipad|camera|tivi|usb|đầu thu|phones?|tablets?"),
    ("electronics", "thẻ nhớ|ổ cứng|đầu ghi|đồng hồ thông minh|máy ảnh"),
    ("electronics", "loa|âm ly|amply|micro không dây"),
    ("timber", "gỗ|củi|lóng|timber"),
    ("machinery", "máy|dây chuyền sản xuất|cưa|thiết bị|silo|băng tải|phễu|bồn lọc|bình ắc quy"),
    ("machinery", "kích điện|xe nâng|machinery|tool|battery"),
    ("vehicle", "xe"),
    ("food", "sữa(?! (?:rửa|tắm|dưỡng))|mật ong|trứng|nước mắm|dầu ăn|bánh (?:quy|ngọt|trung thu)"),
    ("food", "(?:cá|tôm|mực|thịt|nội tạng|chân gà) (?:khô|đông lạnh|tươi|hộp|ướp|muối)"),
    ("food", "gạo|đường cát|hạt điều|bánh kẹo|mỳ chính|mì chính|hạt hướng dương|thực phẩm|food"),
    ("food", "cà phê|hồ tiêu|hạt tiêu|chè khô|trà khô"),
    ("animal", "con (?:chó|bò|trâu|lợn|heo|gà|rắn|tê tê|rùa|khỉ)|ngà voi|sừng|động vật|animal"),
    ("documents", "giấy tờ|giấy chứng nhận|hợp đồng|sổ|hộ chiếu|căn cước|cmnd|tài liệu|documents?"),
    ("goods", "hàng|hàng hóa|hàng hoá|đồ chơi|mũ|mỹ phẩm|túi|thùng|sọt|ống|xăng|dầu|đá|than|gạch"),
    ("goods", "thực vật|tang vật|bình ga|bầu cua|xí ngầu|bài|goods|toys|packaging|cosmetics|fuel"),
    ("goods", "stone|charcoal|gambling|phân (?:bón|đạm|lân|npk|urê)"),
)
_BEFORE_ARMS = 2  # patterns of drugs
_TOY = re.compile(r"\b(?:đồ chơi|mô hình|bằng nhựa|kiếm nhựa|dao nhựa)\b")
_PARTS = re.compile(r"số (?:khung|máy)|vỏ chai")  # name no thing of their kind
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _WORDS)
#: Labels whose words would tell another kind.
_LABELS = {
    "scrap": "vehicle",
    "electro-fishing gear": "goods",
    "forest product": "goods",
    "mixed exhibits": "other",
    "other": "other",
}
#: A label that says only that it is none of the others: "Đồ vật khác", "Tài sản khác", "Khác".
_SAYS_OTHER = re.compile(
    r"(?:các |những )?(?:(?:đồ vật|đồ|vật|vật chứng|tang vật|hiện vật|tài sản"
    r"|loại|thứ|động sản)[ ,;/]*(?:và )?){0,4}khác\.?|linh tinh|tạp vật"
)
#: Everyday names of kinds, where they are the whole label; inside a text they tell nothing.
_NAMED = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("drugs", r"chất gây nghiện|tiền chất(?: ma tuý| ma túy)?"),
        ("crude_weapon", r"công cụ hỗ trợ"),
        ("explosives", r"(?:các )?(?:vật liệu|chất) nổ"),
        ("cash", r"tiền"),
        ("precious", r"vàng|bạc|vàng,? bạc(?:,? đá quý)?|nữ trang|kim (?:loại|khí) quý|đá quý"),
        ("vehicle", r"phương tiện(?: giao thông| vận tải| đi lại)?"),
        ("electronics", r"(?:(?:đồ|thiết bị|hàng|máy) )?điện tử|(?:máy )?vi tính|máy vi tính"),
        ("documents", r"hồ sơ|chứng từ|giấy tờ,? hồ sơ"),
        ("timber", r"lâm sản|gỗ,? lâm sản"),
        ("food", r"lương thực|đồ ăn|nông sản|đồ ăn,? thức uống"),
        ("alcohol", r"đồ uống có cồn"),
        ("animal", r"gia súc|gia cầm|gia súc,? gia cầm|thú rừng"),
    )
)
ARMS = frozenset({"explosives", "ammunition", "weapon"})
KINDS = frozenset(kind for kind, _words in _WORDS) | frozenset(_LABELS.values()) | ARMS


def item_kind_of(label: str, description: str) -> str:
    """Return the value of the warehouse's item kind: the label tells, else the description."""
    named, told = lowered(label), _PARTS.sub(" ", lowered(description))
    if named in _LABELS:
        return _LABELS[named]
    if _SAYS_OTHER.fullmatch(named):
        return "other"
    if whole := next((kind for kind, words in _NAMED if words.fullmatch(named)), None):
        return whole
    inside = _kind_at_head(lowered(description)) or _kind_in(told)
    kind = _kind_in(named) or inside or "other"
    # a knife called "weapon" is an object used as one; a weapon nobody describes is military
    used_as_one = inside not in {None, "weapon", "ammunition"} or _OBJECTS.search(told)
    return "crude_weapon" if kind == "weapon" and inside != "weapon" and used_as_one else kind


def _kind_at_head(text: str) -> str | None:
    """Return what the first words name, where they settle it."""
    if _REGULATED.search(text):
        return None
    starts = {0, *(match.end() for match in [_COUNTED.match(text)] if match)}
    found = [(at, kind) for at in sorted(starts) for kind, words in _HEADS if words.match(text, at)]
    return found[0][1] if found else None


def _kind_in(text: str) -> str | None:
    if _LIVING.match(text):
        return "animal"
    if any(words.search(text) for _kind, words in _PATTERNS[:_BEFORE_ARMS]):
        return "drugs"
    if arms := arms_of(text):
        return arms
    for kind, words in _PATTERNS:
        if kind == "crude_weapon" and _TOY.search(text):
            continue
        if text and words.search(text):
            return "goods" if kind == "timber" and _WOODEN.search(text) else kind
    return None


def needs_unit(kind: str, description: str) -> bool:
    """Tell whether a number without a unit says nothing: of living things, liquids, grains."""
    text = lowered(description)
    counted = _COUNTED.match(text)
    return kind in _BULK_KINDS or bool(_BULK.match(text, counted.end() if counted else 0))
