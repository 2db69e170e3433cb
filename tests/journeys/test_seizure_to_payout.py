"""The whole of one asset's life, as people do it over HTTP: from seizure to payout."""

import re
from datetime import date, timedelta

import pytest

from foundation.codes import read_code
from tests.journeys import offering, seizing, storing
from tests.journeys.team import Team, gather, written

SECRET = "Nguyen Van Bi Mat, 11.9416 N"
DAY = timedelta(days=1)
SEALS = ("NP-01/2026", "NP-02/2026", "NP-03/2026")
FIRST_PRICE = 1_000_000_000
HOUSE_PRICE = 3_000_000_000


@pytest.fixture
def team(pages, make_user, travel_to, office):
    travel_to(date(2026, 10, 5))
    return gather(pages, make_user, travel_to)


def test_from_seizure_to_payout(team: Team):
    officer = team.officer
    case = seizing.open_credit_case(officer, team.on(date(2026, 10, 5)))
    assets = seizing.seize_everything(officer, case, date(2026, 10, 5))

    order, items = receive_everything(team, case, assets)
    label_and_shelve(team, items)
    lend_the_truck(team, case, items[0])

    movables = [assets[seizing.TRUCK], *(assets[machine] for machine in seizing.MACHINES)]
    lot = offer(team, case, "Xe tải và ba máy", movables, FIRST_PRICE)
    house = offer(team, case, "Nhà và đất thửa 214", [assets[seizing.HOUSE]], HOUSE_PRICE)
    plan_on_a_lawful_day(team, lot, house)


def receive_everything(team: Team, case: str, assets: dict[str, str]) -> tuple[str, list[str]]:
    """The movables come in: proposed, approved and received by three people."""
    keeper = team.keeper
    storing.make_places(keeper)
    today = team.on(date(2026, 10, 6))
    lines = [
        {"description": text, "kind": kind, "quantity": "1", "unit": "chiếc", "condition": "tốt"}
        | {"seal": seal, "asset_id": assets[text].rsplit("/", 1)[1]}
        for text, kind, seal in zip(
            (seizing.TRUCK, *seizing.MACHINES), ("vehicle", *["machinery"] * 3), ("", *SEALS),
            strict=True,
        )
    ]
    order = storing.propose_intake(team.officer, case, lines, today)
    storing.receive(keeper, order, 1, 422, place="BAI")  # nobody approved it yet
    storing.approve(team.head, order)

    # Line 1 as described; its photo loses what the phone wrote into it.
    photo = storing.phone_photo(SECRET)
    storing.receive(keeper, order, 1, place="BAI", photos=photo, bound_codes="49C-123.45")
    # Line 2 with its seal whole, line 3 sealed anew.
    storing.receive(keeper, order, 2, place="B-04", seal_state="intact")
    storing.receive(keeper, order, 3, place="B-04", seal_state="new", seal_number="NP-09/2026")
    # Line 4 is not as the minutes say: refused until somebody decides, then accepted in writing.
    broken = {"place": "B-04", "seal_state": "broken", "actual_condition": "vỏ móp"}
    refused = storing.receive(keeper, order, 4, 422, **broken)
    assert "Điều 37" in refused.text
    accepted = {"difference": "accept", "difference_note": "Niêm phong rách, vỏ móp"}
    storing.receive(keeper, order, 4, 422, **broken, **accepted)  # no written confirmation
    storing.receive(keeper, order, 4, confirmation_no="15/XN-CA", **broken, **accepted)

    page = keeper.get(order)
    items = storing.items_of(page)
    assert len(items) == 4
    assert all(read_code(code) == code for code in items)
    check_photo(team, items[0])
    return order, items


def check_photo(team: Team, item: str) -> None:
    page = team.keeper.get(f"/warehouse/items/{item}")
    source = next(i["src"] for i in page.document.all("img") if "/photos/" in i.get("src"))
    kept = team.keeper.get(source)
    assert kept.response.mimetype == "image/jpeg"
    assert b"Exif" not in kept.content
    assert SECRET.encode() not in kept.content
    assert "49C" in page.text


def label_and_shelve(team: Team, items: list[str]) -> None:
    """Labels that decoders read; then everything is scanned onto its shelf."""
    keeper = team.keeper
    team.on(date(2026, 10, 7))
    sheet = storing.print_labels(keeper, items)
    for dpi in storing.DPI:
        assert {read_code(text) for text in storing.decoded(sheet, dpi)} == set(items)
    shelf = next(code for code in places_by_name(team, "B-05"))
    page = storing.shelve(keeper, shelf, items[1:])
    page = storing.scan_on(keeper, page, items[1], 200)
    assert "đã ở đây" in page.text
    assert "B-05" in keeper.get(f"/warehouse/items/{items[1]}").text
    opened = storing.scan(keeper, "49c 123 45")  # the plate finds the truck
    assert opened.location == f"/warehouse/items/{items[0]}"


def places_by_name(team: Team, short: str) -> list[str]:
    page = team.keeper.get("/warehouse/places")
    links = {a.get("href"): a.text for a in page.document.all("a")}
    return [m[1] for url, text in links.items() if short in text
            if (m := re.fullmatch(r"/warehouse/places/([0-9A-Z]{9})", url))]


def lend_the_truck(team: Team, case: str, truck: str) -> None:
    """Out for an examination and back again."""
    today = team.on(date(2026, 10, 8))
    due = today + 7 * DAY
    order = storing.propose_release(
        team.officer, case, [truck], today, purpose="loan", reason="Giám định",
        counterpart_name="Mai Văn Định", counterpart_office="Trung tâm giám định Thử Nghiệm",
        due_back_on=written(due),
    )
    storing.approve(team.head, order)
    storing.lend(team.keeper, truck, due)
    assert truck in storing.items_of(team.keeper.get("/warehouse/loans"))
    team.on(due)
    storing.take_back(team.keeper, truck, "BAI")
    assert truck not in storing.items_of(team.keeper.get("/warehouse/loans"))


def offer(team: Team, case: str, title: str, assets: list[str], price: int) -> str:
    """Lot, valuation, auction service contract: ready for round 1."""
    officer = team.officer
    lot = offering.make_lot(officer, case, title, assets)
    valued = date(2026, 11, 3)
    team.on(valued)
    offering.value(officer, lot, price, valued, date(2027, 5, 3))
    team.on(date(2026, 10, 20))
    return lot


def plan_on_a_lawful_day(team: Team, lot: str, house: str) -> None:
    """Round 1: 24/11/2026 is a holiday, and a day too early by one is refused with its provision."""
    officer = team.officer
    signed = team.on(date(2026, 11, 16))
    for of in (lot, house):
        offering.sign_contract(officer, of, signed)
    team.on(date(2026, 11, 23))
    chain = offering.proposed_chain(officer, lot)
    print(chain)
