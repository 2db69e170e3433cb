"""The columns of a backlog: cases, assets, auctions, sales; things in store; what an office has."""

from dataclasses import replace
from typing import Final

from exchange.importing.columns import EXHIBITS
from exchange.importing.headwords import CASE_NUMBER, COUNTED, WORDS
from exchange.importing.layouts import Layout
from exchange.importing.noticecolumns import NOTICES, in_dong
from exchange.importing.oldroundheads import OF_A_ROUND
from exchange.importing.rounds import round_in_head

_CASE: Final = (
    *("số vụ việc", "vụ việc", "số hồ sơ", "hồ sơ", "mã vụ việc", "mã hồ sơ", "số thụ lý"),
    *("số hồ sơ thi hành án", "hồ sơ thi hành án", "hồ sơ số", "vụ việc số", "số việc"),
)
_ASSET: Final = (
    *NOTICES.names["asset_description"],
    *("tài sản kê biên", "tên tài sản kê biên", "tên, đặc điểm tài sản", "tài sản kê biên, xử lý"),
    *("tên, địa chỉ tài sản", "tài sản tồn đọng", "tài sản chưa bán được", "tài sản chưa xử lý"),
)
POINTED: Final = frozenset({"organisation", "failure", "obstacle", "held_by", "holder_name"})
MATTERS: Final = Layout(
    names={
        "line_no": NOTICES.names["line_no"],
        "case_no": _CASE,
        "opened_on": ("ngày thụ lý", "ngày mở hồ sơ", "ngày lập hồ sơ", "ngày vào sổ"),
        "decision_no": (
            *NOTICES.names["decision_no"],
            *("quyết định", "số quyết định", "QĐ số", "số QĐ", "quyết định số"),
            *("số, ngày quyết định thi hành án", "số, ngày QĐ THA", "QĐ THA số, ngày"),
            *("số QĐ, ngày", "số, ngày QĐ", "quyết định THA số, ngày tháng năm"),
        ),
        "decision_on": (
            *("ngày quyết định thi hành án", "ngày QĐ thi hành án", "ngày QĐ THA"),
            *("ngày quyết định", "ngày ra quyết định", "ngày ra quyết định thi hành án"),
        ),
        "judgment_no": (
            *("bản án", "bản án số", "số bản án", "bản án, quyết định", "bản án, quyết định số"),
            *("số bản án, quyết định", "số, ngày bản án"),
        ),
        "judgment_on": ("ngày bản án", "ngày tuyên án", "ngày bản án, quyết định"),
        "creditor": (*NOTICES.names["creditor_name"], "người được THA", "bên được THA"),
        "debtor": (*NOTICES.names["debtor_name"], "người phải THA", "bên phải THA"),
        "money_due": in_dong(
            *("số tiền phải thi hành", "số tiền phải thi hành án", "số phải thi hành"),
            *("tổng số tiền phải thi hành", "tổng số phải thi hành", "nghĩa vụ thi hành án"),
        ),
        "credit": ("án tín dụng", "án tín dụng, ngân hàng", "tín dụng ngân hàng", "tín dụng"),
        "officer": (
            *("chấp hành viên", "CHV", "chấp hành viên phụ trách", "cán bộ phụ trách"),
            *("người phụ trách", "chấp hành viên thụ lý", "họ tên chấp hành viên"),
        ),
        "summary": ("nội dung vụ việc", "tóm tắt vụ việc", "trích yếu", "nội dung thi hành án"),
        "asset_no": ("tài sản số", "số tài sản", "mã tài sản", "stt tài sản", "thứ tự tài sản"),
        "asset": _ASSET,
        "category": NOTICES.names["asset_kind"],
        "immovable": ("động sản, bất động sản", "bất động sản", "là bất động sản"),
        "location": NOTICES.names["asset_location"],
        "quantity": EXHIBITS.names["quantity"],
        "unit": ("đơn vị tính", "đvt", "đv tính"),
        "seized": (
            *("ngày kê biên", "kê biên ngày", "thời điểm kê biên", "ngày, tháng kê biên"),
            *("ngày biên bản kê biên", "thời gian kê biên", "ngày tháng năm kê biên"),
            *("tháng kê biên", "năm kê biên", "kê biên", "BB kê biên", "biên bản kê biên"),
        ),
        "appraised": in_dong("giá thẩm định", "giá trị thẩm định", "giá thẩm định giá"),
        "valued": (
            *("ngày thẩm định giá", "ngày thẩm định", "ngày chứng thư thẩm định giá"),
            *("ngày chứng thư", "chứng thư thẩm định giá ngày", "ngày định giá"),
        ),
        "keeper": ("người giữ tài sản", "ai đang giữ tài sản", "giao bảo quản", "người bảo quản"),
        "keeper_name": ("tên người giữ tài sản", "tên người bảo quản"),
        "round_no": (
            *("lần", "lần bán", "lần thứ", "lần đấu giá", "lần bán đấu giá", "đấu giá lần"),
            *("bán đấu giá lần", "lần bán thứ", "lần ĐG"),
        ),
        "session": (
            *("ngày bán", "ngày bán đấu giá", "ngày đấu giá", "ngày mở phiên", "ngày tổ chức"),
            *("ngày tổ chức bán đấu giá", "ngày tổ chức đấu giá", "phiên đấu giá", "ngày phiên"),
            *("ngày mở phiên đấu giá", "thời gian đấu giá"),
        ),
        "price": NOTICES.names["starting_price_raw"],
        "deposit": in_dong("tiền đặt trước", "số tiền đặt trước", "khoản tiền đặt trước"),
        "organisation": (
            *("tổ chức đấu giá", "tổ chức hành nghề đấu giá", "tổ chức hành nghề đấu giá tài sản"),
            *("đơn vị đấu giá", "công ty đấu giá", "trung tâm đấu giá", "đơn vị bán đấu giá"),
        ),
        "contract": (
            *("ngày ký hợp đồng", "ngày ký hợp đồng đấu giá", "ngày hợp đồng đấu giá"),
            *("ngày ký hợp đồng dịch vụ đấu giá", "ngày hợp đồng dịch vụ đấu giá", "ngày ký HĐ"),
        ),
        "notified": (
            *("ngày thông báo", "ngày thông báo đấu giá", "ngày thông báo công khai"),
            *("ngày thông báo bán đấu giá", "ngày đăng thông báo", "ngày thông báo lần một"),
        ),
        "result": ("kết quả", "kết quả bán", "kết quả đấu giá", "kết quả bán đấu giá"),
        "failure": ("lý do không thành", "nguyên nhân không thành", "không thành vì"),
        "registrants": ("số người đăng ký", "số người tham gia", "số khách đăng ký"),
        "failures": (
            *("số lần bán không thành", "số lần không thành", "số lần đấu giá không thành"),
            *("số lần bán đấu giá không thành", "số lần đã bán không thành"),
            *("không thành (lần)", "đã bán không thành (lần)"),
        ),
        "held": (*("số lần bán", "số lần đấu giá", "đã bán (lần)", "đã đấu giá (lần)"),),
        "reductions": (
            *NOTICES.names["price_reductions_count"],
            *("số lần đã giảm giá", "giảm giá (lần)", "số lần hạ giá", "số lần giảm giá đã qua"),
        ),
        "first_price": NOTICES.names["earlier_starting_prices"],
        "last_price": in_dong(
            *("giá khởi điểm hiện nay", "giá khởi điểm hiện tại", "giá hiện tại", "giá hiện nay"),
            *("giá khởi điểm lần gần nhất", "giá khởi điểm lần cuối", "giá sau giảm"),
            *("giá khởi điểm sau giảm giá", "giá khởi điểm lần này", "giá lần cuối"),
        ),
        "last_session": (
            *("ngày bán lần gần nhất", "ngày bán gần nhất", "ngày bán lần cuối"),
            *("lần bán gần nhất", "ngày đấu giá gần nhất", "phiên gần nhất"),
        ),
        "sold_on": (
            "ngày bán được",
            "ngày bán thành",
            "ngày trúng đấu giá",
            "ngày bán đấu giá thành",
        ),
        "sold_price": in_dong(
            *("giá bán được", "giá trúng", "giá trúng đấu giá", "giá bán thành", "giá mua"),
            *("số tiền bán được", "giá bán thực tế", "giá trúng đấu giá tài sản"),
        ),
        "buyer": (
            *("người mua", "người trúng đấu giá", "người mua trúng đấu giá", "bên mua"),
            *("người mua được tài sản", "tên người mua", "người mua tài sản"),
        ),
        "buyer_identity": ("CCCD người mua", "số CCCD người mua", "giấy tờ người mua", "CCCD"),
        "payment": ("tình trạng nộp tiền", "người mua đã nộp", "nộp tiền"),
        "paid_all": ("đã nộp đủ tiền", "đã nộp đủ", "đã nộp đủ tiền chưa", "đã nộp đủ chưa"),
        "paid_amount": in_dong("số tiền đã nộp", "tiền đã nộp", "người mua đã nộp số tiền"),
        "paid": (
            *("ngày nộp đủ tiền", "ngày nộp đủ", "ngày người mua nộp đủ tiền"),
            *("nộp đủ tiền ngày", "ngày thanh toán đủ"),
        ),
        "paid_some": ("ngày nộp tiền", "ngày thanh toán", "ngày người mua nộp tiền"),
        "delivered": (
            *("đã giao", "đã giao tài sản", "tình trạng giao", "giao tài sản", "đã giao chưa"),
        ),
        "delivered_on": (
            "ngày giao",
            "ngày giao tài sản",
            "ngày bàn giao",
            "ngày bàn giao tài sản",
        ),
        "obstacle": (
            *(
                "vướng mắc",
                "khó khăn vướng mắc",
                "khó khăn, vướng mắc",
                "lý do tồn đọng",
                "lý do tồn",
            ),
            *(
                "lý do chưa bán được",
                "lý do chưa giao",
                "lý do chưa giao được",
                "nguyên nhân tồn đọng",
            ),
            *("nguyên nhân", "lý do", "lý do chưa thi hành xong", "khó khăn", "trở ngại"),
        ),
        "held_by": ("đang ở ai", "đang vướng ở", "đang chờ ai", "nơi đang giải quyết", "chờ ai"),
        "holder_name": (
            *("tên nơi giải quyết", "tên cơ quan đang giải quyết", "cơ quan đang giải quyết"),
        ),
        "held_since": (
            *("vướng mắc từ", "vướng từ ngày", "chờ từ ngày", "từ ngày", "vướng mắc từ ngày"),
        ),
        "next_act": (
            *(
                "việc phải làm tiếp",
                "việc tiếp theo",
                "hướng giải quyết",
                "hướng xử lý",
                "biện pháp",
            ),
            *("giải pháp", "đề xuất", "hướng xử lý tiếp theo"),
        ),
        "notes": ("ghi chú", "ghi chú khác", "lưu ý", "chú thích"),
    },
    required=(("case_no",),),
    words={
        "case_no": CASE_NUMBER,
        "creditor": WORDS["creditor_name"],
        "debtor": WORDS["debtor_name"],
        "asset": WORDS["asset_description"],
        "location": WORDS["asset_location"],
        "price": WORDS["starting_price_raw"],
        "decision_no": WORDS["decision_no"],
        "reductions": WORDS["price_reductions_count"],
        "organisation": WORDS["auction_org"],
        "result": WORDS["result"],
        "session": WORDS["auction_datetime"],
        "round_no": WORDS["auction_round"],
        **COUNTED,
    },
    money=frozenset(
        {"money_due", "appraised", "price", "first_price", "last_price", "deposit"}
        | {"sold_price", "paid_amount"}
    ),
    instead={"case_no": ("decision_no",)},
    thing="asset",
    counts=(
        *("case_no", "asset", "price", "session", "failures", "held", "sold_price", "seized"),
        "round_no",
    ),
    number="line_no",
    identifier="case_no",
    remarks=frozenset({"notes"}),
    summed=frozenset({"money_due", "price", "last_price", "sold_price", "appraised"}),
    carried=frozenset(
        {"case_no", "opened_on", "decision_no", "decision_on", "judgment_no", "judgment_on"}
        | {"creditor", "debtor", "credit", "officer", "summary", "asset_no", "asset", "category"}
        | {"location", "seized", "money_due"}
    ),
    pointed=POINTED,
    joined=frozenset({"notes"}),
    first_only=frozenset({"category"}),
    repeated=frozenset(OF_A_ROUND),
    in_rounds=lambda text: round_in_head(text, OF_A_ROUND),
)

#: Things in store: a list of exhibits, with the case and the place of each.
ITEMS: Final = replace(
    EXHIBITS,
    names={
        **EXHIBITS.names,
        "case_no": _CASE,
        "place": ("vị trí", "vị trí lưu kho", "nơi để", "kệ, ô", "vị trí kho", "kho", "nơi giữ"),
        "since": ("giữ từ", "ngày nhập kho", "nhập kho ngày", "giữ từ ngày", "ngày nhập"),
        "source": ("theo sổ", "sổ theo dõi", "theo sổ, trang", "nguồn", "hồ sơ cũ"),
        "physical": ("ai đang giữ", "đang giữ ở", "người giữ"),
        "physical_name": ("tên nơi đang giữ", "tên người giữ"),
    },
    words={**EXHIBITS.words, "case_no": CASE_NUMBER},
    required=(("case_no",), ("description",)),
    identifier="case_no",
    carried=EXHIBITS.carried | {"case_no", "place", "since"},
    counts=(*EXHIBITS.counts, "case_no", "place"),
)

PLACES: Final = Layout(
    names={
        "line_no": NOTICES.names["line_no"],
        "short_name": ("tên gọn", "mã vị trí", "ký hiệu", "ký hiệu vị trí", "tên ngắn"),
        "name": ("tên vị trí", "tên đầy đủ", "tên"),
        "kind": ("cấp", "cấp vị trí", "loại vị trí"),
        "parent": ("nằm trong", "thuộc", "thuộc vị trí", "vị trí cha"),
        "class": ("dùng để giữ", "loại kho", "công dụng"),
        "capacity": ("sức chứa", "chứa được"),
        "notes": ("ghi chú",),
    },
    required=(("short_name",), ("kind",)),
    thing="short_name",
    counts=("short_name", "kind"),
    number="line_no",
    remarks=frozenset({"notes"}),
)

ORGANISATIONS: Final = Layout(
    names={
        "line_no": NOTICES.names["line_no"],
        "name": ("tên tổ chức", "tên cơ quan, tổ chức", "tên cơ quan", "tên đơn vị", "tổ chức"),
        "kind": ("loại tổ chức", "loại", "loại hình"),
        "parent": ("trực thuộc", "thuộc", "hội sở", "đơn vị chủ quản", "cơ quan chủ quản"),
        "tax_code": ("mã số thuế", "mst"),
        "address": ("địa chỉ", "trụ sở"),
        "phone": ("điện thoại", "số điện thoại", "đt"),
        "email": ("thư điện tử", "email", "e-mail"),
        "notes": ("ghi chú",),
    },
    required=(("name",), ("kind",)),
    thing="name",
    counts=("name", "kind"),
    number="line_no",
    remarks=frozenset({"notes"}),
)

PEOPLE: Final = Layout(
    names={
        "line_no": NOTICES.names["line_no"],
        "full_name": ("họ và tên", "họ tên", "tên người dùng"),
        "roles": ("vai trò", "chức danh", "nhiệm vụ"),
        "username": ("tên đăng nhập", "tài khoản"),
        "notes": ("ghi chú",),
    },
    required=(("full_name",), ("roles",)),
    thing="full_name",
    counts=("full_name", "roles"),
    number="line_no",
    remarks=frozenset({"notes"}),
)
