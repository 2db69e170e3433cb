"""The columns of a sheet of auction notices."""

from exchange.importing.headwords import WEAK, WORDS
from exchange.importing.layouts import Layout


def in_dong(*names: str) -> tuple[str, ...]:
    """Return names of a column of money, as they stand alone and with the unit behind them."""
    units = ("", " đồng", " đ", " VNĐ", " VND")
    return tuple(f"{name}{unit}" for name in names for unit in units)


NOTICES = Layout(
    names={
        "line_no": ("stt", "số thứ tự", "tt", "thứ tự", "số tt"),
        "notice_id": (
            "mã thông báo",
            "số thông báo",
            "mã số thông báo",
            "mã TB",
            "số TB",
            "thông báo số",
            "số hiệu thông báo",
            *("notice no", "notice number"),
            "mã tin",
            "mã đấu giá",
        ),
        "source_kind": ("loại nguồn", "nguồn dữ liệu"),
        "source_url": ("đường dẫn", "liên kết", "url", "link", "nguồn tin", "địa chỉ trang"),
        "owner_category": ("nhóm người có tài sản",),
        "decision_refs": ("căn cứ", "văn bản căn cứ", "quyết định, văn bản", "các văn bản"),
        "decision_no": (
            "quyết định thi hành án",
            "số quyết định thi hành án",
            "QĐ thi hành án",
            "số QĐ THA",
            "QĐ THA",
        ),
        "creditor_type": ("loại người được thi hành án",),
        "creditor_name": (
            "người được thi hành án",
            "bên được thi hành án",
            "bên nhận thế chấp",
            "tổ chức tín dụng",
            "ngân hàng",
            "chủ nợ",
        ),
        "debtor_name": ("người phải thi hành án", "bên phải thi hành án", "bên vay", "con nợ"),
        "enforcement_office": (
            "cơ quan thi hành án",
            "cơ quan thi hành án dân sự",
            "người có tài sản",
            "người có tài sản đấu giá",
            "đơn vị có tài sản",
            "cơ quan có tài sản",
            "chủ tài sản",
            "bên có tài sản",
            "cơ quan THADS",
            "THADS",
        ),
        "province": ("tỉnh", "tỉnh thành", "tỉnh, thành phố", "địa phương", "tỉnh/TP"),
        "asset_kind": ("loại tài sản", "loại TS", "nhóm tài sản", "phân loại tài sản"),
        "asset_subkind": ("phân loại", "loại chi tiết"),
        "asset_description": (
            "mô tả tài sản",
            "mô tả",
            "tên tài sản",
            "tên tài sản đấu giá",
            "tài sản đấu giá",
            "tài sản bán đấu giá",
            "tài sản",
            "tên TS",
            "thông tin tài sản",
            "nội dung tài sản",
            "đặc điểm tài sản",
            *("asset", "property", "lot description"),
        ),
        "asset_location": (
            "nơi có tài sản",
            "địa chỉ tài sản",
            "địa điểm tài sản",
            "vị trí tài sản",
            "tài sản tại",
            "nơi để tài sản",
        ),
        "item_count": ("số tài sản",),
        "item_count_raw": ("số lượng", "SL"),
        "sub_lots": ("các phần của tài sản",),
        "starting_price_vnd": ("giá khởi điểm bằng số",),
        "starting_price_raw": (
            *in_dong("giá khởi điểm", "giá KĐ", "giá khởi điểm đấu giá", "mức giá khởi điểm"),
            "giá",
            "giá bán đấu giá",
            *("starting price", "start price", "reserve price"),
        ),
        "price_words": (
            *("giá khởi điểm bằng chữ", "giá khởi điểm ghi bằng chữ", "giá bằng chữ", "bằng chữ"),
            *("giá khởi điểm viết bằng chữ", "viết bằng chữ", "ghi bằng chữ", "số tiền bằng chữ"),
        ),
        "price_precision": ("ghi chú giá", "độ chính xác của giá", "ghi chú về giá"),
        "deposit_vnd": ("tiền đặt trước bằng số",),
        "deposit_percent": ("tỷ lệ đặt trước", "phần trăm đặt trước"),
        "deposit_raw": in_dong(
            "tiền đặt trước", "khoản tiền đặt trước", "đặt trước", "tiền cọc", "cọc"
        ),
        "bid_step_vnd": in_dong("bước giá"),
        "dossier_fee_vnd": in_dong(
            "tiền hồ sơ", "tiền mua hồ sơ", "tiền bán hồ sơ", "phí hồ sơ", "giá hồ sơ"
        ),
        "auction_round": ("lần đấu giá", "lần", "lần thứ", "đấu giá lần", "lần ĐG"),
        "price_reductions_count": ("số lần giảm giá", "số lần giảm", "đã giảm giá (lần)"),
        "earlier_starting_prices": (
            "giá khởi điểm các lần trước",
            "giá các lần trước",
            "giá khởi điểm trước",
            "giá lần trước",
            "giá khởi điểm lần trước",
            "giá khởi điểm lần đầu",
            "giá khởi điểm ban đầu",
        ),
        "dossier_sale_from": (
            "bán hồ sơ từ",
            "thời gian bán hồ sơ từ",
            "bán hồ sơ từ ngày",
        ),
        "dossier_sale_to": (
            "bán hồ sơ đến",
            "thời gian bán hồ sơ đến",
            "bán hồ sơ đến ngày",
            "hạn mua hồ sơ",
        ),
        # who bids registers; the sale of dossiers has days of its own
        "registration_from": ("nộp hồ sơ từ", "nhận hồ sơ từ", "đăng ký từ", "đăng ký từ ngày"),
        "registration_to": (
            *("nộp hồ sơ đến", "nhận hồ sơ đến", "đăng ký đến", "đăng ký đến ngày", "hạn đăng ký"),
            "hạn nộp hồ sơ",
        ),
        "viewing_from": ("xem tài sản từ", "xem tài sản từ ngày"),
        "viewing_to": ("xem tài sản đến", "xem tài sản đến ngày"),
        "deposit_from": ("nộp tiền đặt trước từ", "nộp tiền đặt trước từ ngày"),
        "deposit_to": (
            "nộp tiền đặt trước đến",
            "nộp tiền đặt trước đến ngày",
            "hạn nộp tiền đặt trước",
        ),
        "auction_datetime": (
            "thời gian đấu giá",
            *("auction time", "auction date", "session"),
            "thời gian tổ chức đấu giá",
            "thời gian tổ chức cuộc đấu giá",
            "thời gian tổ chức phiên đấu giá",
            "ngày giờ đấu giá",
            "ngày giờ mở phiên",
            "ngày đấu giá",
            "ngày mở phiên",
            "ngày tổ chức đấu giá",
            "phiên đấu giá",
            "mở phiên",
            "thời gian",
        ),
        "auction_place": (
            "địa điểm đấu giá",
            "nơi đấu giá",
            "địa điểm tổ chức cuộc đấu giá",
            "địa điểm tổ chức đấu giá",
            "địa điểm mở phiên",
        ),
        "form": ("hình thức", "hình thức đấu giá"),
        "method": ("phương thức", "phương thức đấu giá"),
        "auction_org": (
            *("organizer", "organiser", "auctioneer"),
            "tổ chức đấu giá",
            "tổ chức đấu giá tài sản",
            "tổ chức hành nghề đấu giá",
            "tổ chức hành nghề đấu giá tài sản",
            "đơn vị tổ chức đấu giá",
            "đơn vị đấu giá",
            "tên tổ chức đấu giá",
        ),
        "notice_date": (
            "ngày thông báo",
            "ngày công khai",
            "ngày đăng",
            "ngày đăng tin",
            "ngày ra thông báo",
            "ngày thông báo lần 1",
            "ngày đăng lần 1",
        ),
        "second_notice_date": ("ngày thông báo lần 2", "ngày đăng lần 2", "ngày công khai lần 2"),
        "result": (
            *("kết quả", "kết quả đấu giá", "kết quả phiên", "kết quả xử lý", "tình trạng"),
            *("lý do không thành", "lý do đấu giá không thành", "nguyên nhân không thành"),
            *("trạng thái", "tình trạng đấu giá", "tình trạng xử lý", "tiến độ", "diễn biến"),
        ),
        "sold_price_vnd": in_dong("giá bán", "giá trúng", "giá trúng đấu giá", "giá bán được"),
        "delivery_trouble": (
            "vướng mắc khi giao",
            "vướng mắc giao tài sản",
            "vướng mắc",
            "khó khăn khi giao tài sản",
        ),
        "notes": ("ghi chú", "chú thích"),
        "auction_hour": ("giờ đấu giá", "giờ mở phiên", "giờ"),
        "dossier_sale": (),  # "từ … đến …" in one cell
        "registration": (),
        "viewing": (),
        "deposit": (),
    },
    required=(("asset_description",),),
    words=WORDS,
    weak=WEAK,
    behind={"auction_place": "auction_datetime"},
    joined=frozenset({"asset_description", "result", "notes"}),
    money=frozenset(
        {
            *("starting_price_vnd", "starting_price_raw", "deposit_vnd", "deposit_raw"),
            *("bid_step_vnd", "dossier_fee_vnd", "sold_price_vnd"),
        }
    ),
    carried=frozenset(
        {
            "notice_id",
            *("debtor_name", "creditor_name", "decision_no", "decision_refs", "province"),
            *("enforcement_office", "asset_location", "auction_place", "auction_org"),
            *("auction_datetime", "auction_hour", "form", "method", "notice_date"),
            *("dossier_sale", "registration", "viewing", "deposit"),
        }
    ),
    shared=frozenset(
        {
            *("starting_price_vnd", "starting_price_raw", "deposit_vnd", "deposit_raw"),
            *("bid_step_vnd", "dossier_fee_vnd"),
        }
    ),
    thing="asset_description",
    labels=frozenset(
        {
            *("enforcement_office", "asset_location", "auction_place", "auction_org", "form"),
            *("method", "starting_price_raw", "deposit_raw", "bid_step_vnd", "dossier_fee_vnd"),
            *("auction_datetime", "auction_hour", "auction_round", "notice_date", "result"),
            *("dossier_sale", "registration", "viewing", "deposit"),
        }
    ),
    number="line_no",
    remarks=frozenset({"notes"}),
    continues=frozenset(
        {
            *("asset_description", "asset_location", "enforcement_office", "debtor_name"),
            *("creditor_name", "decision_no", "decision_refs", "auction_place", "auction_org"),
            *("notes", "delivery_trouble"),
        }
    ),
    summed=frozenset(
        {
            *("starting_price_vnd", "starting_price_raw", "deposit_vnd", "deposit_raw"),
            *("bid_step_vnd", "dossier_fee_vnd", "sold_price_vnd", "item_count", "item_count_raw"),
        }
    ),
    counts=("notice_id", "starting_price_raw", "starting_price_vnd", "auction_datetime"),
)
