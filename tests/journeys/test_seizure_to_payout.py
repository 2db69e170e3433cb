"""The whole of one asset's life, as people do it over HTTP: from seizure to payout."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from cases.models import AssetState
from foundation import clock
from foundation.codes import read_code
from review.models import FlagCode
from tests.journeys import offering, overseeing, seizing, settling, storing
from tests.journeys.team import Team, gather, says, written

SECRET = "Nguyen Van Bi Mat, 11.9416 N"
DAY = timedelta(days=1)
SEALS = ("NP-01/2026", "NP-02/2026", "NP-03/2026")
FIRST_PRICE = 1_000_000_000
FIRST_CUT, SECOND_CUT, THIRD_CUT = 900_000_000, 810_000_000, 729_000_000
HOUSE_PRICE = 3_000_000_000
TIED = "khớp"


@pytest.fixture
def team(pages, make_user, travel_to, run_command, office):
    travel_to(date(2026, 10, 5))
    return gather(pages, make_user, travel_to, run_command)


def test_from_seizure_to_payout(team: Team):
    officer = team.officer
    case = seizing.open_credit_case(officer, team.on(date(2026, 10, 5)))
    assets = seizing.seize_everything(officer, case, date(2026, 10, 5))

    places = storing.make_places(team.keeper)
    items = receive_everything(team, case)
    label_and_shelve(team, items, places["B-05"])
    lend_the_truck(team, case, items[0])

    movables = [assets[seizing.TRUCK], *(assets[machine] for machine in seizing.MACHINES)]
    lot = offer(team, case, "Xe tải và ba máy", movables, FIRST_PRICE)
    house = offer(team, case, "Nhà và đất thửa 214", [assets[seizing.HOUSE]], HOUSE_PRICE)
    session_of_house = plan_on_a_lawful_day(team, lot, house)
    fail_round_one(team, lot, house)
    second = offering.plan_and_announce(team, lot, 2, again=False)
    sell_and_deliver_the_house(team, house, session_of_house)
    fail_rounds_two_and_three(team, lot, second)
    paid = sell_at_the_fourth(team, lot)
    fail_to_deliver(team, lot, paid)
    overseeing.direct(team, assets[seizing.TRUCK])
    settling.close_case(officer, case, clock.today(), 422)
    scan_out_to_the_buyer(team, lot, items)
    pay_out_and_close(team, case, lot, assets[seizing.SHARES])
    overseeing.nothing_is_forgotten(team)


def receive_everything(team: Team, case: str) -> list[str]:
    """The movables come in: proposed, approved and received by three people."""
    keeper = team.keeper
    today = team.on(date(2026, 10, 6))
    things = dict(zip((seizing.TRUCK, *seizing.MACHINES), ("", *SEALS), strict=True))
    order = storing.propose_intake(team.officer, case, things, today)
    early = keeper.get(f"{order}/lines/1/receive")  # nobody approved it yet
    assert not early.document.all("input", name="place")
    storing.approve(team.head, order)
    storing.begin_intake(keeper, order)
    # Line 1 as described; its photo loses what the phone wrote into it.
    photo = storing.phone_photo(SECRET)
    storing.receive(keeper, order, 1, place="BAI", photos=photo, bound_codes="49C-123.45")
    # Line 2 with its seal whole, line 3 opened and sealed anew at the hand-over, under minutes.
    whole = {"seal_state": "intact", "seal_number": SEALS[0]}
    storing.receive(keeper, order, 2, place="B-04", **whole)
    opened = {"seal_state": "opened", "seal_minutes": "3/BB-MNP", "seal_number": "NP-09/2026"}
    storing.receive(keeper, order, 3, place="B-04", **opened)
    # Line 4 is not as the minutes say: refused until somebody decides, then accepted in writing.
    broken = {"place": "B-04", "seal_state": "broken", "condition": "vỏ móp"}
    refused = storing.receive(keeper, order, 4, 422, **broken)
    says(refused, "Đ.37 k.2 đ.b NĐ 152")
    accepted = {"difference": "accept", "difference_note": "Niêm phong rách, vỏ móp"}
    confirmed = {"confirmation_no": "15/XN-CA", "confirmation_on": written(today)}
    storing.receive(keeper, order, 4, 422, **broken, **accepted)  # no written confirmation
    storing.receive(keeper, order, 4, **confirmed, **broken, **accepted)

    storing.sign_intake(keeper, order)
    storing.decide_discrepancy(team.head, today)

    page = keeper.get(order)
    items = storing.items_of(page)
    assert len(items) == 4
    assert all(read_code(code) == code for code in items)
    check_photo(team, items[0])
    return items


def check_photo(team: Team, item: str) -> None:
    page = team.keeper.get(f"/warehouse/items/{item}")
    source = next(i["src"] for i in page.document.all("img") if "/photos/" in i.get("src"))
    kept = team.keeper.get(source)
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile"} & set(picture.info)
    assert SECRET.encode() not in kept.content
    says(page, "49C")


def label_and_shelve(team: Team, items: list[str], shelf: str) -> None:
    """Labels that decoders read; then everything is scanned onto its shelf."""
    keeper = team.keeper
    team.on(date(2026, 10, 7))
    sheet = storing.print_labels(keeper, items)
    for dpi in storing.DPI:
        assert {read_code(text) for text in storing.decoded(sheet, dpi)} == set(items)
    page = storing.shelve(keeper, shelf.rsplit("/", 1)[1], items[1:])
    page = storing.scan_on(keeper, page, items[1], 200)
    says(page, "đã ở đây")
    says(keeper.get(f"/warehouse/items/{items[1]}"), "Kệ 05")
    opened = storing.scan(keeper, "49c 123 45")  # the plate finds the truck
    assert opened.location == f"/warehouse/items/{items[0]}"


def lend_the_truck(team: Team, case: str, truck: str) -> None:
    """Out for an examination and back again."""
    today = team.on(date(2026, 10, 8))
    due = today + 7 * DAY
    order = storing.propose_release(
        team.officer,
        case,
        [truck],
        today,
        purpose="loan",
        reason="Giám định",
        counterpart_name="Mai Văn Định",
        counterpart_office="Trung tâm giám định Thử Nghiệm",
        adds_counterpart_office="y",
        due_back_on=written(due),
    )
    storing.approve(team.head, order)
    storing.lend(team.keeper, truck, due)
    assert truck in storing.items_of(team.keeper.get("/warehouse/loans"))
    team.on(due)
    storing.take_back(team.keeper, truck, "BAI")
    assert truck not in storing.items_of(team.keeper.get("/warehouse/loans"))


def offer(team: Team, case: str, title: str, assets: list[str], price: int) -> str:
    """A lot and its valuation, which holds for six months."""
    lot = offering.make_lot(team.officer, case, title, assets)
    valued = team.on(date(2026, 11, 3))
    offering.value(team.officer, lot, price, valued, date(2027, 5, 3))
    return lot


def plan_on_a_lawful_day(team: Team, lot: str, house: str) -> date:
    """Round 1: 24/11/2026 is a holiday; a day too early is refused with its provision."""
    officer = team.officer
    signed = team.on(date(2026, 11, 16))
    for of in (lot, house):
        offering.sign_contract(officer, of, signed)
    team.on(date(2026, 11, 23))
    # With the second notice on Friday 27/11 seven working days end on 08/12: the session may be on
    # 09/12, and would be on 08/12 if 24/11 or the day itself were counted.
    days = {
        "posted_on": "23/11/2026",
        "first_notice_on": "23/11/2026",
        "second_notice_on": "27/11/2026",
        "file_sale_from": "23/11/2026",
        "file_sale_to": "04/12/2026",
    }
    refused = offering.plan(officer, lot, 422, **days, session_at="2026-12-08T09:00")
    says(refused, "ĐGTS")
    sooner = {**days, "second_notice_on": "26/11/2026"}  # 24/11 does not lie between the notices
    offering.plan(officer, lot, 422, **sooner, session_at="2026-12-09T09:00")
    offering.plan(officer, lot, **days, session_at="2026-12-09T09:00")
    session_of_house = offering.session_day(offering.proposed_chain(officer, house))
    offering.plan(officer, house)
    return session_of_house


def fail_round_one(team: Team, lot: str, house: str) -> None:
    """Announced, held without a registrant, and the price cut by a tenth at most."""
    officer = team.officer
    offering.announce(officer, lot, 1, team.on(date(2026, 11, 23)))
    offering.announce(officer, house, 1, team.on(date(2026, 11, 25)))
    offering.publish_again(officer, lot, 1, team.on(date(2026, 11, 27)))
    offering.publish_again(officer, house, 1, team.on(date(2026, 12, 1)))
    received = team.on(date(2026, 12, 9))
    offering.fail(officer, lot, 1, received)
    page = officer.get(lot)
    says(page, "11/12")  # two working days to tell the parties
    says(page, "16/12")  # five to decide the cut
    offering.notify(officer, lot, 1, team.on(date(2026, 12, 11)))
    today = team.on(date(2026, 12, 14))
    refused = offering.reduce(officer, lot, FIRST_PRICE * 89 // 100, today, 422)
    says(refused, "900.000.000")
    offering.reduce(officer, lot, FIRST_CUT, today)
    offering.sign_contract(officer, lot, today, "13/HĐ-DV")


def sell_and_deliver_the_house(team: Team, lot: str, session_on: date) -> None:
    """Sold at once; handed over by minutes, then the title file and the payout."""
    officer, accountant = team.officer, team.accountant
    today = team.on(session_on)
    offering.sell(officer, lot, 1, HOUSE_PRICE + 50_000_000, settling.BUYER, today)
    sale = settling.sale_of(officer, lot)
    settling.hand_over_by_minutes(officer, sale, today, 422)  # not paid yet
    price, deposit = HOUSE_PRICE + 50_000_000, HOUSE_PRICE // 10
    today = team.on(session_on + DAY)
    settling.record(accountant, sale, "payment", price - deposit + 1, today, 422)
    settling.record(accountant, sale, "payment", price - deposit, today)
    today = team.on(session_on + 2 * DAY)
    settling.record(accountant, sale, "payout", price, today, 422)  # not delivered yet
    settling.hand_over_by_minutes(officer, sale, today)
    settling.send_title_file(officer, sale, today)
    settling.record(accountant, sale, "cost", 30_000_000, today)
    settling.record(accountant, sale, "payout", price - 30_000_000, today)
    assert accountant.get(sale).text.count(TIED) == 2  # received and spent; no term deposit


def fail_rounds_two_and_three(team: Team, lot: str, session_on: date) -> date:
    """Each a tenth cheaper; after the third the creditor must answer before the next cut."""
    officer = team.officer
    offering.publish_again(officer, lot, 2, team.on(date(2026, 12, 18)))
    told = offering.let_fail(team, lot, 2, session_on)
    offering.reduce(officer, lot, SECOND_CUT, told)
    assert overseeing.stalled(team) == []
    offering.sign_contract(officer, lot, told, "14/HĐ-DV")
    told = offering.let_fail(team, lot, 3, offering.plan_and_announce(team, lot, 3))
    row = overseeing.stalled(team)[0]
    assert "3 lần không thành" in row
    assert "Ghi trả lời của người được thi hành án" in row  # comes before the next cut
    assert overseeing.open_flags() == {FlagCode.REPEAT_FAIL}
    refused = offering.reduce(officer, lot, THIRD_CUT, told, 422)
    says(refused, "Ghi trả lời của người được thi hành án")
    return told


def sell_at_the_fourth(team: Team, lot: str) -> date:
    """The creditor does not take it; the next cut finds a buyer, who pays in time."""
    officer, accountant = team.officer, team.accountant
    today = clock.today()
    offering.answer_for_the_creditor(officer, lot, today)
    offering.reduce(officer, lot, THIRD_CUT, today)
    offering.sign_contract(officer, lot, today, "15/HĐ-DV")
    sold = team.on(offering.plan_and_announce(team, lot, 4))
    offering.sell(officer, lot, 4, THIRD_CUT, settling.BUYER, sold)
    sale = settling.sale_of(accountant, lot)
    deposit = THIRD_CUT // 10
    half = (THIRD_CUT - deposit) // 2
    settling.record(accountant, sale, "payment", half, team.on(sold + 10 * DAY))
    paid = team.on(sold + 20 * DAY)
    settling.record(accountant, sale, "payment", THIRD_CUT - deposit - half, paid)
    settling.record(accountant, sale, "term_deposit", THIRD_CUT, team.on(paid + 11 * DAY))
    return paid


def fail_to_deliver(team: Team, lot: str, paid: date) -> None:
    """Two attempts are blocked; after the last day it stands on the head's list."""
    sale = settling.sale_of(team.officer, lot)
    for days in (25, 40):
        settling.blocked(team.officer, sale, team.on(paid + days * DAY))
    team.on(paid + 60 * DAY)
    assert overseeing.stalled(team) == []
    team.on(paid + 63 * DAY)
    row = overseeing.stalled(team)[0]
    for words in ("Chưa giao", "Công an Phường 5", "Cử lực lượng bảo vệ buổi giao"):
        assert words in row
    assert overseeing.open_flags() == {FlagCode.SOLD_NOT_DELIVERED}


def scan_out_to_the_buyer(team: Team, lot: str, items: list[str]) -> None:
    """Proposed, approved and executed by three people: the last scan is the delivery."""
    sale = settling.sale_of(team.officer, lot)
    settling.hand_over_by_minutes(team.officer, sale, clock.today(), 422)  # it lies in the store
    order = settling.propose_release(team.deputy, sale, clock.today())
    storing.hand_over_refused(team.keeper, items[0])  # nobody approved it
    storing.approve(team.vice, order)
    for person in (team.deputy, team.vice):  # who proposed it, who approved it
        storing.hand_over_refused(person, items[0])
    seals = dict(zip(items, (None, SEALS[0], "NP-09/2026", None), strict=True))
    storing.hand_over(team.keeper, seals, settling.BUYER)
    assert overseeing.states_of(seizing.TRUCK, *seizing.MACHINES) == {AssetState.DELIVERED}
    says(team.keeper.get(f"/warehouse/items/{items[0]}"), "đã xuất kho")


def pay_out_and_close(team: Team, case: str, lot: str, shares: str) -> None:
    """The balance ties out, the debtor redeems the shares; only then the case may close."""
    officer, accountant, today = team.officer, team.accountant, clock.today()
    sale = settling.sale_of(officer, lot)
    settling.send_title_file(officer, sale, today)
    settling.record(accountant, sale, "cost", 20_000_000, today)
    settling.record(accountant, sale, "payout", THIRD_CUT, today, 422)  # more than is left
    settling.record(accountant, sale, "payout", THIRD_CUT - 20_000_000, today)
    assert accountant.get(sale).text.count(TIED) == 3
    refused = settling.close_case(officer, case, today, 422)
    says(refused, "10.000 cổ phần")
    ended = {"to": "redeemed", "document_no": "120/QĐ-CTHADS", "ended_on": written(today)}
    officer.post_form(f"{shares}/end", ended)
    settling.approve_closing(team.head, settling.close_case(officer, case, today))
    says(officer.get(case), "Kết thúc thi hành án", "Thi hành xong")
