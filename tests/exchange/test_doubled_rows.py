"""A row that says the same as another, or as a thing that is there, waits until it is answered."""

from collections.abc import Callable

import pytest

from accounts.models import Role, UserAccount
from audit.models import LedgerEntry
from cases.models import Asset
from exchange.importing.problems import Code
from exchange.models import ImportRow, RowState
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import sent
from tests.fixtures.imports import ImportBacklog
from tests.fixtures.pages import Pages

NEW = "/exchange/backlog/new"
HEADS = ["Số vụ việc", "Tên tài sản", "Lần thứ", "Ngày bán", "Giá khởi điểm", "Ngày kê biên"]
TIMES = 25
#: 25 assets, each in two rows that say the very same: fifty rows.
FIFTY = Tab(
    [
        HEADS[:2],
        *([f"{at // 2 + 1}/2020", f"Xe máy số {at // 2 + 1}"] for at in range(2 * TIMES)),
    ]
)
ASKED = [str(row) for row in range(3, 2 * TIMES + 2, 2)]


@pytest.fixture
def importer(make_user: Callable[..., Actor]) -> Actor:
    return make_user(roles=[Role.OFFICER], username="nhap.tondong")


def states() -> list[RowState]:
    return list(db.session.scalars(db.select(ImportRow.state).order_by(ImportRow.row)))


def names() -> list[str]:
    return sorted(db.session.scalars(db.select(Asset.description)))


def codes(row: int) -> set[str]:
    found = db.session.scalars(db.select(ImportRow).where(ImportRow.row == row)).one()
    return {each["code"] for each in found.problems}


def test_of_fifty_rows_each_doubled_one_is_answered_before_it_comes_in(
    pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, NEW, xlsx(FIFTY)).location
    assert states().count(RowState.REFUSED) == TIMES
    page = visitor.get(location)
    assert page.markup.count('value="another"') == TIMES
    same, another = ASKED[:20], ASKED[20:]
    told = {f"double-{row}": "same" for row in same} | {
        f"double-{row}": "another" for row in another
    }
    most = {name: answer for name, answer in told.items() if name != f"double-{ASKED[-1]}"}
    refused = visitor.post_form(location, {"shown": ASKED, **most}, 422, action=location)
    assert "Trả lời điều được hỏi" in refused.main
    assert not names()
    assert refused.markup.count('value="same" checked') == 20  # nothing that was chosen is lost
    assert refused.markup.count('value="another" checked') == 4
    kept = {"shown": ASKED, **told, "save": "y"}
    visitor.post_form(location, kept, action=location)
    assert (states().count(RowState.LEFT_OUT), states().count(RowState.NEW)) == (20, 30)
    again = visitor.get(location)  # the answers stand after the page is opened anew
    assert again.markup.count('value="same" checked') == 20
    assert again.markup.count('value="another" checked') == 5

    visitor.post_form(location, {"shown": ASKED, **told}, action=location)
    Stepper().run()
    db.session.commit()
    assert len(names()) == TIMES + 5
    entry = db.session.scalars(
        db.select(LedgerEntry).where(LedgerEntry.kind == "import.kept_apart")
    ).one()
    assert entry.payload["rows"] == [int(row) for row in another]


def test_an_answer_is_changed(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    rows = [
        ["1/2020", "Nhà xưởng", "", "", "", "1/2/2019"],
        ["1/2020", "Nhà xưởng", "", "", "", "1/2/2019"],
    ]
    location = sent(visitor, NEW, xlsx(Tab([HEADS, *rows]))).location
    assert Code.OLD_ROW_DOUBLE in codes(3)
    for answer, state in (
        ("another", RowState.NEW),
        ("same", RowState.LEFT_OUT),
        ("another", RowState.NEW),
    ):
        kept = {"shown": ["3"], "double-3": answer, "save": "y"}
        visitor.post_form(location, kept, action=location)
        assert states() == [RowState.NEW, state]
    visitor.post_form(location, {"shown": ["3"], "double-3": "another"}, action=location)
    Stepper().run()
    db.session.commit()
    assert names() == ["Nhà xưởng", "Nhà xưởng"]


def test_an_asset_the_case_has_is_asked_about_with_all_its_rows(
    pages: Pages, importer: Actor, import_backlog: ImportBacklog
) -> None:
    import_backlog(Tab([HEADS, ["7/2019", "Thửa đất 5", "", "", "", ""]]))
    visitor = pages.as_user(importer)
    rows = [
        ["7/2019", "Thửa đất số 5", "1", "3/2/2020", "2 tỷ", "1/2/2019"],
        ["7/2019", "Thửa đất 5", "", "", "", "1/2/2019"],
        ["7/2019", "Thửa đất 5", "1", "3/2/2020", "2 tỷ", ""],
    ]
    location = sent(visitor, NEW, xlsx(Tab([HEADS, *rows])), name="khac.csv").location
    assert states()[1:] == [RowState.NEW, RowState.REFUSED, RowState.REFUSED]
    assert (Code.OLD_ASSET_SAME in codes(3), Code.OLD_PART_ASKED in codes(4)) == (True, True)
    page = visitor.get(location)
    assert page.markup.count('value="another"') == 1
    assert page.markup.count('name="left"') == 1  # the row that waits follows the answer
    told = {"shown": ["3"], "double-3": "another"}
    visitor.post_form(location, told, action=location)
    Stepper().run()
    db.session.commit()
    assert names() == ["Thửa đất 5", "Thửa đất 5", "Thửa đất số 5"]


def test_equal_things_and_people_are_asked_about_too(import_backlog: ImportBacklog) -> None:
    person = ["Nguyễn Văn Mẫu", "Chấp hành viên"]
    people = Tab([["Họ tên", "Vai trò"], person, person], name="Người dùng")
    said = import_backlog(people, exit_code=1)
    assert [each["row"] for each in said["refused"]] == [3]
    assert import_backlog(people, options=("--keep-doubles",))["new"] == 2
    query = db.select(db.func.count()).where(UserAccount.full_name == "Nguyễn Văn Mẫu")
    assert db.session.scalar(query) == 2
