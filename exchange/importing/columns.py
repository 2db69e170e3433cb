"""The columns of each kind of sheet, with the names they also go by in office files."""

from collections.abc import Mapping
from typing import Final

from exchange.importing.headwords import OF_EXHIBITS
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

#: What one thing is known by; said with the name of its column: "Số khung: RLCUG0610".
_MARKS = (
    *("bien kiem soat", "bien so", "bks", "bien dang ky", "so bien", "so dang ky", "so khung"),
    *("so may", "so vin", "so suon", "imei", "so imei", "so seri", "so serial", "seri", "serial"),
    *("but luc",),
    *("so sung", "so hieu", "ky hieu", "ma hieu", "model", "nam san xuat", "doi xe"),
)
#: "Số tờ": so many of the unit in the name.
_PIECES = (
    *("so to", "so trang", "so vien", "so goi", "so bao", "so hop", "so thung", "so cay"),
    *("so chai", "so tam", "so quyen", "so cuon", "so kg", "so kien", "so tap", "so gam"),
    *("so khuc", "so ca the", "so con", "so cai", "so chiec", "so vi", "so lo dung", "so ong"),
    *("so can", "so phong bi", "so bi", "so tui", "so lon", "so ket", "so phuy", "so cuon day"),
    *("so thanh", "so doan", "so long", "so khau", "so qua", "so bo", "so doi", "so cap"),
    *("so tep", "so bich", "so cuc", "so dieu", "so tut", "so thoi", "so mieng", "so manh"),
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
            "mẫu",
            "mẫu vật",
            "description",
        ),
        "quantity": (
            "số lượng",
            "lượng",
            "sl",
            "s.lượng",
            "số lg",
            "số lượng, khối lượng",
            "số lượng theo biên bản",
            "qty",
        ),
        "quantity_seen": ("thực tế", "số lượng thực tế", "thực nhận", "thực nhập"),
        "unit": ("đơn vị tính", "đơn vị", "đvt", "đv tính", "đ.vị", "đ.vị tính", "đv"),
        "seal_text": ("niêm phong", "số niêm phong", "tình trạng niêm phong"),
        "kind": ("loại", "loại vật chứng"),
        "quantity_words": (
            *("bằng chữ", "viết bằng chữ", "ghi bằng chữ", "số lượng bằng chữ", "SL bằng chữ"),
            *("số lượng ghi bằng chữ", "số lượng viết bằng chữ", "số tiền bằng chữ"),
            *("số tiền ghi bằng chữ", "số tiền viết bằng chữ"),
        ),
        "weight": (
            *("khối lượng", "trọng lượng", "thể tích", "khối lượng, thể tích"),
            *("KL", "KLG", "TL", "TLG", "K.lượng", "T.lượng"),
        ),
        "money": ("số tiền",),
        "holder": (),  # whose it was: kept among the notes
        "told": (),  # what is kept among the notes, with the name of its column
        "notes": ("ghi chú", "chú thích", "ghi chú khác", "lưu ý", "note"),
    },
    required=(("description",),),
    starts={
        "line_no": ("so thu tu",),
        "description": (
            *("ten vat chung", "ten tai san", "ten tang vat", "ten hang", "ten goi", "ten"),
            *("vat chung", "tai san", "tang vat", "do vat", "mo ta", "dien giai", "noi dung"),
            *("danh muc", "phuong tien", "hang hoa", "tai lieu", "mau vat", "trich yeu"),
            *("may moc", "hang muc", "loai go", "loai thuoc", "hoa chat"),
        ),
        "type": ("loai",),
        "detail": (
            *(
                "dac diem",
                "quy cach",
                "chung loai",
                "nhan hieu",
                "kich thuoc",
                "mau sac",
                "mau son",
            ),
            *("xuat xu", "nhan mac", "hieu"),
        ),
        "state": ("tinh trang", "hien trang", "chat luong"),
        "mark": _MARKS,
        "quantity": ("so luong", "sl"),
        "weight": (
            *("khoi luong", "trong luong", "the tich", "tong khoi luong", "kl con lai"),
            *("kl hoan lai", "kl thu giu", "kl thuc te", "kl ban dau", "kl sau giam dinh"),
            *("kl truoc giam dinh", "kl tinh", "tl con lai", "tl tinh"),
        ),
        "pieces": _PIECES,
        "money": ("so tien",),
        "holder": (
            *(
                "thu giu cua",
                "tam giu cua",
                "chu so huu",
                "chu tai san",
                "chu phuong tien",
                "chu xe",
            ),
            *("nguoi bi thu giu", "nguoi bi tam giu", "nguoi so huu", "nguoi vi pham", "bi can"),
            *(
                "bi cao",
                "doi tuong",
                "ho ten chu",
                "ho va ten chu",
                "ten chu",
                "so huu cua",
                "thu cua",
            ),
            *("nguoi giao nop", "nguoi co tai san", "ho ten doi tuong", "ho va ten doi tuong"),
        ),
        "value": (
            *("tri gia", "gia tri", "thanh tien", "don gia", "gia uoc tinh", "gia tam tinh"),
            *(
                "gia dinh gia",
                "menh gia",
                "gia khoi diem",
                "gia tham khao",
                "dinh gia",
                "uoc tinh gia tri",
            ),
        ),
        "quantity_seen": (
            *("sl kiem", "kiem ke", "sl nhan", "ton thuc te"),
            *("so luong thuc", "so luong kiem", "so luong nhan", "thuc te", "thuc nhan", "sl thuc"),
        ),
        "unit": ("don vi tinh", "dvt"),
        "seal_text": ("niem phong", "so niem phong", "tinh trang niem phong", "so seri niem phong"),
        "notes": ("ghi chu",),
        # of the paper, of the judgment, of what is to be done: of the thing itself it says nothing;
        # "số biên bản" is no "số biển", a plate
        "told": (
            *("so bien ban", "so bien lai", "so bien nhan", "bien ban so", "so quyet dinh"),
            *("ban an so", "so ban an", "ban an, quyet dinh", "bien phap xu ly", "xu ly"),
            *("huong xu ly", "hinh thuc xu ly", "noi dung xu ly", "ngay thu giu", "ngay tam giu"),
            *("ngay nhap", "ngay giao nhan"),
        ),
    },
    unless={
        "seal_text": ("ngay", "gio", "thoi gian", "nguoi", "co quan", "don vi", "noi", "can bo"),
        "unit": ("giao", "nhan", "thu giu", "ban giao", "quan ly"),
        "weight": ("trich", "gui", "ket luan", "mau"),
        "mark": ("ngay",),
        "pieces": ("cuoc", "bo nhiem", "chung minh", "tien"),  # "Số căn cước" counts nothing
        "holder": ("ngay", "dia chi", "cccd", "cmnd", "dien thoai"),
        "description": ("ngay", "nguoi", "co quan"),
        "value": ("ngay", "nguoi", "co quan", "hoi dong", "bien ban", "ket luan"),
    },
    words=OF_EXHIBITS,
    instead={
        "quantity": ("weight", "money", "pieces"),
        "description": ("type", "kind", "detail"),
    },
    joined=frozenset(
        {"description", "detail", "state", "mark", "seal_text", "notes", "pieces", "value"}
        | {"told", "holder"}
    ),
    money=frozenset({"money", "value"}),
    first_only=frozenset({"weight", "money", "kind", "source", "type"}),
    rather={"weight": ("con lai", "hoan lai", "sau giam dinh")},
    spare={"weight": "told"},
    labelled=frozenset({"mark", "pieces", "value", "told"}),
    glanced=frozenset({"type"}),
    thing="description",
    counts=("quantity", "quantity_seen", "weight", "unit", "seal_text"),
    labels=frozenset({"quantity", "quantity_seen", "weight", "unit"}),
    number="line_no",
    remarks=frozenset({"notes", "told"}),
    continues=frozenset({"description", "detail", "state", "mark", "notes", "source"}),
    summed=frozenset({"quantity", "quantity_seen", "weight", "money", "pieces", "value"}),
    carried=frozenset(
        {"source", "description", "detail", "state", "mark", "unit", "seal_text", "kind", "notes"}
        | {"holder", "told"}
    ),
    shared=frozenset({"quantity", "quantity_seen", "weight"}),
)
