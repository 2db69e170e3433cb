"""Costs of a case: recorded when they arise, counted on their day, taken back and never deleted."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cases import refusals
from cases.models import CostCategory, MoneyMovement, MovementDirection
from cases.money.costs import costs_for, costs_of
from cases.operations import files
from cases.operations.money import record_cost, reverse_movement
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from papers.models import DocumentKind
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.guards.tree import ROOT, sources

DAY = timedelta(days=1)
BILL = typed("0012/HĐ", kind=DocumentKind.INVOICE)


@pytest.fixture
def by(accountant):
    return Act(accountant, clock.now())


@pytest.fixture
def spend(case, by):
    """Record the cost of guarding the asset."""

    def make(amount=5_000_000, **overrides):
        values = {
            "category": CostCategory.STORAGE,
            "moved_on": clock.today(),
            "paper": BILL,
            "by": by,
        }
        return record_cost(overrides.pop("case", case), amount=amount, **values | overrides)

    return make


@pytest.fixture
def take_back(by):
    def make(movement, **overrides):
        values = {
            "reversed_on": clock.today(),
            "reason": "Ghi nhầm vụ việc",
            "paper": typed("03/BB", clock.today(), kind=DocumentKind.MINUTES),
            "by": by,
        }
        return reverse_movement(movement, **values | overrides)

    return make


def test_costs_are_counted_from_their_day_on_top_of_those_at_the_opening(make_case, spend):
    case = make_case(enforcement_costs=12_000_000)
    today = clock.today()
    spend(3_000_000, case=case, moved_on=today - 10 * DAY)
    spend(2_000_000, case=case, moved_on=today)
    assert [costs_of(case, today - days * DAY) for days in (11, 10, 1, 0)] == [
        12_000_000,
        15_000_000,
        15_000_000,
        17_000_000,
    ]
    assert verify_stream(case.stream).findings == []


def test_a_cost_names_its_bill_and_its_asset(case, house, bank, spend):
    row = spend(asset=house, party=bank, counterpart="Công ty Bảo vệ Thử Nghiệm")
    assert (row.asset_id, row.party_id) == (house.id, bank.id)
    assert row.direction is MovementDirection.OUT
    assert row.document_id is not None


def test_the_costs_of_an_asset_stand_on_its_page_and_on_the_case(
    case, house, spend, take_back, pages, accountant
):
    spend(7_000_000, asset=house)
    take_back(spend(2_000_000, asset=house))
    spend(1_000_000)
    assert costs_for(house, clock.today()) == 7_000_000
    client = pages.as_user(accountant)
    assert "7.000.000" in client.get(f"/cases/assets/{house.id}").main
    costs = client.get(f"/cases/{case.id}").document.one("section", id="costs")
    assert f"/cases/assets/{house.id}" in [link.get("href") for link in costs.all("a")]


def test_a_cost_needs_its_bill(spend):
    with pytest.raises(DocumentNeeded):
        spend(paper=Paper())


def test_nothing_is_no_cost(spend):
    with pytest.raises(refusals.CostNotPositive):
        spend(0)


def test_a_cost_of_tomorrow_has_not_arisen(spend):
    with pytest.raises(DayInTheFuture):
        spend(moved_on=clock.today() + DAY)


def test_a_cost_is_of_its_case(make_case, make_asset, spend, bank, house):
    other = make_case()
    with pytest.raises(refusals.PartyOfAnotherCase):
        spend(case=other, party=bank)
    with pytest.raises(refusals.AssetOfAnotherCase):
        spend(case=other, asset=house)


def test_a_closed_case_has_no_new_costs(case, spend, take_back, officer):
    row = spend()
    files.close_case(case, closed_on=clock.today(), by=Act(officer, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        spend()
    with pytest.raises(refusals.CaseIsClosed):
        take_back(row)


# taking back


def test_a_cost_is_taken_back_by_a_movement_the_other_way(case, spend, take_back):
    wrong = spend(5_000_000, moved_on=clock.today() - DAY)
    back = take_back(wrong)
    assert (back.reverses_id, back.direction, back.amount) == (
        wrong.id,
        MovementDirection.IN,
        wrong.amount,
    )
    assert [costs_of(case, clock.today() - days * DAY) for days in (1, 0)] == [5_000_000, 0]
    assert verify_stream(case.stream).findings == []


def test_a_movement_is_taken_back_once(spend, take_back):
    wrong = spend()
    back = take_back(wrong)
    with pytest.raises(refusals.MovementReversed):
        take_back(wrong)
    with pytest.raises(refusals.MovementIsReversal):
        take_back(back)


def test_who_takes_a_cost_back_says_why_and_by_which_paper(spend, take_back):
    wrong = spend()
    with pytest.raises(refusals.ReasonOfReversalNeeded):
        take_back(wrong, reason=" ")
    with pytest.raises(DocumentNeeded):
        take_back(wrong, paper=Paper())


def test_a_cost_is_taken_back_on_a_day_that_has_come_after_it(spend, take_back):
    wrong = spend()
    with pytest.raises(DayTooEarly):
        take_back(wrong, reversed_on=clock.today() - DAY)
    with pytest.raises(DayInTheFuture):
        take_back(wrong, reversed_on=clock.today() + DAY)
    with pytest.raises(DayTooEarly):
        take_back(wrong, paper=typed(on=clock.today() - DAY))


def test_costs_are_asked_in_one_place():
    """What the file said at the opening is no answer by itself."""
    reading = {
        path.as_posix()
        for path in [*sources(), *(p.relative_to(ROOT) for p in (ROOT / "templates").rglob("*"))]
        if (ROOT / path).is_file() and ".enforcement_costs" in (ROOT / Path(path)).read_text()
    }
    assert reading == {
        "cases/money/costs.py",
        "cases/operations/files.py",  # writes it
    }


# pages


def test_an_accountant_records_a_cost_and_takes_it_back(pages, accountant, case, house):
    visitor = pages.as_user(accountant)
    visitor.post_form(
        f"/cases/{case.id}/costs/new",
        {
            "category": "transport",
            "amount": "7.500.000",
            "moved_on": "20/11/2026",
            "counterpart": "Công ty Vận tải Thử Nghiệm",
            "asset": str(house.id),
            "bill": "invoice",
            "paper_no": "0012/HĐ",
            "paper_on": "20/11/2026",
        },
    )
    page = visitor.get(f"/cases/{case.id}")
    assert "7.500.000" in page.main
    assert "0012/HĐ" in page.main
    row = db.session.scalars(select(MoneyMovement)).one()
    visitor.post_form(
        f"/cases/money/{row.id}/reverse",
        {"reason": "Ghi nhầm", "reversed_on": "23/11/2026", "paper": str(row.document_id)},
    )
    assert f"/cases/money/{row.id}/reverse" not in visitor.get(f"/cases/{case.id}").markup
    visitor.get(f"/cases/{case.id}/lists/costs")
    assert costs_of(case, clock.today()) == 0


def test_a_cost_typed_wrongly_changes_nothing(pages, accountant, case):
    visitor = pages.as_user(accountant)
    address = f"/cases/{case.id}/costs/new"
    visitor.post_form(address, {"category": "transport"}, 422)
    visitor.post_form(
        address, {"category": "transport", "amount": "1", "moved_on": "20/11/2026"}, 422
    )
    assert db.session.scalars(select(MoneyMovement)).all() == []


def test_an_officer_sees_costs_and_records_none(pages, officer, case, spend):
    row = spend()
    db.session.commit()
    visitor = pages.as_user(officer)
    page = visitor.get(f"/cases/{case.id}")
    assert "5.000.000" in page.main
    assert "costs/new" not in page.markup
    visitor.get(f"/cases/{case.id}/costs/new", 403)
    visitor.get(f"/cases/money/{row.id}/reverse", 403)


def test_a_cost_without_its_bill_is_asked_for_number_and_day_where_no_document_is_listed(
    pages, accountant, case
):
    given = {"category": "transport", "amount": "1", "moved_on": "20/11/2026", "bill": "invoice"}
    address = f"/cases/{case.id}/costs/new"
    refused = pages.as_user(accountant).post_form(address, given, 422)
    assert 'name="paper"' not in refused.markup
    assert 'id="paper_no-error"' in refused.markup
    assert "chọn văn bản" not in refused.main.lower()


def test_the_same_bill_is_recorded_again_only_when_somebody_says_it_is_another_cost(spend):
    first = spend(counterpart="Công ty Kho Bãi Thử")
    with pytest.raises(refusals.CostRecordedBefore) as refused:
        spend(counterpart="CÔNG TY  kho bãi thử", paper=typed("0012 / hđ"))
    assert refused.value.details["day"] == first.moved_on
    assert spend(counterpart="Công ty Kho Bãi Thử", again=True).id != first.id


@pytest.mark.parametrize(
    "other",
    [
        {"amount": 5_000_001},
        {"counterpart": "Bà Mẫu Thị Hai"},
        {"paper": typed("0013/HĐ", on=date(2026, 11, 20), kind=DocumentKind.INVOICE)},
    ],
)
def test_a_cost_that_differs_is_no_repetition(spend, other):
    spend(counterpart="Công ty Kho Bãi Thử")
    assert spend(**{"counterpart": "Công ty Kho Bãi Thử", **other})


def test_a_cost_that_was_taken_back_may_be_recorded_again(spend, take_back):
    take_back(spend())
    assert spend()


def test_the_page_asks_a_second_time_and_loses_nothing(pages, accountant, case, spend):
    spend(counterpart="Công ty Kho Bãi Thử")
    visitor = pages.as_user(accountant)
    address = f"/cases/{case.id}/costs/new"
    said = {
        "category": "storage",
        "amount": "5.000.000",
        "counterpart": "Công ty Kho Bãi Thử",
        "note": "Tháng 11",
        "bill": "invoice",
        "paper_no": "0012/HĐ",
        "paper_on": "20/11/2026",
    }
    asked = visitor.post_form(address, said, 422)
    assert 'name="again"' in asked.markup
    assert "Tháng 11" in asked.markup
    form = asked.form(action=address, having=("again",))
    visitor.send(asked, form, {"again": "y"})
    assert len(db.session.scalars(select(MoneyMovement)).all()) == 2


def test_two_bills_without_a_number_are_two_costs(spend):
    without = typed("không số", kind=DocumentKind.INVOICE)
    first, second = spend(paper=without), spend(paper=without)
    assert first.document_id != second.document_id
    with pytest.raises(refusals.CostRecordedBefore):
        spend(paper=Paper(known=first.document))
