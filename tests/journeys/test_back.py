"""Back to a form that was sent, and sent again: done once, and Back always shows a page."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from cases.models import Party
from foundation.database import db
from tests.fixtures.browser import go

pytestmark = pytest.mark.browser

NAME = "Nguyễn Thị Thử"
SEND = "main form.kb-form [type=submit]"


def parties():
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Party.name == NAME))


@pytest.fixture
def desk(sign_in, case, officer, live_server):
    live_server.settle()
    return sign_in("chv")


@pytest.fixture
def form(case):
    return f"/cases/{case.id}/parties/new"


def send(desk, name=NAME):
    desk.select_option("[name=role]", "debtor")
    desk.select_option("[name=kind]", "person")
    desk.fill("[name=name]", name)
    desk.locator(SEND).last.click()


def sent(desk, form, name=NAME):
    send(desk, name)
    desk.wait_for_url(lambda url: not url.endswith(form))


@pytest.mark.parametrize("reloads", [False, True])
def test_the_same_form_after_back_is_written_once(desk, form, reloads):
    go(desk, form)
    sent(desk, form)
    desk.go_back()
    if reloads:
        desk.reload()
    sent(desk, form)
    expect(desk.locator("#said")).not_to_be_empty()
    assert parties() == 1


def test_another_content_after_back_and_the_form_opened_anew_are_acts_of_their_own(desk, form):
    go(desk, form)
    sent(desk, form)
    desk.go_back()
    sent(desk, form, "Trần Văn Thử")
    go(desk, form)
    sent(desk, form)
    assert parties() == 2


def test_what_was_refused_may_be_sent_again_after_back(desk, form):
    go(desk, form)
    send(desk, " ")
    expect(desk.locator("[data-errors]")).to_be_visible()
    sent(desk, form)
    desk.go_back()
    expect(desk.locator("[name=name]")).to_be_visible()
    assert parties() == 1


def test_back_from_what_was_checked_shows_the_form_and_the_act_is_done_once(
    desk, truck, live_server
):
    live_server.settle()
    close = f"/cases/assets/{truck.id}/end"
    go(desk, close)
    desk.select_option("[name=to]", "returned")
    desk.fill("[name=document_no]", "9/QĐ")
    desk.fill("[name=ended_on]", "23/11/2026")
    desk.locator(SEND).last.click()
    desk.locator("[name=checked]").click()
    desk.wait_for_url(lambda url: not url.endswith(close))
    desk.go_back()
    expect(desk.locator("main h1")).to_be_visible()
