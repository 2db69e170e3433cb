"""Labels: every printed symbol reads, nothing that matters is cut, nobody is named."""

import io
import re
import unicodedata
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.codes import new_code, read_code, shown
from warehouse.label_symbols import qr_matrix
from warehouse.label_text import face, shortened, tail_that_fits, wrapped
from warehouse.labels import (
    GAPPED_SHEET,
    ROLL_62,
    Label,
    PlaceLabel,
    SheetGeometry,
    check_sheet,
    label_svg,
    roll,
    sheet_pdf,
)

FULL_SHEET = SheetGeometry(  # 70 × 37 mm, no margins at the sides
    width=70, height=37, left=0, top=0.5, gutter_across=0, cut_lines=False
)
LINK = "HTTPS://THADSKV3.VN/"  # 20 characters and a code make 29
LONG = (
    "01 hộp niêm phong: 03 điện thoại di động, 01 lắc tay kim loại màu vàng 4,58 chỉ, 01 thùng"
    " các-tông đựng sổ kế toán năm 2021–2024, số khung RLHPC4459MY123456, đã qua sử dụng"
)
LONGEST_CASE = "HS 1.398/QĐ-CCTHADS.KV3/2026 (chuyển từ 45/QĐ-CTHADS)"
LONGEST_OFFICE = "Phòng Thi hành án dân sự khu vực 13 – Thành phố Hồ Chí Minh"
VIETNAMESE = "ăâđêôơư ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ĂÂĐÊÔƠƯ ₫"


def _label(**overrides):
    said = {
        "code": new_code(),
        "description": "hộp niêm phong: 03 điện thoại di động",
        "quantity_text": "01",
        "case_number": "HS 398/2026",
        "office_name": "THADS KV3",
        "place_text": "Kho 2 › B-04",
        "seal_text": "Niêm phong",
        "kind_text": "Vật chứng",
    }
    return Label(**(said | overrides))


def _sheet(labels, **arguments):
    stream = io.BytesIO()
    pages = sheet_pdf(labels, stream=stream, **arguments)
    return stream.getvalue(), pages


def _single(label, *, geometry=ROLL_62, **arguments):
    stream = io.BytesIO()
    sheet_pdf([label], stream=stream, geometry=geometry, **arguments)
    return stream.getvalue()


def _words(pdf):
    """All text of a PDF, composed, with one space where any gap is."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(unicodedata.normalize("NFC", " ".join(texts)).split())


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize(("count", "pages"), [(24, 1), (200, 9)])
def test_every_symbol_of_a_sheet_reads(count, pages, dpi):
    labels = [_label(description=LONG[: 10 + at % 150]) for at in range(count)]
    pdf, made = _sheet(labels)
    assert made == pages
    assert check_sheet(pdf, [label.code for label in labels], dpi=dpi) == []


@pytest.mark.parametrize("dpi", [203, 300])
def test_symbols_that_hold_a_link_read_too(dpi):
    labels = [_label() for _ in range(24)]
    pdf, _pages = _sheet(labels, link=LINK, geometry=FULL_SHEET)
    assert check_sheet(pdf, [label.code for label in labels], dpi=dpi) == []


def test_symbols_of_a_bulk_job_share_a_mask_and_read():
    labels = [PlaceLabel(code=new_code(), name="B-04-3") for _ in range(1_001)]
    pdf, pages = _sheet(labels)
    assert pages == 42
    assert check_sheet(pdf, [label.code for label in labels]) == []


def test_a_code_that_is_not_on_the_sheet_is_named():
    label, missing = _label(), new_code()
    pdf, _pages = _sheet([label])
    assert check_sheet(pdf, [missing, label.code]) == [missing]


def test_a_sheet_already_begun_is_filled_from_its_first_free_cell():
    labels = [_label() for _ in range(3)]
    pdf, pages = _sheet(labels, start_cell=22)
    document = pypdfium2.PdfDocument(pdf)
    first, second = (page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert pages == 2
    assert [shown(label.code) in first for label in labels] == [True, True, False]
    assert shown(labels[2].code) in second


@pytest.mark.parametrize("geometry", [GAPPED_SHEET, FULL_SHEET])
def test_no_label_lies_off_the_page_or_on_another(geometry):
    boxes = [geometry.box(cell) for cell in range(geometry.cells)]
    assert min(box.left for box in boxes) >= 0
    assert min(box.bottom for box in boxes) >= 0
    assert max(box.left + box.width for box in boxes) <= 595.28
    assert max(box.bottom + box.height for box in boxes) <= 841.9
    assert len({(box.left, box.bottom) for box in boxes}) == geometry.cells


@pytest.mark.parametrize("geometry", [ROLL_62, roll(63.5, 33.9), roll(70, 37)])
def test_case_number_and_office_are_whole_on_the_fullest_label(geometry):
    label = _label(
        description=LONG,
        case_number=LONGEST_CASE,
        office_name=LONGEST_OFFICE,
        place_text="Kho 2 › Khu B vật chứng lớn › Kệ 04 › Ô 3",
        seal_text="Niêm phong NP 0012345",
        reprint_text="In lại lần 2",
    )
    words = _words(_single(label, geometry=geometry))
    tight = words.replace(" ", "")
    assert shown(label.code) in words
    assert LONGEST_CASE.replace(" ", "") in tight
    assert LONGEST_OFFICE.replace(" ", "") in tight
    assert "…" in words
    assert LONG not in words


@pytest.mark.parametrize("geometry", [ROLL_62, roll(70, 37)])
def test_a_place_is_named_large_and_reads(geometry):
    label = PlaceLabel(
        code=new_code(),
        name="Kho vật chứng số 2 Bồ Sơn",
        path_text="Kho 2 › Khu B › Kệ 04 › Ô 3",
        office_name=LONGEST_OFFICE,
        kind_text="Kho",
    )
    pdf = _single(label, geometry=geometry, link=LINK)
    assert check_sheet(pdf, [label.code]) == []
    assert "Kho vật chứng số 2 Bồ Sơn" in _words(pdf)


def test_vietnamese_is_printed_with_all_its_marks():
    assert VIETNAMESE in _words(_single(_label(description=VIETNAMESE, quantity_text="")))


def test_the_document_says_nothing_of_who_made_it_or_when():
    document = pypdfium2.PdfDocument(_single(_label()))
    said = document.get_metadata_dict()
    document.close()
    assert (said["Title"], said["Creator"]) == ("Kê Biên", "Kê Biên")
    assert (said["Author"], said["Subject"], said["Keywords"]) == ("", "", "")
    assert said["CreationDate"].startswith("D:2000")


@pytest.mark.parametrize("start_cell", [-1, 24])
def test_a_cell_off_the_sheet_is_refused(start_cell):
    with pytest.raises(ValueError, match="cell"):
        _sheet([_label()], start_cell=start_cell)


def test_a_sheet_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        _sheet([])


@pytest.mark.parametrize("geometry", [roll(62, 24), roll(40, 37)])
def test_a_label_too_small_to_read_is_refused(geometry):
    with pytest.raises(ValueError, match="too small"):
        _single(_label(), geometry=geometry)


@pytest.mark.parametrize("payload", ["", "c7k4m2gh9", "https://kho.vn/C7K4M2GH9", "A" * 30, "Đ"])
def test_a_payload_that_would_need_a_larger_symbol_is_refused(payload):
    with pytest.raises(ValueError, match="payload"):
        qr_matrix(payload)


@pytest.mark.parametrize("payload", ["C7K4M2GH9", "A" * 20, "A" * 21, LINK + "C7K4M2GH9"])
def test_a_symbol_is_version_2_with_a_quiet_zone_of_four(payload):
    matrix = qr_matrix(payload)
    assert {len(row) for row in matrix} == {len(matrix)} == {33}
    rim = [row for at, row in enumerate(matrix) if at < 4 or at > 28]
    assert not any(black for row in rim for black in row)
    assert all(row[4:11] == [True] * 7 for row in (matrix[4], matrix[10], matrix[22]))


def test_the_svg_is_one_path_without_style_and_says_its_code():
    code = new_code()
    svg = str(label_svg(code))
    root = ElementTree.fromstring(svg)
    assert len(root.findall(".//{*}path") or root.findall("path")) == 1
    assert shown(code) in root.attrib["aria-label"]
    assert "style" not in svg
    assert not re.search(r"\bon\w+=", svg)


def test_the_svg_draws_exactly_the_matrix():
    code = new_code()
    drawn = re.findall(r"M(\d+) (\d+)h(\d+)v1", str(label_svg(code, payload=LINK + code)))
    black = {(int(x) + at, int(y)) for x, y, width in drawn for at in range(int(width))}
    matrix = qr_matrix(LINK + code)
    assert black == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


@given(st.text(max_size=200), st.floats(20, 120))
def test_no_text_sets_wider_than_its_column(text, room):
    plain = face("Regular", 7.4)
    lines = wrapped(text, plain, room)
    assert all(plain.width(line) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert len(shortened(text, plain, room, 3)) <= 3


def test_a_path_is_cut_from_the_front():
    plain = face("Regular", 7)
    path = "Kho 2 › Khu B vật chứng lớn › Kệ 04 › Ô 3"
    assert tail_that_fits(path, " › ", plain, 1_000) == path
    assert tail_that_fits(path, " › ", plain, 60) == "… › Kệ 04 › Ô 3"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=80))
def test_whatever_is_written_the_symbol_reads(description, case_number, place):
    label = _label(description=description, case_number=case_number, place_text=place)
    pdf = _single(label)
    assert check_sheet(pdf, [label.code]) == []
    assert read_code(label.code) == label.code
