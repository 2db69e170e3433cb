"""Movable, immovable or undecided: invented descriptions of assets, judged by hand by the law.

Law: Bộ luật Dân sự 2015, Điều 107: land, buildings, and what is attached to them are immovable;
everything else, debts, shares and other rights among it, is movable. Where the words do not say
whether a thing is sold attached or apart, a person is asked.
"""

import pytest

from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import Movability

IMMOVABLE = """
Quyền sử dụng đất ở đô thị 92,4 m2 tại tổ 5, phường Tân Hòa
QSDĐ và TSGLVĐ thửa 45, tờ bản đồ số 8
Quyền sử dụng đất nuôi trồng thủy sản 3.210m2
Nhà xưởng khung thép 1.200m2 trên đất thuê trả tiền hàng năm của Khu công nghiệp Bàu Xéo
Nhà xưởng, nhà kho xây dựng trên đất thuê (không bao gồm quyền sử dụng đất)
Công trình xây dựng trên đất thuê của Nhà nước, không bao gồm giá trị quyền sử dụng đất
Tài sản gắn liền với đất thuê: nhà điều hành, tường rào, sân bê tông
Căn hộ số 12.05 chung cư Hoa Mai hình thành trong tương lai
Nhà ở hình thành trong tương lai lô LK3-07 dự án Suối Vàng
Nhà phố liên kế 1 trệt 2 lầu, diện tích sàn 180m2
Biệt thự song lập BT2-11
Ki ốt số 14 chợ Trung tâm thị trấn, xây dựng kiên cố
Căn nhà số 18/4 hẻm 32
Shophouse SH-02, tầng 1 tòa nhà B
Tòa nhà văn phòng 7 tầng
Văn phòng officetel số 0907
Trạm xăng dầu số 3 và quyền sử dụng đất 1.500m2
Rừng trồng keo lai 7 năm tuổi, 12,5 ha, và quyền sử dụng đất rừng sản xuất
Vườn cao su 4,2 ha
Rẫy điều 1,5 hecta tại xã Phú Riềng
Ao nuôi tôm 5.400 m2 và công trình phụ trợ
Trang trại chăn nuôi 2 ha, gồm chuồng trại, nhà kho
Cây trồng trên đất và quyền sử dụng đất thửa 301
Nhà máy chế biến hạt điều cùng dây chuyền máy móc
Khách sạn 3 sao 42 phòng và toàn bộ trang thiết bị nội thất
Một phần thửa 512, diện tích 60m2, giáp nhà bà Tư
Lô đất nền A4-15 khu dân cư Phú Thịnh
Đất trồng lúa 1.080m2, xứ đồng Mả Cả
Nhà cấp 4 gắn liền đất ở nông thôn
Bất động sản tại ấp 3, xã Long An
02 thửa đất liền kề và căn nhà gỗ 3 gian trên đất
Sân bóng đá mini và nhà điều hành gắn liền với đất thuê
Nhà và đất số 7 đường Lê Lợi
Quyền sử dụng 120m2 đất (có 80m2 đất ở)
Dãy nhà trọ 12 phòng trên thửa 77
Chuồng trại, hàng rào và giếng khoan trên đất
Rừng thông 20 ha
Đầm tôm 3 ha
Cửa hàng xăng dầu số 8 trên đất thuê
Căn hộ Sky A, block B, tầng 9
Một phần căn nhà (mặt tiền 4m)
Quyền thuê đất thửa 10 khu công nghiệp đến năm 2045
Đất và tài sản trên đất
"""
MOVABLE = """
Xe ô tô tải ben 7 tấn, biển số 47C-112.34
Tàu cá vỏ gỗ công suất 420CV, số đăng ký NĐ-91234-TS
Tàu hàng khô Bình Minh 26, trọng tải 1.900 tấn
Sà lan tự hành SG-4521
Ụ nổi 6.000 tấn
250.000 cổ phần phổ thông của Công ty cổ phần Thép Miền Tây
Phần vốn góp 35% tại Công ty TNHH Nhà Đẹp
Cổ phiếu của Công ty cổ phần Bất động sản Sông Xanh
Khoản nợ của Công ty TNHH Vận tải An, tài sản bảo đảm là quyền sử dụng đất thửa 12
Quyền đòi nợ phát sinh từ hợp đồng xây dựng nhà xưởng số 05/HĐXD
Các khoản nợ xấu được bảo đảm bằng nhà và đất tại phường 4
Trái phiếu doanh nghiệp mệnh giá 100.000 đồng
Gỗ hương xẻ hộp 3,412 m3
28 lóng gỗ căm xe, khối lượng 9,8m3
Gỗ keo đã khai thác, 120 tấn, tập kết tại bãi
Bộ bàn ghế gỗ gụ 10 món
02 tủ gỗ, 01 sập gỗ hương
Dây chuyền sản xuất gạch tuynel (không gồm nhà xưởng)
Máy móc thiết bị đặt tại nhà xưởng của Công ty X
05 máy dệt trong nhà máy dệt Phong Phú, đã tháo rời
Thang máy Mitsubishi mới, chưa lắp đặt
Cổng trục 32 tấn và palăng
Máy phát điện 500kVA để trong nhà kho
Xe nâng hàng Komatsu 2,5 tấn tại kho
Container văn phòng 20 feet
30 chậu mai vàng và cây cảnh trồng trong chậu
Đàn lợn thịt 120 con
14 con bò lai Sind
Lô hàng quần áo may sẵn
Thép phế liệu thu hồi sau tháo dỡ nhà máy
Cát sông 1.250 m3 tại bãi tập kết
Nhãn hiệu "Trà Xanh" theo giấy chứng nhận đăng ký nhãn hiệu
Bản quyền phần mềm kế toán
01 nhẫn vàng 18K đính đá
Điện thoại di động iPhone 13
Thiết bị vệ sinh, gạch ốp lát tồn kho
Phân bón hữu cơ 20 tấn trong kho
Tang vật vi phạm hành chính: 40 bao đường cát
Xe đầu kéo và rơ moóc của Công ty Nhà Xe Phương Nam
Số cà phê nhân 35 tấn gửi tại kho
01 chiếc du thuyền Princess 50
Máy cày Kubota L4508
Tiền gửi tiết kiệm tại ngân hàng
Toàn bộ cổ phần của ông A trong Công ty cổ phần Xây dựng và Bất động sản B
Gỗ trắc nguyên liệu
Bộ sa lông gỗ trắc
Xe lu rung, xe ủi
Hàng tồn kho: 300 thùng sơn
Phế liệu đồng nhôm
Lô máy vi tính đã qua sử dụng
Tàu lai dắt
Vật liệu thu hồi sau khi tháo dỡ nhà
Khoản phải thu của công ty D
"""
UNDECIDED = """
3.200 trụ tiêu đang cho thu hoạch
500 cây cao su
Cây keo đứng, chỉ bán cây, không bán đất
Nhà tiền chế, người mua tự tháo dỡ
Xác nhà gỗ và vật liệu thu hồi sau khi tháo dỡ
Nhà sàn gỗ 5 gian, bán để di dời
Trạm biến áp 560kVA
Hệ thống điện mặt trời áp mái 99kWp
Dây chuyền trộn bê tông gắn cố định vào nền nhà xưởng
Máy nghiền lắp cố định, gắn liền với nhà xưởng
Thang máy đã lắp đặt
Quyền tài sản phát sinh từ hợp đồng mua bán căn hộ A-12.08
Quyền thuê sạp số 21 chợ Bình Điền
Quyền khai thác mỏ đá xây dựng
Toàn bộ tài sản của Công ty TNHH Hải Long
Tài sản thi hành án của ông Nguyễn Văn A
Nhà hàng nổi trên sông
Nhà bè nuôi cá lồng 12 ô
Lúa chưa gặt trên ruộng
Nhà lưới trồng rau
Hệ thống máy lạnh trung tâm đã lắp đặt tại tòa nhà
Quyền đòi nợ đối với Công ty C và quyền sử dụng đất thửa 9
500 cây bưởi da xanh đang cho trái
Cây xăng di động
Kho lạnh 2000 tấn
Nhà lắp ghép di động
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        *((line, Movability.IMMOVABLE) for line in lines(IMMOVABLE)),
        *((line, Movability.MOVABLE) for line in lines(MOVABLE)),
        *((line, None) for line in lines(UNDECIDED)),
    ],
)
def test_whether_an_asset_is_movable_is_told_by_its_words_or_asked(text, moves):
    kind = asset_kind_of("", text)
    assert (kind[1] if kind else None) is moves
