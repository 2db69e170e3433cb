"""Kinds of assets and exhibits: labels first, then what the text names; nothing assumed."""

import pytest

from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import AssetKind, Movability
from exchange.importing.itemkinds import KINDS, item_kind_of
from exchange.importing.problems import Code
from exchange.importing.publications import not_an_auction, publication_number
from warehouse.models import ItemKind

MOVABLE, IMMOVABLE = Movability.MOVABLE, Movability.IMMOVABLE


@pytest.mark.parametrize(
    ("label", "text", "kind", "movability"),
    [
        ("land", "bất kỳ", AssetKind.LAND, IMMOVABLE),
        ("vehicle", "Tàu cá và nhà ở trên tàu", AssetKind.VEHICLE, MOVABLE),
        ("mixed", "Nhà xưởng, dây chuyền và máy móc", AssetKind.MIXED, IMMOVABLE),
        ("mixed", "Máy móc, thiết bị và hàng hóa", AssetKind.MIXED, MOVABLE),
        ("other", "80,5m3 cát sông sung quỹ nhà nước", AssetKind.OTHER, MOVABLE),
        ("other", "06 m3 đất và 3 điện thoại", AssetKind.OTHER, MOVABLE),
        ("", "QSDĐ thửa số 5", AssetKind.LAND, IMMOVABLE),
        ("", "Quyền sử dụng đất và nhà ở", AssetKind.LAND_HOUSE, IMMOVABLE),
        ("", "01 xe ô tô tải", AssetKind.VEHICLE, MOVABLE),
        ("", "Máy móc của nhà máy gạch", AssetKind.MACHINERY, MOVABLE),
        ("", "Vườn sầu riêng 8.900m2", AssetKind.LAND, IMMOVABLE),
        ("", "Rẫy cà phê diện tích 1,2 ha, xã Ea Kao", AssetKind.LAND, IMMOVABLE),
        ("", "Trang trại nuôi heo 5.000 m2 và nhà ở", AssetKind.LAND_HOUSE, IMMOVABLE),
        ("", "500.000 cổ phần của Công ty cổ phần A", AssetKind.SHARES, MOVABLE),
    ],
)
def test_the_asset_is_movable_or_not_by_its_label_or_its_words(label, text, kind, movability):
    assert asset_kind_of(label, text) == (kind, movability)


@pytest.mark.parametrize(
    "text",
    [
        "Tài sản thi hành án của ông A tại tỉnh Lâm Đồng, đường Số 5",
        "Tài sản của Công ty cổ phần B",
        "Lô tài sản sung quỹ nhà nước",
        "3.200 trụ tiêu đang cho thu hoạch",
        "Vườn sầu riêng 8.900m2, chỉ bán cây, không bán đất",
        "Vườn tiêu 500 trụ",
        "Quyền khai thác khoáng sản mỏ đá Núi Sam",
        "Giấy phép khai thác cát sông Tiền",
        "",
    ],
)
def test_a_text_that_names_no_asset_decides_nothing(text):
    assert asset_kind_of("other", text) is None


def test_a_parcel_as_the_place_makes_it_immovable():
    kind = asset_kind_of("other", "Tài sản thi hành án", "thửa đất số 297, tờ bản đồ số 24")

    assert kind == (AssetKind.OTHER, IMMOVABLE)


@pytest.mark.parametrize(
    ("label", "description", "kind"),
    [
        ("", "0,152 gam ma túy", ItemKind.DRUGS),
        ("", "01 khẩu súng và đạn", ItemKind.WEAPON),
        ("", "5 con dao", ItemKind.CRUDE_WEAPON),
        ("weapon", "01 cây mã tấu", ItemKind.CRUDE_WEAPON),
        ("weapon", "01 khẩu súng", ItemKind.WEAPON),
        ("weapon", "38 chiếc", ItemKind.WEAPON),
        ("", "02 tờ tiền giả mệnh giá 500.000đ", ItemKind.COUNTERFEIT),
        ("", "pháo hoa nổ", ItemKind.EXPLOSIVES),
        ("", "số tiền 50.000đ", ItemKind.CASH),
        ("", "01 nhẫn kim loại màu vàng", ItemKind.PRECIOUS),
        ("", "20 điện thoại", ItemKind.ELECTRONICS),
        ("", "gỗ tròn", ItemKind.TIMBER),
        ("", "vật không rõ", ItemKind.OTHER),
        ("jewellery", "1 chiếc lắc", ItemKind.PRECIOUS),
        ("scrap", "38 chiếc", ItemKind.VEHICLE),
        ("drugs", "01 phong bì", ItemKind.DRUGS),
        ("firecrackers", "mỗi thùng 12 khối", ItemKind.EXPLOSIVES),
    ],
)
def test_the_item_kind_is_told_by_the_label_else_the_words(label, description, kind):
    assert item_kind_of(label, description) == kind


@pytest.mark.parametrize(
    ("kind", "descriptions"),
    [
        (
            ItemKind.DOCUMENTS,
            "Giấy chứng nhận đăng ký ô tô|Hợp đồng cung cấp gỗ|02 quyển sổ theo dõi bán bia"
            "|Biên lai thu tiền|Hóa đơn mua thuốc lá|Hồ sơ lô xe máy|Căn cước công dân",
        ),
        (
            ItemKind.GOODS,
            "Lốp ô tô|Chìa khóa xe ga|Biển số xe giả|Vỏ lon bia|Ốp lưng Iphone|Ngà voi thô"
            "|Bộ dụng cụ hút heroin|Tẩu hút cần sa|Gương xe máy|Tiền vàng mã|Sừng trâu",
        ),
        (
            ItemKind.CASH,
            "Tiền ngân hàng|Tiền polymer|Nhân dân tệ|Euro|Tiền kíp Lào|Đô la Úc|Bảng Anh",
        ),
        (
            ItemKind.CRUDE_WEAPON,
            "Kéo inox|01 cái kéo|Dao và kéo|Kiếm Nhật|Bình xịt hơi cay|Roi điện|Dùi cui cao su",
        ),
        (ItemKind.VEHICLE, "Máy kéo|Đầu kéo và rơ moóc|Ca nô máy Yamaha|Xe máy, kèm giấy đăng ký"),
        (ItemKind.DRUGS, "Ống hút bám dính ma túy|Giấy bạc gói heroin|Hộp đựng ma túy"),
        (ItemKind.AMMUNITION, "Vỏ đạn|Hộp đựng 12 viên đạn"),
        (ItemKind.ELECTRONICS, "Điện thoại, có ốp lưng|Máy tính bảng và bao da"),
    ],
)
def test_what_a_line_begins_with_tells_more_than_what_it_is_of(kind, descriptions):
    told = {text: item_kind_of("", text) for text in descriptions.split("|")}
    assert told == dict.fromkeys(told, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Loa kéo Sony",
        "Pa lăng kéo tay",
        "Vali kéo",
        "Cầu dao điện",
        "Máy dao động ký",
        "Hệ thống cung cấp nước",
        "Máy tìm kiếm cá",
        "Gậy chụp ảnh",
        "Xe kéo hàng",
        "Dây kéo vải",
    ],
)
def test_words_that_hold_the_name_of_a_weapon_name_none(text):
    assert item_kind_of("", text) not in {ItemKind.CRUDE_WEAPON, ItemKind.WEAPON}


def test_every_kind_given_is_one_the_warehouse_knows():
    assert set(ItemKind) >= KINDS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("QSDĐ (Đăng lần 2)", 2),
        ("Thông báo công khai lần thứ nhất", 1),
        ("niêm yết lần 1", 1),
        ("Đấu giá lần 3", None),
        ("xe đăng ký lần đầu", None),
    ],
)
def test_the_number_of_the_publication_is_told_from_the_round(text, number):
    assert publication_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thông báo dừng cuộc đấu giá tài sản của bà C", Code.NOTICE_STOPS),
        ("THÔNG BÁO V/v tạm dừng đấu giá", Code.NOTICE_STOPS),
        ("Thông báo về việc hủy phiên đấu giá ngày 5/6/2025", Code.NOTICE_STOPS),
        ("Tạm hoãn đấu giá xe ô tô", Code.NOTICE_STOPS),
        ("Đính chính thông báo số 12/TB", Code.NOTICE_CORRECTS),
        ("Thông báo thay đổi thời gian đấu giá", Code.NOTICE_CORRECTS),
        ("QSDĐ, tên chủ được đính chính thành ông A", None),
        ("Xe ô tô theo Thông báo số 84/2026/TB-AGA", None),
    ],
)
def test_notices_that_stop_or_correct_are_told_from_offers(text, code):
    assert not_an_auction(text) == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Súng ngắn K59, số hiệu đã bị mài", "weapon"),
        ("01 khẩu súng quân dụng AK47 và 30 viên đạn 7,62mm", "weapon"),
        ("Súng bắn đạn cao su", "weapon"),
        ("Súng hơi tự chế", "weapon"),
        ("Hộp gỗ đựng súng săn", "weapon"),
        ("15 viên đạn thể thao", "ammunition"),
        ("01 hộp đạn ghém", "ammunition"),
        ("03 bánh thuốc nổ TNT", "explosives"),
        ("Pháo hoa nổ 36 quả", "explosives"),
        ("02 quả mìn tự tạo", "explosives"),
        ("Túi nilon chứa ma túy, kèm 01 khẩu súng", "drugs"),
    ],
)
def test_arms_are_what_a_phrase_names_first(text, kind):
    assert item_kind_of("", text) == kind


@pytest.mark.parametrize(
    "text",
    [
        *("Súng bắn đinh dùng hơi", "Súng phun sơn", "Súng xịt nước rửa xe", "Súng bắn ghim Total"),
        *("Súng siết bu lông", "Súng bắn keo silicon", "Súng nước đồ chơi", "Mô hình súng AK nhựa"),
        *(
            "Bao súng bằng da",
            "Ống ngắm súng",
            "Giá treo súng",
            "Bật lửa hình súng",
            "Súng đồ chơi",
        ),
        *(
            "Mìn đèn xe máy",
            "Đạn bi xe đạp",
            "Bom xịt muỗi",
            "Móc khóa hình viên đạn",
            "Súng bắn tốc độ",
        ),
        *("Súng hàn thiếc", "Súng massage", "Kiếm đồ chơi bằng nhựa", "Dao cạo râu"),
    ],
)
def test_tools_toys_and_what_is_for_arms_are_no_arms(text):
    assert item_kind_of("", text) not in {"weapon", "ammunition", "explosives", "crude_weapon"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("Sữa bột trẻ em", "food"), ("Cá cơm khô", "other"), ("Mực khô", "food")),
        *(("Trứng gà", "food"), ("Mật ong rừng", "food"), ("Thịt bò đông lạnh", "other")),
        *(("Loa kéo di động", "electronics"), ("Phân bón NPK", "goods")),
        *(("Việt Nam đồng", "cash"), ("Tủ gỗ trị giá 5.000.000 vnđ", "goods")),
    ],
)
def test_food_money_and_what_people_keep_are_told(text, kind):
    assert item_kind_of("", text) == kind
