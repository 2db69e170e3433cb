"""The page on which an old asset is entered: everything typed is kept, and what follows is said."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from audit.models import LedgerEntry
from audit.wording import told
from backlog.forms import OldAssetForm
from backlog.shapes import OldEnd, OldPaid
from backlog.summary import Standing, summary_of
from cases.models import Asset, CaseFile
from foundation import clock
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.database import db
from foundation.partdays import PartDay
from foundation.transaction import transaction
from review.models import StalledAsset
from tests.fixtures.html import fields

URL = "/backlog/assets/new"
MOST = 230  # queries: every room records its part of five rounds, a sale, three holders
TYPED = {
    "case_number": "318/2022",
    "debtor": "Công ty TNHH S.P.",
    "creditor": "NH TMCP N.L.",
    "description": "Nhà xưởng 3.180 m² và đất thửa 61, tờ bản đồ 9, xã Phú Mỹ",
    "category": "house",
    "seized": "11/2022",
    "keeper": "debtor",
    "rounds-0-session": "14/3/23",
    "rounds-0-starting_price": "18500000000",
    "rounds-1-session": "6/2023",
    "rounds-1-starting_price": "-10",
    "rounds-2-starting_price": "-10%",
    "rounds-3-session": "22/2/24",
    "rounds-3-starting_price": "12.987.000.000",
    "rounds-4-session": "20/3/25",
    "rounds-4-starting_price": "-10",
    "price": "11720000000",
    "winner": "Công ty TNHH T.L.",
    "paid": "18/4/25",
    "reason_code": "U01_RESIST",
    "holders-0-held_by": "officer",
    "holders-0-since": "12/8/25",
    "holders-1-held_by": "police",
    "holders-1-since": "3/11/25",
    "holders-2-held_by": "committee",
    "holders-2-name": "UBND xã Phú Mỹ",
}


@pytest.fixture
def own(pages, officer):
    return pages.as_user(officer)


def entries():
    return db.session.query(LedgerEntry).count()


def test_the_example_is_entered_in_one_form_and_stands_on_the_stalled_list(own):
    done = own.post_form(URL, TYPED, most_queries=MOST)
    [asset] = db.session.query(Asset).all()
    assert done.response.location.endswith(f"/cases/assets/{asset.id}")
    [row] = db.session.query(StalledAsset).all()
    assert (row.failed_rounds, row.money, row.cut_basis_points) == (4, 11_720_000_000, 3682)
    assert (row.undelivered, row.holder_name, row.bank) == (True, "UBND xã Phú Mỹ", "NH TMCP N.L.")
    page = own.get(f"/cases/assets/{asset.id}")
    assert "theo hồ sơ cũ" in page.text
    assert "11/2022" in page.text
    assert "UBND xã Phú Mỹ" in own.get("/review/stalled").text


def test_an_old_asset_in_the_words_of_its_ledger(own, workshop, record_old):
    done = record_old(workshop)
    db.session.commit()
    assert "Nhập tài sản cũ theo hồ sơ cũ" in own.get(f"/cases/assets/{done.asset.id}").text
    entry = db.session.query(LedgerEntry).filter_by(kind="asset.recorded_from_old_file").one()
    assert any("lần 4: Giảm giá" in said for said in told(entry, "against_law"))


def test_what_was_against_the_law_stands_on_the_asset_and_its_lot_with_its_article(
    own, workshop, record_old
):
    done = record_old(workshop)
    db.session.commit()
    entry = db.session.query(LedgerEntry).filter_by(kind="asset.recorded_from_old_file").one()
    [article] = entry.payload["provisions"]
    assert "Đ." in article
    for address in (f"/cases/assets/{done.asset.id}", f"/auctions/lots/{done.lot.code}"):
        page = own.get(address)
        assert "Trái luật theo hồ sơ cũ" in page.text
        assert article in page.text


def test_what_cannot_be_true_is_said_and_everything_typed_stays(own):
    before = entries()
    answer = own.post_form(
        URL, TYPED | {"paid": "1/1/2024", "rounds-1-session": "6/2023"}, status=422
    )
    assert entries() == before
    for text in ("6/2023", "-10%", "Công ty TNHH T.L.", "1/1/2024", "UBND xã Phú Mỹ"):
        assert text in answer.markup


def test_a_row_that_cannot_be_read_is_named(own):
    answer = own.post_form(URL, TYPED | {"rounds-1-session": "32/13/2023"}, status=422)
    assert "rounds-1-session-error" in answer.markup
    assert db.session.query(Asset).count() == 0


def test_what_follows_is_said_without_recording_anything(own):
    before = entries()
    answer = own.post_form(URL, TYPED | {"edit": "summary"}, status=200)
    assert entries() == before
    text = answer.text
    assert "lên danh sách tồn đọng" in text
    assert "16.650.000.000" in text  # the cut as it is read
    assert re.search(r"lần 4: Giảm giá 13,3\d? %", text)
    longer = own.post_form(URL, TYPED | {"edit": "rounds"}, status=200)
    assert "rounds-6-session" in longer.markup


def test_the_next_asset_of_the_case_is_entered_on(own):
    page = own.get(URL)
    answer = own.post(
        URL, fields(page.form(action=URL)) | TYPED | {"go": "next"}, most_queries=MOST
    )
    address = answer.response.location
    assert "S.P." not in address  # no person's name in an address
    assert 'value="318/2022"' in own.get(address).markup


def test_an_administrator_enters_old_assets_too_and_the_case_waits_for_its_officer(pages, admin):
    own = pages.as_user(admin)
    own.post_form(URL, TYPED, most_queries=MOST)
    [asset] = db.session.query(Asset).all()
    assert db.session.get_one(CaseFile, asset.case_id).officer_id == SYSTEM_ACCOUNT_ID


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ({}, Standing.UNDELIVERED),
        ({"payment": OldPaid.NOTHING}, Standing.UNPAID),
        ({"paid": PartDay(2026, 11, 20)}, Standing.UNDELIVERED_IN_TIME),
        ({"paid": None}, Standing.UNDELIVERED),
        ({"delivered": True}, Standing.DELIVERED),
        ({"delivered": None}, Standing.DELIVERY_UNKNOWN),
        (None, Standing.REPEATED),
    ],
)
def test_the_summary_says_what_the_stalled_list_says(workshop, record_old, other, wanted):
    sale = replace(workshop.sale, **other) if other is not None else None
    rounds = workshop.rounds if sale else workshop.rounds[:4]
    obstacle = None if sale is not None and sale.delivered else workshop.obstacle
    matter = replace(workshop, sale=sale, rounds=rounds, obstacle=obstacle)
    summary = summary_of(matter, clock.today())
    with transaction():
        done = record_old(matter)
    row = db.session.query(StalledAsset).filter_by(asset_id=done.asset.id).one_or_none()
    assert summary.standing is wanted
    assert summary.is_stalled is (row is not None)
    assert (summary.failed, summary.reductions) == (done.lot.failed_rounds, done.lot.reductions)
    if row is not None:
        assert summary.age is not None
        assert (summary.money, summary.age.days, summary.age.at_least) == (
            row.money,
            row.total_days,
            row.at_least,
        )
        assert summary.depth == row.cut_basis_points
        assert summary.interest_from == row.buyer_interest_from


def test_rounds_before_the_first_row_are_counted(workshop, record_old):
    first = replace(workshop.rounds[3], number=4, ended=OldEnd.FAILED)
    matter = replace(
        workshop, rounds=(first,), sale=None, failures_before=3, reductions_before=3, obstacle=None
    )
    summary = summary_of(matter, clock.today())
    done = record_old(matter)
    assert (summary.failed, summary.reductions) == (4, 3)
    assert (done.lot.failed_rounds, done.lot.reductions) == (4, 3)


@pytest.mark.parametrize(
    ("typed", "paid"),
    [
        ({"paid": "18/4/25"}, OldPaid.FULL),
        ({"paid": "18/4/25", "paid_amount": "1000000000"}, OldPaid.PART),
        ({"paid": "18/4/25", "paid_amount": "11720000000"}, OldPaid.FULL),
        ({"paid": "18/4/25", "payment": "part", "paid_amount": "1000000000"}, OldPaid.PART),
        ({"payment": "unknown", "paid_amount": "1000000000"}, OldPaid.PART),
    ],
)
def test_only_the_whole_price_is_a_payment_in_full(app, typed, paid):
    with app.test_request_context(method="POST", data={"price": "11720000000", **typed}):
        sale = OldAssetForm(papers=()).matter(1).sale
    assert sale.payment is paid


def test_a_cut_is_taken_off_the_price_right_before_it_or_refused(app):
    rows = {
        "rounds-0-starting_price": "10000000000",
        "rounds-1-starting_price": "",
        "rounds-2-starting_price": "-10%",
    }
    with app.test_request_context(method="POST", data={**TYPED, **rows}):
        form = OldAssetForm(papers=())
        assert form.matter(1).rounds[2].starting_price is None
        assert not form.validate()
        assert form.rounds[2].form.starting_price.errors


def test_a_cut_of_a_price_that_nobody_knows_is_asked_about_on_the_page(own):
    answer = own.post_form(URL, TYPED | {"rounds-0-starting_price": "-10"}, status=422)
    assert "rounds-0-starting_price-error" in answer.markup


def test_a_round_may_be_one_of_which_nobody_knows_number_and_result(app):
    rows = {"numbers_unknown": "y", "rounds-0-ended": "unknown", "price": ""}
    with app.test_request_context(method="POST", data={**TYPED, **rows}):
        told = OldAssetForm(papers=()).matter(1).rounds
    assert {one.number for one in told} == {None}
    assert told[0].ended is OldEnd.UNKNOWN


def test_a_second_asset_of_one_name_is_entered_where_somebody_says_that_it_is_another(own):
    own.post_form(URL, TYPED, most_queries=MOST)
    answer = own.post_form(URL, TYPED, status=422)
    assert 'name="is_another"' in answer.markup
    own.post_form(URL, TYPED | {"is_another": "y"}, most_queries=MOST)
    assert db.session.query(Asset).count() == 2


def test_how_many_there_are_stays_unknown_until_somebody_says_it(own, correct):
    done = own.post_form(URL, TYPED, most_queries=MOST)
    [asset] = db.session.query(Asset).all()
    assert (asset.quantity, asset.unit) == (None, None)
    for address in (done.response.location, f"/cases/{asset.case_id}"):
        assert "chưa rõ số lượng" in own.get(address).text
        assert "None" not in own.get(address).text

    correct("asset", asset, quantity=Decimal(2), unit="thửa")
    db.session.commit()
    assert "2 thửa" in own.get(done.response.location).text
    correct("asset", asset, unit=None)
    db.session.commit()
    assert "2 (chưa rõ đơn vị)" in own.get(done.response.location).text
