"""Before what nothing takes back, the answers are checked: nothing is written until the yes."""

import pytest
from sqlalchemy import func, select

from audit import ledger
from audit.entries import Correctable, UncheckedAct, declared
from audit.models import LedgerEntry
from cases.entries_assets import ASSET_RETURNED
from cases.models import AssetState
from cases.operations import assets
from foundation import clock
from foundation.acts import Act, unasked
from foundation.database import db
from foundation.once import ActAnswer
from tests.fixtures.html import fields
from tests.fixtures.pages import checked_of
from tests.fixtures.papers import typed
from warehouse.models import OrderState

END = {"to": "returned", "document_no": "9/QĐ", "document_on": "20/11/2026"}


def entries():
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(LedgerEntry))


def answers():
    return db.session.scalar(select(func.count()).select_from(ActAnswer))


@pytest.fixture
def visitor(pages, make_user):
    return pages.as_user(make_user(roles=["head", "officer"]))


@pytest.fixture
def ending(truck, visitor):
    """The address of the form that ends the seizure of an asset."""
    return f"/cases/assets/{truck.id}/end"


def shown(visitor, url, **data):
    return visitor.post_form(url, END | data, 200, check=False)


def test_the_answers_are_shown_and_nothing_is_written_before_the_yes(ending, truck, visitor):
    before, known = entries(), answers()
    page = shown(visitor, ending, ended_on="23/11/2026")
    assert "kê biên" in page.document.one("button", name="checked").text
    assert "23/11/2026" in page.main
    assert (entries(), answers()) == (before, known)
    assert truck.state is AssetState.SEIZED


def test_what_the_journal_will_say_is_told_before(ending, visitor):
    page = shown(visitor, ending, ended_on="23/11/2026")
    assert "kê biên" in page.document.one("ul", class_="kb-check__follows").text


def test_the_yes_does_the_act_once(ending, truck, visitor):
    page = shown(visitor, ending, ended_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    yes = fields(form) | {"checked": checked_of(form)}
    visitor.post(ending, yes)
    after = entries()
    visitor.post(ending, yes)
    assert truck.state is AssetState.RETURNED
    assert entries() == after


def test_the_first_form_sent_again_after_the_yes_asks_nothing_twice(ending, truck, visitor):
    form = visitor.get(ending)
    one = form.form(having=("ended_on",))
    visitor.send(form, one, END | {"ended_on": "23/11/2026"})
    after = entries()
    visitor.send(form, one, END | {"ended_on": "23/11/2026"})
    assert entries() == after


def test_answers_other_than_those_shown_are_shown_again(ending, truck, visitor):
    page = shown(visitor, ending, ended_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    other = fields(form) | {"checked": checked_of(form), "ended_on": "20/11/2026"}
    again = visitor.post(ending, other, 200)
    assert "20/11/2026" in again.main
    assert truck.state is AssetState.SEIZED


def test_a_yes_that_nobody_signed_is_none(ending, truck, visitor):
    page = shown(visitor, ending, ended_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    visitor.post(ending, fields(form) | {"checked": "yes"}, 200)
    assert truck.state is AssetState.SEIZED


def test_what_is_refused_is_said_on_the_form_before_anything_is_asked(truck, visitor):
    before, known = entries(), answers()
    late = END | {"ended_on": "24/11/2026"}
    page = visitor.post_form(f"/cases/assets/{truck.id}/end", late, 422, check=False)
    assert page.document.all("form", data_check="yes") == []
    assert (entries(), answers()) == (before, known)


def test_back_to_the_form_keeps_what_was_typed_and_the_id_of_the_act(ending, truck, visitor):
    page = shown(visitor, ending, ended_on="20/11/2026")
    form = page.document.one("form", data_check="yes")
    back = visitor.post(ending, fields(form) | {"edit": "ended_on"}, 200)
    typed = fields(back.form(having=("ended_on",)))
    assert typed["ended_on"] == "20/11/2026"
    assert typed["act_id"] == fields(form)["act_id"]
    visitor.send(back, back.form(having=("ended_on",)), {"ended_on": "23/11/2026"})
    assert truck.state is AssetState.RETURNED


def test_what_changed_while_the_answers_were_checked_is_refused(truck, pages, officer):
    url = f"/cases/assets/{truck.id}/end"
    mine = pages.as_user(officer)
    page = shown(mine, url, ended_on="23/11/2026")
    form = page.document.one("form", data_check="yes")
    assets.end_seizure(
        truck,
        to=AssetState.RETURNED,
        document=typed("8/QD"),
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


def test_a_page_that_does_not_ask_cannot_write_what_nothing_takes_back(truck, officer, app):
    by = Act(officer, clock.now())
    with unasked(), pytest.raises(UncheckedAct):
        ledger.append(
            truck.stream,
            ASSET_RETURNED,
            office_id=truck.office_id,
            by=by,
            payload={
                "document": "9/QĐ",
                "ended_on": by.day,
                "state": [AssetState.SEIZED, AssetState.RETURNED],
            },
        )


def test_a_final_kind_says_so(app):
    codes = {code for code, kind in declared().items() if kind.correctable.how is Correctable.FINAL}
    assert {"custody.destroyed", "custody.released", "order.revoked"} <= codes
