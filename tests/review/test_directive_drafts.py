"""A directive can begin with a sentence that fits how the asset stands, and a day."""

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
