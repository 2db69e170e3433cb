"""What a thing is: asset kinds of auction notices, item kinds of exhibit lists."""

import re
from collections.abc import Mapping

from exchange.importing.drafts import AssetKind, Movability
from exchange.importing.writing import lowered

_IMMOVABLE = re.compile(
    r"qsdđ|qsd đất|quyền sử dụng|\bthửa\b|\bcăn hộ\b|\bcăn nhà\b|\bngôi nhà\b|nhà ở"
    r"|nhà văn phòng|nhà cấp|nhà đất"
    r"|nhà, đất|nhà và đất|\bnhà [0-9]|công trình|biệt thự|chung cư|bất động sản|sân vận động"
    r"|(?<!của )(?<!tại )(?<!trong )(?<!từ )nhà (?:máy|kho|xưởng)"
    r"|\bm2 đất\b|\bm² đất\b|\bđất (?:ở|trồng|thuê|rừng|vườn|ruộng|luc|cln|odt|ont|hnk|skc"
    r"|nông nghiệp)"
)
_MOVABLE = re.compile(
    r"(?<!bất )động sản|cát (?:san lấp|sông|xây)|\b(?:xe|ô tô|mô tô|tàu|ghe|thuyền|xà lan|sà lan"
    r"|du thuyền|máy|thiết bị"
    r"|dây chuyền|hàng hóa|hàng hoá|tang vật|vật chứng|gỗ|khoáng sản|quặng|điện thoại|cổ phần"
    r"|cổ phiếu|phần vốn"
    r"|trái phiếu|phế liệu|trang sức|rượu|phân bón|quần áo|đồ chơi|phương tiện)\b"
)
#: Words that only look like an asset: the State, a supplier, the legal form or seat of a company.
_NOT_ASSETS = re.compile(
    r"nhà nước|nhà cung cấp|nhà sản xuất|nhà thầu|công ty (?:cổ phần|cp)|ngân hàng (?:tmcp"
    r"|thương mại cổ phần)"
    r"|(?:của|tại|trong|từ) nhà (?:máy|kho|xưởng)"
)
_PARCEL = re.compile(r"\bthửa (?:đất )?số\b")
_IN_TEXT = (
    (AssetKind.SHARES, re.compile(r"cổ phần|cổ phiếu|phần vốn góp|trái phiếu")),
    (AssetKind.SCRAP, re.compile(r"phế liệu")),
    (
        AssetKind.VEHICLE,
        re.compile(r"\b(?:xe|ô tô|mô tô|tàu|ghe|thuyền|xà lan|sà lan|du thuyền)\b"),
    ),
    (AssetKind.MACHINERY, re.compile(r"\bmáy móc|dây chuyền|thiết bị")),
    (AssetKind.EXHIBITS, re.compile(r"tang vật|vật chứng|tịch thu")),
    (AssetKind.GOODS, re.compile(r"hàng hóa|hàng hoá")),
)
_BUILT = re.compile(r"nhà|công trình|gắn liền (?:với|trên) đất|tài sản trên đất|căn hộ")
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
    line = _NOT_ASSETS.sub(" ", lowered(text))
    if _IMMOVABLE.search(line) or _PARCEL.search(lowered(place)):
        built = AssetKind.LAND_HOUSE if _BUILT.search(line) else AssetKind.LAND
        return kind or built, Movability.IMMOVABLE
    if _MOVABLE.search(line):
        return kind or _named(line), Movability.MOVABLE
    return None


def _labelled(label: str) -> AssetKind | None:
    word = lowered(label).replace(" ", "_").replace("-", "_")
    return AssetKind(word) if word in AssetKind.__members__.values() else None


def _named(line: str) -> AssetKind:
    return next((kind for kind, words in _IN_TEXT if words.search(line)), AssetKind.OTHER)


# Exhibits: values of warehouse.models.ItemKind, most telling words first.
_ITEM_WORDS: tuple[tuple[str, str], ...] = (
    (
        "drugs",
        r"ma t[úu]y|heroin|hêrôin|methamphetamin|metafetamin|ketamin|mdma|cần sa|thuốc phiện"
        r"|hồng phiến|thuốc lắc|cocain|tân dược|\bdrug",
    ),
    ("explosives", r"\bpháo\b|thuốc pháo|thuốc nổ|kíp nổ|mìn\b|lựu đạn|firecracker|explosive"),
    ("ammunition", r"\bđạn\b|ammunition"),
    (
        "weapon",
        r"\bsúng|\bdao\b|\bkiếm\b|\bmã tấu|\blê\b|vũ khí|\bgậy|tầm vông|\bbúa|\brìu|weapon"
        r"|cung nỏ|\bkéo\b",
    ),
    ("tobacco", r"thuốc lá|\bxì gà|tobacco|cigarette|\bjet\b|\bhero\b"),
    ("alcohol", r"\brượu|\bbia\b|alcohol"),
    (
        "cash",
        r"số tiền|tiền việt nam|tiền mặt|tiền thật|\btờ tiền|\busd\b|ngoại tệ|\bmoney"
        "|\bcash",
    ),
    (
        "precious",
        r"kim loại màu vàng|\bvàng (?:miếng|9999|sjc|24k|18k|ta|tây)|kim cương|đá quý"
        r"|lắc đeo tay|nhẫn|dây chuyền vàng|jewel|precious|\bgold",
    ),
    (
        "vehicle",
        r"\bxe (?:máy|mô tô|gắn máy|ô tô|tải|khách|đạp|con|cẩu|máy kéo)|\bô tô\b|\bmô tô\b"
        r"|\bghe\b|\btàu\b|\bthuyền|xà lan|sà lan|vehicle|\bxe (?:được|không được)",
    ),
    (
        "electronics",
        r"điện thoại|máy tính|laptop|\bsim\b|ipad|camera|\btivi\b|\busb\b|đầu thu|phone"
        r"|electronic|tablet",
    ),
    ("timber", r"\bgỗ\b|\bcủi\b|\blóng\b|timber"),
    (
        "machinery",
        r"\bmáy\b|dây chuyền sản xuất|\bcưa\b|thiết bị|silo|băng tải|phễu|bồn lọc|bình ắc quy"
        r"|kích điện|xe nâng|machinery|\btool\b|gear|battery",
    ),
    ("food", r"\bgạo\b|đường cát|hạt điều|bánh kẹo|mỳ chính|hạt hướng dương|thực phẩm|\bfood"),
    (
        "animal",
        r"\bcon (?:chó|bò|trâu|lợn|heo|gà|rắn|tê tê|rùa|khỉ)|ngà voi|sừng|động vật"
        "|animal",
    ),
    (
        "documents",
        r"giấy tờ|giấy chứng nhận|hợp đồng|\bsổ\b|hộ chiếu|căn cước|\bcmnd\b|tài liệu|document",
    ),
    (
        "goods",
        r"\bhàng\b|hàng hóa|đồ chơi|mũ|mỹ phẩm|túi|thùng|sọt|ống|xăng|\bdầu\b|\bđá\b|than|gạch"
        r"|thực vật|tang vật|bình ga|goods|toys|packaging|counterfeit|cosmetics|fuel|stone"
        r"|charcoal|product|gambling|bầu cua|xí ngầu|\bbài\b",
    ),
)
_ITEM_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _ITEM_WORDS)
_LABELS = {  # our labels of the samples, and the values themselves
    "scrap": "vehicle",
    "mixed exhibits": "other",
    "phones": "electronics",
    "tool/weapon": "weapon",
    "drugs/medicine": "drugs",
    "electro-fishing gear": "goods",
    "dangerous toys": "goods",
    "forest product": "goods",
    "counterfeit goods": "goods",
    "money": "cash",
    "jewellery": "precious",
    **{kind: kind for kind, _words in _ITEM_WORDS},
    "other": "other",
}


def item_kind_of(label: str, description: str) -> str:
    """Return the value of the warehouse's item kind: from the label, else from the description."""
    named = lowered(label)
    if named in _LABELS:
        return _LABELS[named]
    for text in (named, lowered(description)):
        for kind, words in _ITEM_PATTERNS:
            if text and words.search(text):
                return kind
    return "other"
