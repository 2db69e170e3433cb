"""A directive can begin with a sentence that fits how the asset stands, and a day."""

from datetime import date

from cases.models import Holder
from cases.operations import obstacles
from foundation import clock
from foundation.acts import Act
from review.views.drafts import drafts_for
from tests.fixtures.review import asset_of


def address(lot):
    return f"/review/directives/assets/{asset_of(lot.id).id}/new"


def test_a_chosen_sentence_fills_the_form_with_its_day(pages, head, lot):
    visitor, form = pages.as_user(head), address(lot)
    offered = visitor.get(form).document.one("section", id="drafts").all("a")
    assert offered
    begun = visitor.get(offered[0].get("href"))
    assert begun.document.one("textarea", name="instruction").text == offered[0].text
    assert begun.document.one("input", name="due_on").get("value")


def test_nothing_is_filled_in_before_a_sentence_is_chosen(pages, head, lot):
    page = pages.as_user(head).get(address(lot))
    assert not page.document.one("textarea", name="instruction").text
    assert not page.document.one("input", name="due_on").get("value")


def test_a_sentence_that_is_not_offered_fills_nothing(pages, head, lot):
    for number in ("0", "99", "-1", "x"):
        page = pages.as_user(head).get(f"{address(lot)}?draft={number}")
        assert not page.document.one("textarea", name="instruction").text


def test_the_officer_in_charge_stands_first_among_the_people(pages, head, officer, make_user, lot):
    make_user(roles=["officer"])
    page = pages.as_user(head).get(address(lot))
    people = page.document.one("select", name="to_user").all("option")
    assert next(one.get("value") for one in people if one.get("value")) == str(officer.id)


def test_a_sentence_names_the_holder_of_the_obstacle_without_the_days(
    pages, head, officer, unsold, refresh
):
    obstacles.report_obstacle(
        asset_of(unsold.id),
        reason_code="F17",
        held_by=Holder.OFFICER,
        since_on=date(2026, 11, 12),
        next_act="Trả lời nhận tài sản",
        due_on=date(2026, 11, 27),
        by=Act(officer, clock.now()),
    )
    refresh()
    offered = pages.as_user(head).get(address(unsold)).document.one("section", id="drafts")
    said = [one.text for one in offered.all("a")]
    assert any("CHV L.V.C. về" in one for one in said), said
    assert not any(" ngày về" in one or " · " in one for one in said), said


def test_no_day_is_made_up_where_the_calendar_of_the_year_is_missing(app):
    with app.test_request_context():
        assert all(draft.due_on for draft in drafts_for(None, date(2026, 11, 26)))
        assert not any(draft.due_on for draft in drafts_for(None, date(2060, 3, 1)))
