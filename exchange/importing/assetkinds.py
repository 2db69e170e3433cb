"""What a notice offers: the kind of asset, and whether the law calls it movable."""

import re
from collections.abc import Mapping

from exchange.importing.drafts import AssetKind, Movability
from exchange.importing.writing import lowered

_IMMOVABLE = re.compile(
    r"qsdđ|qsd đất|quyền sử dụng|\bthửa\b|nhà ở|nhà văn phòng|nhà cấp|nhà đất|nhà, đất|nhà và đất"
    r"|\b(?:bđs|nhà kho|nhà xưởng|nhà máy|nhà trọ|nhà nghỉ|khách sạn|trạm xăng|ki ?ốt|kiosk)\b"
    r"|gắn liền (?:với|trên) đất|trên (?:thửa )?đất|\b(?:lô|khu|nền|mảnh) đất\b"
    r"|\brừng (?:trồng|keo|tràm|cao su|bạch đàn|thông|sản xuất)|\bvườn cây\b"
    r"|\b(?:căn hộ|căn nhà|ngôi nhà|nhà [0-9]+)\b|công trình|biệt thự|chung cư|bất động sản"
    r"|sân vận động|(?<!của )(?<!tại )(?<!trong )(?<!từ )nhà (?:máy|kho|xưởng)|\bm[2²] đất\b"
    r"|\bđất (?:ở|trồng|thuê|rừng|vườn|ruộng|luc|cln|odt|ont|hnk|skc|nông nghiệp)"
    r"|\bnhà (?:phố|liên kế|liền kề)\b|\b(?:shophouse|officetel|condotel)\b"
    r"|(?<!của )(?<!tại )(?<!trong )(?<!từ )tòa nhà|\b(?:ao|đầm) (?:nuôi|tôm|cá)\b"
)
#: Cultivated land said by what grows on it, with an area: "Vườn sầu riêng 8.900m2".
_PLANTED = re.compile(
    r"\b(?:vườn|rẫy|nương|ruộng|đồn điền|trang trại|nông trại)\b.*?"
    r"\b[0-9][0-9.,]* ?(?:m[2²]|mét vuông|ha\b|héc ?ta|hecta|sào\b|công đất|mẫu\b)"
)
_MINING = re.compile(
    r"quyền (?:thăm dò|khai thác)|giấy phép (?:thăm dò|khai thác)"
    r"|\bmỏ (?:đá|cát|đất|than|quặng|sét|vàng|titan)\b"
)
_MOVABLE = re.compile(
    r"(?<!bất )động sản|cát (?:san lấp|sông|xây)"
    r"|\b(?:xe|ô tô|mô tô|tàu|ghe|thuyền|xà lan|sà lan|du thuyền|máy|thiết bị|dây chuyền|hàng hóa"
    r"|hàng hoá|tang vật|vật chứng|gỗ|khoáng sản|quặng|điện thoại|cổ phần|cổ phiếu|phần vốn"
    r"|trái phiếu|phế liệu|vật liệu|trang sức|rượu|phân bón|quần áo|đồ chơi|phương tiện"
    r"|quyền đòi nợ|xe máy|rơ moóc|rơ mooc|container|công cụ|dụng cụ|nội thất|bàn ghế"
    r"|đồ gỗ|tủ lạnh|tivi|ti vi|ụ nổi|nhãn hiệu|bản quyền|quyền tác giả|sáng chế|cà phê nhân"
    r"|gạo|chậu|cây cảnh|cẩu trục|cầu trục|cổng trục|cần cẩu|palăng|pa lăng"
    r"|máy tính|laptop|đồng hồ|nữ trang|vàng|bạc|kim loại|sắt|thép|nhôm|inox|xi măng|gạch"
    r"|thuốc lá|mỹ phẩm|thực phẩm|vải|giày|dép|hàng|bò|trâu|lợn|heo|dê|gà|vịt|gia súc|gia cầm)\b"
)
#: Words that only look like an asset: the State, a supplier, the legal form or seat of a company.
_NOT_ASSETS = re.compile(
    r"nhà nước|nhà cung cấp|nhà sản xuất|nhà thầu|nhà hàng nổi"
    r"|công ty (?:cổ phần|cp|tnhh|trách nhiệm hữu hạn)(?: một thành viên| mtv)?"
    r"(?: (?:đầu tư|kinh doanh|phát triển|dịch vụ|xây dựng|thương mại|và|bất động sản))*"
    r"|ngân hàng (?:tmcp|thương mại cổ phần)|(?:của|tại|trong|từ) nhà (?:máy|kho|xưởng)"
)
_TAKEN_APART = re.compile(
    r"(?:phải|để|tự) (?:tháo dỡ|di dời)|tháo dỡ,? di dời|chỉ bán (?:xác nhà|cây|vật liệu)"
    r"|\bxác nhà\b"
)
#: What a text says is not offered: "(không bao gồm quyền sử dụng đất)".
_LEFT_OUT = re.compile(r"không (?:bán|bao gồm|gồm|kèm|tính)\b[^),;.]*")
_LAND = re.compile(r"quyền sử dụng|qsdđ|\bthửa\b|\bđất\b")
_LEASED = re.compile(r"\bđất thuê\b|\bthuê đất\b")
_BEFORE = r"^(?:bán |đấu giá |toàn bộ |các |số |một phần |[0-9][0-9.,]* )*"
#: A debt or a share is a right of its own, whatever secures it or stands behind it.
_CLAIM = re.compile(
    _BEFORE + r"(?:khoản (?:nợ|phải thu)|nợ xấu|quyền đòi nợ|quyền yêu cầu (?:thanh toán|trả nợ))"
)
_BEHIND = re.compile(
    r"(?:,|;|\()? ?(?:(?:có|được) )?(?:tài sản )?(?:bảo đảm|đảm bảo|thế chấp)\b.*$"
    r"|phát sinh (?:từ|theo) (?:hợp đồng|hđ)[^,;]*"
)
#: A right to get a thing, "quyền tài sản phát sinh từ hợp đồng mua bán căn hộ", is not the thing.
_RIGHT_TO = re.compile(_BEFORE + r"quyền tài sản\b")
_RECOVERED = re.compile(r"(?<=(?:phế|vật) liệu )(?:thu hồi|phát sinh|tháo dỡ)\b.*$")
_MACHINE = re.compile(
    _BEFORE + r"(?:bộ |cái |chiếc )?(?:máy|dây chuyền|thiết bị|hệ thống|thang máy)\b"
)
_FIXED = re.compile(r"(?:gắn|lắp)(?: đặt)? (?:cố định|liền|chặt)[^,;]*|đã lắp(?: đặt)?[^,;]*")
_PARCEL = re.compile(r"\bthửa (?:đất )?số\b")
_IN_TEXT = (
    (AssetKind.SHARES, re.compile(r"cổ phần|cổ phiếu|phần vốn góp|trái phiếu")),
    (AssetKind.SCRAP, re.compile(r"phế liệu")),
    (
        AssetKind.VEHICLE,
        re.compile(
            r"\b(?:xe|ô tô|mô tô|tàu|ghe|thuyền|xà lan|sà lan|du thuyền|rơ moóc|rơ mooc"
            r"|phương tiện vận tải)\b"
        ),
    ),
    (
        AssetKind.MACHINERY,
        re.compile(
            r"\bmáy móc|dây chuyền|thiết bị|\b(?:cẩu|cầu|cổng) trục\b|cần cẩu"
            r"|\bmáy (?:may|xúc|đào|ủi|cày|gặt|ép|nén|phát|tiện|phay"
            r"|hàn|in|cắt|khoan|nghiền|trộn|đóng|dệt|cẩu)\b"
        ),
    ),
    (AssetKind.EXHIBITS, re.compile(r"tang vật|vật chứng|tịch thu")),
    (
        AssetKind.GOODS,
        re.compile(
            r"(?:^|\b(?:tấn|tạ|kg|bao|lô) )(?:cà phê|hồ tiêu|gạo|thóc|điều|cao su|muối|đường)\b"
            r"|hàng hóa|hàng hoá|\blô hàng\b|\bgỗ (?:tròn|xẻ|hộp|thanh)\b|điện máy|phân bón|quần áo"
        ),
    ),
)
_BUILT = re.compile(
    r"nhà|khách sạn|trạm xăng|ki ?ốt|kiosk|công trình"
    r"|gắn liền (?:với|trên) đất|tài sản trên đất|căn hộ"
)
_GROWN = re.compile(r"^(?!.*(?:quyền sử dụng|qsdđ|thửa đất)).*\b(?:rừng|vườn cây)\b")
_BY_KIND: Mapping[AssetKind, Movability] = {
    AssetKind.LAND: Movability.IMMOVABLE,
    AssetKind.LAND_HOUSE: Movability.IMMOVABLE,
    **dict.fromkeys(
        (
            AssetKind.VEHICLE,
            AssetKind.MACHINERY,
            AssetKind.GOODS,
            AssetKind.SHARES,
            AssetKind.SCRAP,
            AssetKind.EXHIBITS,
        ),
        Movability.MOVABLE,
    ),
}


def asset_kind_of(label: str, text: str, place: str = "") -> tuple[AssetKind, Movability] | None:
    """Return the kind and whether it moves; from the label, else from what the text names.

    Land or a building in the text, or a parcel as the place, makes the whole immovable; None when
    the text names nothing that is either.
    """
    kind = _labelled(label)
    if kind is not None and kind in _BY_KIND:
        return kind, _BY_KIND[kind]
    line = _NOT_ASSETS.sub(" ", lowered(text if kind else f"{label} {text}")).strip()
    found = _told_by(line, place)
    return found and (kind or found[0], found[1])


def _told_by(line: str, place: str) -> tuple[AssetKind, Movability] | None:
    """Return the kind by the words of a text; None where a person must say what is offered."""
    if _CLAIM.search(line):
        rest = _BEHIND.sub(" ", line)
        return None if _IMMOVABLE.search(rest) else (AssetKind.OTHER, Movability.MOVABLE)
    left_out = " ".join(_LEFT_OUT.findall(line))
    line = _RECOVERED.sub(" ", _LEFT_OUT.sub(" ", line))
    if _TAKEN_APART.search(line) or _RIGHT_TO.search(line):
        return None
    if _LAND.search(left_out) and not (_LEASED.search(line) and _BUILT.search(line)):
        return None  # sold without its land: to be taken down, or to stay
    if _MINING.search(line) and not _IMMOVABLE.search(line):
        return None  # the right to what lies in the ground is no thing that moves
    fixed = _MACHINE.search(line) and _FIXED.search(line)
    if fixed and not _IMMOVABLE.search(_FIXED.sub(" ", line)):
        return None  # attached to a building, and perhaps sold to be taken out
    if _PLANTED.search(line):
        return AssetKind.LAND_HOUSE if _BUILT.search(line) else AssetKind.LAND, (
            Movability.IMMOVABLE
        )
    if _IMMOVABLE.search(line) or _PARCEL.search(lowered(place)):
        if _BUILT.search(line):
            return AssetKind.LAND_HOUSE, Movability.IMMOVABLE
        return AssetKind.OTHER if _GROWN.search(line) else AssetKind.LAND, Movability.IMMOVABLE
    if _MOVABLE.search(line):
        return _named(line), Movability.MOVABLE
    return None


def _labelled(label: str) -> AssetKind | None:
    word = lowered(label).replace(" ", "_").replace("-", "_")
    return AssetKind(word) if word in AssetKind.__members__.values() else None


def _named(line: str) -> AssetKind:
    return next((kind for kind, words in _IN_TEXT if words.search(line)), AssetKind.OTHER)
