"""No loose numbers of papers in the schema: an act points to a document (decision 0033)."""

import ast
import re

from app import create_app  # noqa: F401 - loads every model
from foundation.database import Model
from papers.numbers import BEFORE
from tests.guards.tree import assigned, at, calls, sources

LOOKS_LIKE_ONE = re.compile(r"(_no|(^|_)number|_paper)$")


NAMES_THE_THING = {
    "session.session_no": "of a session",
    "organisation_account.number": "of a bank account",
    "user_account.session_no": "of a session",
    "document.number": "the number of the paper itself",
    "document.received_no": "under which it arrived",
    "case_file.number": "of the case",
    "case_file.decision_no": "by which notices and lists of other offices name the case",
    "case_file.judgment_no": "by which notices and lists of other offices name the case",
    "party.identity_no": "of a person",
    "registration.identity_no": "of a person",
    "stock_order.number": "of the order",
    "stock_order.counterpart_paper": "shown at the gate, with the identity",
    "order_line.receiver_paper": "shown at the gate, with the identity",
    "order_line.line_no": "of the line",
    "round.number": "which round of the lot it is",
    "evidence_item.seal_number": "of the seal",
    "seal.number": "of the seal",
    "observation.seal_number": "of the seal",
    "hand_over_line.seal_number": "of the seal",
    "hand_over_line.new_seal_number": "of the seal",
    "discrepancy.number": "of the discrepancy",
    "care_visit.number": "which visit of the plan it is",
    "hand_over.number": "of the hand-over",
    "stock_count.number": "of the count",
    "book_closing.number": "of the closing",
    "import_batch.document_no": "text of a file until it is committed",
}
"""Columns that name the thing of their row, not a paper beside it."""


def columns() -> dict[str, str]:
    """Return the attribute of every column, by its name in the schema."""
    return {
        f"{mapper.local_table.name}.{attribute.columns[0].name}": attribute.key
        for mapper in Model.registry.mappers
        for attribute in mapper.column_attrs
    }


def test_a_number_of_a_paper_stands_in_its_document() -> None:
    loose = {
        name
        for name, attribute in columns().items()
        if LOOKS_LIKE_ONE.search(name.partition(".")[2]) and not attribute.endswith(BEFORE)
    }
    assert loose == set(NAMES_THE_THING), "point to a document: `document_id`"


def test_nothing_writes_the_old_numbers() -> None:
    old = {attribute for attribute in columns().values() if attribute.endswith(BEFORE)}
    written = [
        at(path, node) for path in sources() for node in assigned(path) if node.attr in old
    ] + [
        at(path, call)
        for path in sources()
        for call in calls(path)
        if isinstance(call.func, ast.Name | ast.Attribute)
        and {one.arg for one in call.keywords} & old
    ]
    assert not written
