"""The page of the care of a thing whose plan has ended, or is its second."""

from datetime import date, timedelta

import pytest

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.warehouse import whole
from warehouse.care.checks import checks_of
from warehouse.models import CareKind, CareState
from warehouse.operations.care import begin_visit, end_care, finish_visit, plan_care
from warehouse.photos import StoredPhoto

TODAY = date(2026, 11, 23)


@pytest.fixture
def visited_twice(item, keeper, now):
    plan_care(item, kind=CareKind.MACHINE, every_days=30, next_on=TODAY, by=Act(keeper, now))
    for later, mark in ((0, "a"), (30, "c")):
        by = Act(keeper, now + timedelta(days=later))
        before, after = (StoredPhoto(chr(ord(mark) + n) * 64, 640, 480) for n in (0, 1))
        begin_visit(item, scanned=item, photos=[before], by=by)
        finish_visit(
            item,
            state=CareState.GOOD,
            answers=dict.fromkeys(checks_of(CareKind.MACHINE), (True, "đủ")),
            found=whole(item, condition="đã bôi mỡ", photos=[after]),
            by=by,
        )
    end_care(item, reason="Đã bán", by=Act(keeper, now + timedelta(days=31)))
    return item


@pytest.mark.parametrize("again", [False, True])
def test_a_plan_that_ended_still_has_its_page(visited_twice, pages, keeper, now, again):
    item = visited_twice
    if again:
        by = Act(keeper, now + timedelta(days=32))
        plan_care(
            item, kind=CareKind.GOODS, every_days=60, next_on=TODAY + timedelta(days=60), by=by
        )
    db.session.commit()
    code = item.code
    db.session.remove()
    assert "đã bôi mỡ" in pages.as_user(keeper).get(f"/warehouse/care/{code}").text


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [(94, "danger", "thăm quá 94 ngày"), (0, "warn", "đến hạn thăm"), (-3, "", "đang bảo dưỡng")],
)
def test_a_visit_that_is_late_is_red_and_says_since_how_many_days(
    item, pages, keeper, now, days, tone, words
):
    plan = plan_care(item, kind=CareKind.MACHINE, every_days=30, next_on=TODAY, by=Act(keeper, now))
    plan.next_on = TODAY - timedelta(days=days)
    db.session.commit()
    code, late = item.code, days > 0
    db.session.remove()
    keeps = pages.as_user(keeper)
    listed = keeps.get("/warehouse/care").response.text
    row = listed.partition("<tbody>")[2].partition("</tbody>")[0]
    assert words in row, listed[listed.find("<main") :][:3000]
    assert (f'<tr class="kb-{tone}">' if tone else "<tr>") in row
    assert (words in keeps.get(f"/warehouse/items/{code}").text) is bool(tone)
    assert ("1 quá hạn" in keeps.get("/").text) is late
