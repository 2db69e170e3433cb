"""What a notice becomes: a round, a round with gaps, an asset without a round; never a guess."""

from datetime import date

import pytest

from auctions.gaps import Gap, gaps_of
from auctions.models import Lot, LotStatus, Round, RoundForm, RoundState
from cases.models import Asset, CaseFile, Deadline, Party, PartyRole, Step
from exchange.models import ImportedRow
from foundation.database import db
from lawbook.failure import FailureCode
from review.models import Flag, FlagCode
from tests.exchange.notices import GOOD, sheet
from tests.fixtures.ledger import verify_whole

BARE = dict.fromkeys(GOOD, "") | {
    "asset_description": "Xe ô tô tải THACO 8 tấn",
    "starting_price_raw": "350.000.000 đồng",
}
# What a record has beside what the row says: keys, its place in the program, states and counters.
OURS = {
    CaseFile: {
        *("id", "office_id", "number", "number_key", "summary", "stage", "money_collected"),
        *("enforcement_costs", "is_credit", "officer_id", "origin", "version"),
    },
    Asset: {
        *("id", "office_id", "case_id", "category", "immovable", "description", "quantity"),
        *("unit", "state", "version"),
    },
    Lot: {
        *("id", "office_id", "code", "case_id", "title", "immovable", "created_on", "status"),
        *("current_price", "first_price", "failed_rounds", "reductions", "last_event", "version"),
    },
    Round: {
        *("id", "office_id", "lot_id", "number", "number_unknown", "state", "starting_price"),
        *("origin", "version"),
    },
}


def only(model):
    return db.session.scalars(db.select(model)).one()


def test_a_row_of_description_and_price_makes_nothing_it_does_not_say(import_notices):
    import_notices(sheet(BARE))
    for model, ours in OURS.items():
        thing = only(model)
        filled = {
            column.key
            for column in model.__mapper__.columns
            if getattr(thing, column.key) is not None
        }
        assert filled - ours == set(), model.__name__
    assert db.session.scalar(db.select(db.func.count()).select_from(Deadline)) == 0
    assert only(Round).rulings == []
    assert verify_whole().intact


def test_outcomes_are_counted_and_disjoint(stage_file):
    batch = stage_file(
        sheet(
            {},
            {"notice_id": "B", "asset_description": "Xe khách", "auction_datetime": "2026-12-03"},
            {"notice_id": "C", **dict.fromkeys(GOOD, ""), "asset_description": "Tàu kéo"},
            {"notice_id": "D", "asset_description": "Thông báo dừng đấu giá"},
            {"notice_id": "DGTS-900001"},
        )
    )
    assert (batch.new, batch.incomplete, batch.assets_only) == (1, 1, 1)
    assert (batch.unchanged, batch.refused, batch.rows) == (1, 1, 5)
    assert (batch.comes_in, batch.left_out) == (3, 1)


def test_a_day_without_an_hour_is_a_day(import_notices):
    import_notices(sheet({"auction_datetime": "2026-12-03"}))
    round_ = only(Round)
    assert round_.session_on == date(2026, 12, 3)
    assert (round_.hour_unknown, round_.session_hour) == (True, None)
    assert Gap.HOUR in gaps_of(round_, only(Lot))


def test_a_price_called_approximate_elsewhere_is_to_be_confirmed(import_notices):
    batch = import_notices(sheet({"price_precision": "as reported, rounded"}))
    assert (batch.incomplete, only(Round).price_unconfirmed) == (1, True)
    assert only(Lot).current_price == 350_000_000


def test_an_asset_of_which_no_round_is_told_comes_in_without_one(import_notices):
    bare = BARE | {"starting_price_raw": "", "result": "2 lần không thành"}
    batch = import_notices(sheet(bare))
    lot = only(Lot)
    assert (batch.assets_only, batch.imported) == (1, 1)
    assert (lot.status, lot.current_price, lot.failed_rounds) == (LotStatus.DRAFT, None, 2)
    assert count(Round) == 0
    assert only(ImportedRow).source["result"] == "2 lần không thành"


def test_a_round_whose_price_is_only_about_is_a_round_with_all_the_rest(import_notices):
    cells = {"auction_round": "7", "auction_datetime": "", "result": "rounds 1–6 failed"}
    batch = import_notices(sheet(no_price() | cells | {"deposit_raw": "10%"}))
    round_, lot = only(Round), only(Lot)
    assert (batch.incomplete, batch.assets_only) == (1, 0)
    assert (round_.starting_price, round_.number, round_.state) == (None, 7, RoundState.UNKNOWN)
    assert (round_.deposit, round_.deposit_share) == (None, 1000)
    assert round_.organisation == GOOD["auction_org"]
    assert {Gap.PRICE, Gap.SESSION, Gap.DEPOSIT} <= set(gaps_of(round_, lot))
    assert (lot.status, lot.current_price, lot.first_price) == (LotStatus.ANNOUNCED, None, None)
    assert lot.failed_rounds == 6
    assert only(ImportedRow).source["starting_price_raw"] == "hơn 3 tỷ"
    assert verify_whole().intact


def test_a_failed_round_without_a_price_is_a_failed_round(import_notices):
    import_notices(sheet(no_price() | past() | {"result": "Không ai trả giá"}))
    round_, lot = only(Round), only(Lot)
    assert (round_.state, round_.failure_code) == (RoundState.FAILED, FailureCode.NO_BID)
    assert (lot.status, lot.current_price, lot.failed_rounds) == (LotStatus.UNSOLD, None, 1)


def test_a_notice_without_a_deposit_is_not_complete(import_notices):
    batch = import_notices(sheet({"deposit_percent": "", "deposit_raw": ""}))
    assert (batch.new, batch.incomplete) == (0, 1)
    assert Gap.DEPOSIT in gaps_of(only(Round), only(Lot))


def test_a_failure_on_an_unknown_day_is_a_failure_and_starts_no_clock(import_notices):
    import_notices(
        sheet({"auction_datetime": "", "auction_round": "2", "result": "Đấu giá không thành"})
    )
    round_, lot = only(Round), only(Lot)
    assert (round_.state, round_.failure_code) == (RoundState.FAILED, None)
    assert round_.session_at is None
    assert (lot.status, lot.failed_rounds) == (LotStatus.UNSOLD, 2)
    assert db.session.scalar(db.select(db.func.count()).select_from(Deadline)) == 0


def test_a_failure_told_with_its_cause_keeps_its_letter(import_notices):
    import_notices(
        sheet(
            {
                **past(),
                "result": "Không thành do không có người đăng ký tham gia đấu giá",
            }
        )
    )
    assert only(Round).failure_code is FailureCode.NO_REGISTRANT


def test_a_past_session_without_a_result_is_no_session_to_come(import_notices):
    import_notices(sheet(past()))
    assert (only(Round).state, only(Round).is_live) == (RoundState.UNKNOWN, False)


def test_a_session_in_a_year_without_a_calendar_comes_in_without_a_clock(import_notices):
    batch = import_notices(sheet({"auction_datetime": "2079-12-03 09:00", "dossier_sale_to": ""}))
    assert batch.imported == 1
    found = db.select(Deadline).where(Deadline.step == Step.RECORD_RESULT)
    assert db.session.scalars(found).all() == []


def test_every_column_has_its_place(import_notices):
    import_notices(
        sheet(
            {
                "creditor_name": "Ngân hàng TMCP Thử; Bà N.T.B",
                "debtor_name": "Công ty TNHH Thử Nghiệm",
                "decision_no": "Số 15/QĐ-CCTHADS ngày 05/01/2025",
                "decision_refs": "biên bản kê biên ngày 17/04/2026 | Bản án số 9/2024/DS-ST",
                "viewing_from": "2026-11-10",
                "viewing_to": "2026-11-12",
                "deposit_from": "2026-11-28",
                "deposit_to": "2026-12-01",
                "dossier_fee_vnd": "100000",
                "second_notice_date": "2026-11-06",
                "form": "Đấu giá trực tuyến",
                "auction_place": "Số 1 phố Thử",
                "earlier_starting_prices": "400 triệu",
                "source_url": "https://example.org/1",
            }
        )
    )
    case, round_ = only(CaseFile), only(Round)
    parties = db.session.execute(db.select(Party.role, Party.is_bank).order_by(Party.id)).all()
    assert sorted(parties) == sorted(
        [(PartyRole.CREDITOR, True), (PartyRole.CREDITOR, False), (PartyRole.DEBTOR, False)]
    )
    assert (case.decision_no, case.decision_on) == ("15/QĐ-CCTHADS", date(2025, 1, 5))
    assert (case.judgment_no, only(Asset).seized_on) == ("9/2024/DS-ST", date(2026, 4, 17))
    assert case.is_credit
    assert (round_.viewing_from, round_.viewing_to) == (date(2026, 11, 10), date(2026, 11, 12))
    assert (round_.deposit_from, round_.deposit_to) == (date(2026, 11, 28), date(2026, 12, 1))
    assert (round_.dossier_fee, round_.form) == (100_000, RoundForm.ONLINE)
    assert round_.second_notice_done_on == date(2026, 11, 6)
    assert only(ImportedRow).source["earlier_starting_prices"] == "400 triệu"


def test_the_second_publication_gives_the_day_of_the_second_notice(import_notices):
    import_notices(sheet({}, {"notice_id": "DGTS-900003", "notice_date": "2026-11-05"}))
    round_ = only(Round)
    assert round_.first_notice_done_on == date(2026, 11, 2)
    assert round_.second_notice_done_on == date(2026, 11, 5)
    assert db.session.scalar(db.select(db.func.count()).select_from(ImportedRow)) == 2


def test_a_column_in_millions_is_no_column_in_dong(import_notices):
    header, row = "Tên tài sản,Giá khởi điểm (triệu đồng)", "Xe ô tô tải,350.000"
    batch = import_notices(f"{header}\n{row}\n".encode())
    assert (batch.incomplete, only(Round).starting_price) == (1, None)


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def no_price():
    return {"starting_price_vnd": "", "starting_price_raw": "hơn 3 tỷ"}


def past():
    """Return a session of long ago, published before it."""
    return {
        "auction_datetime": "2026-09-03 09:00",
        "notice_date": "2026-08-03",
        "dossier_sale_from": "2026-08-03 07:30",
        "dossier_sale_to": "2026-08-30 17:00",
    }


@pytest.mark.parametrize(
    ("day", "round_", "reductions", "result"),
    [
        ("", "4", "3", "không thành"),
        ("", "3", "2", "Đấu giá không thành do không có người đăng ký tham gia"),
        ("quý I năm 2026", "3", "2", "không ai trả giá"),
        ("tháng 5/2026", "6", "5", "đấu giá bất thành"),
        ("năm 2025", "3", "2", "không bán được"),
        ("trước Tết", "5", "4", "không có khách mua"),
    ],
)
def test_a_round_that_failed_on_an_unknown_day_comes_in_and_is_flagged(
    import_notices, day, round_, reductions, result
):
    told = {"auction_datetime": day, "auction_round": round_, "result": result}
    dates = {"notice_date": "", "dossier_sale_from": "", "dossier_sale_to": ""}
    batch = import_notices(sheet(told | dates | {"price_reductions_count": reductions}))
    assert batch.imported == 1
    assert only(Round).state is RoundState.FAILED
    flag = db.session.scalars(db.select(Flag).where(Flag.code == FlagCode.REPEAT_FAIL)).one()
    assert flag.facts["since_unknown"] is True
    assert verify_whole().intact


@pytest.mark.parametrize(
    "price",
    [
        "từ 1.200.000.000 đến 1.350.000.000 đồng",
        "5,5 - 6 tỷ đồng",
        "45.000.000 đồng/m2",
        "120.000 USD",
    ],
)
def test_a_price_nobody_can_pin_down_is_of_a_round_whose_price_is_asked_for(import_notices, price):
    batch = import_notices(sheet(BARE | {"starting_price_raw": price}))
    assert (batch.incomplete, batch.assets_only) == (1, 0)
    round_ = only(Round)
    assert round_.starting_price is None
    assert Gap.PRICE in gaps_of(round_, only(Lot))
    assert only(ImportedRow).source["starting_price_raw"] == price
