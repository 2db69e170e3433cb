"""What the cells of notices say by kind: cuts, several prices, who and where, what is no notice."""

from datetime import date

import pytest

from auctions.models import Lot, Round, RoundState
from auctions.operations.completing import complete_round
from cases.models import Asset
from exchange.importing.amounts import Amount, read_amount, read_sum
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.codes import Code
from exchange.importing.drafts import Movability
from exchange.importing.notices import read_notices
from exchange.models import ImportRow, RowState
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.exchange.books import separated
from tests.exchange.notices import sheet


def only(model):
    return db.session.scalars(db.select(model)).one()


def draft_of(row):
    (draft,) = read_notices(sheet(row), "tb.csv").drafts
    return draft


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("đã giảm 7% còn 930.000.000 đồng", 930_000_000),
        ("giảm giá 5%, còn lại là 475 triệu đồng", 475_000_000),
        ("837.000.000 đ (đã giảm 10% so với lần 1)", 837_000_000),
        ("1,5 tỷ (giảm 8% so với 1.630.434.783)", 1_500_000_000),
        ("2.000.000.000 đồng, đã trừ 10%", 2_000_000_000),
        ("Giá khởi điểm sau khi giảm lần 2 10% còn 405.000.000", 405_000_000),
    ],
)
def test_that_a_price_was_cut_is_no_part_of_it(text: str, dong: int) -> None:
    amount = read_amount(text)
    assert isinstance(amount, Amount)
    assert (amount.dong, amount.approximate, amount.doubtful) == (dong, False, False)


@pytest.mark.parametrize("text", ["10%", "giảm 10%", "đã giảm 10% giá khởi điểm", "90% giá cũ"])
def test_a_cut_alone_is_no_price(text: str) -> None:
    assert not isinstance(read_amount(text), Amount)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("300.000.000đ + 150.000.000đ", 450_000_000),
        ("Đất: 1.200.000.000; Nhà: 300.000.000", 1_500_000_000),
        ("QSDĐ: 1,2 tỷ; tài sản gắn liền với đất: 300 triệu", 1_500_000_000),
        ("Giá đất: 2 tỷ, cây trồng: 15.000.000đ", 2_015_000_000),
        ("Đất: 2 tỷ; Đất: 3 tỷ", None),
        ("Nhà: 2 tỷ; Xe: 3 tỷ", None),
        ("Đất: khoảng 2 tỷ; Nhà: 1 tỷ", None),
        ("TS1: 300.000.000đ; TS2: 150.000.000đ", None),
        ("Tài sản 1: 1,2 tỷ, Tài sản 2: 800 triệu", None),
        ("Lô 1: 50.000.000 đồng; Lô 2: 60.000.000 đồng; Lô 3: 70.000.000 đồng", None),
    ],
)
def test_only_parts_of_one_price_are_added_up(text: str, dong: int | None) -> None:
    assert read_sum(text) == dong


@pytest.mark.parametrize(
    "text",
    [
        "TS1: 2.100.000.000; TS2: 3.400.000.000",
        "TS số 1 - 10.000.000đ; TS số 2 - 20.000.000đ",
        "Phần 1: 90.000.000\nPhần 2: 10.000.000",
        "- TS 1: 5.000.000đ; - TS 2: 7.000.000đ",
        "Lô 1: 2 tỷ; Lô 2: theo chứng thư",
    ],
)
def test_prices_of_several_things_are_never_a_price_of_all(text: str) -> None:
    rows = [["TT", "Tài sản", "Giá khởi điểm"], ["1", "02 xe ô tô tải, bán riêng", text]]
    (draft,) = read_notices(separated(rows), "a.csv").drafts
    assert (draft.starting_price, draft.is_asset_only) == (None, False)
    assert Code.PRICES_OF_SEVERAL in {each.code for each in draft.warnings}


def test_a_price_added_up_is_said_to_be_one_and_confirmed() -> None:
    text = "Đất: 1.250.000.000; Nhà: 350.000.000"
    rows = [["TT", "Tài sản", "Giá khởi điểm"], ["1", "Quyền sử dụng đất và nhà ở", text]]
    (draft,) = read_notices(separated(rows), "a.csv").drafts
    assert (draft.starting_price, draft.price_unconfirmed) == (1_600_000_000, True)
    codes = {each.code for each in draft.warnings}
    assert Code.PRICE_ADDED_UP in codes
    assert Code.PRICE_UNCONFIRMED not in codes


@pytest.mark.parametrize(
    ("number", "text", "precision", "price", "unconfirmed"),
    [
        ("18750000000", "18,75 tỷ", "rounded by the source", 18_750_000_000, True),
        ("2400000000", "2,4 tỷ", "approximate", 2_400_000_000, True),
        ("960000000", "960 triệu", "làm tròn", 960_000_000, True),
        ("960000000", "960.000.000 đồng", "làm tròn", 960_000_000, True),
        ("", "960 triệu", "làm tròn", None, False),
        ("1800000000", "hơn 1,8 tỷ", "approximate", None, False),
        ("1800000000", "1,8 tỷ", "lower bound", None, False),
    ],
)
def test_a_rounded_price_with_its_own_number_is_to_be_confirmed(
    number, text, precision, price, unconfirmed
):
    draft = draft_of(
        {"starting_price_vnd": number, "starting_price_raw": text, "price_precision": precision}
    )
    assert (draft.starting_price, draft.price_unconfirmed) == (price, unconfirmed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "QĐ số 17/QĐ-THADS ngày 02/3/2026",
        "Theo hợp đồng số 5/HĐ-DV",
        "xem tệp đính kèm",
        "Chưa lựa chọn",
        "nt",
        "112/TB-AB",
        "20/10/2026",
        "Đang chờ ký hợp đồng",
    ],
)
def test_a_cell_that_names_no_organisation_is_asked_for(stage_file, text: str) -> None:
    stage_file(sheet({"auction_org": text}))
    row = only(ImportRow)
    assert row.state is RowState.INCOMPLETE
    assert draft_of({"auction_org": text}).organisation == ""


@pytest.mark.parametrize(
    "text",
    [
        "Công ty ĐGHD Số 1 (theo QĐ 17/QĐ-THADS)",
        "Trung tâm DVĐG tài sản tỉnh",
        "CT đấu giá hợp danh Miền Núi",
        "Đấu giá Sao Mai",
        "Cty Đấu giá 24/7",
        "Chi nhánh công ty tại xã Theo",
    ],
)
def test_an_organisation_stands_as_written(text: str) -> None:
    assert draft_of({"auction_org": text}).organisation == text


@pytest.mark.parametrize("text", ["nt", "như trên", '"', "Xem thông báo", "03/12/2026", "//", "-"])
def test_a_place_that_points_elsewhere_is_not_known(text: str) -> None:
    assert draft_of({"auction_place": text}).auction_place == ""


@pytest.mark.parametrize("text", ["15", "20", "10.0", "500", "3", "7,5"])
def test_a_deposit_of_a_few_dong_is_none(text: str) -> None:
    row = {"deposit_percent": "", "deposit_raw": text}
    assert draft_of(row).deposit is None


@pytest.mark.parametrize(
    "text",
    [
        "đã đấu giá, không thành",
        "Không thành",
        "phiên đã mở nhưng không có người tham gia",
        "đấu giá bất thành, không rõ ngày",
        "không bán được",
        "không ai trả giá",
    ],
)
def test_a_failure_told_where_the_day_should_be_is_a_failure(import_notices, text: str) -> None:
    import_notices(sheet({"auction_datetime": text, "result": ""}))
    assert only(Round).state is RoundState.FAILED


def test_a_day_that_becomes_known_makes_a_session_to_come(import_notices, officer) -> None:
    import_notices(sheet({"auction_datetime": ""}))
    with transaction():
        day, by = date(2026, 12, 10), Act(officer, clock.now())
        complete_round(only(Round), session_on=day, document="TB 5", by=by)
    assert only(Round).state is RoundState.ANNOUNCED


@pytest.mark.parametrize(
    "day", ["", "31/02/2026", "tháng 12/2026", "sẽ thông báo sau", "?", "sáng"]
)
def test_a_round_without_a_day_is_no_session_to_come(import_notices, day: str) -> None:
    import_notices(sheet({"auction_datetime": day}))
    assert only(Round).state is RoundState.UNKNOWN


@pytest.mark.parametrize(
    "day",
    [
        "2026-11-24",
        "30/11/2026",
        "2/12/2026",
        "ngày 01 tháng 12 năm 2026",
        "2026-12-03",
        "1.12.2026",
    ],
)
def test_the_day_of_a_notice_to_come_is_not_a_fact(import_notices, day: str) -> None:
    batch = import_notices(sheet({"notice_date": day}))
    round_ = only(Round)
    assert batch.imported == 1
    assert (round_.first_notice_done_on, round_.announced_on) == (None, None)
    codes = {problem["code"] for problem in only(ImportRow).problems}
    assert Code.NOTICE_FROM_THE_FUTURE in codes


HEAD = "STT;Tài sản;Giá khởi điểm;Ngày đấu giá\n"
LINE = "1;Xe tải;350.000.000;03/12/2026\n"


@pytest.mark.parametrize(
    "row",
    [
        ";Tổng số: 9 việc;;",
        ";Cộng: 12 tài sản;#VALUE!;",
        ";Tổng cộng: 03 cuộc;#REF!;",
        "II. Động sản;;;",
        "B. Tài sản đấu giá lại;;;",
        "Tổng cộng;;#N/A;",
        ";Tổng: 4 thông báo;;",
        "C) Bất động sản;;;",
    ],
)
def test_totals_and_headings_of_notices_are_no_notices(row: str) -> None:
    read = read_notices(f"{HEAD}{LINE}{row}\n".encode(), "tb.csv")
    assert [draft.description for draft in read.drafts] == ["Xe tải"]
    assert not read.refused_rows


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Cổng trục 10 tấn", Movability.MOVABLE),
        ("03 bộ cầu trục dầm đôi", Movability.MOVABLE),
        ("Cần cẩu tháp POTAIN", Movability.MOVABLE),
        ("Nhà tiền chế, không bán đất", None),
        ("Vườn cà phê 2 ha, không bao gồm quyền sử dụng đất", None),
        ("Xác nhà gỗ, người mua tự tháo dỡ", None),
        ("Nhà ở và quyền sử dụng đất", Movability.IMMOVABLE),
    ],
)
def test_whether_an_asset_moves_is_read_or_asked(text: str, moves: Movability | None) -> None:
    kind = asset_kind_of("", text)
    assert (kind[1] if kind else None) is moves


@pytest.mark.parametrize(
    ("text", "immovable"),
    [
        ("3.200 trụ tiêu đang cho thu hoạch", None),
        ("Cẩu trục 10 tấn", False),
        ("Vườn sầu riêng 8.900m2", True),
        ("Quyền khai thác khoáng sản mỏ đá", None),
    ],
)
def test_the_kind_of_an_asset_is_recorded_as_far_as_it_is_known(
    import_notices, text: str, immovable: bool | None
) -> None:
    import_notices(sheet({"asset_kind": "", "asset_description": text}))
    assert (only(Asset).immovable, only(Lot).immovable) == (immovable, immovable)


def test_one_unknown_asset_leaves_a_lot_of_movables_unknown(import_notices) -> None:
    parts = (
        '[{"name": "02 máy tiện", "start_price": 300000000},'
        ' {"name": "3.200 trụ tiêu", "start_price": 50000000}]'
    )
    row = {"asset_kind": "", "asset_description": "Tài sản của ông A", "sub_lots": parts}
    import_notices(sheet(row))
    assets = db.session.scalars(db.select(Asset).order_by(Asset.id)).all()
    assert [asset.immovable for asset in assets] == [False, None]
    assert only(Lot).immovable is None


def test_each_asset_of_a_mixed_notice_is_of_its_own_kind(import_notices) -> None:
    parts = (
        '[{"name": "Quyền sử dụng đất 500m2", "start_price": 200000000},'
        ' {"name": "02 máy tiện", "start_price": 100000000},'
        ' {"name": "Xe nâng 3 tấn", "start_price": 50000000}]'
    )
    import_notices(sheet({"asset_kind": "mixed", "sub_lots": parts}))
    assets = db.session.scalars(db.select(Asset).order_by(Asset.id)).all()
    assert [asset.immovable for asset in assets] == [True, False, False]
    assert date(2026, 11, 2) == only(Round).first_notice_done_on
