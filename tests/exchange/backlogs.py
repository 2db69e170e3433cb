"""Invented backlogs as offices write them, with what is true of each asset."""

from dataclasses import dataclass, field
from datetime import date

from tests.exchange.books import Cell, Range, Tab

MILLION = 1_000_000
ROUNDS = 4
FIRST_OF_A_ROUND = 6
TODAY = date(2026, 11, 23)  # the day of every test


@dataclass
class Told:
    """One auction: its day, perhaps only a month or unknown, and its price."""

    day: date | None
    price: int
    month_only: bool = False


@dataclass
class Stalled:
    """One asset that stands still."""

    case: str
    name: str
    debtor: str
    seized: date | None
    month_only: bool
    rounds: list[Told]
    sold: int | None = None  # đồng
    paid: date | None = None
    obstacle: str = ""
    held_by: str = ""

    @property
    def failed(self) -> int:
        return len(self.rounds) - (self.sold is not None)


def fifty() -> list[Stalled]:
    """Return fifty assets of 25 cases: 30 that failed at least three times, 20 not delivered."""
    found = []
    for at in range(50):
        case, sold = at // 2 + 1, at % 5 in (1, 3)
        count = 2 if sold else 3 + at % 2
        start = 33 * MILLION if at == 7 else (2 + at) * 1000 * MILLION
        year = 2016 + at % 7
        rounds = [
            Told(
                date(year + 1, 2 + 2 * number, 1 + (at + number) % 27),
                start * (10 - number) // 10 if at == 7 else start * 9**number // 10**number,
                month_only=(at + number) % 6 == 3,
            )
            for number in range(count)
        ]
        if at % 10 == 4:
            rounds[0].day = None
        if sold and at % 10 == 6:
            rounds[-1].day = None
        found.append(
            Stalled(
                case=f"{100 + case}/{2015 + case % 8}",
                name=NAMES[at % len(NAMES)].format(number=at + 1),
                debtor=f"Ông Nguyễn Văn {WORDS[case % len(WORDS)]}",
                seized=None if at % 9 == 8 else date(year, 1 + at % 12, 1 + at % 28),
                month_only=at % 9 in (3, 5),
                rounds=rounds,
                sold=rounds[-1].price + 5 * MILLION if sold else None,
                paid=date(year + 2, 3, 1 + at % 28) if sold else None,
                obstacle=("F04", "F08", "F14")[at % 3] if not sold else ("U01", "U06")[at % 2],
                held_by=("Công an xã", "UBND xã", "Tòa án", "", "ngân hàng")[at % 5],
            )
        )
    return found


NAMES = (
    "Quyền sử dụng đất thửa số {number}, tờ bản đồ 12, xã Ví Dụ",
    "Nhà ở và đất tại số {number} đường Mẫu, phường Ví Dụ",
    "Xe ô tô tải biển số 99C-{number:03}.45",
    "Nhà xưởng {number}00 m2 trên đất thuê, khu công nghiệp Mẫu",
    "Dây chuyền sản xuất gạch số {number}",
)
WORDS = ("Hòa", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Long")


def messy(assets: list[Stalled]) -> Tab:
    """Return one flat list as an office keeps it: merged cells, totals, signatures, empty rows."""
    page = _Page()
    page.add(["CỤC THI HÀNH ÁN DÂN SỰ TỈNH VÍ DỤ"])
    page.add([None, None, "BẢNG TỔNG HỢP TÀI SẢN TỒN ĐỌNG CHƯA XỬ LÝ XONG"])
    page.add(["(Kèm theo Báo cáo số 15/BC-CTHADS)"])
    page.add([])
    _heads(page)
    for at, asset in enumerate(assets):
        if at % 10 == 0:
            page.add(
                [f"{'I' * (at // 20 + 1)}.", None, None, f"Phòng THADS khu vực {at // 10 + 1}"]
            )
        _asset(page, asset, at)
        if at % 10 == 9:
            page.add([None, None, None, "Cộng", None, None, None, 123_456_789_000 + at])
            page.add([])
    page.add(["Tổng cộng: 50 tài sản", *[None] * 7, 987_654_321_000])
    page.add([])
    page.add([None, None, "NGƯỜI LẬP BẢNG", None, None, None, "CỤC TRƯỞNG"])
    page.add([None, None, "(Ký, ghi rõ họ tên)"])
    return Tab(page.rows, name="Tồn đọng 2026", merges=page.merges)


@dataclass
class _Page:
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)

    def add(self, cells: list[Cell]) -> int:
        self.rows.append(cells)
        return len(self.rows) - 1


def _heads(page: _Page) -> None:
    above: list[Cell] = [
        "STT",
        "Số hồ sơ",
        "Người phải THA",
        "Người được thi hành án",
        "Tên tài sản",
    ]
    above += ["Ngày, tháng kê biên"]
    below: list[Cell] = [None] * FIRST_OF_A_ROUND
    for number in range(1, ROUNDS + 1):
        above += [f"Bán đấu giá lần {number}", None, None]
        below += ["Ngày", "Giá khởi điểm", "Kết quả"]
    last: list[Cell] = ["Người mua", "Giá trúng đấu giá", "Ngày nộp đủ tiền", "Đã giao chưa"]
    last += ["Khó khăn, vướng mắc", "Đang vướng ở", "Ghi chú"]
    top = page.add([*above, *last])
    page.add([*below, *[None] * len(last)])
    for number in range(ROUNDS):
        left = FIRST_OF_A_ROUND + 3 * number
        page.merges.append((top, left, top, left + 2))
    for at in [*range(FIRST_OF_A_ROUND), *range(len(above), len(above) + len(last))]:
        page.merges.append((top, at, top + 1, at))


def _asset(page: _Page, asset: Stalled, at: int) -> None:
    second, way = at % 2 == 1, at // 2 % 3
    debtor = asset.debtor.replace("Hòa", "Hoà") if second else asset.debtor
    case: Cell = f"HS {asset.case.zfill(9)}" if second and way == 2 else asset.case
    own: list[Cell] = [str(at + 1), case, debtor, "Ngân hàng TMCP Ví Dụ"]
    if second and way < 2:
        own = [None, None, None, None]
    cells: list[Cell] = [*own, asset.name, written_day(asset.seized, asset.month_only, at)]
    for number in range(ROUNDS):
        if number >= len(asset.rounds):
            cells += ["-" if at % 4 == 0 else None, None, None]
            continue
        one = asset.rounds[number]
        sold = asset.sold is not None and number == len(asset.rounds) - 1
        cells += [
            written_day(one.day, one.month_only, at + number),
            written_price(one.price, at + number),
            ("Đấu giá thành" if at % 2 else "đã bán") if sold else FAILURES[(at + number) % 4],
        ]
    if asset.sold is not None:
        cells += ["Bà Trần Thị Mẫu", written_price(asset.sold, at + 1)]
        cells += [written_day(asset.paid, False, at), "chưa"]
    else:
        cells += [None] * 4
    cells += [asset.obstacle, asset.held_by, "đã báo cáo" if at % 8 == 0 else None]
    row = page.add(cells)
    if second and way == 0:
        page.merges += [(row - 1, column, row, column) for column in range(4)]


FAILURES = ("không thành", "Không có người đăng ký tham gia", "đấu giá không thành", "bất thành")


def written_day(day: date | None, month_only: bool, way: int) -> Cell:
    """Return a day as somebody writes it."""
    if day is None:
        return ("chưa rõ", None, "không rõ")[way % 3]
    if month_only:
        return (f"{day.month}/{day.year}", f"tháng {day.month}/{day.year}")[way % 2]
    return (
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    )[way % 4]


def written_price(dong: int, way: int) -> Cell:
    """Return an amount as somebody writes it."""
    millions = dong / MILLION
    return (
        f"{dong:,}".replace(",", "."),
        dong,
        f"{millions:.10g}".replace(".", ",") + " triệu",
        f"{millions / 1000:.10g}".replace(".", ",") + " tỷ",
        f"{dong:,}".replace(",", ".") + " đồng",
    )[way % 5]
