"""The pages of case files, as an officer uses them."""

from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import Role
from cases.models import CaseFile, Hold
from foundation.database import db


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def new_case(visitor, status=303, **overrides):
    filled = {
        "number": "1187/2026",
        "summary": "Thi hành khoản vay thế chấp nhà xưởng",
        "enforceability": "able",
        "money_due": "20.000.000.000",
        "opened_on": "20/11/2026",
        "tags": "credit",
    }
    return visitor.post_form("/cases/new", filled | overrides, status)


def test_an_officer_opens_a_case_and_writes_a_bank_and_an_asset_into_it(visitor):
    url = new_case(visitor).location
    visitor.post_form(
        f"{url}/parties/new",
        {
            "role": "creditor",
            "kind": "organisation",
            "organisation": "Ngân hàng A",
            "adds_organisation": "y",
        },
    )
    visitor.post_form(
        f"{url}/assets/new",
        {
            "category": "house",
            "description": "Nhà và đất thửa 214, tờ bản đồ 12",
            "quantity": "1",
            "unit": "thửa",
            "seized_on": "2026-11-20",
        },
    )
    page = visitor.get(url)
    assert page.h1 == "Hồ sơ 1187/2026 · NH A"
    for words in ("Ngân hàng A", "thửa 214", "20.000.000.000", "Án tín dụng", "T6 20/11/2026"):
        assert words in page.text
    assert db.session.scalar(db.select(CaseFile)).opened_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,250,000,000.00", 1_250_000_000),
        ("1.250.000.000,00", 1_250_000_000),
        ("1250000000.0", 1_250_000_000),
        ("1\u00a0250\u00a0000\u00a0đ", 1_250_000),
        ("1250000000,5", None),
        ("2,5 tỷ", 2_500_000_000),
        ("2,5 tỷ rưởi rưởi", None),
        ("0912345678", None),
    ],
)
def test_an_amount_is_kept_as_it_was_typed_or_comes_back_as_it_was_typed(visitor, typed, kept):
    answer = new_case(visitor, 422 if kept is None else 303, money_due=typed)
    assert db.session.scalar(db.select(CaseFile.money_due)) == kept
    if kept is None:
        assert f'value="{typed}"' in answer.markup


@pytest.mark.parametrize(
    ("field", "nonsense", "sentence"),
    [
        ("money_due", "hai mươi tỷ", "Nhập số tiền bằng chữ số"),
        ("money_due", "1,5", "Nhập số tiền bằng chữ số"),
        ("opened_on", "31/02/2026", "tháng 2/2026 có 28 ngày"),
        ("opened_on", "01/01/2099", "ở tương lai"),
        ("number", "", "Nhập số hồ sơ."),
        ("officer", "999999", "Chọn một mục trong danh sách."),
        ("enforceability", "perhaps", "Chọn một mục trong danh sách."),
        ("tags", "nonsense", "Chọn một mục trong danh sách."),
    ],
)
def test_nonsense_changes_nothing_and_says_what_to_do(field, nonsense, sentence, visitor):
    page = new_case(visitor, 422, **{field: nonsense})
    assert sentence in page.text
    assert db.session.scalar(db.select(CaseFile)) is None


def test_a_case_of_an_office_out_of_sight_is_not_found(pages, case, unit, make_user):
    stranger = make_user(roles=[Role.OFFICER], office=unit)
    pages.as_user(stranger).get(f"/cases/{case.id}", 404)


def test_the_list_is_searched_without_marks_and_pages_on(visitor, make_case):
    for number in range(60):
        make_case(summary=f"Khoản vay thứ {number}", number=f"{number}/2025")
    first = visitor.get("/cases")
    assert "59/2025" in first.text
    assert "9/2025" not in first.text.replace("59/2025", "").replace("49/2025", "").replace(
        "39/2025", ""
    ).replace("29/2025", "").replace("19/2025", "")
    found = visitor.get("/cases?q=KHOAN+vay+thu+7")
    assert "7/2025" in found.text
    visitor.get("/cases?after=rubbish&tag=x&stage=y")


def test_a_case_with_open_assets_says_which(visitor, case, truck):
    filled = {"closed_on": "23/11/2026", "ending": "other", "reason": "Xong"}
    page = visitor.post_form(f"/cases/{case.id}/close", filled, 422)
    assert "còn 1 tài sản chưa xử lý xong" in page.text


def test_holds_and_obstacles_stand_on_the_page_of_the_case(visitor, case, house):
    visitor.post_form(
        f"/cases/{case.id}/holds/new",
        {
            "asset": str(house.id),
            "reason": "lawsuit",
            "ground": "Điều 46 khoản 1 điểm đ",
            "paper_no": "12/QĐ-TA",
            "paper_on": "20/11/2026",
            "review_on": "2027-01-15",
        },
    )
    assert db.session.scalars(select(Hold)).one().document_id is not None
    visitor.post_form(
        f"/cases/assets/{house.id}/obstacles/new",
        {
            "reason_code": "U01_RESIST",
            "held_by": "police",
            "holder_name": "Công an tỉnh",
            "adds_holder": "y",
            "next_act": "Lập kế hoạch bảo vệ",
        },
    )
    page = visitor.get(f"/cases/{case.id}")
    assert "Khởi kiện về tài sản" in page.text
    assert "Công an tỉnh" in page.text
    visitor.get(f"/cases/assets/{house.id}")


@pytest.mark.parametrize("expected", ["x", "-1", "😀", "9" * 30])
def test_a_mangled_version_is_refused_not_ignored(expected, visitor, case):
    filled = {"closed_on": "23/11/2026", "ending": "other", "reason": "Xong"}
    page = visitor.post_form(f"/cases/{case.id}/close", filled | {"expected": expected}, 422)
    assert "Mở lại trang rồi làm lại." in page.text
