"""Without scripts: the same form sent again after Back is asked, and nothing typed is lost."""

import pytest
from sqlalchemy import func, select
from wtforms.validators import Optional

from cases.models import Party
from foundation.database import db
from web.fields import MomentField
from web.forms import Form

PARTY = {"role": "debtor", "kind": "person", "name": "Nguyễn Thị Thử"}


@pytest.fixture
def plain(pages, officer):
    """A browser without scripts."""
    visitor = pages.as_user(officer)
    visitor.scripts = False
    return visitor


def parties():
    return db.session.scalar(select(func.count()).where(Party.name == PARTY["name"]))


def test_the_same_after_back_is_asked_and_done_twice_only_when_sent_again(plain, case):
    new = f"/cases/{case.id}/parties/new"
    plain.post_form(new, PARTY)
    asked = plain.post_form(new, PARTY, 422)  # Back asks for the form anew: another id
    assert parties() == 1
    form = asked.form(action=new)
    assert {control.get("value") for control in form.all("input", id="name")} == {PARTY["name"]}
    plain.send(asked, form)
    assert parties() == 2


def test_another_content_or_another_act_between_is_not_asked(plain, case):
    new = f"/cases/{case.id}/parties/new"
    plain.post_form(new, PARTY)
    plain.post_form(new, {**PARTY, "name": "Trần Văn Thử"})
    plain.post_form(new, PARTY)
    assert parties() == 2


def test_a_browser_with_scripts_keeps_the_id_itself_and_is_not_asked(pages, officer, case):
    visitor = pages.as_user(officer)
    for _time in range(2):
        visitor.post_form(f"/cases/{case.id}/parties/new", PARTY)
    assert parties() == 2


class Appointment(Form):
    at = MomentField("Session", validators=[Optional()])


def test_an_hour_without_its_day_is_said_and_stays(app):
    with app.test_request_context(method="POST", data={"at": "", "at-hour": "8:30"}):
        form = Appointment(meta={"csrf": False})
        assert not form.validate()
        assert (form.at.shown_day, form.at.shown_hour) == ("", "8:30")
    with app.test_request_context(method="POST", data={"at": "", "at-hour": ""}):
        assert Appointment(meta={"csrf": False}).validate()
