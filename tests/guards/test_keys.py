"""A row of another table is named by its key, which the database checks, and by nothing else."""

from app import create_app  # noqa: F401 - loads every model
from foundation.database import Model

WITHOUT_KEY = {
    "act_answer.act_id": "of the act a browser sends, not of a row",
    "ledger_entry.act_id": "the same",
    "ledger_entry.office_id": "an entry outlives every change of the tables",
    "approval.subject_id": "of a declared kind: rooms above propose too (shapes, part 6)",
    "correction.subject_id": "of a declared kind: rooms above correct too",
    "deadline.subject_id": "of a declared kind: an asset, a lot or a sale has deadlines",
    "document_subject.subject_id": "of a declared kind: a paper is about any thing",
    "correction.target_id": "a row of any table that can be corrected (corrections.facts)",
    "draft.subject_id": "of a declared kind: a paper is drafted about any thing",
    "deadline.lot_id": "a lot is of a room above",
    "stock_order.sale_id": "a sale is of a room above",
    "import_batch.actor_office_id": "of the act as the ledger has it",
    "last_look.flag_id": "a flag is made anew each night",
    "search_entry.subject_id": "of a declared kind, made anew from the tables",
}


def test_a_row_is_named_by_its_key(app: object) -> None:
    loose = {
        f"{table.name}.{column.name}"
        for table in Model.metadata.tables.values()
        for column in table.columns
        if column.name.endswith("_id") and not column.foreign_keys
    }
    assert loose == set(WITHOUT_KEY), "add a foreign key, or say here why none can be"
