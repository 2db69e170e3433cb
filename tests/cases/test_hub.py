"""The page of a case is the hub of what all rooms have of it."""

import pytest

from cases.operations import files
from foundation import clock
from foundation.acts import Act
from web import panels
from web.panels import ROWS


@pytest.fixture
def of_case(pages, officer, case):
    return pages.as_user(officer).get(f"/cases/{case.id}")


def addresses(page, section):
    return [link.get("href") for link in page.document.one("section", id=section).all("a")]


def test_a_case_without_an_asset_offers_to_bring_things_in(of_case, case):
    links = addresses(of_case, "things")
    assert f"/warehouse/orders/new?case_id={case.id}" in links
    assert f"/exchange/cases/{case.id}/exhibits/new" in links


def test_things_and_orders_of_a_case_stand_on_its_page(pages, officer, item, intake):
    page = pages.as_user(officer).get(f"/cases/{item.case_id}")
    assert f"/warehouse/items/{item.code}" in addresses(page, "things")
    assert f"/warehouse/orders/{intake.code}" in addresses(page, "orders")


def test_the_lots_of_a_case_are_on_its_page_without_a_script(pages, officer, lot):
    page = pages.as_user(officer).get(f"/cases/{lot.case_id}")
    assert f"/auctions/lots/{lot.code}" in addresses(page, "lots")
    assert "hx-get" not in page.main


def test_every_panel_stands_in_the_jump_row_with_its_count(of_case):
    row = of_case.document.one("nav", class_="kb-jump")
    words = [link.get("href") for link in row.all("a")]
    sections = [one.key for one in panels.declared("case") if one.jump]
    assert words == [f"#{key}" for key in sections]


def test_a_closed_case_takes_nothing_in(pages, officer, case):
    files.close_case(case, closed_on=clock.today(), by=Act(officer, clock.now()))
    page = pages.as_user(officer).get(f"/cases/{case.id}")
    assert not [url for url in addresses(page, "things") if "new" in url]


def test_a_section_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        panels.declare(panels.declared("case")[0])


def test_a_panel_has_no_more_rows_than_it_shows(of_case):
    for section in of_case.document.all("section", class_="kb-panel"):
        assert len(section.all("li")) <= ROWS
