"""The auditor verifies from a page: progress, result by subject, the checkpoint to take home."""

import re
import threading
from datetime import timedelta

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from sqlalchemy import text

from accounts.models import Role, UserAccount
from accounts.operations import people
from audit import checks, place
from audit.checkpoints import parse
from audit.views.checks import begin
from cases.models import HoldReason
from cases.operations import holds
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.ledger import broken_open

pytestmark = pytest.mark.rows_by_hand


@pytest.fixture
def hold(case, officer):
    by = Act(officer, clock.now())
    return holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=by.day,
        review_on=by.day + timedelta(days=30),
        by=by,
    )


def test_the_auditor_verifies_everything_without_a_shell(pages, auditor, item, app, run_command):
    db.session.commit()
    run_command("ledger", "checkpoint")
    page = pages.as_user(auditor)
    assert "Tải bản chốt" in page.get("/audit/checks").text
    assert "kebien-checkpoint-1" in page.get("/audit/checks/checkpoint").text
    page.post_form("/audit/checks", {}, action="/audit/checks")
    for thread in threading.enumerate():
        if thread.name.startswith("verification"):
            thread.join()
    assert "Nhật ký nguyên vẹn." in page.get("/audit/checks").text


def test_what_is_broken_is_told_by_subject(pages, auditor, item, app):
    with broken_open() as tamper:
        tamper("UPDATE evidence_item SET description = 'đồng' WHERE id = :id", id=item.id)
    with transaction():
        number = checks.ask(Act(auditor, clock.now())).id
    begin(app, number, place.wanted(app.config["KEBIEN"])).join()
    page = pages.as_user(auditor).get("/audit/checks").text
    assert shown(item.code) in page
    assert "description" in page


def test_a_changed_row_is_told_by_the_name_of_its_subject_and_the_labels_of_its_columns(
    pages, auditor, paid, hold, app
):
    with broken_open() as tamper:
        tamper(
            "UPDATE sale SET buyer_identity = '1', extension_no = '2' WHERE id = :id", id=paid.id
        )
        tamper("UPDATE hold SET review_on = '2030-01-01', ground = 'x' WHERE id = :id", id=hold.id)
    with transaction():
        number = checks.ask(Act(auditor, clock.now())).id
    begin(app, number, place.wanted(app.config["KEBIEN"])).join()
    page = pages.as_user(auditor).get("/audit/checks")
    of_sale, of_hold = (
        next(one for one in page.document.all("li") if column in one.text)
        for column in ("buyer_identity", "Ngày xem xét lại")
    )
    assert [link["href"] for link in of_sale.all("a")] == [f"/sales/{paid.code}"]
    assert "“buyer_identity”" in of_sale.text
    assert f"sale {paid.id}" not in of_sale.text
    assert of_hold.text.startswith(f"“hold” {hold.id}: ")
    assert "review_on" not in of_hold.text
    assert "“ground”" in of_hold.text


@pytest.fixture
def broken_elsewhere(office, item, case, directive):
    """A check that found something about things of the province office."""
    streams = [item.stream, f"case:{case.id}", f"office:{office.id}", directive.stream]
    with transaction():
        check = checks.ask(Act(SYSTEM, clock.now()))
        check.finished_at, check.found = clock.now(), len(streams) + 1
        check.findings = [[stream, "missing", {"seq": 2}] for stream in streams]
        row = {"table": "evidence_item", "id": item.id}
        check.findings.append(["database", "row_missing", row])
    return streams


def test_what_is_broken_in_another_office_is_told_without_names(
    pages, make_user, make_office, office, unit, auditor, item, case, directive, broken_elsewhere
):
    names = [shown(item.code), item.description, case.number, office.name, directive.instruction]
    for where in (unit, make_office()):
        reader = pages.as_user(make_user(roles=[Role.AUDITOR], office=where))
        page = reader.get("/audit/checks")
        heads = [head.text for head in page.document.all("h2")]
        assert f"vật {item.id}" in heads
        head = page.document.one("div", class_="kb-letterhead").text  # names the office above
        assert not [name for name in names if name in page.main.replace(head, "")]
        assert f"/warehouse/items/{item.code}" not in page.markup
    page = pages.as_user(auditor).get("/audit/checks")
    assert all(name in page.main for name in names)
    assert f"/warehouse/items/{item.code}" in page.markup


def test_a_person_of_several_offices_is_named_to_the_readers_of_each(
    pages, make_user, make_office, office, unit, keeper
):
    account = db.session.get_one(UserAccount, keeper.id)
    people.grant_role(account, role=Role.KEEPER, office=unit, by=Act(SYSTEM, clock.now()))
    stream = f"account:{keeper.id}"
    finish(1, findings=[[stream, "missing", {"seq": 2}]])
    for where, role, named, linked in (
        (unit, Role.AUDITOR, True, False),
        (unit, Role.ADMIN, True, True),
        (office, Role.AUDITOR, True, False),
        (make_office(), Role.ADMIN, False, False),
    ):
        page = pages.as_user(make_user(roles=[role], office=where)).get("/audit/checks")
        assert (keeper.name in page.main, "/accounts/thukho" in page.markup) == (named, linked)


def test_what_is_broken_is_told_where_names_cannot_be_read(pages, auditor, app):
    with transaction():
        check = checks.ask(Act(auditor, clock.now()))
        check.finished_at, check.found = clock.now(), 1
        check.findings = [["scan:1", "table_missing", {"table": "unknown_scan"}]]
    db.session.execute(text("ALTER TABLE unknown_scan RENAME TO lost_scan"))
    db.session.commit()
    assert "mã chưa rõ 1" in pages.as_user(auditor).get("/audit/checks").text


def test_the_checkpoint_is_printed_with_a_symbol_that_holds_all_of_it(
    pages, auditor, item, run_command
):
    db.session.commit()
    point = parse(run_command("ledger", "checkpoint").output.partition("\n")[2])
    page = pages.as_user(auditor).get("/audit/checks/checkpoint/print").markup
    assert point.root in page
    assert parse(read_symbol(page)) == point


def read_symbol(page):
    """Return what the symbol of a page holds: drawn in pixels, and read by a decoder."""
    (side,) = re.findall(r'class="kb-qr" viewBox="0 0 (\d+)', page)
    image = Image.new("L", (int(side) * 4, int(side) * 4), 255)
    pen = ImageDraw.Draw(image)
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", page):
        x, y = int(left) * 4, int(top) * 4
        pen.rectangle((x, y, x + int(width) * 4 - 1, y + 3), fill=0)
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


def test_the_nightly_verification_is_kept_for_the_page(pages, auditor, item, run_command):
    assert run_command("jobs", "once", "ledger.verify").exit_code == 0
    check = checks.last()
    assert (check.found, check.failure) == (0, None)
    assert check.entries > 5
    assert "Nhật ký nguyên vẹn." in pages.as_user(auditor).get("/audit/checks").text


def test_what_the_night_finds_is_a_failed_job_and_an_alarm(
    pages, auditor, item, run_command, caplog
):
    with broken_open() as tamper:
        tamper("UPDATE evidence_item SET description = 'đồng' WHERE id = :id", id=item.id)
    answer = run_command("jobs", "once", "ledger.verify", "--json")
    assert answer.exit_code == 1
    assert item.stream in answer.json["error"]
    assert "ledger.broken" in {record.message for record in caplog.records}
    assert shown(item.code) in pages.as_user(auditor).get("/audit/checks").text


def test_one_verification_is_at_work_at_a_time(auditor, app):
    by = Act(auditor, clock.now())
    with transaction():
        assert checks.ask(by) is not None
    with transaction():
        assert checks.ask(by) is None


def finish(found, failure=None, findings=()):
    with transaction():
        check = checks.ask(Act(SYSTEM, clock.now()))
        check.finished_at, check.found, check.failure = clock.now(), found, failure
        check.findings = list(findings)


@pytest.mark.parametrize("role", Role)
def test_the_home_of_who_reads_the_ledger_says_that_it_does_not_fit(role, pages, make_user):
    reads = role in {Role.HEAD, Role.ADMIN, Role.AUDITOR}
    visitor = pages.as_user(make_user(roles=[role]))

    def told():
        bands = visitor.get("/").document.all("div", class_="kb-band")
        return ["/audit/checks" in [link["href"] for link in band.all("a")] for band in bands]

    assert told() == []
    finish(3)
    assert told() == [True] * reads
    with transaction():
        checks.ask(Act(SYSTEM, clock.now()))  # one that is not finished says nothing yet
    assert told() == [True] * reads


def test_the_band_goes_with_the_next_check_that_finds_nothing(pages, head):
    visitor = pages.as_user(head)
    band = "nhật ký không khớp: 3 chỗ"
    finish(3)
    assert band in visitor.get("/").main
    finish(0, failure="disk full")  # it came to no result
    assert band in visitor.get("/").main
    finish(0)
    assert band not in visitor.get("/").main


def test_a_head_comes_to_the_checks_by_links(pages, head):
    visitor = pages.as_user(head)
    hrefs = [link["href"] for link in visitor.get("/").document.all("a")]
    assert "/audit/ledger" in hrefs
    assert "/audit/checks" in [
        link["href"] for link in visitor.get("/audit/ledger").document.all("a")
    ]
    visitor.get("/audit/checks")
