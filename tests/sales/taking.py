"""A creditor who takes an asset, as tests settle it: what is owed, what else was taken."""

from datetime import date

from cases.models import CaseFile
from foundation import clock
from foundation.database import db
from sales.models import Sale
from sales.operations import settlement
from tests.fixtures.acting import with_act
from tests.fixtures.papers import typed


def settle(taking, officer, at, **overrides):
    values = {
        "debtor_notified_on": date(2027, 1, 18),
        "notified_on": clock.local_day(at),
        "offset": taking.price - 10_000_000,
        "document": typed("12/TB"),
    }
    return settlement.settle_taking(
        taking, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def owe(taking, amount, collected=0):
    case = db.session.get_one(CaseFile, taking.case_id)
    case.money_due, case.money_collected = amount, collected
    db.session.flush()


def another_taking(taking, **values):
    """Another taking of the same case by the same creditor."""
    other = Sale(
        **{
            column.key: getattr(taking, column.key)
            for column in Sale.__table__.columns
            if column.key not in {"id", "version"}
        }
        | {"code": "TESTTAKE1", "round_id": taking.round_id - 1}
        | values
    )
    db.session.add(other)
    db.session.flush()
    return other
