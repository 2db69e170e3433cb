"""The minutes of a hand-over are drafted from it when both have signed."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from accounts.models import UserAccount
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import Refusal
from papers.drafting.allowed import why_not_begin
from papers.drafting.operations.drafts import begin_draft
from tests.fixtures.hand_overs import sign_by
from warehouse.drafting.minutes import COPIES, HAND_OVER_MINUTES, read_minutes


def test_they_say_who_gave_what_to_whom_and_how_it_was(make_hand_over, item, keeper, second_keeper):
    row = sign_by(make_hand_over(item), keeper, second_keeper)
    said = asdict(read_minutes(row))
    names = [db.session.get_one(UserAccount, one.id).full_name for one in (keeper, second_keeper)]
    assert [said["giver"], said["receiver"]] == names
    assert said["hand_over_number"] == row.number
    (thing,) = said["things"]
    assert thing["code"] == shown(item.code)
    assert thing["condition"] == "như trước"
    assert thing["seal"] == f"niêm phong còn nguyên {item.seal_number}"
    assert "04 bản" in COPIES


def test_they_are_begun_when_both_have_signed(make_hand_over, item, keeper, second_keeper, now):
    row = sign_by(make_hand_over(item), keeper)
    by = Act(keeper, now)
    assert why_not_begin(HAND_OVER_MINUTES, row) is not None
    with pytest.raises(Refusal):
        begin_draft(row, template=HAND_OVER_MINUTES, by=by)
    sign_by(row, second_keeper)
    draft = begin_draft(row, template=HAND_OVER_MINUTES, by=by)
    assert draft.free["copies"] == COPIES


def test_they_are_not_older_than_the_hand_over(make_hand_over, item, keeper, second_keeper, now):
    row = sign_by(make_hand_over(item), keeper, second_keeper)
    by = Act(keeper, now)
    assert HAND_OVER_MINUTES.why_not(row, {}, {}, now.date() - timedelta(days=1), by)
    assert HAND_OVER_MINUTES.why_not(row, {}, {}, now.date(), by) is None


def test_the_page_offers_them(pages, make_hand_over, item, keeper, second_keeper):
    row = sign_by(make_hand_over(item), keeper, second_keeper)
    db.session.commit()
    page = pages.as_user(second_keeper).get(f"/warehouse/hand-overs/{row.id}")
    assert "Biên bản giao nhận" in page.main
    assert f"/papers/drafts/new/hand-over-minutes/{row.id}" in page.markup
