"""Lists and counts are read by the index that was made for them, on both engines."""

from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import String, cast, inspect, literal
from sqlalchemy import case as when

from audit import queries as audit
from audit.models import LedgerEntry
from cases import queries as cases
from cases.models import CaseFile, Tag
from foundation.database import UtcDateTime, db
from foundation.paging import keyset
from foundation.sight import Offices
from review.models import Directive, Flag, FlagCode, Severity
from review.queries import homes
from review.queries.directives import directives
from review.queries.figures import figures
from sales import queries as sales
from sales.models import Sale
from tests.fixtures.plans import many_of
from warehouse import queries as warehouse
from warehouse.models import Discrepancy, Order
from warehouse.queries.discrepancies import discrepancies

TODAY, LONG_AGO = date(2026, 11, 23), date(2020, 1, 6)
MANY = 3000


def a_page(query, column, offices):
    keyset(query, column, descending=True, within=(column.class_.office_id, offices))


def by_last_day(query, model):
    keyset(query, model.due_on, model.id)


def waiting_for(offices):
    return directives(offices, reader_id=0, read_all=offices, ended=False)


ASKED = {
    "ix_directive_waiting": lambda offices: by_last_day(waiting_for(offices), Directive),
    "ix_stock_order_office_id_id": lambda offices: a_page(
        warehouse.orders(offices), Order.id, offices
    ),
    "ix_sale_office_id_id": lambda offices: a_page(sales.sales(offices), Sale.id, offices),
    "ix_ledger_entry_office_id_kind_id": lambda offices: a_page(
        audit.entries(offices, kind="custody.moved"), LedgerEntry.id, offices
    ),
    "ix_asset_state_office_id": lambda offices: figures(offices, credit=False, today=TODAY),
}


@pytest.mark.parametrize("index", ASKED)
def test_what_is_listed_or_counted_is_found_in_its_index(noting_plans, index, office):
    with noting_plans() as plans:
        ASKED[index](frozenset({office.id}))
    assert any(index in step for step in plans), "\n".join(plans)


EVERY = Offices(everywhere=True)
EVERYWHERE = {
    "ix_asset_state_office_id": lambda: figures(EVERY, credit=False, today=TODAY),
    "ix_case_file_is_credit_stage_office_id": lambda: figures(EVERY, credit=True, today=TODAY),
    "ix_lot_status_id": lambda: figures(EVERY, credit=False, today=TODAY),
    "ix_directive_state_due_on_id": lambda: figures(EVERY, credit=False, today=TODAY),
    "ix_stalled_asset_refreshed_on": lambda: figures(EVERY, credit=False, today=TODAY),
    "ix_flag_opened_on": lambda: homes.turned(EVERY, TODAY),
    "ix_flag_closed_on": lambda: homes.turned(EVERY, TODAY),
    "ix_stock_order_state_id": lambda: homes.orders_to_decide(EVERY, 5),
    "ix_stock_order_state_direction_purpose_id": lambda: warehouse.keeper_counts(EVERY, TODAY),
    "ix_unknown_scan_open": lambda: warehouse.keeper_counts(EVERY, TODAY),
    "ix_discrepancy_due_on_id": lambda: by_last_day(discrepancies(EVERY), Discrepancy),
    "ix_discrepancy_open_everywhere": lambda: by_last_day(
        discrepancies(EVERY).where(Discrepancy.decided_at.is_(None)), Discrepancy
    ),
    "ix_directive_waiting_everywhere": lambda: by_last_day(waiting_for(EVERY), Directive),
}


@pytest.mark.parametrize("index", EVERYWHERE)
@pytest.mark.usefixtures("office")
def test_what_is_counted_over_every_office_is_found_in_its_index(noting_plans, index):
    with noting_plans() as plans:
        EVERYWHERE[index]()
    assert any(index in step for step in plans), "\n".join(plans)


def test_the_few_things_without_a_label_are_not_looked_for_among_all(noting_plans, item):
    many_of(
        item,
        MANY,
        code=lambda n: literal("K") + cast(n, String),
        labelled_at=lambda n: when((n % 100 != 0, literal(item.received_at, UtcDateTime))),
    )
    with noting_plans() as plans:
        db.session.scalars(warehouse.items_without_label({item.office_id}).limit(50)).all()
    assert any("ix_evidence_item_no_label" in step for step in plans), "\n".join(plans)


def test_credit_cases_are_not_looked_for_among_all(noting_plans, case):
    many_of(
        case,
        MANY,
        number=lambda n: literal("K") + cast(n, String),
        number_key=lambda n: literal("K") + cast(n, String),
        is_credit=lambda n: n % 100 == 0,
    )
    offices = {case.office_id}
    with noting_plans() as plans:
        a_page(cases.case_list(offices, tag=Tag.CREDIT), CaseFile.id, offices)
    index = "ix_case_file_office_id_is_credit_id"
    assert any(index in step for step in plans), "\n".join(plans)


@pytest.mark.parametrize(
    ("turned", "index"),
    [
        ("opened_on", "ix_flag_office_id_opened_on"),
        ("closed_on", "ix_flag_office_id_closed_on_code"),
    ],
)
def test_flags_of_late_are_not_looked_for_among_all(noting_plans, make_asset, turned, index):
    asset = make_asset()
    flag = Flag(
        office_id=asset.office_id,
        case_id=asset.case_id,
        asset_id=asset.id,
        code=FlagCode.REPEAT_FAIL,
        severity=Severity.WARN,
        since_on=LONG_AGO,
        opened_on=LONG_AGO,
        closed_on=LONG_AGO,
        facts={},
        basis="",
        confirmed=True,
    )
    db.session.add(flag)
    late = {turned: lambda n: when((n % 100 == 0, literal(TODAY)), else_=literal(LONG_AGO))}
    many_of(flag, MANY, **late)
    with noting_plans() as plans:
        homes.turned({asset.office_id}, TODAY)
    by_day = (index, f"ix_flag_{turned}")  # of the office, or of every office by the day alone
    assert any(
        any(name in step for name in by_day) and turned in said for step, said in beside(plans)
    ), "\n".join(plans)


def beside(plans):
    """Return each step with what follows it: PostgreSQL says on the next line what it looks up."""
    return [(step, step + following) for step, following in pairwise([*plans, ""])]


@pytest.mark.usefixtures("app")
def test_hashes_of_the_ledger_are_in_no_index():
    """Random values in an index make every entry a write to another page of the disk."""
    indexes = inspect(db.engine).get_indexes("ledger_entry")
    unique = inspect(db.engine).get_unique_constraints("ledger_entry")
    named = {column for each in [*indexes, *unique] for column in each["column_names"]}
    assert named & {"stream", "seq"}, "the indexes are no longer read"
    assert not named & {"hash", "prev_hash", "mac"}
