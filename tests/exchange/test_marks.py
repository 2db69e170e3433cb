"""Notices that offer an asset again in other words, and notices that only look alike."""

from typing import Any

import pytest

from exchange.importing.marks import Marks, marks_of
from exchange.importing.notices import read_notices
from tests.exchange.notices import sheet

LAND = "Quyền sử dụng đất thửa số 214, tờ bản đồ số 12, diện tích 96,5m2"
SAME = [
    (
        f"{LAND}, xã Ea Kao, thành phố Buôn Ma Thuột",
        "Đất ở tại nông thôn 96,5 m2, thửa 214 tờ bản đồ 12 xã Ea Kao (bán lần 2)",
    ),
    (
        "QSDĐ thửa đất số: 87; TBĐ số: 05; phường Tân Lợi",
        "Nhà và đất của bà H, thửa 87, tờ 5, P. Tân Lợi",
    ),
    (
        "Thửa đất số 301 và 302, tờ bản đồ 44, xã Hòa Thắng, tổng diện tích 1.250m2",
        "Hai thửa đất liền kề: thửa 302, 301 tờ bản đồ số 44 xã Hòa Thắng; 1.250 m2",
    ),
    (
        "Nhà đất theo Giấy chứng nhận số BD 123456 do UBND huyện cấp năm 2012",
        "Ngôi nhà cấp 4 và quyền sử dụng đất, GCN phát hành BD123456",
    ),
    (
        "Quyền sử dụng đất 500m2, GCNQSDĐ số AĐ 654321, số vào sổ H00123",
        "Đất vườn 500 m2 (sổ đỏ AĐ654321) đấu giá lần thứ ba",
    ),
    (
        "Xe ô tô tải Thaco biển kiểm soát 47C-112.34",
        "01 xe tải đã qua sử dụng, BKS 47C 11234, bán lại lần 2",
    ),
    (
        "Xe Toyota Vios, số khung RL4BT9F3XC1234567, số máy 1NZX123456",
        "Ô tô con 5 chỗ Toyota; SK: RL4BT9F3XC1234567; màu bạc",
    ),
    (
        "Máy đào Komatsu PC200, số máy 6D102-26512345",
        "01 xe máy đào bánh xích hiệu Komatsu (số máy: 6D10226512345)",
    ),
    (
        "Tàu cá vỏ gỗ, số đăng ký NĐ-91234-TS, công suất 420CV",
        "01 chiếc tàu đánh cá NĐ 91234 TS, đã qua sử dụng",
    ),
    (
        "Sà lan tự hành SG-4521, trọng tải 800 tấn",
        "Phương tiện thủy nội địa: sà lan số đăng ký SG 4521",
    ),
    (
        "250.000 cổ phần, Giấy chứng nhận sở hữu cổ phần số 015/GCN-TMT",
        "Cổ phần phổ thông của ông A theo giấy chứng nhận cổ phần số 015/GCN-TMT",
    ),
    (
        "Căn hộ số A-12.05 chung cư Hoa Mai, thửa 15, tờ bản đồ 3, phường An Phú",
        "Căn hộ A12.05, tòa nhà Hoa Mai, phường An Phú, thửa đất số 15 tờ bản đồ số 3",
    ),
    (
        "Tài sản của ông Nguyễn Văn Bình theo Bản án số 12/2023/DS-ST: đất 320m2",
        "Quyền sử dụng 320 m2 đất của ông N.V.B, Bản án 12/2023/DS-ST",
    ),
    (
        "Tài sản thế chấp theo hợp đồng số 45/2019/HĐTC của bà Trần Thị Hoa, nhà 84,2m2",
        "Nhà ở gắn liền đất 84,20 m2, bà Trần T. Hoa, hợp đồng thế chấp số 45/2019/HĐTC",
    ),
    (
        "Xe mô tô Honda, biển số 59X1-234.56",
        "Xe máy hai bánh Honda BKS: 59X1 23456",
    ),
    (
        "Đất 200m2, số vào sổ cấp GCN: CH 01234, xã Bình Minh",
        "Quyền sử dụng đất tại xã Bình Minh, vào sổ số CH01234",
    ),
    (
        "QSD đất tại thửa 1024, TBĐ 7, P. 5, TP. Đà Lạt, DT 130m2",
        "Đất ở đô thị 130 m2 (thửa đất số: 1024, tờ bản đồ số: 07), Phường 5, Đà Lạt",
    ),
    (
        "Căn nhà và đất theo GCN quyền sử dụng đất số phát hành CK 778899 cấp cho ông Trần Văn Tám",
        "Nhà + đất, giấy chứng nhận CK778899",
    ),
    (
        "Xe khách Hyundai Universe 47 chỗ, BKS: 51B-234.56, SK KMJKJ18BPGC901234",
        "Ô tô khách biển số 51B 23456",
    ),
    ("Tàu Hải Âu 09, số đăng ký HP-4455", "01 tàu vận tải biển Hải Âu 09 (HP 4455)"),
    (
        "Đất tại xã Hòa Phú: thửa số 15, 16 và 17 tờ bản đồ số 30",
        "03 thửa 15; 16; 17 tờ 30 xã Hòa Phú",
    ),
    (
        "Quyền sử dụng đất thửa 99 (pcl) tờ 6 thị trấn Phú Lộc",
        "Thửa đất số 99, tờ bản đồ 6, TT Phú Lộc",
    ),
    ("Máy ủi D6, số khung: 4FZ-00123", "Máy ủi Caterpillar số khung 4FZ00123 và gàu"),
    (
        "Đất 1.045,7m2 của bà Phan Thị Lụa (Hợp đồng tín dụng số 77/2020/HĐTD)",
        "1045,7 m2 đất, bà Phan Thị Lụa, hđ số 77/2020/HĐTD",
    ),
]
OTHER = [
    (f"{LAND}, xã Ea Kao", f"{LAND.replace('214', '215')}, xã Ea Kao"),
    (f"{LAND}, xã Ea Kao", f"{LAND.replace('số 12', 'số 13')}, xã Ea Kao"),
    (f"{LAND}, xã Ea Kao", f"{LAND}, xã Ea Tu"),
    (f"{LAND}, xã Ea Kao", f"{LAND.replace('96,5', '120')}, xã Ea Kao"),
    (LAND, LAND.replace("Quyền sử dụng đất", "Đất ở")),
    ("Nhà số 18 đường Lê Lợi, phường 3", "Nhà số 20 đường Lê Lợi, phường 3"),
    (
        "Căn hộ A-12.05, thửa 15, tờ 3, phường An Phú",
        "Căn hộ A-12.06, thửa 15, tờ 3, phường An Phú",
    ),
    ("Xe tải Thaco 8 tấn BKS 47C-112.34", "Xe tải Thaco 8 tấn BKS 47C-112.35"),
    ("Ô tô Vios, số khung RL4BT9F3XC1234567", "Ô tô Vios, số khung RL4BT9F3XC1234568"),
    ("Nhà đất, GCN số BD 123456", "Nhà đất, GCN số BD 123457"),
    ("Tàu cá NĐ-91234-TS", "Tàu cá NĐ-91243-TS"),
    (
        "Thửa 301, tờ bản đồ 44, xã Hòa Thắng",
        "Thửa 301 và 302, tờ bản đồ 44, xã Hòa Thắng",
    ),
    (
        "Đất 320m2 của ông Nguyễn Văn Bình, Bản án số 12/2023/DS-ST",
        "Đất 150m2 của ông Nguyễn Văn Bình, Bản án số 12/2023/DS-ST",
    ),
    (
        "Đất 320m2 của ông Nguyễn Văn Bình, Bản án số 12/2023/DS-ST",
        "Đất 320m2 của bà Lê Thị Lan, Bản án số 12/2023/DS-ST",
    ),
    (
        "250.000 cổ phần, giấy chứng nhận cổ phần số 015/GCN",
        "250.000 cổ phần, giấy chứng nhận cổ phần số 016/GCN",
    ),
    ("01 máy đào Komatsu PC200", "01 máy đào Komatsu PC200"),
    ("Đất 200m2, vào sổ số CH01234, xã Bình Minh", "Đất 200m2, vào sổ số CH01234, xã Tân Lập"),
    ("Lô hàng 24 máy tính Dell Core i5 8400", "Lô hàng 30 máy tính Dell Core i5 8400"),
    ("Đất thửa 40, tờ 2, xã An Hòa, 100m2", "Đất thửa 41, tờ 2, xã An Hòa, 100m2"),
    ("Xe Honda Wave BKS 59X1-234.56", "Xe Honda Wave BKS 59X1-234.65"),
    (
        "Nhà 12 đường Trần Phú phường 2 diện tích 80m2",
        "Nhà 14 đường Trần Phú phường 2 diện tích 80m2",
    ),
    ("Đất nông nghiệp 500m2 xã An Hòa", "Đất nông nghiệp 500m2 xã An Hòa của ông B"),
    ("Căn hộ 5.01, GCN số CK 778899", "Căn hộ 5.02, GCN số CK 778899"),
    ("Máy phát điện Denyo DCA-150", "Máy phát điện Denyo DCA-150 số máy 123456"),
    ("Thửa 7 tờ 3 xã Phú An", "Thửa 7 tờ 3 phường Phú Mỹ"),
]


def marks(text: str) -> Marks:
    row: dict[str, Any] = {"asset_kind": "", "asset_description": text}
    (draft,) = read_notices(sheet(row), "tb.csv").drafts
    return marks_of(draft)


@pytest.mark.parametrize(("first", "again"), SAME)
def test_the_same_asset_is_known_by_its_identifiers_in_other_words(first: str, again: str) -> None:
    assert marks(first).is_of_same_asset(marks(again))
    assert marks(again).is_of_same_asset(marks(first))


@pytest.mark.parametrize(("first", "other"), OTHER)
def test_what_only_looks_alike_is_another_asset(first: str, other: str) -> None:
    assert not marks(first).is_of_same_asset(marks(other))
