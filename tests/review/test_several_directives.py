"""Directives about several stalled assets at once, from the list to the ledger."""

import pytest
from sqlalchemy import select

from accounts.models import Office, Role, UserAccount
from accounts.operations.people import grant_role
from auctions.models import Lot
from cases.models import Party
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from review.models import Directive
from review.refusals import DirectiveElsewhere
from tests.fixtures.pages import Pages
from tests.fixtures.people import FOUNDED, MakeUser
from tests.fixtures.review import Refresh, asset_of

SENT = {"instruction": "Lập kế hoạch bảo vệ cưỡng chế", "due_on": "07/12/2026"}


@pytest.fixture
def asset_id(unsold: Lot, bank: Party, refresh: Refresh) -> int:
    refresh()
    return asset_of(unsold.id).id


def test_a_directive_goes_to_the_officer_of_each_chosen_asset_once(
    pages: Pages, head: Actor, officer: Actor, asset_id: int
) -> None:
    visitor = pages.as_user(head)
    picked = visitor.get(f"/review/stalled?part=picked&picked={asset_id}")
    address = next(a["href"] for a in picked.document.all("a") if "/several" in a.get("href"))
    page = visitor.get(address)
    form = page.form(having=("instruction",))
    visitor.send(page, form, SENT)
    visitor.send(page, form, SENT)
    given = db.session.scalars(select(Directive)).all()
    assert [(one.asset_id, one.to_user_id) for one in given] == [(asset_id, officer.id)]


def test_one_that_cannot_be_given_keeps_back_all(pages: Pages, head: Actor, asset_id: int) -> None:
    visitor = pages.as_user(head)
    page = visitor.get(f"/review/directives/several?asset={asset_id}")
    late = SENT | {"due_on": "01/01/2026"}
    visitor.send(page, page.form(having=("instruction",)), late, 422)
    assert db.session.scalars(select(Directive)).all() == []
    visitor.get("/review/directives/several?asset=999999&asset=x", 404)


def test_an_asset_of_an_office_one_only_reads_is_held_back_with_its_reason(
    pages: Pages, office: Office, make_office: object, make_user: MakeUser, asset_id: int
) -> None:
    elsewhere = make_office(code="KHAC")  # type: ignore[operator]  # a maker
    mixed = make_user(roles=[Role.HEAD], office=elsewhere)
    account = db.session.get_one(UserAccount, mixed.id)
    grant_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, FOUNDED))
    page = pages.as_user(mixed).get(f"/review/stalled?part=picked&picked={asset_id}")
    assert "Tài sản thuộc quyền chỉ đạo của đơn vị khác." in page.main
    assert DirectiveElsewhere.text
    assert not [a for a in page.document.all("a") if "/several" in a.get("href")]
