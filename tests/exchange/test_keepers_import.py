"""A keeper brings in what lies on the shelf; each kind of row is asked by the right of its act."""

import io
import zipfile
from collections.abc import Callable

import pytest

from accounts.models import Role, UserAccount
from cases.models import CaseFile
from exchange.models import ImportBatch
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import sent
from tests.exchange.test_importing_backlogs import OLD_ITEMS, OLD_PLACES, count
from tests.fixtures.imports import ImportBacklog
from tests.fixtures.pages import Pages
from warehouse.models import EvidenceItem, Place

NEW = "/exchange/backlog/new"
CASES = Tab(
    [["Số vụ việc", "Người phải thi hành án"], ["9/2019", "Ông Lê Văn Mẫu"]], name="Vụ việc"
)
ITEMS, PLACES = Tab(OLD_ITEMS, name="Hiện vật đang giữ"), Tab(OLD_PLACES, name="Vị trí kho")


@pytest.fixture
def shelf_keeper(make_user: Callable[..., Actor], officer: Actor) -> Actor:
    """Somebody with the role of the keeper and no other, in an office with an officer."""
    return make_user(roles=[Role.KEEPER], username="thukho.kho", full_name="Trần Thị Kho")


TYPED = {
    "xl/worksheets/sheet7.xml": [["Kho 9", "Kho lớn", "Kho"]],
    "xl/worksheets/sheet6.xml": [
        ["9/2019", "Xe máy Honda Wave", "", "1", "chiếc", "", "Kho 9", "2019"],
        ["9/2O19", "Điện thoại Nokia", "", "2", "chiếc", "", "Kho 9", ""],
    ],
}


def filled(template: bytes) -> bytes:
    """Fill the template in as a keeper does: a place, two things on it."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as blank,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for name in blank.namelist():
            rows = "".join(
                f'<row r="{number}">{"".join(map(cell, "ABCDEFGH", [number] * 8, row))}</row>'
                for number, row in enumerate(TYPED.get(name, ()), 2)
            )
            text = blank.read(name)
            book.writestr(name, text.replace(b"</sheetData>", f"{rows}</sheetData>".encode()))
    return content.getvalue()


def cell(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""


def test_a_keeper_fills_the_template_in_and_brings_in_what_lies_on_the_shelf(
    pages: Pages, shelf_keeper: Actor, import_backlog: ImportBacklog
) -> None:
    import_backlog(CASES)
    visitor = pages.as_user(shelf_keeper)
    listed = visitor.get("/exchange")
    assert NEW in listed.response.text
    assert "/exchange/notices/new" not in listed.response.text
    page = visitor.get(NEW)
    assert "hiện vật" in page.main.split("Bạn nhập được", 1)[1].split(".", 1)[0]
    assert "Chấp hành viên" in page.main
    book = visitor.get("/exchange/backlog/template").response.data

    location = sent(visitor, NEW, filled(book)).location
    looked = visitor.get(location)
    assert "9/2O19" in looked.main  # a slip of the number opens no case unasked
    batch = db.session.scalars(db.select(ImportBatch).order_by(ImportBatch.id.desc())).first()
    assert batch is not None
    assert (batch.rows, batch.comes_in, batch.refused) == (3, 2, 1)
    visitor.post_form(location, {"skip_refused": "y"}, action=location)
    Stepper().run()
    db.session.commit()
    assert visitor.get(location).main.count("Danh sách tồn đọng") == 0  # not theirs to see
    assert [one.description for one in db.session.scalars(db.select(EvidenceItem))] == [
        "Xe máy Honda Wave"
    ]
    assert (count(Place), count(CaseFile)) == (1, 1)


def test_cases_that_are_not_there_are_opened_where_the_person_says_so(
    pages: Pages, shelf_keeper: Actor
) -> None:
    visitor = pages.as_user(shelf_keeper)
    location = sent(visitor, NEW, xlsx(PLACES, ITEMS)).location
    looked = visitor.get(location)
    assert "chưa có vụ việc số 9/2019" in looked.main
    said = visitor.post_form(
        location, {"opens_cases": "y", "save": "y", "skip_refused": ""}, action=location
    )
    assert said.status == 303
    visitor.post_form(location, {}, action=location)
    Stepper().run()
    db.session.commit()
    assert (count(EvidenceItem), count(CaseFile)) == (2, 1)


def test_a_command_opens_no_case_unasked(import_backlog: ImportBacklog) -> None:
    import_backlog(PLACES)
    said = import_backlog(ITEMS, exit_code=1)
    assert (len(said["refused"]), count(CaseFile)) == (2, 0)
    import_backlog(ITEMS, options=("--open-cases",))
    assert (count(EvidenceItem), count(CaseFile)) == (2, 1)


def test_the_officers_file_names_who_brings_in_the_sheet_and_takes_the_others(
    import_backlog: ImportBacklog, officer: Actor, shelf_keeper: Actor
) -> None:
    import_backlog(PLACES)
    name = db.session.get_one(UserAccount, officer.id).username
    tabs = (CASES, ITEMS)
    said = import_backlog(*tabs, options=("--as", name, "--skip-refused"))
    [note] = [each["reason"] for each in said["warnings"] if each["row"] == 0]
    assert "Có 2 dòng bạn không có quyền nhập" in note
    assert "Trần Thị Kho" in note
    assert (said["imported"], count(EvidenceItem), count(CaseFile)) == (1, 0, 1)
    said = import_backlog(*tabs, options=("--as", "thukho.kho"))  # the same file, by its keeper
    assert (said["imported"], said["unchanged"], count(EvidenceItem)) == (2, 1, 2)
