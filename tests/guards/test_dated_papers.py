"""Whoever names a paper of an act says on which side of the act its day lies, or why on none."""

import ast

from flask import Flask
from sqlalchemy import inspect

from foundation.database import Model
from papers.dated import bonds
from tests.guards.tree import name_of, parsed, sources

ANY_DAY = {
    "auctions/operations/contracts.py": "the contract is the act; its day is typed once",
    "auctions/operations/past_rounds.py": "what an old file tells of bears any day",
    "auctions/operations/valuations.py": "a certificate is the act; its ground is asked there",
    "backlog/operations.py": "what an old file tells of bears any day",
    "cases/operations/claims.py": "what is owed has no day",
    "cases/operations/holds.py": "a hold counts from the day its decision proves",
    "cases/operations/money.py": "a bill comes before its payment or after it",
    "cases/views/documents.py": "a document without an act",
    "corrections/operations.py": "what shows that a fact is wrong bears any day",
    "papers/drafting/operations/signing.py": "a draft has the day of its signing",
    "papers/operations.py": "the new paper of a row is asked by its bonds",
    "sales/correcting.py": "the voucher that stands is recorded by its number and day",
    "sales/operations/delivery.py": "the order of a release is signed before the scan",
    "sales/operations/deposits.py": "a deposit has no day",
    "sales/operations/money.py": "an order to pay comes before its money",
    "seats/operations.py": "what a seat sends bears any day",
}
UNBOUND = {
    ("asset", "end_document_id"): "the day of the end is kept by the ledger alone",
    ("case_money", "document_id"): "a bill comes before its payment or after it",
    ("creditor_answer", "document_id"): "the answer is the paper; its day is typed once",
    ("hold", "document_id"): "a hold counts from the day its decision proves",
    ("reduction", "document_id"): "the decision is the act; its day is typed once",
    ("sale", "title_document_id"): "the day of the sending is kept by its deadline",
    ("sale_money", "document_id"): "an order to pay comes before its money",
    ("service_contract", "document_id"): "the contract is the act; its day is typed once",
    ("valuation", "document_id"): "the certificate has its own day",
    ("valuation", "ground_document_id"): "the day is that of the paper (ground_on)",
}
ROOMS = ("cases", "auctions", "sales")
STORE = "warehouse/"  # an act of the store happens when it is scanned


def test_every_paper_of_an_act_is_beside_its_day() -> None:
    """Else minutes of an auction are recorded that were written before it."""
    free = {
        str(path)
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and _is_of_any_day(node)
    }
    free = {path for path in free if not path.startswith(STORE)}
    assert free == set(ANY_DAY)


def _is_of_any_day(call: ast.Call) -> bool:
    if name_of(call.func) == "record_document":
        return all(keyword.arg != "dated" for keyword in call.keywords)
    return name_of(call.func) == "rests_on" and len(call.args) < 4


def test_every_paper_that_is_kept_is_bound_to_the_day_of_its_row(app: Flask) -> None:
    """Else a correction of the day, or another paper in its place, crosses what entry refuses."""
    bound = {(bond.model.__tablename__, f"{bond.document}_id") for bond in bonds()}
    kept = {
        (table.name, column.name)
        for table in Model.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "document" for key in column.foreign_keys)
        and _room_of(table.name) in ROOMS
    }
    assert bound | set(UNBOUND) == kept
    assert not bound & set(UNBOUND)
    for bond in bonds():
        columns = inspect(bond.model).columns
        assert {f"{bond.document}_id", bond.day, bond.of[1]} <= set(columns.keys())


def _room_of(table: str) -> str:
    found = next(
        (one for one in Model.registry.mappers if one.local_table.name == table),
        None,
    )
    return found.class_.__module__.split(".")[0] if found is not None else ""
