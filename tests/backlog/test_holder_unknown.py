"""Who has to act on an old obstacle may not be known: shown so, and named by passing it on."""

from dataclasses import replace

import pytest

from backlog.forms import OldAssetForm
from backlog.shapes import OldHolder
from cases.models import Asset, Holder, Obstacle
from foundation.database import db
from foundation.partdays import PartDay
from foundation.transaction import transaction
from organisations.models import Organisation
from review.models import StalledAsset
from tests.backlog.test_page import TYPED, URL

WORDS = "Chưa rõ ai đang xử lý"
NOBODY = {name: "" for name in TYPED if name.startswith("holders-")}


def told(app, **holders):
    """Return the holders that the page reads from such rows, in their order."""
    typed = TYPED | NOBODY | {name.replace("_", "-", 2): text for name, text in holders.items()}
    with app.test_request_context(URL, method="POST", data=typed):
        obstacle = OldAssetForm(papers=()).matter(1).obstacle
    return [(each.held_by, each.name, each.since) for each in obstacle.holders]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"holders_0_name": "Ông Ba"}, (Holder.UNKNOWN, "Ông Ba", None)),
        ({"holders_1_since": "3/2024"}, (Holder.UNKNOWN, None, PartDay(2024, 3))),
        ({"holders_2_name": "Tổ 4", "holders_2_since": "2023"},
         (Holder.UNKNOWN, "Tổ 4", PartDay(2023))),
    ],
)  # fmt: skip
def test_a_row_with_a_name_or_a_day_alone_is_kept(app, typed, kept):
    assert told(app, **typed) == [kept]


@pytest.mark.parametrize(
    "below", [{"holders-0-name": "Ông Ba"}, {"next_act": "Họp"}, {"note": "đã hỏi"}]
)
def test_what_stands_below_no_obstacle_is_refused_and_stays_typed(pages, officer, below):
    typed = TYPED | NOBODY | {"reason_code": ""} | below
    answer = pages.as_user(officer).post_form(URL, typed, status=422)
    assert "Chọn vướng mắc: phần ghi bên dưới là về vướng mắc đó." in answer.text
    assert next(iter(below.values())) in answer.markup
    assert db.session.query(Asset).count() == 0


def test_an_obstacle_of_which_no_row_tells_anything_is_refused(pages, officer):
    answer = pages.as_user(officer).post_form(URL, TYPED | NOBODY, status=422)
    assert "hoặc chọn chưa rõ ai đang xử lý" in answer.text


def test_it_stands_on_the_lists_of_the_head_until_it_is_passed_on(
    workshop, record_old, pages, head, officer
):
    nobody = replace(workshop.obstacle, holders=(OldHolder(held_by=Holder.UNKNOWN),))
    with transaction():
        record_old(workshop, obstacle=nobody)
    [row] = db.session.query(StalledAsset)
    assert (row.held_by, row.holder_name, row.held_since_in) == (Holder.UNKNOWN, None, "")
    for address in ("/review/stalled?cases=all", "/review/holders?cases=all"):
        assert WORDS in pages.as_user(head).get(address).text
    [obstacle] = db.session.query(Obstacle)
    own, address = pages.as_user(officer), f"/cases/obstacles/{obstacle.id}/pass-on"
    named = {"holder_name": "", "since_on": "23/11/2026", "next_act": "Họp"}
    own.post_form(address, named | {"held_by": "police"})
    [row] = db.session.query(StalledAsset)
    assert row.held_by is Holder.POLICE
    assert WORDS not in pages.as_user(head).get("/review/stalled?cases=all").text


def test_whose_name_alone_is_known_is_looked_for_in_no_registry(workshop, record_old):
    named = (OldHolder(held_by=Holder.UNKNOWN, name="NH TMCP N.L."),)
    with transaction():
        record_old(workshop, obstacle=replace(workshop.obstacle, holders=named))
    [obstacle] = db.session.query(Obstacle)
    assert (obstacle.holder_name, obstacle.organisation_id) == ("NH TMCP N.L.", None)
    assert db.session.query(Organisation).filter_by(name="NH TMCP N.L.").count() == 1


def test_who_acts_today_says_who_has_it(workshop, record_old, pages, officer):
    with transaction():
        record_old(workshop)
    obstacle = db.session.query(Obstacle).filter_by(resolved_on=None).one()
    own, address = pages.as_user(officer), f"/cases/obstacles/{obstacle.id}/pass-on"
    typed = {"held_by": "unknown", "since_on": "23/11/2026", "next_act": "Họp"}
    own.post_form(address, typed, status=422)
    assert WORDS not in own.get(address).text
