"""The pages of an item, an order, a place, a lot and a sale show what belongs to them."""

import pytest

from foundation.database import db
from tests.fixtures.review import asset_of
from warehouse import queries
from web import panels


def links(page, section):
    return [link.get("href") for link in page.document.one("section", id=section).all("a")]


def test_the_page_of_an_item_names_the_thing_first_and_its_orders(pages, officer, item):
    page = pages.as_user(officer).get(f"/warehouse/items/{item.code}")
    assert page.h1 == item.description
    came_by = db.session.scalars(queries.orders([item.office_id], item_id=item.id)).unique().one()
    assert f"/warehouse/orders/{came_by.code}" in links(page, "orders")


def test_the_page_of_an_item_offers_to_propose_its_next_order(pages, officer, item):
    page = pages.as_user(officer).get(f"/warehouse/items/{item.code}")
    assert any("new" in url for url in links(page, "orders"))


def test_only_who_reads_the_ledger_is_led_to_the_chain_of_an_item(pages, item, auditor, keeper):
    def leads(person):
        page = pages.as_user(person).get(f"/warehouse/items/{item.code}")
        return any("/ledger" in (a.get("href") or "") for a in page.document.all("a"))

    assert leads(auditor)
    assert not leads(keeper)


def test_a_warehouse_shows_the_orders_that_arrive_and_a_cell_does_not(
    pages, keeper, warehouse, shelf, intake
):
    visitor = pages.as_user(keeper)
    arriving = links(visitor.get(f"/warehouse/places/{warehouse.code}"), "orders")
    assert f"/warehouse/orders/{intake.code}" in arriving
    inside = visitor.get(f"/warehouse/places/{shelf.code}").document
    assert not inside.all("section", id="orders")


def test_a_lot_shows_its_assets_obstacles_documents_and_directives(pages, officer, lot):
    page = pages.as_user(officer).get(f"/auctions/lots/{lot.code}")
    assert f"/cases/assets/{asset_of(lot.id).id}" in links(page, "assets")
    for section in ("obstacles", "documents", "directives"):
        page.document.one("section", id=section)


def test_a_section_stands_on_a_page_that_exists():
    first = panels.declared("case")[0]
    with pytest.raises(ValueError, match="no page"):
        panels.declare(
            panels.Section(
                **{name: getattr(first, name) for name in first.__slots__} | {"page": "nowhere"}
            )
        )


def test_a_row_whose_act_is_somebody_elses_names_who_acts(pages, officer, sale):
    """The accountant records what the buyer pays; the officer is told so, without a button."""
    page = pages.as_user(officer).get("/review/acts?whose=all", most_queries=40)
    assert "kế toán" in page.main.lower()
    assert f"/sales/{sale.code}/money" not in page.main


def test_the_panel_of_directives_counts_working_days(pages, head, directive):
    page = pages.as_user(head).get(f"/cases/assets/{directive.asset_id}")
    panel = page.document.one("section", id="directives")
    assert "còn 3 ngày làm việc" in panel.text, "Tuesday is a public holiday"
