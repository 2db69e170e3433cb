"""What the ledger page says can be done about a mistake is what the operations let people do."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from accounts.models import FactorRule, Role, UserAccount
from accounts.operations import letterhead, offices, people
from accounts.operations.thresholds import set_threshold
from auctions.allowed import SIGNED_IN, VALUED_IN
from auctions.models import LotStatus
from audit.entries import (
    BY_NEW_ENTRY,
    NOT_ASKED,
    Correctable,
    declared,
)
from audit.models import LedgerEntry
from cases.models import DayKind, HoldReason
from cases.operations import holds, holidays
from cases.operations.kinds import correct_kind
from cases.thresholds import DUE_SOON
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.assets import AssetKind
from papers.drafting.operations.numbering import set_series
from papers.kinds import DocumentKind
from papers.operations import record_document, replace_document
from tests.fixtures.papers import typed
from tests.fixtures.people import hashed
from tests.fixtures.warehouse import whole
from warehouse.care.checks import checks_of
from warehouse.kinds.in_force import OwnRule
from warehouse.models import CareKind, CareState, ItemKind
from warehouse.operations.care import begin_visit, finish_visit, give_up_visit, plan_care
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.kinds import rule_kind
from warehouse.operations.looking import look_at_item
from warehouse.operations.sealing import reseal_item
from warehouse.photos import StoredPhoto
from warehouse.queries.hand_overs import lines_of

DAY = timedelta(days=1)


@pytest.fixture
def visits(make_item, keeper):
    """Return a function that begins a visit to a thing and ends it, as often as it is called."""
    thing, by = make_item(), Act(keeper, clock.now())
    plan_care(thing, kind=CareKind.GOODS, every_days=30, next_on=by.day, by=by)
    photos = [StoredPhoto("a" * 64, 640, 480)]

    def begun():
        begin_visit(thing, scanned=thing, photos=photos, by=by)
        return thing

    def visit(_number):
        found = whole(begun(), condition="khô", photos=photos)
        answers = dict.fromkeys(checks_of(CareKind.GOODS), (True, "đủ"))
        finish_visit(thing, state=CareState.GOOD, answers=answers, found=found, by=by)

    return {
        "care.visit_given_up": lambda n: give_up_visit(begun(), reason=f"Mưa {n}", by=by),
        "care.visited": visit,
    }


@pytest.fixture
def looks(make_hand_over, make_item, keeper):
    """Return a function that looks at a thing of a hand-over before a signature."""
    thing = make_item()
    row = make_hand_over(thing, seen=False)
    line = db.session.scalars(lines_of(row)).one()
    by = Act(keeper, clock.now())
    return {
        "hand_over.line_seen": lambda n: look_at_line(
            line, found=whole(thing, condition=f"lần {n}"), by=by
        )
    }


@pytest.fixture
def again(case, truck, item, office, officer, keeper, admin, make_user, visits, looks):
    """Acts by the kind of their entries, each of which may be done twice."""
    by = Act(officer, clock.now())
    held = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=by.day,
        review_on=by.day + 30 * DAY,
        by=by,
    )
    person = make_user(roles=[Role.KEEPER])
    account = db.session.get_one(UserAccount, person.id)
    ruling = Act(admin, by.at)

    papers = [record_document([case], paper=typed("1/CV"), by=by)]

    def replace_again(number):
        paper = typed(f"{number}/SUA")
        papers.append(replace_document(papers[-1], paper=paper, reason="Ghi sai số", by=by))

    def seal(number):
        reseal_item(
            item,
            number=number,
            witnesses="Ba người",
            reason="Niêm phong lại",
            found=whole(item),
            by=Act(keeper, by.at),
        )

    def record_day(number):
        kind = [DayKind.OFF, DayKind.PLAIN][number - 1]
        day = date(2026, 12, 4)
        holidays.record_day(day, kind=kind, name="Nghỉ bù", source="1/TB", by=ruling)

    def set_head(number):
        lines = dict.fromkeys(("superior", "name", "symbol", "address", "phone", "email"), "")
        letterhead.set_letterhead(office, place=f"Nơi {number}", logo=None, by=ruling, **lines)

    return (
        visits
        | looks
        | {
            "office.letterhead": set_head,
            "office.threshold": lambda n: set_threshold(
                office, DUE_SOON, value=9 + n, valid_from=by.day, reason="Đi lại xa", by=ruling
            ),
            "office.kind_ruled": lambda n: rule_kind(
                office,
                ItemKind.VEHICLE,
                rule=OwnRule(unit=["chiếc", "xe"][n - 1]),
                valid_from=by.day,
                reason="Đếm theo chiếc",
                by=ruling,
            ),
            "calendar.day_recorded": record_day,
            "document_series.set": lambda n: set_series(
                office,
                kind=DocumentKind.DECISION,
                year=2026,
                pattern=f"{{n}}/QĐ-{n}",
                next_value=n,
                by=ruling,
            ),
            "account.role_limited": lambda n: people.limit_role(
                account, role=Role.KEEPER, office=office, until=by.day + n * DAY, by=ruling
            ),
            "hold.reviewed": lambda n: holds.review_hold(held, review_on=by.day + n * DAY, by=by),
            "document.replaced": replace_again,
            "asset.kind_corrected": lambda n: correct_kind(
                truck, kind=list(reversed(AssetKind))[n - 1], reason="Giấy chứng nhận", by=by
            ),
            "custody.resealed": lambda n: seal(f"NP {n}"),
            "custody.looked": lambda n: look_at_item(
                item, found=whole(item, condition=f"lần {n}"), by=Act(keeper, by.at)
            ),
            "office.renamed": lambda n: offices.rename_office(
                office, code=office.code, name=f"Đơn vị {n}", by=ruling
            ),
            "office.factor_rule": lambda n: offices.rule_on_factor(
                office, rule=list(FactorRule)[n], by=ruling
            ),
            "account.password_changed": lambda _n: people.set_password(
                account, password=hashed(), by=Act(person, by.at)
            ),
            "account.password_reset": lambda _n: people.reset_password(
                account, password=hashed(), by=ruling
            ),
        }
    )


SEEN_ELSEWHERE = {
    "count.counter_named",  # tests/warehouse/test_count_people.py
    "count.entry_taken_back",  # tests/warehouse/test_count_taking_back.py
    "item.count_taken_back",  # there, too
    "count.returned",  # tests/warehouse/test_closing_counts.py
    "draft.written",  # tests/papers/test_drafts.py
    "custody.sealed",  # the same operation as custody.resealed
    "obstacle.goes_on",  # tests/cases/test_obstacles.py
    "round.deposit_corrected",
    "stay.answered",  # tests/auctions/test_registrations.py
    "order.line_waiting",  # tests/warehouse/test_intake.py
    "lot.first_buyers_told",  # tests/auctions/test_buying_first.py
    "organisation.took_over",  # tests/organisations/test_registry.py
    "place.changed",  # tests/warehouse/test_changing_places.py
    "printer.changed",  # tests/warehouse/test_printers.py
    "account.recovery_codes_made",  # tests/accounts/test_second_factor.py
}


def test_what_is_corrected_by_doing_it_again_can_be_done_again(again):
    said = {code for code, kind in declared().items() if kind.correctable is BY_NEW_ENTRY}
    assert said == set(again) | SEEN_ELSEWHERE
    for code, act in again.items():
        query = select(LedgerEntry.id).where(LedgerEntry.kind == code)
        before = len(db.session.scalars(query).all())
        for number in (1, 2):
            act(number)
        assert len(db.session.scalars(query).all()) >= before + 2, code


@pytest.mark.parametrize("code", ["round.planned", "round.replanned", "lot.valued"])
def test_what_is_refused_a_second_time_names_another_act(code):
    assert declared()[code].correctable.how is Correctable.BY_ANOTHER_ACT
    assert LotStatus.PLANNED not in VALUED_IN | SIGNED_IN


def test_nobody_is_asked_to_correct_a_sign_in_a_reading_or_a_computed_day():
    codes = ["account.signed_in", "sale.identity_read", "deadline.scheduled", "flag.opened"]
    assert all(declared()[code].correctable is NOT_ASKED for code in codes)


def test_the_page_names_the_act_that_corrects_and_says_nothing_of_a_deadline(
    pages, auditor, paid, item
):
    db.session.commit()
    reader = pages.as_user(auditor)
    lots = reader.get("/audit/ledger?kind=round.planned").document.all("ol", class_="kb-line")[0]
    assert "Sửa bằng việc: Dời phiên hoặc dừng việc tổ chức đấu giá." in lots.all("dl")[0].text
    days = reader.get("/audit/ledger?kind=deadline.met").document.all("ol", class_="kb-line")[0]
    assert "Nếu sai" not in days.text
