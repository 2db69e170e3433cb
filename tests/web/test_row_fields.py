"""One of many rows: searched on the page's own address, sent by its name, never all in the page."""

from types import SimpleNamespace

import pytest

from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act
from tests.fixtures.html import fields
from web.fields.choices import MOST, RowField
from web.forms import Form

MANY = [SimpleNamespace(id=n, name=f"Người thứ {n}") for n in range(1, 5_001)]
TWICE = [SimpleNamespace(id=6_001, name="Trùng tên"), SimpleNamespace(id=6_002, name="Trùng tên")]


class Owned(Form):
    owner = RowField("Owner")


@pytest.fixture
def owned(app):
    def make(rows=MANY, empty="nobody", begin="", **sent):
        method = "POST" if sent else "GET"
        with app.test_request_context("/x?case_id=1", method=method, data=sent or None):
            form = Owned(meta={"csrf": False})
            form.owner.offer(rows, lambda row: row.name, empty=empty)
            if begin:
                form.owner.data = begin
            form.well = form.validate() if sent else None
            form.drawn, form.asks = str(form.owner()), form.owner.address
            return form

    return make


def test_a_list_that_is_looked_through_is_a_select(owned):
    form = owned(MANY[:MOST], owner="7")
    assert form.well
    assert form.owner.chosen is MANY[6]
    assert form.drawn.count("<option") == MOST + 1


def test_five_thousand_rows_are_one_text_and_their_address(owned):
    form = owned(begin="7")
    assert len(form.drawn) < 300
    assert 'value="Người thứ 7"' in form.drawn
    assert form.owner.chosen is MANY[6]
    assert form.asks == "/x?case_id=1&choose=owner"


@pytest.mark.parametrize("words", ["Người thứ 4021", "nguoi thu 4021"])
def test_a_row_is_chosen_by_its_name(owned, words):
    form = owned(owner=words)
    assert form.well
    assert form.given["owner"] is MANY[4020]


@pytest.mark.parametrize("words", ["Người thứ", "7", "Người thứ 9999"])
def test_what_names_no_row_is_refused_and_stays(owned, words):
    form = owned(owner=words)
    assert not form.well
    assert f'value="{words}"' in form.drawn


def test_nothing_typed_is_nobody_where_that_may_be(owned):
    assert owned(owner="").given["owner"] is None
    assert not owned(empty=None, owner="").well


def test_rows_of_the_same_name_are_told_apart(owned):
    form = owned(MANY + TWICE, owner="Trùng tên")
    assert not form.well
    for name in form.owner.found("trung ten"):
        assert owned(MANY + TWICE, owner=name).owner.chosen in TWICE


def test_a_page_answers_what_its_field_offers(pages, officer, case):
    for number in range(MOST + 10):
        files.add_party(
            case,
            name=f"Bên thứ {number:02}",
            role=PartyRole.CREDITOR,
            kind=PartyKind.PERSON,
            by=Act(officer, clock.now()),
        )
    address = f"/cases/{case.id}/assets/new"
    visitor = pages.as_user(officer)
    asked = fields(visitor.get(address).form(having=("mortgaged_to",)))
    assert asked["mortgaged_to"] == ""
    assert "Bên thứ 07" not in visitor.get(address).response.text

    def offered(words, name="mortgaged_to", status=200):
        answer = visitor.client.get(address, query_string={"choose": name, "q": words})
        assert answer.status_code == status
        return answer.json

    assert offered("ben 07")["options"] == [
        {"value": "Bên thứ 07", "text": "Bên thứ 07", "detail": "", "exact": False}
    ]
    assert offered("bên thứ 07")["options"][0]["exact"]
    first = offered("")
    assert len(first["options"]) == 20
    assert first["more"]
    offered("x", name="nothing", status=404)
