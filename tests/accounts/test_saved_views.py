"""Lists kept by a name: by one person, for that person alone."""

import pytest
from sqlalchemy import select

from accounts.models import SavedView, UserAccount
from accounts.operations.saved_views import MOST, forget_view, keep_view
from accounts.refusals import TooManyViews, ViewOfAnother
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.html import fields

FILTERS = "/warehouse/items?part=filters&status=on_loan"
NEW = "/saved-views/new"


def chips(page):
    return {link.text: link["href"] for link in page.document.all("a", class_="kb-chip")}


def test_a_list_is_kept_by_a_name_and_forgotten(pages, keeper):
    visitor = pages.as_user(keeper)
    page = visitor.get(FILTERS)
    sent = visitor.send(page, page.form(action=NEW), {"view_name": "Đang mượn"})
    assert sent.location == "/warehouse/items?status=on_loan"
    assert chips(visitor.get("/warehouse/items"))["Đang mượn"] == sent.location
    again = visitor.get("/warehouse/items?part=filters&status=released")
    visitor.send(again, again.form(action=NEW), {"view_name": "Đang mượn"})
    view = db.session.scalar(select(SavedView))
    assert (view.name, view.query) == ("Đang mượn", "status=released")
    page = visitor.get(FILTERS)
    visitor.send(page, page.form(action=f"/saved-views/{view.id}/forget"))
    assert db.session.scalars(select(SavedView)).all() == []


def test_only_what_the_list_understands_is_kept(pages, keeper):
    visitor = pages.as_user(keeper)
    page = visitor.get(FILTERS)
    typed = {"view_name": "A", "query": "status=on_loan&after=x&part=picked&next=//evil"}
    visitor.send(page, page.form(action=NEW), typed)
    assert db.session.scalar(select(SavedView.query)) == "status=on_loan"
    page = visitor.get(FILTERS)
    visitor.send(page, page.form(action=NEW), {"view_name": "B", "list_key": "nothing"}, 404)
    visitor.send(page, page.form(action=NEW), {"view_name": ""}, 422)


def test_somebody_else_sees_and_forgets_nothing_of_it(pages, keeper, officer, now):
    account = db.session.get_one(UserAccount, keeper.id)
    view = keep_view(account, list_key="items", name="Của tôi", query="", by=Act(keeper, now))
    visitor = pages.as_user(officer)
    assert "Của tôi" not in visitor.get("/warehouse/items").text
    own = fields(visitor.get(FILTERS).form(action=NEW))
    visitor.post(f"/saved-views/{view.id}/forget", own, 404)
    with pytest.raises(ViewOfAnother):
        forget_view(view, by=Act(officer, now))


def test_a_person_keeps_so_many_of_a_list(keeper, now):
    account, by = db.session.get_one(UserAccount, keeper.id), Act(keeper, now)
    for number in range(MOST):
        keep_view(account, list_key="items", name=str(number), query="", by=by)
    with pytest.raises(TooManyViews):
        keep_view(account, list_key="items", name="mới", query="", by=by)
    keep_view(account, list_key="orders", name="mới", query="", by=by)
