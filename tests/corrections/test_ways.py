"""What stands in the way is named, with the way to it."""

from datetime import timedelta

from sqlalchemy import select

from accounts.models import Approval
from auctions.queries import assets_of
from cases.models import CaseFile, HoldReason
from cases.operations.holds import place_hold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.papers import typed
from web.seeing import ways_to

PAPER = {"paper_no": "15/BB", "paper_on": "20/11/2026"}
CASE = {"summary": "Vụ khác", "enforceability": "able", "opened_on": "20/11/2026", "money_due": "0"}


def href(url):
    return f'href="{url}"'


def test_the_page_of_a_correction_leads_to_the_one_that_waits(pages, truck, officer, propose):
    propose("asset", truck, description="Xe khác")
    approval = db.session.scalars(select(Approval)).one()
    own, form = pages.as_user(officer), f"/corrections/asset/{truck.id}"
    assert href(f"/approvals/{approval.id}") in own.get(form).markup
    again = {"description": "Xe khác nữa", "why": "Nhập nhầm", **PAPER}
    refused = own.post_form(form, again, 422)
    assert refused.markup.count(href(f"/approvals/{approval.id}")) == 2  # above, and in the answer


def test_what_stands_on_a_case_is_named_and_linked(pages, truck, officer):
    own, case = pages.as_user(officer), db.session.get_one(CaseFile, truck.case_id)
    form = f"/corrections/case/{case.id}"
    shown = own.get(form)
    assert href(f"/cases/assets/{truck.id}") in shown.markup
    assert truck.description in shown.main
    refused = own.post_form(form, {"takes_back": "y", "why": "Nhập nhầm", **PAPER}, 422)
    assert refused.markup.count(href(f"/cases/assets/{truck.id}")) == 2


def test_what_stands_on_an_asset_is_named_and_linked(pages, lot, officer):
    (asset, *_rest) = assets_of(lot)
    shown = pages.as_user(officer).get(f"/corrections/asset/{asset.id}")
    assert href(f"/auctions/lots/{lot.code}") in shown.markup


def test_a_hold_over_a_case_is_named(pages, case, officer):
    """It has no page of its own: the way leads to where it stands."""
    days = {"placed_on": clock.today(), "review_on": clock.today() + timedelta(days=30)}
    by = Act(officer, clock.now())
    place_hold(case, reason=HoldReason.POSTPONED, ground="Đơn", paper=typed("1/QĐ"), by=by, **days)
    shown = pages.as_user(officer).get(f"/corrections/case/{case.id}")
    assert "hoãn, tạm dừng: Hoãn thi hành án" in shown.main


def test_a_number_in_use_leads_to_its_case(pages, case, officer):
    refused = pages.as_user(officer).post_form("/cases/new", {**CASE, "number": case.number}, 422)
    assert href(f"/cases/{case.id}") in refused.markup


def test_who_may_not_see_the_thing_is_not_led_to_it(app, case):
    with app.test_request_context("/"):
        assert ways_to([case.stream]) == []
