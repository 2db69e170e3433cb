"""The DOCX templates of papers, written from the descriptions below.

Each description is the paper as it reads, with a field in double braces for each fact, for each
part a person writes, and for number, day and signer. A template may as well be changed in a word
processor; then it is written here no more.
"""

import io
import sys
from pathlib import Path

from docx.shared import Pt
from docxtpl import DocxTemplate

from script.paper_layout import Paper, say

ROOT = Path(__file__).parents[1]


def price_reduction() -> Paper:
    paper = Paper()
    paper.head()
    paper.title("Quyết định", "{{ about }}")
    paper.middle("{{ issued_by }}", after=8)
    paper.body("Căn cứ {{ basis }};", italic=True)
    paper.body("Căn cứ Quyết định thi hành án số {{ decision_no }} {{ decision_on }};", italic=True)
    paper.body(
        "Căn cứ Hợp đồng dịch vụ đấu giá tài sản số {{ contract_no }} {{ contract_on }} với"
        " {{ organisation }};",
        italic=True,
    )
    paper.body(
        "Xét kết quả đấu giá tài sản lần thứ {{ failed_round }} không thành, theo văn bản số"
        " {{ failed_no }} {{ failed_on }},",
        italic=True,
    )
    paper.command("{%p for line in grounds %}")
    paper.body("{{ line }}", italic=True)
    paper.command("{%p endfor %}")
    paper.middle("QUYẾT ĐỊNH:")
    paper.body(
        "Giảm giá tài sản đã kê biên để thi hành án trong hồ sơ thi hành án số {{ case_number }},"
        " gồm: {{ things }}.",
        lead="Điều 1.",
    )
    paper.body(
        "Giá khởi điểm lần trước: {{ last_price }}. Mức giảm: {{ cut }}. Giá khởi điểm để đấu giá"
        " lần tiếp theo là {{ new_price }} (bằng chữ: {{ new_price_words }})."
    )
    paper.body(
        "{{ organisation }} tiếp tục tổ chức đấu giá tài sản nêu tại Điều 1 theo hợp đồng dịch vụ"
        " đấu giá tài sản đã ký.",
        lead="Điều 2.",
    )
    paper.lines("orders")
    paper.body(
        "Quyết định này có hiệu lực kể từ ngày ký. Các đương sự, tổ chức, cá nhân có liên quan chịu"
        " trách nhiệm thi hành Quyết định này./.",
        lead="Điều 3.",
    )
    paper.foot()
    return paper


def auction_letter() -> Paper:
    paper = Paper()
    paper.head("V/v {{ about_lower }}")
    to = paper.docx.add_paragraph()
    say(to, "Kính gửi: {{ organisation }}", size=14)
    to.paragraph_format.space_after = Pt(12)
    paper.body(
        "{{ office_name }} và {{ organisation }} đã ký Hợp đồng dịch vụ đấu giá tài sản số"
        " {{ contract_no }} {{ contract_on }} để đấu giá tài sản trong hồ sơ thi hành án số"
        " {{ case_number }}, gồm: {{ things }}."
    )
    paper.body(
        "Phiên đấu giá lần thứ {{ failed_round }} không thành. Theo Quyết định số"
        " {{ reduction_no }} {{ reduction_on }}, giá khởi điểm của tài sản giảm từ {{ from_price }}"
        " còn {{ to_price }} (bằng chữ: {{ to_price_words }})."
    )
    paper.body(
        "Đề nghị {{ organisation }} tổ chức đấu giá lần tiếp theo theo giá khởi điểm nêu trên và"
        " gửi cho {{ office_name }} thời gian, địa điểm dự kiến tổ chức phiên đấu giá."
    )
    paper.lines("more_words")
    paper.body("Trân trọng./.")
    paper.foot()
    return paper


def stock_voucher() -> Paper:
    paper = Paper()
    paper.head(numbered=False)
    paper.title("{{ about_upper }}", number="Số: {{ number }}")
    for words in (
        "Theo lệnh số: {{ order_number }} {{ order_on }}; hồ sơ thi hành án số {{ case_number }}",
        "Theo văn bản số: {{ document_no }} {{ document_on }}",
        "Họ tên người giao hoặc nhận: {{ counterpart }}; đơn vị: {{ counterpart_office }}",
        "Nội dung: {{ reason }}",
        "Kho: {{ store }}",
    ):
        paper.body(words, indent=0)
    paper.rows(
        "things",
        [
            ("STT", "line", 14),
            ("Tên, đặc điểm vật chứng, tài sản", "what", 56),
            ("Mã số", "code", 28),
            ("Đơn vị tính", "unit", 19),
            ("Theo chứng từ", "described", 22),
            ("Thực tế", "actual", 22),
        ],
    )
    paper.body("Tổng giá trị: {{ total }} (bằng chữ: {{ total_words }}).", indent=0)
    paper.command("{%p for line in notes %}")
    paper.body("{{ line }}", indent=0)
    paper.command("{%p endfor %}")
    paper.docx.add_paragraph()
    paper.signatures(
        [
            ("Người lập phiếu", ""),
            ("Người giao, nhận", ""),
            ("Thủ kho", "{{ keeper }}"),
            ("{{ capacity }}", "{{ signer }}"),
        ]
    )
    return paper


def hand_over_minutes() -> Paper:
    paper = Paper()
    paper.head()
    paper.title("Biên bản", "giao, nhận vật chứng, tài sản")
    for words in (
        "Số {{ hand_over_number }} {{ handed_over_on }}; lý do: {{ reason }}",
        "Bên giao: {{ giver }}; đơn vị: {{ giver_office }}",
        "Bên nhận: {{ receiver }}; đơn vị: {{ receiver_office }}",
    ):
        paper.body(words, indent=0)
    paper.command("{%p for line in present %}")
    paper.body("{{ line }}", indent=0)
    paper.command("{%p endfor %}")
    paper.body("Hai bên đã kiểm tra từng vật và giao, nhận các vật sau:", indent=0)
    paper.rows(
        "things",
        [
            ("STT", "line", 12),
            ("Tên, đặc điểm vật chứng, tài sản", "what", 50),
            ("Mã số", "code", 28),
            ("Số lượng", "amount", 22),
            ("Tình trạng", "condition", 27),
            ("Niêm phong", "seal", 22),
        ],
    )
    paper.command("{%p for line in notes %}")
    paper.body("{{ line }}", indent=0)
    paper.command("{%p endfor %}")
    paper.body("{{ copies }}", indent=0)
    paper.docx.add_paragraph()
    paper.signatures(
        [
            ("Bên giao", "{{ giver }}"),
            ("Bên nhận", "{{ receiver }}"),
            ("{{ capacity }}", "{{ signer }}"),
        ]
    )
    return paper


def count_minutes() -> Paper:
    paper = Paper()
    paper.head()
    paper.title("Biên bản", "kiểm kê vật chứng, tài sản")
    for words in (
        "Đợt kiểm kê {{ kind }} số {{ count_number }}; nơi kiểm kê: {{ where }}",
        "Chốt danh sách lúc {{ begun }}; đối chiếu lúc {{ compared }}",
        "Người kiểm đếm: {{ counters }}",
    ):
        paper.body(words, indent=0)
    paper.command("{%p for line in present %}")
    paper.body("{{ line }}", indent=0)
    paper.command("{%p endfor %}")
    paper.body("Số vật kiểm kê: {{ expected }}. Kết quả: {{ result }}.", indent=0)
    paper.body("Danh sách ({{ list_note }}):", indent=0)
    paper.rows(
        "things",
        [
            ("STT", "line", 14),
            ("Tên, đặc điểm vật chứng, tài sản", "what", 37),
            ("Mã số", "code", 27),
            ("Theo sổ", "amount", 19),
            ("Thực tế", "found", 20),
            ("Tình trạng", "condition", 25),
            ("Niêm phong", "seal", 22),
        ],
    )
    paper.command("{%p if differences %}")
    paper.body("Chênh lệch và hướng xử lý:", indent=0)
    paper.command("{%p endif %}")
    paper.rows(
        "differences",
        [
            ("STT", "line", 14),
            ("Chênh lệch", "kind", 34),
            ("Vật", "what", 46),
            ("Vị trí", "place", 30),
            ("Hướng xử lý", "way", 40),
        ],
    )
    paper.command("{%p for line in notes %}")
    paper.body("{{ line }}", indent=0)
    paper.command("{%p endfor %}")
    paper.body(
        "Đã ký trên phần mềm: thủ kho {{ keeper }}, kế toán {{ accountant }}, thủ trưởng"
        " {{ head }}; khóa đợt kiểm kê {{ closed_on }}.",
        indent=0,
    )
    paper.body("Bản ghi sổ cái khi khóa đợt kiểm kê: {{ proof }}.", indent=0)
    paper.body("{{ copies }}", indent=0)
    paper.docx.add_paragraph()
    paper.signatures(
        [
            ("Thủ kho", "{{ keeper }}"),
            ("Kế toán", "{{ accountant }}"),
            ("{{ capacity }}", "{{ signer }}"),
        ]
    )
    return paper


PAPERS = {
    "auctions/drafting/price_reduction.docx": price_reduction,
    "auctions/drafting/auction_letter.docx": auction_letter,
    "warehouse/drafting/stock_voucher.docx": stock_voucher,
    "warehouse/drafting/hand_over_minutes.docx": hand_over_minutes,
    "warehouse/drafting/count_minutes.docx": count_minutes,
}


def said(content: bytes) -> str:
    """Return what a template says, its layout included."""
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    return str(template.get_xml())


def main() -> int:
    changed = []
    for name, make in PAPERS.items():
        kept, written = ROOT / name, io.BytesIO()
        make().docx.save(written)
        if kept.exists() and said(kept.read_bytes()) == said(written.getvalue()):
            continue
        changed.append(name)
        if "--check" not in sys.argv:
            kept.write_bytes(written.getvalue())
    for name in changed:
        print(f"{'differs' if '--check' in sys.argv else 'written'}: {name}")
    return int("--check" in sys.argv and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
