"""The columns of each kind of sheet, with the names they also go by in office files."""

from collections.abc import Mapping
from typing import Final

from exchange.importing.layouts import Layout
from foundation.i18n import N_

#: What a person calls the columns that a sentence may name.
LABELS: Final[Mapping[str, str]] = {
    "notice_id": N_("Notice number"),
    "asset_description": N_("Description of the asset"),
    "starting_price_raw": N_("Starting price"),
    "auction_datetime": N_("Day and hour of the session"),
    "description": N_("Name of the exhibit"),
}

NOTICES = Layout(
    names={
        "notice_id": ("mã thông báo", "số thông báo", "mã số thông báo"),
        "source_url": ("đường dẫn", "liên kết", "url"),
        "owner_category": (),
        "creditor_type": (),
        "enforcement_office": (
            "cơ quan thi hành án",
            "người có tài sản",
            "đơn vị có tài sản",
            "cơ quan THADS",
        ),
        "province": ("tỉnh", "tỉnh thành", "tỉnh, thành phố"),
        "asset_kind": ("loại tài sản",),
        "asset_description": ("mô tả tài sản", "tên tài sản", "tài sản đấu giá", "tài sản"),
        "asset_location": ("nơi có tài sản", "địa chỉ tài sản", "địa điểm tài sản"),
        "item_count": (),
        "item_count_raw": ("số lượng",),
        "sub_lots": (),
        "starting_price_vnd": (),
        "starting_price_raw": ("giá khởi điểm",),
        "price_precision": (),
        "deposit_vnd": (),
        "deposit_percent": (),
        "deposit_raw": ("tiền đặt trước", "khoản tiền đặt trước"),
        "bid_step_vnd": ("bước giá",),
        "dossier_fee_vnd": ("tiền hồ sơ", "tiền mua hồ sơ", "tiền bán hồ sơ"),
        "auction_round": ("lần đấu giá",),
        "price_reductions_count": ("số lần giảm giá",),
        "dossier_sale_from": ("bán hồ sơ từ", "thời gian bán hồ sơ từ"),
        "dossier_sale_to": ("bán hồ sơ đến", "thời gian bán hồ sơ đến"),
        "viewing_from": ("xem tài sản từ",),
        "viewing_to": ("xem tài sản đến",),
        "deposit_from": ("nộp tiền đặt trước từ",),
        "deposit_to": ("nộp tiền đặt trước đến",),
        "auction_datetime": ("thời gian đấu giá", "thời gian tổ chức đấu giá", "ngày giờ đấu giá"),
        "auction_place": ("địa điểm đấu giá", "nơi đấu giá"),
        "form": ("hình thức", "hình thức đấu giá"),
        "method": ("phương thức", "phương thức đấu giá"),
        "auction_org": ("tổ chức đấu giá", "tổ chức hành nghề đấu giá", "đơn vị tổ chức đấu giá"),
        "notice_date": ("ngày thông báo", "ngày công khai", "ngày đăng"),
    },
    required=(
        ("notice_id",),
        ("asset_description",),
        ("starting_price_raw", "starting_price_vnd"),
        ("auction_datetime",),
    ),
    thing="asset_description",
    counts=("notice_id", "starting_price_raw", "starting_price_vnd", "auction_datetime"),
)

EXHIBITS = Layout(
    names={
        "source": ("nguồn", "biên bản", "bản án"),
        "line_no": ("stt", "số thứ tự", "tt", "thứ tự", "số tt", "no"),
        "description": (
            "tên vật chứng",
            "tên tài sản",
            "tên vật chứng, tài sản",
            "tên tài sản, vật chứng",
            "vật chứng",
            "mô tả",
            "tên hàng",
        ),
        "quantity": ("số lượng", "sl", "số lượng, khối lượng", "số lượng theo biên bản", "qty"),
        "quantity_seen": ("thực tế", "số lượng thực tế", "thực nhận", "thực nhập"),
        "unit": ("đơn vị tính", "đơn vị", "đvt", "đv tính"),
        "seal_text": ("niêm phong", "số niêm phong", "tình trạng niêm phong"),
        "kind": ("loại", "loại vật chứng"),
        "weight": ("khối lượng", "trọng lượng", "thể tích", "khối lượng, thể tích"),
        "money": ("số tiền",),
    },
    required=(("description",),),
    starts={
        "line_no": ("so thu tu",),
        "description": (
            *("ten vat chung", "ten tai san", "ten tang vat", "ten hang", "ten goi", "ten"),
            *("vat chung", "tai san", "tang vat", "do vat", "mo ta", "dien giai", "noi dung"),
            *("danh muc", "dac diem", "quy cach", "chung loai", "nhan hieu", "tinh trang"),
        ),
        "quantity": ("so luong", "sl"),
        "weight": ("khoi luong", "trong luong", "the tich"),
        "money": ("so tien",),
        "quantity_seen": (
            *("so luong thuc", "so luong kiem", "so luong nhan", "thuc te", "thuc nhan", "sl thuc"),
        ),
        "unit": ("don vi tinh", "dvt"),
        "seal_text": ("niem phong", "so niem phong", "tinh trang niem phong", "so seri niem phong"),
    },
    instead={"quantity": ("weight", "money")},
    joined=frozenset({"description"}),
    first_only=frozenset({"weight", "money", "kind", "source"}),
    thing="description",
    counts=("quantity", "quantity_seen", "weight", "unit", "seal_text"),
    number="line_no",
    carried=frozenset({"source", "description", "unit", "seal_text", "kind"}),
    shared=frozenset({"quantity", "quantity_seen", "weight"}),
)
