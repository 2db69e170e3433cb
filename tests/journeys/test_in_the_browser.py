"""Intake to payout in a real browser: keeper on a phone, officer, head, accountant at desks."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from auctions.models import Lot, LotStatus
from cases.models import Asset, AssetCategory
from foundation import clock
from foundation.actor import Actor
from foundation.codes import shown
from foundation.database import db
from foundation.days import read_day
from jobs import runs
from jobs.schedule import job
from tests.fixtures.auctions import MakeLot, contracted, valued
from tests.fixtures.browser import begin, go
from tests.fixtures.clock import TravelTo
from tests.fixtures.warehouse import picture
from tests.journeys.browsing import confirm, fill_in, fits, follow, meets, press, printed, send
from tests.journeys.seizing import TRUCK
from tests.journeys.signing import keeper_signs, outside_signs
from tests.warehouse.camera import make_camera_video

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
        begin(page, username)
        return page

    return open_for


@pytest.fixture
def other(make_place):
    """Another shelf."""
    return make_place(short_name="B-05", name="Kệ 05")


@pytest.fixture
def seized(case, bank, make_asset, shelf, other, live_server):
    """A truck of a credit case, seized and not yet in the store."""
    asset = make_asset(category=AssetCategory.VEHICLE, description=TRUCK, quantity=Decimal(1))
    live_server.settle()
    return asset


def test_from_intake_to_payout(
    seized,
    case,
    other,
    keeper,
    officer,
    head,
    accountant,
    make_lot,
    sign_in,
    sign_in_with_camera,
    live_server,
    travel_to,
    tmp_path,
):
    desk = sign_in("chv")
    boss = sign_in("thutruong")
    phone = sign_in("thukho", **PHONE)
    order = propose_intake(desk, case.number)
    approve(boss, order)
    code = receive(phone, order, tmp_path)
    label = print_label(phone, code, tmp_path)

    # The camera reads the printed label: the item opens; then it goes onto a scanned shelf.
    scanner = sign_in_with_camera("thukho", label)
    start_camera(scanner, "/warehouse/scan")
    scanner.wait_for_url(f"**/warehouse/items/{code}")
    meets(scanner, shown(code), TRUCK)
    go(scanner, "/warehouse/scan?act=move")
    type_a_code(scanner, other.code)
    start_camera(scanner)
    meets(scanner, "vào B-05")

    # Round 1 is planned, announced and sold; the accountant records the money.
    lot = offered(make_lot, seized, officer)
    live_server.settle()
    sold_on = plan_and_sell(desk, lot.code, travel_to)
    travel_to(sold_on + 5 * DAY)
    desk_of_accounts = sign_in("ketoan")
    sale = pay(desk_of_accounts, lot.code)

    # Sixty days later it stands on the head's list, who gives a directive.
    today = clock.local_day(travel_to(sold_on + 75 * DAY))
    assert runs.run_once(job("review.refresh"), today).error is None
    live_server.settle()
    direct(boss, today + 5 * DAY)

    # The release order; the scan that takes the truck out is the delivery; then the payout.
    order = propose_release(desk, sale)
    approve(boss, order)
    release_by_scan(scanner, code)
    pay_out(desk_of_accounts, sale)
    db.session.expire_all()
    assert db.session.get_one(Lot, lot.id).status is LotStatus.COMPLETED
    for page in (desk, boss, phone, scanner, desk_of_accounts):
        fits(page)


def propose_intake(desk: Page, case_number: str) -> str:
    """The officer proposes the intake of what was seized; gives the order's address."""
    go(desk, "/warehouse/orders")
    follow(desk, "Đề nghị nhập kho")
    fill_in(desk, number=case_number)
    send(desk, "number")
    fill_in(desk, document_no="07/BB-KBTS", document_on="2026-11-20")
    fill_in(desk, reason="Tiếp nhận tài sản kê biên", **{"lines-0-condition": "chạy được"})
    send(desk, "reason")
    meets(desk, "LNK-2026-000001", TRUCK)
    return desk.url


def approve(boss: Page, order: str) -> None:
    go(boss, order)
    press(boss, boss.locator("button[name=decision][value=approve]"))


def receive(phone: Page, order: str, folder: Path) -> str:
    """The keeper receives the line at the door, with a photo; gives the item's code."""
    photo = folder / "truck.jpg"
    photo.write_bytes(picture())
    go(phone, order)
    fits(phone)
    follow(phone, "Ghi người giao")
    fits(phone)
    fill_in(phone, organisation="", name="Đỗ Văn Giao", capacity="Chấp hành viên")
    fill_in(phone, identity="001090012345")
    send(phone, "identity")
    fits(phone)
    phone.check("[name=as_described]")  # counted and looked at
    fill_in(phone, place="B-04", photos=str(photo), seal_state="none")
    send(phone, "place")
    fits(phone)
    outside_signs(phone)
    keeper_signs(phone)
    phone.locator("a.kb-code").first.click()
    phone.wait_for_url("**/warehouse/items/*")
    fits(phone)
    return phone.url.rsplit("/", 1)[1]


def print_label(phone: Page, code: str, folder: Path) -> Image.Image:
    """Press print and keep the PDF instead of looking at it in the browser's own viewer."""

    def download_it(route: Route) -> None:
        answer = route.fetch()
        kept = {**answer.headers, "content-disposition": "attachment"}
        route.fulfill(response=answer, headers=kept if "pdf" in kept["content-type"] else None)

    go(phone, f"/warehouse/labels/{code}")
    phone.route("**/warehouse/labels/*", download_it)
    with phone.expect_download() as download:
        phone.locator("main form button[type=submit]").click()
    path = folder / "label.pdf"
    download.value.save_as(path)
    phone.unroute("**/warehouse/labels/*")
    return printed(path.read_bytes(), folder / "label.png")


def start_camera(phone: Page, address: str | None = None) -> None:
    if address:
        go(phone, address)
    phone.locator("[data-scan-start]").click()


def type_a_code(phone: Page, code: str) -> None:
    phone.fill("[name=raw]", code)
    phone.press("[name=raw]", "Enter")
    expect(phone.locator("[data-scan-place-text]")).to_contain_text("Kệ 05")


def offered(make_lot: MakeLot, asset: Asset, officer: Actor) -> Lot:
    """Valued and under contract since last week."""
    lot = make_lot(assets=[asset], title="Xe ô tô tải 8 tấn", created_on=date(2026, 11, 2))
    return contracted(valued(lot, officer), officer)


def plan_and_sell(desk: Page, lot: str, travel_to: TravelTo) -> date:
    """The officer plans as the page proposes, announces, and records the winner."""
    go(desk, f"/auctions/lots/{lot}")
    follow(desk, "Lập lịch")
    fits(desk)
    session_on = read_day(desk.input_value("[name=session_at]"))
    posted_on = read_day(desk.input_value("[name=posted_on]"))
    fill_in(desk, place="Trụ sở tổ chức đấu giá")
    send(desk, "session_at")
    travel_to(posted_on)
    go(desk, f"/auctions/lots/{lot}/rounds/1/announce")
    fill_in(desk, announcement_no="31/TB-ĐGTS")
    send(desk, "announcement_no")
    travel_to(session_on)
    go(desk, f"/auctions/lots/{lot}/rounds/1/sell")
    fill_in(desk, price="1.050.000.000", buyer=BUYER, registrants="2")
    fill_in(desk, minutes_no="01/BB-ĐG")
    fill_in(desk, contract_no="77/HĐ-MB", contract_on=session_on.isoformat())
    send(desk, "price")
    fits(desk)
    confirm(desk)
    meets(desk, "Sau khi bán")
    return session_on


def pay(desk: Page, lot: str) -> str:
    """The accountant records what is still to be paid; gives the sale's address."""
    go(desk, f"/auctions/lots/{lot}")
    links = desk.locator("main a[href^='/sales/']")
    addresses = links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    address = next(one for one in addresses if re.fullmatch(r"/sales/\w+", one))
    desk.locator(f"main a[href='{address}']").first.click()
    desk.wait_for_url("**/sales/*")
    sale = desk.url
    record_money(desk, sale, "Ghi nộp tiền")
    return sale


def record_money(desk: Page, sale: str, act: str) -> None:
    """Record the movement that a button of the sale asks for, with all that is left of it."""
    go(desk, sale)
    follow(desk, act)
    fill_in(desk, voucher_no=f"PT-{clock.today():%d%m%y}", counterpart=BUYER)
    send(desk, "voucher_no")
    confirm(desk)


def direct(boss: Page, due_on: date) -> None:
    go(boss, "/review/stalled")
    meets(boss, TRUCK, "Chưa giao")
    fits(boss)
    row = boss.locator("tr", has_text=TRUCK)
    press(boss, row.get_by_role("link", name="chưa có"))
    fill_in(boss, instruction="Giao xe cho người mua, lập biên bản", due_on=due_on.isoformat())
    send(boss, "instruction")
    go(boss, "/review/stalled")
    expect(boss.locator("tr", has_text=TRUCK)).not_to_contain_text("chưa có")


def propose_release(desk: Page, sale: str) -> str:
    go(desk, sale)
    follow(desk, "Đề nghị xuất kho")
    fill_in(desk, document_no="102/QĐ-CTHADS", reason="Giao người mua trúng đấu giá")
    send(desk, "document_no")
    follow(desk, "LXK-")
    return desk.url


def release_by_scan(scanner: Page, code: str) -> None:
    """The keeper scans the truck out; the buyer's representative signs."""
    start_camera(scanner, "/warehouse/scan?act=release")
    scanner.wait_for_url(f"**/warehouse/items/{code}/release")
    fits(scanner)
    fill_in(scanner, organisation="", name=BUYER, capacity="Người mua", identity=IDENTITY)
    send(scanner, "identity")
    fits(scanner)
    fill_in(scanner, condition="Như khi nhận", seal_state="none")
    send(scanner, "condition")
    keeper_signs(scanner)
    outside_signs(scanner)
    go(scanner, f"/warehouse/items/{code}")
    meets(scanner, "đã xuất kho")


def pay_out(desk: Page, sale: str) -> None:
    record_money(desk, sale, "Ghi chi trả")
    go(desk, sale)
    meets(desk, "Khớp")
