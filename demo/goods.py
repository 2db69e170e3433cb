"""What the demonstration's ordinary lots are made of: invented assets, banks and debtors."""

from typing import Final

from cases.models import AssetCategory, Tag
from demo.offers import Goods

A = AssetCategory
MILLION: Final = 1_000_000

BANKS: Final = (
    "Ngân hàng TMCP P.",
    "Ngân hàng TMCP Q.",
    "Ngân hàng TMCP R.",
    "Ngân hàng TMCP S.",
)
DEBTORS: Final = (
    "Công ty TNHH Thép Mẫu",
    "Công ty CP Vận tải Mẫu",
    "Công ty TNHH Chế biến gỗ Mẫu",
    "Ông Mẫu Văn Một",
    "Bà Mẫu Thị Hai",
    "Công ty CP Thủy sản Mẫu",
)

# category, description, unit, value in million đồng, where; the letters stand for numbers
CATALOGUE: Final = (
    (
        A.HOUSE,
        "Quyền sử dụng đất và nhà ở 3 tầng, thửa {n}, tờ bản đồ {m}, {k},4 m2",
        "thửa",
        4_870,
        "phường Hòa An",
    ),
    (A.VEHICLE, "Xe ô tô tải {k} tạ, sơn màu xanh, sản xuất năm {year}", "chiếc", 415, None),
    (
        A.LAND,
        "Quyền sử dụng đất trồng cây lâu năm, thửa {n}, tờ bản đồ {m}, {k}.450 m2",
        "thửa",
        2_310,
        "xã Tân Hòa",
    ),
    (A.MACHINERY, "Dây chuyền ép gạch không nung công suất {m}.000 viên/ca", "bộ", 1_280, None),
    (
        A.HOUSE,
        "Nhà xưởng 2.1{k} m2 gắn liền với đất thuê, thửa {n}, tờ bản đồ {m}",
        "nhà xưởng",
        9_640,
        "khu công nghiệp An Hòa",
    ),
    (A.VEHICLE, "Xe đầu kéo sản xuất năm {year} kèm sơ mi rơ moóc 40 feet", "bộ", 780, None),
    (A.GOODS, "Lô thép hình các loại, cân thực tế 1{k},6 tấn", "lô", 2_060, None),
    (A.HOUSE, "Căn hộ chung cư tầng {m}, diện tích {k},2 m2", "căn hộ", 1_945, "phường An Phú"),
    (
        A.SHARES,
        "1{k}.000 cổ phần phổ thông của một công ty chế biến thủy sản",
        "cổ phần",
        1_375,
        None,
    ),
    (
        A.LAND,
        "Quyền sử dụng đất ở đô thị, thửa {n}a, tờ bản đồ {m}, 1{k} m2",
        "thửa",
        3_720,
        "phường Bình Minh",
    ),
    (A.MACHINERY, "Máy xúc đào bánh xích sản xuất năm {year}, gầu 0,9 m3", "chiếc", 890, None),
    (
        A.HOUSE,
        "Quyền sử dụng đất và nhà cấp 4, thửa {n}, tờ bản đồ {m}, 2{k} m2",
        "thửa",
        1_160,
        "xã Vĩnh An",
    ),
    (
        A.LAND,
        "Quyền sử dụng đất nuôi trồng thủy sản, thửa {n}, {k}.300 m2",
        "thửa",
        1_830,
        "xã Long Hải",
    ),
    (A.VEHICLE, "Xe ô tô con 7 chỗ, sơn màu trắng, sản xuất năm {year}", "chiếc", 612, None),
    (A.MACHINERY, "Ba máy tiện CNC sản xuất năm {year} và máy nén khí kèm theo", "bộ", 1_540, None),
    (
        A.HOUSE,
        "Khách sạn 6 tầng và quyền sử dụng đất, thửa {n}, tờ bản đồ {m}, 4{k} m2",
        "thửa",
        28_900,
        "phường Biển Đông",
    ),
    (A.GOODS, "Lô hạt điều thô {k} tấn trong kho ngoại quan", "lô", 1_720, None),
    (A.LAND, "Quyền sử dụng đất trồng lúa, thửa {n}+{m}, {k}.940 m2", "thửa", 985, "xã Tân Lập"),
)
WHAT: Final = {
    A.HOUSE: "tài sản thế chấp là nhà đất",
    A.LAND: "tài sản thế chấp là quyền sử dụng đất",
    A.VEHICLE: "phương tiện vận tải",
    A.MACHINERY: "máy móc, thiết bị",
    A.GOODS: "hàng hóa luân chuyển",
    A.SHARES: "cổ phần",
}


def goods_at(
    place: int, year: int, *, credit: bool, movable: bool | None = None, stored: bool = False
) -> Goods:
    """Return the invented goods at a place of the list; the list is gone round and prices change.

    Args:
        place: any number from 0.
        year: of the case number.
        credit: whether a bank is the creditor.
        movable: only movables, only immovables, or whatever comes.
        stored: only what a warehouse can hold.
    """
    fitting = [
        each
        for each in CATALOGUE
        if movable is None
        or (movable is (each[0] not in {A.HOUSE, A.LAND}) and not (stored and each[0] is A.SHARES))
    ]
    category, description, unit, millions, location = fitting[place % len(fitting)]
    value = (millions + millions * (place * 13 % 29) // 100) * MILLION
    bank = BANKS[place % len(BANKS)] if credit else None
    return Goods(
        number=f"{300 + place}/{year}",
        summary=f"Thi hành khoản nợ vay ngân hàng, xử lý {WHAT[category]}"
        if bank
        else f"Trả nợ theo bản án dân sự, xử lý {WHAT[category]}",
        category=category,
        descriptions=(_numbered(description, place),),
        unit=unit,
        value=value,
        bank=bank,
        creditor=f"Ông Mẫu Văn Thứ {place + 1}",
        debtor=DEBTORS[place % len(DEBTORS)],
        location=location and f"{location}, tỉnh An Hòa",
        tags=() if bank else ((Tag.KEY_CASE,) if place % 3 == 0 else ()),
        judgment_no=f"{100 + place}/{year - 1}/KDTM-ST"
        if bank
        else f"{40 + place}/{year - 1}/DS-ST",
    )


def _numbered(description: str, place: int) -> str:
    """Return a description with numbers of its own, so that no two assets are alike."""
    return description.format(
        n=57 + place * 37 % 900, m=4 + place * 7 % 17, k=61 + place * 13 % 37, year=2014 + place % 9
    )
