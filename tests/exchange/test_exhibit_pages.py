"""Pages of an exhibit list: its minutes named, completed line by line, kept, proposed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cases.models import CaseFile
from exchange.models import ImportBatch, Upload
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import sent
from tests.fixtures.pages import Answer, Pages, Visitor
from warehouse.models import Order, OrderLine

pytestmark = pytest.mark.usefixtures("head", "keeper")  # who approve and carry out its orders

LINES = (
    "source,line_no,description,quantity,unit,seal_text,kind\n"
    'bb-1,1,"01 (một) phong bì đã niêm phong số 123/PC09",01,phong bì,niêm phong số 123/PC09,\n'
    "bb-1,2,500kg hạt hướng dương,500,kg,,food\n"
    "bb-2,1,một số gói,một số,gói,,\n"
).encode()
MINUTES = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}
INPUTS = Path(__file__).parent / "data/inputs"
HEADER: list[str | int | float | None] = ["STT", "Tên vật chứng", "Số lượng", "Đơn vị tính"]


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


@pytest.fixture
def send(pages: Pages, officer: Actor, case: CaseFile) -> Callable[..., tuple[Visitor, Answer]]:
    """Send a list of the case as the officer."""

    def sending(
        content: bytes, *, name: str = "tệp.csv", status: int = 303, **given: str
    ) -> tuple[Visitor, Answer]:
        visitor, fields = pages.as_user(officer), MINUTES | given
        url = f"/exchange/cases/{case.id}/exhibits/new"
        return visitor, sent(visitor, url, content, name=name, status=status, **fields)

    return sending


def test_a_list_of_one_case_is_not_found_under_another(
    send: Callable[..., tuple[Visitor, Answer]],
    case: CaseFile,
    make_case: Callable[..., CaseFile],
) -> None:
    visitor, answer = send(LINES)
    location, here = answer.location, case.id
    other = make_case(number="999/2026").id

    visitor.get(location.replace(f"/cases/{here}/", f"/cases/{other}/"), 404)
    visitor.get(location.replace(f"/cases/{here}/exhibits/", "/notices/"), 404)


def test_an_officer_completes_a_line_on_the_page_and_proposes(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    visitor, answer = send(LINES)
    address = answer.location

    refused = visitor.post_form(address, {}, 422, action=address)
    assert "1 dòng chưa đủ" in refused.text
    visitor.post_form(address, {"quantity-4": "7", "unit-4": "gói"}, action=address)
    Stepper().run()
    assert count(OrderLine) == 3
    papers = db.session.scalars(db.select(Order)).first()
    assert papers is not None
    assert papers.document_no.startswith("12/BB-TG")
    assert papers.document_on.isoformat() == "2026-03-02"


def test_what_was_typed_is_kept_without_proposing(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    visitor, answer = send(LINES)
    typed = {"quantity-4": "7", "unit-4": "gói", "save": "y"}

    kept = visitor.follow(visitor.post_form(answer.location, typed, action=answer.location))

    assert "Còn 0 dòng" in kept.text
    assert (count(OrderLine), db.session.scalars(db.select(ImportBatch.new)).one()) == (0, 3)


@pytest.mark.parametrize(
    "missing", [{"document_no": ""}, {"document_on": ""}, {"document_on": "24/11/2026"}]
)
def test_a_list_without_its_minutes_is_not_read(
    missing: dict[str, str], send: Callable[..., tuple[Visitor, Answer]]
) -> None:
    send(LINES, status=422, **missing)
    assert (count(ImportBatch), count(Upload)) == (0, 0)


def test_the_minutes_are_asked_for_without_a_default(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    page = pages.as_user(officer).get(f"/exchange/cases/{case.id}/exhibits/new")
    form = page.form(having=("file",))
    values = {each.get("name"): each.get("value") for each in form.walk() if each.get("name")}
    assert not values["document_no"]
    assert not values["document_on"]


def test_converted_texts_stand_beside_the_original_until_they_are_confirmed(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    content = (INPUTS / "06_tcvn3_text.xlsx").read_bytes()
    visitor, answer = send(content, name="danh sách.xlsx")
    address = answer.location
    page = visitor.get(address).main
    assert "Điện thoại di động màu đen" in page
    assert "§iÖn tho¹i" in page

    visitor.post_form(address, {}, 422, action=address)
    assert count(OrderLine) == 0
    visitor.post_form(address, {"font_is_right": "y"}, action=address)
    Stepper().run()
    assert count(OrderLine) == 2


def test_every_row_left_out_is_listed_with_its_sheet_and_its_reason(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    rows = [HEADER, [1, "Dao bầu", 1, "con"], [2, "", 1, "con"], [3, "Kéo", 1, "cái"]]
    content = xlsx(
        Tab([*rows, ["", "Tổng cộng", 3, ""]], name="Đợt 1", hidden_rows={3}),
        Tab([["Bản nháp"]], name="Cũ", hidden=True),
        Tab([["Ghi nhớ"]], name="Ghi nhớ"),
    )
    visitor, answer = send(content, name="danh sách.xlsx")
    page = visitor.get(answer.location).main
    for said in ("Đợt 1", "Cũ", "Ghi nhớ", "Ô B3", "Dòng cộng", "đang bị ẩn"):
        assert said in page


def test_nothing_is_offered_where_nothing_can_come_in(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    visitor, answer = send("tên vật chứng,số lượng\n,1\n".encode())
    page = visitor.get(answer.location)
    assert "Đề nghị nhập kho" not in page.main
    assert "skip_refused" not in page.text


def test_a_header_that_is_not_known_is_refused_in_vietnamese(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    _visitor, answer = send(b"a,b\n1,2\n", status=422)
    assert "Tên vật chứng" in answer.text
    assert "description" not in answer.main


@pytest.mark.parametrize(
    ("content", "offered", "not_offered"),
    [
        ("tên vật chứng,số lượng,đơn vị\nDao,1,con\nKéo,,\n", "chưa bổ sung đủ", "bị từ chối"),
        ("tên vật chứng,số lượng,đơn vị\nDao,1,con\n,1,con\n", "bị từ chối", "chưa bổ sung đủ"),
    ],
)
def test_only_what_there_is_may_be_left_out(
    content: str, offered: str, not_offered: str, send: Callable[..., tuple[Visitor, Answer]]
) -> None:
    visitor, answer = send(content.encode())
    page = visitor.get(answer.location)
    label = next(each for each in page.document.all("label") if each.get("for") == "skip_refused")
    assert offered in label.text
    assert not_offered not in label.text


def test_incomplete_lines_are_not_called_refused(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    visitor, answer = send("tên vật chứng,số lượng,đơn vị\nDao,1,con\nKéo,,\n".encode())
    refused = visitor.post_form(answer.location, {}, 422, action=answer.location)
    assert "1 dòng chưa đủ" in refused.text
    assert count(OrderLine) == 0


def test_a_line_that_points_at_nothing_known_is_described_on_the_page(
    send: Callable[..., tuple[Visitor, Answer]],
) -> None:
    rows = "description,quantity,unit,seal_text\n-nt-,1,cái,nt\nDây thừng,3,m,\n".encode()
    visitor, answer = send(rows)
    address = answer.location
    numbers = {"quantity-2": "1", "unit-2": "cái"}
    visitor.post_form(address, numbers, 422, action=address)
    assert count(OrderLine) == 0
    page = visitor.get(address).markup
    assert 'name="description-2"' in page
    assert 'name="seal-2"' in page
    assert 'name="description-3"' not in page
    typed = {"description-2": "Xe máy Honda màu đỏ", "seal-2": "K 77"}
    visitor.post_form(address, numbers | typed, action=address)
    Stepper().run()
    lines = db.session.scalars(db.select(OrderLine).order_by(OrderLine.id)).all()
    assert [line.description for line in lines] == ["Xe máy Honda màu đỏ", "Dây thừng"]
    assert (lines[0].kind, lines[0].described_seal) == ("vehicle", "K 77")
