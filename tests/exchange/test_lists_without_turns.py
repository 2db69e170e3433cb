"""An exhibit list in an office where nobody can decide its orders: said once, nothing is read."""

from pathlib import Path

from accounts.models import Office, Role, UserAccount
from accounts.operations.people import withdraw_role
from cases.models import CaseFile
from exchange.models import ImportBatch, ImportRow, Upload
from exchange.stepping import Stepper
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from tests.exchange.notices import sent
from tests.fixtures.commands import RunCommand
from tests.fixtures.pages import Pages
from warehouse.models import Order

LINES = (
    "source,line_no,description,quantity,unit,seal_text,kind\n"
    "bb-1,1,500kg hạt hướng dương,500,kg,,food\n"
    "bb-2,1,12 hộp sữa,12,hộp,,\n"
).encode()
MINUTES = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}
NOBODY = "không có người nào khác được duyệt"


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def test_the_page_says_before_the_file_is_chosen_that_nobody_could_approve(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    url = f"/exchange/cases/{case.id}/exhibits/new"
    visitor = pages.as_user(officer)

    assert NOBODY in visitor.get(url).text.casefold()
    answer = sent(visitor, url, LINES, status=422, **MINUTES)
    assert NOBODY in answer.text.casefold()
    assert [
        field.get("value")
        for field in answer.form(having=("file",)).walk()
        if field.get("name") == "document_no"
    ] == ["12/BB-TG"]
    assert (count(Upload), count(ImportBatch), count(ImportRow)) == (0, 0, 0)


def test_the_page_names_who_approves_and_who_carries_out(
    pages: Pages, officer: Actor, head: Actor, keeper: Actor, case: CaseFile
) -> None:
    visitor = pages.as_user(officer)
    url = f"/exchange/cases/{case.id}/exhibits/new"

    asked = visitor.get(url).text
    assert head.name in asked
    assert keeper.name in asked
    looked = visitor.get(sent(visitor, url, LINES, **MINUTES).location).text
    assert head.name in looked


def test_the_yes_is_refused_when_nobody_is_left_to_approve(
    pages: Pages,
    officer: Actor,
    head: Actor,
    keeper: Actor,
    case: CaseFile,
    office: Office,
) -> None:
    visitor = pages.as_user(officer)
    address = sent(visitor, f"/exchange/cases/{case.id}/exhibits/new", LINES, **MINUTES).location
    account = db.session.get_one(UserAccount, head.id)
    withdraw_role(account, role=Role.HEAD, office=office, by=Act(SYSTEM, clock.now()))
    db.session.commit()

    refused = visitor.post_form(address, {}, 422, action=address)
    assert NOBODY in refused.text.casefold()
    Stepper().run()
    assert count(Order) == 0


def test_the_command_says_it_once_for_the_file(
    run_command: RunCommand, case: CaseFile, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(LINES)
    options = ("--case", case.number, "--document", "12/BB-TG", "--on", "2026-03-02", "--json")

    done = run_command("exchange", "import", "exhibits", str(path), *options)
    assert done.exit_code == 2
    assert done.output.casefold().count(NOBODY) == 1
    assert (count(ImportBatch), count(ImportRow), count(Order)) == (0, 0, 0)


def test_a_list_that_is_only_checked_is_read_all_the_same(
    run_command: RunCommand, case: CaseFile, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(LINES)
    options = ("--case", case.number, "--check", "--json")

    done = run_command("exchange", "import", "exhibits", str(path), *options)
    assert (done.exit_code, done.json["rows"], done.json["new"]) == (0, 2, 2)
    assert count(Order) == 0
