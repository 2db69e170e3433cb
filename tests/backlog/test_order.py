"""The days of an old asset stand in an order that can be; one against the law is kept and told."""

from dataclasses import replace
from datetime import date

import pytest

from auctions.models import Round
from audit.models import LedgerEntry
from backlog import refusals
from backlog.allowed import why_not_record
from backlog.entries import OLD_ASSET_RECORDED
from backlog.judging import Judged, findings_of
from backlog.shapes import OldAttempt, OldMatter
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.once import refusal_read, refusal_written
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture
from sales.models import AttemptOutcome
from tests.backlog.test_page import TYPED, URL
from web.forms import refusal_text

SEIZED_LATE = PartDay(2024, 1)  # after the second round, before the fourth
LATE = PartDay(2025, 3, 21)  # the day after the round that was sold


def with_round(matter: OldMatter, place: int, **told: PartDay) -> OldMatter:
    rounds = list(matter.rounds)
    rounds[place] = replace(rounds[place], **told)
    return replace(matter, rounds=tuple(rounds))


@pytest.fixture
def by(officer: Actor) -> Act:
    return Act(officer, clock.now())


def crossed(matter: OldMatter, by: Act) -> tuple[str, str] | None:
    """Return the step that is refused and its field."""
    why = why_not_record(matter, by)
    if why is None:
        return None
    assert isinstance(why, refusals.OldDaysCrossed)
    return why.details["step"], str(why.field)


def test_what_cannot_be_is_refused_beside_the_later_of_the_two(workshop, by):
    asset, sale = workshop.asset, workshop.sale
    blocked = OldAttempt(outcome=AttemptOutcome.BLOCKED, day=PartDay(2025, 5))
    early = replace(blocked, day=PartDay(2025, 2))
    for matter, expected in (
        (workshop, None),
        (
            replace(workshop, asset=replace(asset, seized=SEIZED_LATE)),
            ("session", "rounds-0-session"),
        ),
        (
            replace(with_round(workshop, 4, session=None), sale=replace(sale, paid=PartDay(2024))),
            None,  # in 2024, after the fourth round perhaps
        ),
        (
            replace(with_round(workshop, 4, session=None), sale=replace(sale, paid=PartDay(2023))),
            ("payment", "paid"),
        ),
        (replace(workshop, sale=replace(sale, paid=PartDay(2025, 3, 19))), ("payment", "paid")),
        (
            replace(workshop, sale=replace(sale, attempts=(early,))),
            ("attempt", "attempts-0-day"),
        ),
        (
            replace(
                workshop,
                sale=replace(
                    sale, delivered=True, delivered_day=PartDay(2025, 4), attempts=(blocked,)
                ),
            ),
            ("delivery", "delivered_day"),
        ),
        (
            replace(
                workshop,
                sale=replace(sale, attempts=(blocked, replace(blocked, day=PartDay(2025, 4)))),
            ),
            ("attempt", "attempts-1-day"),
        ),
    ):
        assert crossed(matter, by) == expected


def test_what_is_to_come_is_refused_beside_its_field(workshop, by):
    for matter, field in (
        (replace(workshop, asset=replace(workshop.asset, valued=PartDay(2027))), "valued"),
        (with_round(workshop, 1, contract=PartDay(2027)), "rounds-1-contract"),
        (with_round(workshop, 1, notified=PartDay(2027)), "rounds-1-notified"),
    ):
        why = why_not_record(matter, by)
        assert isinstance(why, DayInTheFuture)
        assert why.field == field
        again = refusal_read(refusal_written(why))
        assert (again.field, refusal_text(again)) == (field, refusal_text(why))


def test_a_paper_out_of_its_order_is_kept_and_judged_with_its_article(workshop):
    """Valued before the seizure, contract after the session, notice after it."""
    matter = replace(workshop, asset=replace(workshop.asset, valued=PartDay(2022, 10, 3)))
    matter = with_round(matter, 0, contract=PartDay(2022, 9))
    matter = with_round(matter, 3, contract=PartDay(2024, 3), notified=PartDay(2024, 2, 23))
    matter = with_round(matter, 4, contract=PartDay(2025, 1, 6), notified=PartDay(2025, 3, 17))
    found = {each.code: each for each in findings_of(matter)}
    against = {code: each.basis for code, each in found.items() if each.lawful is False}
    assert against == {
        "valuation": "Đ.98 k.2 LTHADS 2008",
        "contract:1": "Đ.101 k.2 LTHADS 2008",
        "held:4": "Đ.101 k.2 LTHADS 2008",
        "session:4": "Đ.57 k.1 LĐGTS",
        "session:5": "Đ.57 k.1 LĐGTS",
        "cut:4": against["cut:4"],
    }
    assert found["held:5"].lawful is True
    assert found["session:2"].lawful is None  # its day is known in part
    assert found["session:5"].is_unread  # of the law as amended in 2024


def test_over_days_that_may_be_in_order_there_is_no_verdict(workshop):
    matter = replace(workshop, asset=replace(workshop.asset, valued=PartDay(2022)))
    found = {each.code: each.lawful for each in findings_of(matter)}
    assert found["valuation"] is None  # seized in November of the year
    assert found["priced:1"] is True
    unknown = with_round(matter, 0, session=None)
    assert {each.code: each.lawful for each in findings_of(unknown)}["priced:1"] is None
    monthly = with_round(workshop, 1, notified=PartDay(2023, 7))
    assert {e.code: (e.lawful, e.basis) for e in findings_of(monthly)}["session:2"] == (
        False,
        "Đ.57 k.1 LĐGTS",
    )


def test_a_sale_below_its_starting_price_has_its_article(workshop):
    matter = replace(workshop, sale=replace(workshop.sale, price=11_000_000_000))
    [below] = [each for each in findings_of(matter) if each.what is Judged.BELOW_START]
    assert (below.lawful, below.basis, below.is_unread) == (False, "Đ.5 k.3 LĐGTS", True)
    unknown = findings_of(with_round(matter, 4, session=None))
    assert [each.basis for each in unknown if each.what is Judged.BELOW_START] == [None]


def test_the_days_are_kept_and_stand_on_the_pages(workshop, record_old, pages, officer):
    matter = replace(workshop, asset=replace(workshop.asset, valued=PartDay(2022, 10)))
    matter = with_round(matter, 0, contract=PartDay(2023, 1, 9), notified=PartDay(2023, 2))
    matter = with_round(matter, 3, contract=PartDay(2024, 3), notified=PartDay(2024, 2, 23))
    done = record_old(matter)
    db.session.commit()
    first, fourth = (db.session.query(Round).filter_by(number=number).one() for number in (1, 4))
    assert (done.asset.valued_told, first.contract_told, first.notice_in) == (
        "2022-10",
        "2023-01-09",
        "2023-02",
    )
    assert (fourth.first_notice_done_on, fourth.notice_in) == (date(2024, 2, 23), None)
    [entry] = db.session.query(LedgerEntry).filter_by(kind=OLD_ASSET_RECORDED.code)
    told = dict(zip(entry.payload["against_law"], entry.payload["provisions"], strict=True))
    assert told["valuation"] == "Đ.98 k.2 LTHADS 2008"
    assert told["session:4"] == "Đ.57 k.1 LĐGTS"
    own = pages.as_user(officer)
    page = own.get(f"/cases/assets/{done.asset.id}")
    assert "10/2022" in page.text
    assert "Thẩm định giá sau khi kê biên" in page.text
    lot = own.get(f"/auctions/lots/{done.lot.code}/rounds/1")
    assert "09/01/2023" in lot.text
    assert "02/2023" in lot.text


def test_a_wrong_day_of_a_row_is_marked_in_its_cell(pages, officer):
    """Rows without anything typed are none: the cell is that of the row the person typed in."""
    own = pages.as_user(officer)
    typed = {k: v for k, v in TYPED.items() if not k.startswith("rounds-1-")}
    for other, cell in (
        ({"seized": "1/2024"}, "rounds-0-session"),
        ({"rounds-3-session": "1/2/23"}, "rounds-3-session"),
        ({"rounds-3-notified": "1/2/27"}, "rounds-3-notified"),
        ({"holders-1-since": "3/11/24"}, "holders-1-since"),
    ):
        page = own.post_form(URL, typed | other, status=422)
        assert f'id="{cell}-error"' in page.response.text
        assert page.response.text.count('class="kb-field--wrong"') == 1
    page = own.post_form(URL, typed | {"paid": "18/4/24"}, status=422)
    assert "nộp tiền, 18/04/2024" in page.text


@pytest.mark.parametrize("day", [None, LATE])
def test_nothing_is_said_of_a_valuation_that_nobody_told(workshop, day):
    matter = with_round(workshop, 4, contract=day) if day else workshop
    codes = {each.code for each in findings_of(matter)}
    assert "valuation" not in codes
    assert not any(code.startswith("priced") for code in codes)
