"""The page of the planner without a script: drawn anew, warned of, kept with a reason."""

from datetime import date

import pytest

from auctions import queries
from auctions.models import Lot, LotStatus
from foundation.database import db
from tests.fixtures.auctions import contracted, valued


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def page_of(lot):
    return f"/auctions/lots/{lot.code}"


def test_the_days_are_drawn_anew_without_a_script_and_nothing_is_kept(visitor, ready_lot):
    url = f"{page_of(ready_lot)}/rounds/new"
    page = visitor.get(url)
    asked = {"place": "Hội trường", "session_at": "15/12/2026", "session_at-hour": "14:00"}
    drawn = visitor.send(page, page.form(action=url), {**asked, "draw": "y"}, 200)
    form = drawn.form(action=url)
    values = {one.get("name"): one.get("value") for one in form.all("input")}
    assert (values["place"], values["session_at"]) == ("Hội trường", "15/12/2026")
    assert values["session_at-hour"] == "14:00"
    assert values["file_sale_to"] == "10/12/2026"
    assert db.session.get_one(Lot, ready_lot.id).status is LotStatus.READY
    visitor.send(drawn, form, {})
    assert queries.latest_round(ready_lot).session_on == date(2026, 12, 15)


def test_a_session_past_its_last_day_is_warned_of_before_and_saved_with_a_reason(
    visitor, lot, officer
):
    old = date(2026, 10, 20)
    contracted(
        valued(lot, officer, certificate_on=old, received_on=old),
        officer,
        signed_on=date(2026, 11, 3),
    )
    url = f"{page_of(lot)}/rounds/new"
    page = visitor.get(url)
    assert "không đúng hạn" in page.text
    assert "muộn nhất 03/12" in page.text
    form = page.form(action=url)
    answer = visitor.send(page, form, {"place": "Hội trường"}, 422)
    assert queries.latest_round(lot) is None
    form = answer.form(action=url)
    visitor.send(answer, form, {"place": "Hội trường", "late_reason": "Tổ chức đấu giá hết chỗ"})
    assert "Tổ chức đấu giá hết chỗ" in visitor.get(page_of(lot)).text
