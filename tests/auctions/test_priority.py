"""The right to buy first: from its notice before the first sale, until the session of others."""

import pytest

from auctions import law
from auctions.round_days import days_of, last_days
from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


@pytest.fixture
def co_owner(case, officer):
    return files.add_party(
        case,
        role=PartyRole.CO_OWNER,
        kind=PartyKind.PERSON,
        name="Người Đồng Sở Hữu Thử",
        by=Act(officer, clock.now()),
    )


def test_before_the_first_sale_the_right_does_not_close_by_the_session(planned, lot, co_owner):
    assert last_days(days_of(planned), lot, None).priority_closes is None


def test_before_a_later_sale_it_closes_by_the_session(failed, lot, co_owner):
    drawn = last_days(days_of(failed), lot, None).priority_closes
    assert (drawn.code, drawn.basis.short) == ("P26", "Đ.83 k.1 LTHADS")


def test_where_nobody_may_have_it_it_is_not_drawn(failed, lot):
    assert last_days(days_of(failed), lot, None).priority_closes is None


def test_the_planner_says_who_is_told_before_the_first_sale(ready_lot, co_owner, visitor):
    right, payment = law.priority_of_first_sale(clock.today(), ready_lot)
    text = visitor.get(f"/auctions/lots/{ready_lot.code}/rounds/new").text
    assert co_owner.name in text
    assert (right.code, payment.code) == ("P25", "P25.2")


def test_the_planner_says_nothing_of_it_without_a_co_owner(ready_lot, visitor):
    assert "ưu tiên mua" not in visitor.get(f"/auctions/lots/{ready_lot.code}/rounds/new").text
