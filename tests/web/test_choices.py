"""What choice fields offer: of one's own offices, by permission, twenty at most."""

import pytest

from foundation.codes import shown
from foundation.permissions import Permission
from warehouse.forms.custody import MoveForm
from web import choices
from web.choices import MOST, Option


@pytest.fixture
def ask(pages):
    def ask(who, source, words, status=200):
        answer = pages.as_user(who).client.get(f"/choices/{source}", query_string={"q": words})
        assert answer.status_code == status
        return answer.json if status == 200 else None

    return ask


def test_a_place_is_found_by_a_part_of_its_name_without_marks(ask, keeper, make_place):
    cell = make_place(name="Kệ Đặc biệt", short_name="B-04-3")
    found = ask(keeper, "places", "dac biet")["options"]
    assert [each["value"] for each in found] == ["B-04-3"]
    assert not found[0]["exact"]
    assert cell.full_name in found[0]["detail"]


def test_a_scanned_label_and_a_typed_short_name_choose_at_once(ask, keeper, make_place):
    cell = make_place(name="Ô 3", short_name="B-04-3")
    for words in (shown(cell.code), "b-04-3"):
        first = ask(keeper, "places", words)["options"][0]
        assert first["exact"]
        assert first["value"] == "B-04-3"


def test_a_case_is_found_by_number_and_by_what_it_is_about(ask, officer, case):
    for words in (case.number, case.summary.split()[0]):
        assert case.number in [each["value"] for each in ask(officer, "cases", words)["options"]]
    assert ask(officer, "cases", case.number)["options"][0]["exact"]


def test_an_item_is_found_by_its_words_and_chosen_by_its_code(ask, keeper, item):
    first = ask(keeper, "items", item.code)["options"][0]
    assert first["exact"]
    assert first["value"] == shown(item.code)


def test_nothing_of_another_office_is_offered(ask, make_user, make_office, case, item):
    stranger = make_user(roles=["keeper", "officer"], office=make_office())
    assert ask(stranger, "cases", case.number)["options"] == []
    assert ask(stranger, "items", item.code)["options"] == []


@pytest.fixture
def heads_only():
    """A source that only heads of office may search."""
    choices.register("heads-only", Permission.DIRECT, lambda words, _offices: [Option(words, "x")])
    yield "heads-only"
    del choices._sources["heads-only"]


def test_who_may_not_see_the_pages_may_not_search_them(ask, make_user, head, heads_only):
    ask(make_user(roles=["admin"]), heads_only, "1", 403)
    assert ask(head, heads_only, "1")["options"]


def test_no_more_than_twenty_are_offered_and_it_is_said(ask, keeper, make_place):
    for number in range(MOST + 3):
        make_place(name=f"Ngăn {number:02}", short_name=f"N-{number:02}")
    answer = ask(keeper, "places", "ngăn")
    assert len(answer["options"]) == MOST
    assert answer["more"]


@pytest.mark.parametrize("words", ["", " ", "%", "\x00", "'\"", "9" * 5000])
def test_odd_words_break_nothing(ask, keeper, words):
    assert "options" in ask(keeper, "places", words)


def test_there_is_no_source_of_another_name(ask, keeper):
    ask(keeper, "accounts", "a", 404)


def test_every_field_names_a_source_there_is(app):
    with app.test_request_context():
        assert MoveForm().place.source in choices.known()
