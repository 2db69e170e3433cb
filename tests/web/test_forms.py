"""The house form: what it gives to an operation, and fields of one choice."""

import enum
from types import SimpleNamespace

import pytest
from wtforms import BooleanField, FieldList, FormField, PasswordField, StringField, TextAreaField
from wtforms import Form as NestedForm
from wtforms.validators import InputRequired, Optional

from foundation.i18n import N_
from web.fields import DayField
from web.fields.choices import EnumField, EnumTicks, RowField
from web.formatting import register_words
from web.forms import Form, faults


class Colour(enum.StrEnum):
    RED = "red"
    GREEN = "green"


register_words({Colour.RED: N_("Danger"), Colour.GREEN: N_("Done")})


class Sample(Form):
    name = StringField("Name", validators=[InputRequired()])
    note = TextAreaField("Note", validators=[Optional()])
    colour = EnumField("Colour", Colour)
    other = EnumField("Other", Colour, validators=[Optional()], empty="none")
    owner = RowField("Owner", validators=[Optional()])
    on = DayField("On", validators=[Optional()])
    loud = BooleanField("Loud")
    shades = EnumTicks("Shades", Colour)


ROWS = [SimpleNamespace(id=7, name="An"), SimpleNamespace(id=8, name="Bình")]
EMPTY = {"name": "", "note": "", "colour": "", "other": "", "owner": "", "on": ""}


@pytest.fixture
def posted(app):
    def post(**values):
        with app.test_request_context(method="POST", data={**EMPTY, **values}):
            form = Sample(meta={"csrf": False})
            form.owner.offer(ROWS, lambda row: row.name, empty="nobody")
            return form.validate(), form

    return post


def test_a_form_gives_values_as_the_operation_takes_them(posted):
    well, form = posted(name=" An ", colour="red", owner="8", loud="y", shades="green")
    assert well
    assert form.given == {
        "name": "An",
        "note": None,
        "colour": Colour.RED,
        "other": None,
        "owner": ROWS[1],
        "on": None,
        "loud": True,
        "shades": [Colour.GREEN],
    }
    assert type(form.given["colour"]) is Colour


@pytest.mark.parametrize("typed", ["chưa rõ", "(Không rõ)", "?", "chưa xác định", "N/A"])
def test_a_line_that_only_says_that_nobody_knows_is_left_empty(posted, app, typed):
    well, form = posted(name="An", note=typed, colour="red")
    assert well
    assert form.given["note"] is None
    well, form = posted(name=typed, note="không rõ nguồn gốc", colour="red")
    assert not well, "what has to be said is not said by that"
    assert form.given["note"] == "không rõ nguồn gốc"
    with app.test_request_context(method="POST", data={"lines-0-amount": typed}):
        assert Long(meta={"csrf": False}).lines[0].amount.data == ""


@pytest.mark.parametrize(
    "wrong", [{"colour": "blue"}, {"colour": ""}, {"owner": "9"}, {"shades": "blue"}]
)
def test_a_choice_nobody_offered_is_not_taken(posted, wrong):
    well, form = posted(**({"name": "An", "colour": "red"} | wrong))
    assert not well
    assert set(form.errors) == set(wrong)


def test_a_choice_is_shown_by_its_word_and_chosen_when_the_form_is_opened(app):
    with app.test_request_context():
        form = Sample()
        form.owner.offer(ROWS, lambda row: row.name)
        form.colour.data, form.owner.data = Colour.GREEN, "7"
        assert '<option selected value="green">' in str(form.colour())
        assert '<option selected value="7">An</option>' in str(form.owner())
        assert form.owner.chosen is ROWS[0]


class Line(NestedForm):
    amount = StringField("Amount", validators=[InputRequired("Enter the amount.")])


class Long(Form):
    name = StringField("Name", validators=[InputRequired("Enter the name.")])
    secret = PasswordField("Password")
    lines = FieldList(FormField(Line), label="Line", min_entries=2)


def test_every_line_of_what_is_wrong_is_a_sentence_that_leads_to_its_field(app):
    data = {"secret": "abc", "lines-0-amount": "1", "lines-1-amount": ""}
    with app.test_request_context(method="POST", data=data):
        form = Long(meta={"csrf": False})
        assert not form.validate()
        assert [(fault.label, fault.id, fault.text) for fault in faults(form)] == [
            ("Name", "name", "Enter the name."),
            ("Line 2, Amount", "lines-1-amount", "Enter the amount."),
            ("Password", "secret", faults(form)[2].text),  # it has to be typed again
        ]


def test_a_choice_that_is_a_statement_is_made_by_nobody_else(app):
    with app.test_request_context():
        form = Sample()
        form.owner.offer(ROWS, lambda row: row.name)
        for field in (form.colour, form.owner):
            assert "selected" not in str(field()).split("</option>")[1]
            assert str(field()).split("<option")[1].startswith((' selected value=""', ' value=""'))
