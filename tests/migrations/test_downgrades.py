"""A database that goes back keeps what the earlier version can say."""

from datetime import timedelta

from alembic import command
from sqlalchemy import text

from cases.models import CostCategory, HoldReason
from cases.operations.holds import place_hold
from cases.operations.money import record_cost
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay, part_of
from papers.models import DocumentKind
from sales.models import AttemptOutcome, MoneyKind
from sales.operations.past_sales import record_past_attempt
from sales.queries import movements_that_stand
from tests.fixtures.papers import typed
from tests.fixtures.sales import PAID, REST
from tests.migrations import upgrading


def test_going_back_keeps_numbers_of_papers_and_no_movement_that_was_taken_back(
    sale, move, correct
):
    """Before documents were kept numbers were typed; before corrections nothing was reversed."""
    wrong = move(sale, MoneyKind.PAYMENT, REST, PAID, voucher_no="77/PT")
    correct("sale.money", wrong, amount=REST - 5)
    (payment,) = (row for row in movements_that_stand(sale) if row.kind is MoneyKind.PAYMENT)
    stands = (payment.id, payment.amount, "77/PT")
    db.session.commit()
    db.session.remove()
    command.downgrade(upgrading.config(), "0022")
    with db.engine.connect() as connection:
        payments = "SELECT id, amount, voucher_no FROM sale_money WHERE kind = 'payment'"
        assert [tuple(row) for row in connection.execute(text(payments))] == [stands]
        typed = 'SELECT announcement_no, minutes_no FROM "round"'
        assert all(all(row) for row in connection.execute(text(typed)))
    command.upgrade(upgrading.config(), "head")


def test_going_back_before_documents_keeps_what_their_numbers_were(
    taking, case, make_case, officer, item
):
    """The first version knows a hold and an answer of a creditor by the number that was typed."""
    other = make_case()
    place_hold(
        other,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84 khoản 1 điểm b",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        paper=typed("31/QĐ-THADS", clock.today()),
        by=Act(officer, clock.now()),
    )
    seizure = item.seizure_no
    assert seizure
    db.session.commit()
    db.session.remove()
    command.downgrade(upgrading.config(), "0002")
    with db.engine.connect() as connection:
        for told, stands in (
            ("SELECT decision_no FROM hold", ["31/QĐ-THADS"]),
            ("SELECT document_no FROM creditor_answer", ["77/CV"]),
            ("SELECT DISTINCT seizure_no FROM evidence_item", [seizure]),
        ):
            assert connection.execute(text(told)).scalars().all() == stands
    command.upgrade(upgrading.config(), "head")


def test_going_back_before_old_attempts_makes_no_day_of_a_month(sale, officer):
    """Before attempts of old files were kept, an attempt had a whole day."""
    by = Act(officer, clock.now())
    for day in (part_of(by.day), PartDay(by.day.year), None):
        told = {"outcome": AttemptOutcome.BLOCKED, "note": None}
        record_past_attempt(sale, day=day, by=by, **told)
    db.session.commit()
    db.session.remove()
    command.downgrade(upgrading.config(), "0057")
    with db.engine.connect() as connection:
        days = connection.execute(text("SELECT attempted_on FROM delivery_attempt"))
        assert [str(day) for day in days.scalars()] == [by.day.isoformat()]
    command.upgrade(upgrading.config(), "head")


def test_going_back_names_the_asset_of_a_cost_in_words_again(case, house, accountant, run_command):
    record_cost(
        case,
        category=CostCategory.STORAGE,
        amount=2_000_000,
        moved_on=clock.today(),
        asset=house,
        paper=typed("0013/HĐ", kind=DocumentKind.INVOICE),
        by=Act(accountant, clock.now()),
    )
    asset = house.id
    db.session.commit()
    db.session.remove()
    command.downgrade(upgrading.config(), "0074")
    with db.engine.connect() as connection:
        told = text("SELECT subject_kind, subject_id FROM case_money")
        assert [tuple(row) for row in connection.execute(told)] == [("asset", asset)]
    command.upgrade(upgrading.config(), "head")
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT asset_id FROM case_money")).scalars().all() == [
            asset
        ]
    assert run_command("ledger", "verify", "--json").json["intact"]
