"""Pages of a sale: who sees what, every act from its form, and the whole way to the payout."""

from datetime import date

import pytest

from auctions.models import Lot, LotStatus
from audit.ledger import history
from cases.models import DeadlineStatus, EndReason, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales import refusals
from sales.models import MoneyKind, SaleState
from sales.operations.identity import read_identity
from tests.fixtures.html import fields
from tests.fixtures.sales import DELIVERED, PAID, PAY_DUE, REST, SOLD_FOR, milestone

LATE = date(2027, 1, 12)


def url(sale, act=""):
    return f"/sales/{sale.code}" + (f"/{act}" if act else "")


def buttons(answer):
    return [a.text for a in answer.document.all("a") if "kb-btn" in a.get("class")]


@pytest.fixture
def as_officer(pages, officer):
    return pages.as_user(officer)


@pytest.fixture
def as_accountant(pages, accountant):
    return pages.as_user(accountant)


# lists


def test_the_list_names_the_buyer_by_initials_and_shows_no_identity(paid, as_officer):
    shown = as_officer.get("/sales")
    assert "M.V.M." in shown.text
    assert paid.buyer_identity not in shown.text
    assert paid.buyer not in shown.text


@pytest.mark.parametrize(("state", "count"), [("paid", 1), ("unpaid", 0), ("nonsense", 1)])
def test_the_list_narrows_by_state(paid, as_officer, state, count):
    shown = as_officer.get(f"/sales?state={state}")
    assert len([a for a in shown.document.all("a") if a.get("href") == url(paid)]) == count


def test_a_sale_of_another_office_is_not_there(paid, pages, make_user, make_office):
    elsewhere = make_user(roles=["officer"], office=make_office(code="KHAC"))
    visitor = pages.as_user(elsewhere)
    visitor.get(url(paid), 404)
    assert url(paid) not in visitor.get("/sales").markup


# one sale


def test_the_identity_is_masked_until_who_works_on_it_asks_and_the_reading_is_recorded(
    paid, as_officer, as_accountant
):
    for times, visitor in enumerate((as_officer, as_accountant), 1):
        masked = visitor.get(url(paid)).text
        assert paid.buyer_identity not in masked
        assert paid.buyer_identity[-3:] in masked
        shown = visitor.post_form(url(paid), {}, 200, action=f"{url(paid)}/identity")
        assert paid.buyer_identity in shown.text
        assert read_entries(paid) == times
        assert paid.buyer_identity not in visitor.get(url(paid)).text


def test_the_same_request_again_shows_no_identity(paid, as_officer):
    address = f"{url(paid)}/identity"
    sent = fields(as_officer.get(url(paid)).form(action=address))
    for times, is_shown in ((1, True), (2, False), (3, False)):
        answer = as_officer.raw("POST", address, data=sent)
        assert (paid.buyer_identity in answer.text) is is_shown, times
    assert read_entries(paid) == 1


def test_the_identity_stays_masked_for_who_only_reads(paid, pages, head):
    visitor = pages.as_user(head)
    assert paid.buyer_identity not in visitor.get(url(paid)).text
    token = visitor.get(url(paid)).markup.split('name="csrf-token" content="')[1].split('"')[0]
    answer = visitor.raw("POST", f"{url(paid)}/identity", data={"csrf_token": token})
    assert answer.status_code == 403
    assert read_entries(paid) == 0


def test_without_an_identity_there_is_nothing_to_read(paid, officer, now):
    paid.buyer_identity = None
    with pytest.raises(refusals.NoIdentityRecorded):
        read_identity(paid, by=Act(officer, now))


def read_entries(sale):
    entries = db.session.scalars(history(sale.stream)).all()
    return sum(entry.kind == "sale.identity_read" for entry in entries)


def test_each_sees_the_acts_that_are_his(paid, as_officer, as_accountant, pages, head):
    assert buttons(as_accountant.get(url(paid)))[:1] == ["Ghi gửi tiết kiệm kỳ hạn 01 tháng"]
    assert {"Ghi biên bản giao", "Giao không thành"} <= set(buttons(as_officer.get(url(paid))))
    assert buttons(pages.as_user(head).get(url(paid))) == []


def test_the_milestones_tell_late_from_on_time(paid, lot, as_officer, travel_to, move):
    move(paid, MoneyKind.TERM_DEPOSIT, SOLD_FOR, PAID)
    travel_to(date(2027, 2, 22))
    shown = as_officer.get(url(paid)).text
    assert "Đúng hạn" in shown
    assert "Quá hạn 3 ngày" in shown
    assert "Lãi tiền gửi thuộc người mua" in shown


def test_the_page_of_the_lot_shows_what_follows_its_sale(paid, lot, as_officer):
    shown = as_officer.get(f"/auctions/lots/{lot.code}")
    assert "Sau khi bán" in shown.text
    assert url(paid) in shown.markup


def test_what_was_done_tells_its_last_day_and_the_day_it_was_done(paid, as_officer):
    timeline = as_officer.get(url(paid)).document.all("ol", class_="kb-line")[0].text
    assert f"Nộp đủ tiền (hạn {PAY_DUE:%d/%m/%Y}, đã làm {PAID:%d/%m/%Y})" in timeline


def test_what_will_not_be_done_tells_its_last_day_and_why(paid, as_officer, officer, now):
    by = Act(officer, now)
    row = deadlines.of(paid).end(Step.DELIVER, PAID, reason=EndReason.DEFAULTED, by=by)
    due = row.due_on
    db.session.commit()
    timeline = as_officer.get(url(paid)).document.all("ol", class_="kb-line")[0].text
    assert f"(hạn {due:%d/%m/%Y}; " in timeline


# acts


def test_the_accountant_records_the_payment_that_is_left(sale, as_accountant):
    form = as_accountant.get(url(sale, "money?kind=payment"))
    assert "950.000.000" in form.markup
    as_accountant.post_form(
        url(sale, "money"),
        {"voucher_no": "7/PT", "counterpart": "Ngân hàng", "amount": "950.000.000"},
    )
    assert sale.state is SaleState.PAID


def test_sent_twice_money_is_recorded_once(sale, as_accountant):
    page = as_accountant.get(url(sale, "money"))
    form = page.form(having=("voucher_no",))
    for _time in range(2):
        as_accountant.send(
            page, form, {"voucher_no": "7/PT", "counterpart": "NH", "amount": "1.000.000"}
        )
    assert sale.state is SaleState.UNPAID
    assert "949.000.000" in as_accountant.get(url(sale, "money")).markup


def test_a_refusal_stands_beside_its_field(sale, as_accountant):
    refused = as_accountant.post_form(
        url(sale, "money"),
        {"voucher_no": "7/PT", "counterpart": "NH", "amount": "999.000.000.000"},
        422,
    )
    assert "Giá bán chỉ còn phải nộp 950.000.000 ₫." in refused.text
    assert sale.state is SaleState.UNPAID


def test_money_is_not_the_officers_and_the_rest_not_the_accountants(
    paid, as_officer, as_accountant
):
    as_officer.get(url(paid, "money"), 403)
    for act in ("extension", "attempts/new", "hand-over", "release-order", "title-file", "default"):
        as_accountant.get(url(paid, act), 403)


def test_the_officer_extends_the_payment(sale, as_officer):
    as_officer.post_form(
        url(sale, "extension"), {"extended_to": "2027-02-01", "document_no": "3/TT"}
    )
    assert milestone(sale, Step.PAY).due_on == date(2027, 2, 1)
    assert "Gia hạn nộp tiền đến" in as_officer.get(url(sale)).text


def test_the_officer_records_a_blocked_attempt_and_its_obstacle(paid, as_officer, travel_to):
    travel_to(date(2027, 1, 4))
    as_officer.post_form(
        url(paid, "attempts/new"),
        {
            "outcome": "blocked",
            "coercive": "y",
            "reason_code": "U01_RESIST",
            "held_by": "police",
            "next_act": "Lập kế hoạch bảo vệ cưỡng chế",
            "minutes_no": "01/BB-GTS",
        },
    )
    assert "Bị cản trở" in as_officer.get(url(paid)).text


def test_coercion_on_a_forbidden_day_is_refused_with_its_provision(paid, as_officer, travel_to):
    travel_to(date(2027, 2, 8))
    refused = as_officer.post_form(
        url(paid, "attempts/new"),
        {"outcome": "blocked", "coercive": "y", "reason_code": "U01_RESIST"},
        422,
    )
    assert "trong 15 ngày trước và sau Tết" in refused.text
    assert "NĐ 152" in refused.text


def test_the_officer_cancels_what_is_not_paid(sale, lot, as_officer, travel_to):
    assert "Hủy do không nộp đủ" not in buttons(as_officer.get(url(sale)))
    travel_to(LATE)
    assert "Hủy do không nộp đủ" in buttons(as_officer.get(url(sale)))
    as_officer.post_form(url(sale, "default"), {"document_no": "15/QĐ-HHĐ"})
    assert (sale.state, lot.status) == (SaleState.DEFAULTED, LotStatus.READY)
    shown = as_officer.get(url(sale)).text
    assert "15/QĐ-HHĐ" in shown
    assert "Tiền đặt trước (và tiền lãi) 100.000.000 ₫ nộp về cơ quan thi hành án" in shown


def test_the_officer_tells_the_creditor_what_is_left_to_pay(taking, as_officer, travel_to):
    travel_to(date(2027, 1, 26))
    assert buttons(as_officer.get(url(taking)))[:1] == ["Trừ vào tiền thi hành án"]
    as_officer.post_form(
        url(taking, "taking"),
        {"debtor_notified_on": "2027-01-18", "offset": str(taking.price), "document_no": "12/TB"},
    )
    assert taking.state is SaleState.PAID


def test_from_payment_to_payout_by_hand(sale, as_officer, as_accountant, travel_to):
    travel_to(PAID)
    pay(as_accountant, sale, "payment", REST)
    travel_to(date(2026, 12, 28))
    pay(as_accountant, sale, "term_deposit", SOLD_FOR)
    travel_to(DELIVERED)
    as_officer.post_form(
        url(sale, "hand-over"), {"handover_no": "02/BB-GTS", "received_by": "Mai Văn Mua"}
    )
    as_officer.post_form(url(sale, "title-file"), {"document_no": "4/HS"})
    pay(as_accountant, sale, "cost", 50_000_000)
    pay(as_accountant, sale, "payout", SOLD_FOR - 50_000_000)

    assert sale.state is SaleState.COMPLETED
    for step in Step.PAY, Step.TERM_DEPOSIT, Step.DELIVER, Step.TITLE_FILE, Step.PAY_OUT:
        assert milestone(sale, step).status is DeadlineStatus.MET
    assert db.session.get_one(Lot, sale.lot_id).status is LotStatus.COMPLETED
    shown = as_accountant.get(url(sale))
    assert set(buttons(shown)) == {"Sửa"}  # each movement can be put right, nothing is to be done
    assert "chưa khớp" not in shown.text


def pay(visitor, sale, kind, amount):
    visitor.post_form(
        url(sale, "money"),
        {
            "kind": kind,
            "amount": str(amount),
            "voucher_no": f"{kind}/{clock.today():%d%m}",
            "counterpart": "Ngân hàng Thử Nghiệm",
        },
    )


def test_the_last_day_is_ahead_then_soon_then_over(sale, as_officer, travel_to):
    words = []
    for day in (date(2026, 12, 20), PAY_DUE, LATE):
        travel_to(day)
        words.append(as_officer.get(url(sale)).document.all("ol")[0].text)
    for word, said in zip(("Đang trong hạn", "Sắp đến hạn", "Quá hạn 1 ngày"), words, strict=True):
        assert word in said
