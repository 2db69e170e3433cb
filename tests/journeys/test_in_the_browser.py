"""Intake to payout in a real browser: keeper on a phone, officer, head, accountant at desks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from auctions.models import Lot
from cases.models import AssetCategory
from foundation import clock
from foundation.codes import shown
from foundation.database import db
from jobs import runs
from jobs.schedule import job
from tests.fixtures.auctions import contracted, valued
from tests.fixtures.people import PASSWORD
from tests.fixtures.warehouse import picture
from tests.journeys.browsing import fill_in, fits, follow, meets, press, printed, send
from tests.journeys.seizing import TRUCK
from tests.warehouse.camera import make_camera_video
from warehouse.models import EvidenceItem

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DAY = timedelta(days=1)
IDENTITY = "001090012345"
BUYER = "Công ty TNHH Người Mua Thử Nghiệm"


@pytest.fixture
def sign_in_with_camera(launch_with_camera, tmp_path):
    """A keeper's phone whose camera sees the given labels."""

    def open_for(username: str, *labels) -> Page:
        film = make_camera_video(labels, tmp_path / f"{len(list(tmp_path.iterdir()))}.mjpeg")
        context = launch_with_camera(film, viewport=PHONE, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto("/sign-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return open_for


@pytest.fixture
def seized(case, bank, make_asset, shelf, live_server):
    """A truck of a credit case, seized and not yet in the store."""
    asset = make_asset(category=AssetCategory.VEHICLE, description=TRUCK, quantity=Decimal(1))
    live_server.settle()
    return asset


def test_from_intake_to_payout(
    seized, case, shelf, keeper, officer, head, accountant, make_lot,
    sign_in, sign_in_with_camera, live_server, travel_to, tmp_path,
):
    desk = sign_in("chv")
    boss = sign_in("thutruong")
    phone = sign_in("thukho", **PHONE)
    order = propose_intake(desk, case.number)
    approve(boss, order)
    code = receive(phone, order, tmp_path)
    label = print_label(phone, code, tmp_path)

    # The camera reads the printed label: the item opens; then it goes onto a scanned shelf.
    keeper_with_camera = sign_in_with_camera("thukho", label)
    start_camera(keeper_with_camera, "look")
    keeper_with_camera.wait_for_url(f"**/warehouse/items/{code}")
    meets(keeper_with_camera, shown(code), TRUCK)
    move_by_scan(keeper_with_camera, shelf.code, code)

    lot = offered(make_lot, seized, officer, live_server)
    sold_on = plan_and_sell(desk, lot.code, travel_to)
    sale = pay(sign_in("ketoan"), lot.code, travel_to, sold_on + 5 * DAY)

    # Sixty days on it stands on the head's list.
    today = clock.local_day(travel_to(sold_on + 68 * DAY))
    live_server.settle()
    assert runs.run_once(job("review.refresh"), today).error is None
    direct(boss, today + 5 * DAY)
    order = propose_release(desk, sale)
    approve(boss, order)
    release_by_scan(keeper_with_camera, code)
    pay_out(sign_in("ketoan"), sale)
    meets(desk, "")
