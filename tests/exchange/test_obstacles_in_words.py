"""Obstacles as offices write them: read into the kinds of the list, or asked where it is unsure."""

import pytest

from exchange.importing.obstaclewords import read_obstacle

SAID = {
    "chưa giao được do chủ cũ không chịu dọn đi": "U01",
    "Đương sự chống đối, không bàn giao nhà": "U01",
    "người phải THA cố tình không giao tài sản": "U01",
    "vướng quy hoạch": "F16",
    "đất nằm trong hành lang lưới điện": "F16",
    "Có quyết định thu hồi đất của UBND": "F16",
    "tranh chấp ranh giới với hộ liền kề": "F14",
    "đang tranh chấp, TA đã thụ lý": "F14",
    "không có lối đi vào thửa đất": "F04",
    "thửa đất chưa có đường vào": "F04",
    "trên đất có 2 ngôi mộ": "F05",
    "có mồ mả": "F05",
    "giá khởi điểm quá cao so với thị trường": "F01",
    "bất động sản trầm lắng, không ai mua": "F06",
    "không có người đăng ký mua": "F06",
    "chưa thu hồi được giấy CNQSDĐ": "F09",
    "chưa có sổ đỏ": "F09",
    "diện tích thực tế sai lệch so với giấy": "F10",
    "đo đạc lại thiếu diện tích so với GCN": "F10",
    "hiện trạng không đúng vị trí trên bản đồ": "F11",
    "bị hộ bên cạnh lấn chiếm 20m2": "F12",
    "công trình xây dựng không phép trên đất": "F13",
    "tài sản chung vợ chồng chưa chia": "F15",
    "đang khiếu nại lên Cục": "U03",
    "VKS kháng nghị giám đốc thẩm": "U04",
    "chờ Tòa án giải thích bản án": "U05",
    "khởi kiện yêu cầu hủy kết quả bán đấu giá": "U06",
    "chờ UBND xã bố trí lực lượng cưỡng chế": "U07",
    "người mua chưa nộp đủ tiền": "U10",
    "nhà ở duy nhất của người phải thi hành án": "U11",
    "cơ quan điều tra đang phong tỏa": "U14",
    "đã giao xong nhưng chủ cũ chiếm lại": "U15",
    "bên thế chấp phản đối việc xử lý": "U02",
    "có người thuê đang ở trong nhà": "F08",
}
NONE = (
    "đã giao xong",
    "không vướng mắc",
    "đang chờ phiên đấu giá lần 3",
    "tài sản tốt, dễ bán",
    "đã nộp đủ tiền",
    "không có tranh chấp",
    "theo hồ sơ cũ, tập 2",
    "CHV Nguyễn Văn A phụ trách",
    "đã giải quyết khiếu nại xong",
    "không có khiếu nại",
    "",
)
UNSURE = (
    "vướng quy hoạch, lại có tranh chấp",
    "chủ cũ chống đối; bản án bị kháng nghị",
)


@pytest.mark.parametrize(("text", "code"), SAID.items())
def test_an_obstacle_in_an_offices_own_words_is_read(text, code):
    assert read_obstacle(text).code == code


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_obstacle_is_read_as_none(text):
    assert read_obstacle(text).codes == ()


@pytest.mark.parametrize("text", UNSURE)
def test_two_kinds_in_one_cell_are_asked(text):
    said = read_obstacle(text)
    assert (said.code, len(said.codes)) == ("", 2)
