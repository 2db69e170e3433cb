"""A database that goes back keeps what the earlier version can say."""

from alembic import command
from sqlalchemy import text

from foundation.database import db
from sales.models import MoneyKind
from sales.queries import movements_that_stand
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
