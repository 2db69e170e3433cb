"""Everyday names of kinds, as lists of offices label their lines."""

import pytest

from cases.models import AssetCategory
from exchange.importing.itemkinds import item_kind_of
from exchange.operations.backlog_words import category_of, code_of
from warehouse.models import ItemKind

EVERYDAY = {
    "drugs": ("chất ma túy", "ma túy", "chất gây nghiện", "tiền chất"),
    "crude_weapon": ("vũ khí thô sơ", "hung khí", "dao", "dao, kiếm", "công cụ hỗ trợ"),
    "ammunition": ("đạn", "đạn dược"),
    "explosives": ("vật liệu nổ", "chất nổ", "pháo", "pháo nổ"),
    "hazardous": ("hóa chất", "chất cháy", "chất độc hại", "chất phóng xạ"),
    "cash": ("tiền", "tiền mặt", "tiền Việt Nam", "ngoại tệ", "tiền, ngoại tệ"),
    "counterfeit": ("tiền giả",),
    "precious": (
        "vàng",
        "vàng, bạc",
        "bạc",
        "nữ trang",
        "trang sức",
        "đá quý",
        "kim loại quý",
        "kim khí quý",
        "vàng bạc đá quý",
    ),
    "antique": ("cổ vật", "đồ cổ"),
    "vehicle": (
        "xe",
        "xe máy",
        "xe cơ giới",
        "ô tô",
        "phương tiện",
        "phương tiện giao thông",
        "tàu thuyền",
    ),
    "electronics": (
        "đồ điện tử",
        "thiết bị điện tử",
        "hàng điện tử",
        "điện thoại",
        "điện thoại di động",
        "máy vi tính",
        "điện tử",
    ),
    "documents": ("giấy tờ", "tài liệu", "hồ sơ", "giấy tờ, tài liệu", "chứng từ"),
    "timber": ("gỗ", "lâm sản", "gỗ các loại"),
    "goods": ("hàng hóa", "hàng", "hàng tiêu dùng"),
    "machinery": ("máy móc", "máy móc, thiết bị", "thiết bị", "dây chuyền sản xuất"),
    "food": ("thực phẩm", "lương thực, thực phẩm", "lương thực", "đồ ăn", "nông sản"),
    "alcohol": ("rượu", "bia", "rượu, bia", "đồ uống có cồn"),
    "tobacco": ("thuốc lá", "thuốc lá điếu", "xì gà"),
    "animal": ("động vật", "động vật hoang dã", "gia súc", "gia cầm"),
    "other": (
        "đồ vật khác",
        "vật khác",
        "khác",
        "tài sản khác",
        "tang vật khác",
        "đồ vật, tài sản khác",
        "linh tinh",
    ),
}


@pytest.mark.parametrize(
    ("label", "kind"), [(each, kind) for kind, words in EVERYDAY.items() for each in words]
)
def test_everyday_names_of_kinds_are_read(label, kind):
    assert item_kind_of(label, "") == kind


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("label", EVERYDAY["other"])
def test_what_is_said_to_be_another_thing_is_one_whatever_it_is(label):
    assert item_kind_of(label, "01 xe máy") == "other"
    assert code_of(ItemKind, label) is ItemKind.OTHER
    assert category_of(label) is AssetCategory.OTHER
