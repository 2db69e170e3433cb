"""Before what nothing takes back, the answers are checked: nothing is written until the yes."""

import pytest
from sqlalchemy import func, select

from audit import ledger
from audit.entries import Correctable, UncheckedAct, declared
from audit.models import LedgerEntry
from cases.entries import CASE_CLOSED
from cases.models import AssetState
from cases.operations import assets
from foundation import clock
from foundation.acts import Act, unasked
from foundation.database import db
from foundation.once import ActAnswer
from tests.fixtures.html import fields
from tests.fixtures.pages import checked_of
from warehouse.models import OrderState


def entries():
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(LedgerEntry))


def answers():
    return db.session.scalar(select(func.count()).select_from(ActAnswer))


@pytest.fixture
def visitor(pages, make_user):
    return pages.as_user(make_user(roles=["head", "officer"]))


@pytest.fixture
def closing(case, visitor):
    """The address of the form that closes a case, which has no asset."""
    return f"/cases/{case.id}/close"


def shown(visitor, url, **data):
    return visitor.post_form(url, data, 200, check=False)


def test_the_answers_are_shown_and_nothing_is_written_before_the_yes(closing, case, visitor):
    before, known = entries(), answers()
    page = shown(visitor, closing, closed_on="23/11/2026")
    assert case.number in page.document.one("button", name="checked").text
    assert "23/11/2026" in page.main
    assert (entries(), answers()) == (before, known)
    assert case.closed_on is None


def test_what_the_journal_will_say_is_told_before(closing, visitor):
    page = shown(visitor, closing, closed_on="23/11/2026")
    assert "Đóng hồ sơ" in page.document.one("ul", class_="kb-check__follows").text


def test_the_yes_does_the_act_once(closing, case, visitor):
    page = shown(visitor, closing, closed_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    yes = fields(form) | {"checked": checked_of(form)}
    visitor.post(closing, yes)
    after = entries()
    visitor.post(closing, yes)
    assert case.closed_on is not None
    assert entries() == after


def test_the_first_form_sent_again_after_the_yes_asks_nothing_twice(closing, case, visitor):
    form = visitor.get(closing)
    one = form.form(having=("closed_on",))
    visitor.send(form, one, {"closed_on": "23/11/2026"})
    after = entries()
    visitor.send(form, one, {"closed_on": "23/11/2026"})
    assert entries() == after


def test_answers_other_than_those_shown_are_shown_again(closing, case, visitor):
    page = shown(visitor, closing, closed_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    other = fields(form) | {"checked": checked_of(form), "closed_on": "20/11/2026"}
    again = visitor.post(closing, other, 200)
    assert "20/11/2026" in again.main
    assert case.closed_on is None


def test_a_yes_that_nobody_signed_is_none(closing, case, visitor):
    page = shown(visitor, closing, closed_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    visitor.post(closing, fields(form) | {"checked": "yes"}, 200)
    assert case.closed_on is None


def test_what_is_refused_is_said_on_the_form_before_anything_is_asked(truck, visitor):
    before, known = entries(), answers()
    page = visitor.post_form(
        f"/cases/{truck.case_id}/close", {"closed_on": "23/11/2026"}, 422, check=False
    )
    assert page.document.all("form", data_check="yes") == []
    assert (entries(), answers()) == (before, known)


def test_back_to_the_form_keeps_what_was_typed_and_the_id_of_the_act(closing, case, visitor):
    page = shown(visitor, closing, closed_on="20/11/2026")
    form = page.document.one("form", data_check="yes")
    back = visitor.post(closing, fields(form) | {"edit": "closed_on"}, 200)
    typed = fields(back.form(having=("closed_on",)))
    assert typed["closed_on"] == "20/11/2026"
    assert typed["act_id"] == fields(form)["act_id"]
    visitor.send(back, back.form(having=("closed_on",)), {"closed_on": "23/11/2026"})
    assert case.closed_on is not None


def test_what_changed_while_the_answers_were_checked_is_refused(truck, pages, officer):
    url = f"/cases/assets/{truck.id}/end"
    mine = pages.as_user(officer)
    page = shown(mine, url, to="returned", document_no="9/QD", ended_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    assets.end_seizure(
        truck,
        to=AssetState.RETURNED,
        document_no="8/QD",
        ended_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    mine.post(url, fields(form) | {"checked": checked_of(form)}, 422)
    assert truck.state is AssetState.RETURNED


def test_lines_of_a_text_are_the_same_text_on_the_way_back(intake, visitor):
    url = f"/warehouse/orders/{intake.code}"
    page = visitor.get(url)
    form = page.form(action=f"{url}/revocation")
    asked = visitor.send(page, form, {"note": "Thiếu biên bản\r\nChờ bổ sung"}, 200, check=False)
    shown_form = asked.document.one("form", data_check="yes")
    yes = fields(shown_form) | {"checked": checked_of(shown_form)}
    yes["note"] = str(yes["note"]).replace("\r\n", "\n")
    visitor.post(f"{url}/revocation", yes)
    assert intake.state is not OrderState.APPROVED


def test_an_approval_is_not_asked_and_a_rejection_is(make_intake, visitor):
    order = make_intake(approved=False)
    url = f"/warehouse/orders/{order.code}"
    page = visitor.get(url)
    form = page.form(action=f"{url}/decision")
    rejected = {"decision": "reject", "note": "Thiếu biên bản"}
    visitor.send(page, form, rejected, 200, check=False)
    assert order.state is OrderState.PROPOSED
    page = visitor.get(url)
    visitor.send(page, page.form(action=f"{url}/decision"), {"decision": "approve"})
    assert order.state is OrderState.APPROVED


def test_a_page_that_does_not_ask_cannot_write_what_nothing_takes_back(case, officer, app):
    by = Act(officer, clock.now())
    with unasked(), pytest.raises(UncheckedAct):
        ledger.append(
            case.stream,
            CASE_CLOSED,
            office_id=case.office_id,
            by=by,
            payload={"closed_on": by.day},
        )


def test_a_final_kind_says_so(app):
    codes = {code for code, kind in declared().items() if kind.correctable.how is Correctable.FINAL}
    assert {"case.closed", "lot.withdrawn", "custody.released", "order.revoked"} <= codes
