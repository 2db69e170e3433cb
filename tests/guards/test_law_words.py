"""Words not to use on a screen: each was replaced by the word of the law and must not come back."""

import re
import tomllib

import pytest
from babel.messages.pofile import read_po

from tests.guards.tree import ROOT

#: A pattern of what stood there, and what stands there instead.
WORDS = (
    (r"^Đương sự$", "Đương sự, người có quyền lợi, nghĩa vụ liên quan"),
    (r"[Cc]huộc", "nhận lại tài sản"),
    (r"[Đđ]ồng sở hữu", "chủ sở hữu chung"),
    (r"nợ ưu tiên", "nghĩa vụ được bảo đảm"),
    (r"không nhận thì trả lại", "giao lại cho người phải thi hành án quản lý, sử dụng"),
    (r"(?<!lần )sau cùng", "giá đã giảm lần sau cùng"),
    (
        r"(?<!phải )(?<!việc )[Tt]ổ chức đấu giá(?! tài sản thi hành)",
        "tổ chức hành nghề đấu giá tài sản",
    ),
    (r"[Bb]án hồ sơ(?! mời)", "bán hồ sơ mời tham gia đấu giá"),
    (r"[Tt]iền đặt cọc .*(nộp|mất|thuộc)", "tiền đặt trước (và tiền lãi)"),
    (r"(có kỳ hạn|gửi kỳ hạn|tiền gửi kỳ hạn)", "gửi tiết kiệm kỳ hạn 01 tháng"),
    (r"([Hh]ủy (việc )?|^|[Vv]iệc )[Mm]ua bán( |$)", "hợp đồng mua bán; hồ sơ bán tài sản"),
    (r"[Bb]án thành|^Thành:", "đấu giá thành; giá trúng"),
    (r"^Lần \S+ không thành", "đấu giá lần … không thành"),
    (
        r"[Dd]ừng (phiên(?! đấu giá)|cuộc|đấu giá lần)",
        "dừng việc tổ chức đấu giá; dừng phiên đấu giá",
    ),
    (r"chưa mua được", "chỉ được bán cho một người đăng ký sau khi …"),
    (r"[Kk]ết thúc kê biên", "giải tỏa kê biên, xử lý khác"),
    (r"[Gg]iữ (việc|vướng mắc)|[Cc]huyển nơi giữ", "đang xử lý; chuyển nơi xử lý"),
    (r"^Tuổi", "số ngày tồn đọng"),
    (r"ngày hoạt động", "số ngày tồn đọng (trừ thời gian hoãn, tạm đình chỉ)"),
    (r"đang rủi ro", "số tiền tồn đọng"),
    (r"[Bb]ước (luật định|quá hạn)", "thủ tục"),
    (r"[Ll]ỡ hạn", "quá hạn chưa làm"),
    (r"([Xx]em và|[Cc]hờ) quyết(?! định)", "xem xét, quyết định; chờ quyết định"),
    (r"[Cc]hốt lịch", "lập lịch"),
    (r"^Vật$", "vật chứng, tài sản"),
    (r"[Nn]ơi để", "vị trí lưu kho"),
    (r"^Hạng$", "loại kho"),
    (r"trông giữ", "bảo quản"),
    (r"[Xx]uất giao", "xuất kho, giao"),
    (r"[Đđ]ề nghị lệnh", "trình lệnh"),
    (r"[Bb]ên (nhận )?trích xuất", "cơ quan yêu cầu trích xuất"),
    (r"nghi vấn", "có dấu hiệu khả nghi"),
    (r"^Mã chưa (rõ|biết)", "mã chưa gắn với vật chứng nào"),
    (r"[Nn]gười thứ ba thực hiện", "một người khác thực hiện"),
    (r"^Vũ khí, hung khí", "vũ khí quân dụng; vũ khí thô sơ, hung khí"),
    (r"^(được|vướng)$", "hợp lệ; không hợp lệ"),
    (r"Động từ đứng đầu", "bắt đầu bằng việc cần làm"),
    (r"trình diễn", "cơ quan mẫu"),
)


def spoken() -> list[tuple[str, str]]:
    """Return (where, words) for what a screen can say: the catalog, titles of the lawbook."""
    found = []
    for path in sorted((ROOT / "translations/vi").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                words = [message.string] if isinstance(message.string, str) else message.string
                found += [(f"{path.name}: {message.id!r}", said) for said in words if message.id]
    for path in sorted((ROOT / "lawbook/data").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for table in (
            *data.get("parameter", ()),
            *data.get("provision", ()),
            *data.get("reason", ()),
        ):
            found.append((f"{path.name}: {table['code']}", table.get("title") or table["vi"]))
    return found


@pytest.mark.parametrize(("pattern", "instead"), WORDS)
def test_a_word_the_law_does_not_use_does_not_come_back(pattern: str, instead: str) -> None:
    written = [(where, said) for where, said in spoken() if re.search(pattern, said)]
    assert not written, f"say: {instead}"


def test_there_is_something_to_read() -> None:
    assert len(spoken()) > 1000
