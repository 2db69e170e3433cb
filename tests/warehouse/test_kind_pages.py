"""What an office says of a kind of thing on its pages, and where it is received and proposed."""

import pytest

from accounts.models import Office
from cases.models import AssetCategory
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.html import fields
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import draft
from warehouse.kinds.in_force import OwnRule, rule_of
from warehouse.models import Demand, ItemKind
from warehouse.operations.kinds import rule_kind

KIND = ItemKind.MACHINERY
FORM = {
    "classes": ["general", "vault", "vehicle_yard", "cold"],
    "unit": "bộ",
    "valid_from": "23/11/2026",
    "reason": "Đếm theo bộ",
}


def put(office: Office, admin: Actor, rule: OwnRule) -> None:
    by = Act(admin, clock.now())
    rule_kind(office, KIND, rule=rule, valid_from=by.day, reason="Máy để riêng", by=by)


def test_the_page_shows_what_it_meets_before_anything_is_recorded(pages, admin, office, make_item):
    make_item(kind=KIND)
    db.session.commit()
    visitor = pages.as_user(admin)
    address = f"/warehouse/kinds/{office.code}/machinery"
    asked = visitor.post_form(address, FORM | {"classes": ["vault"]}, 200, check=False)
    assert "1 vật" in asked.main
    assert rule_of(KIND, office.id, clock.today()) == OwnRule()
    visitor.post_form(address, FORM)
    assert rule_of(KIND, office.id, clock.today()) == OwnRule(unit="bộ")
    assert "Đếm theo bộ" in visitor.get("/warehouse/kinds").main
    visitor.post_form(address, FORM, 422)
    visitor.post_form(address, FORM | {"classes": ["weapons"]}, 422)
    visitor.post_form(address, FORM | {"demands": ["gold"]}, 422)
    visitor.post_form(address, FORM | {"unit": "b" * 41}, 422)
    visitor.post_form(address, FORM | {"valid_from": "31/02/2027"}, 422)
    visitor.get(f"/warehouse/kinds/{office.code}/nothing", 404)
    visitor.get("/warehouse/kinds/KHONG-CO", 404)
    visitor.post_form(address, {"inherit": "y"} | FORM)
    assert rule_of(KIND, office.id, clock.today()) == OwnRule()


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_has_its_page(pages, admin, office, kind):
    visitor = pages.as_user(admin)
    address = f"/warehouse/kinds/{office.code}/{kind.value}"
    assert visitor.get(address).main
    form = {key: value for key, value in FORM.items() if key != "classes"}
    visitor.post_form(address, form)
    assert rule_of(kind, office.id, clock.today()).unit == "bộ"


def test_the_law_stands_on_the_page_with_its_provision(pages, admin):
    main = pages.as_user(admin).get("/warehouse/kinds").main
    assert "Điều 90" in main or "Đ.90" in main
    assert "Đ.37" in main


def test_only_who_manages_the_office_sees_the_page(pages, keeper, officer):
    for person in (keeper, officer):
        pages.as_user(person).get("/warehouse/kinds", 403)


def test_the_keeper_sees_what_the_office_asks_and_the_usual_unit(
    pages, keeper, make_intake, office, admin
):
    put(office, admin, OwnRule(demands=frozenset({Demand.PHOTO}), unit="bộ"))
    order = make_intake(lines=[draft(kind=KIND, seal=None, unit=None)])
    begin_intake(order, Act(keeper, clock.now()))
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/orders/{order.code}/lines/1/receive")
    assert "ảnh" in page.main
    assert '<details class="kb-more" open' not in page.markup
    put(office, admin, OwnRule(demands=frozenset({Demand.NUMBER}), unit="bộ"))
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/orders/{order.code}/lines/1/receive")
    assert page.markup.count('<details class="kb-more" open') == 1, "the number is asked there"
    assert 'value="bộ"' in page.markup


@pytest.mark.parametrize(("of_asset", "shown"), [(None, "bộ"), ("cái", "cái")])
def test_a_line_from_an_asset_has_the_usual_unit_where_its_minutes_name_none(
    pages, officer, make_asset, case, office, admin, of_asset, shown
):
    put(office, admin, OwnRule(unit="bộ"))
    make_asset(category=AssetCategory.MACHINERY, description="Máy tiện T616", unit=of_asset)
    page = pages.as_user(officer).get(f"/warehouse/orders/new?case_id={case.id}")
    assert fields(page.form(having=("lines-0-unit",)))["lines-0-unit"] == shown
