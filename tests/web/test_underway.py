"""How far a long act is: counted for who waits, stopped by who waits, and by nobody else."""

import re
import uuid
from types import SimpleNamespace

import pytest
from flask import g

from foundation.database import data_dir
from warehouse import sheets
from web import underway


@pytest.fixture
def act_id():
    return str(uuid.uuid4())


@pytest.fixture
def at_work(app, keeper, act_id, monkeypatch):
    """The request of the keeper's form, under way; each count is written at once."""
    monkeypatch.setattr(underway, "EVERY", 0.0)
    with app.test_request_context("/warehouse/labels", method="POST", data={"act_id": act_id}):
        g.me = SimpleNamespace(id=keeper.id, session_id=None)
        yield


def asked(visitor, act_id):
    return visitor.raw("GET", f"/underway/{act_id}").json


def stopped(visitor, act_id):
    token = re.search(r'name="csrf-token" content="([^"]+)"', visitor.get("/sessions").markup)[1]
    answer = visitor.raw(
        "POST", f"/underway/{act_id}/stop", headers={"X-CSRFToken": token}, data={}
    )
    return answer.json["stops"]


def left_behind():
    return list((data_dir() / underway.FOLDER).iterdir())


@pytest.mark.usefixtures("at_work")
def test_who_waits_hears_how_much_is_done_and_nobody_else(pages, keeper, officer, act_id):
    visitor, other = pages.as_user(keeper), pages.as_user(officer)
    with underway.underway(1000) as tell:
        assert asked(visitor, act_id) == {"done": 0, "whole": 1000}
        tell(412)
        assert asked(visitor, act_id) == {"done": 412, "whole": 1000}
        assert asked(other, act_id) == {}
    assert asked(visitor, act_id) == {}
    assert left_behind() == []


@pytest.mark.usefixtures("at_work")
def test_who_waits_stops_it_and_nobody_else(pages, keeper, officer, act_id):
    visitor, other = pages.as_user(keeper), pages.as_user(officer)
    with underway.underway(1000) as tell:
        assert not stopped(other, act_id)
        tell(1)
        assert stopped(visitor, act_id)
        with pytest.raises(underway.Stopped):
            tell(2)
    assert left_behind() == []
    assert not stopped(visitor, act_id)


@pytest.mark.parametrize("token", ["x", "0" * 31, "g" * 32, "..%2f..%2fetc"])
def test_what_is_no_act_is_not_under_way(pages, keeper, token):
    assert not asked(pages.as_user(keeper), token)


def test_a_sheet_counts_the_labels_it_draws_and_reads():
    told = []
    sheets.sheet(sheets.samples(30), tell=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 30)
