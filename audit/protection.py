"""Triggers by which the database itself refuses to change history, for both engines.

``INSERT OR REPLACE`` would slip past UPDATE and DELETE triggers on SQLite, so inserting an
existing id or (stream, seq) is refused as well; on PostgreSQL TRUNCATE is refused.
"""

TABLE = "ledger_entry"
TRIGGERS = {
    "sqlite": ("ledger_entry_no_update", "ledger_entry_no_delete", "ledger_entry_no_replace"),
    "postgresql": ("ledger_entry_no_change", "ledger_entry_no_truncate"),
}

_ABORT = "SELECT RAISE(ABORT, 'ledger_entry is append-only');"

UP = {
    "sqlite": (
        f"CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON {TABLE} BEGIN {_ABORT} END",
        f"CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON {TABLE} BEGIN {_ABORT} END",
        f"CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON {TABLE} "
        f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id) BEGIN {_ABORT} END",
    ),
    "postgresql": (
        "CREATE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'ledger_entry is append-only' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()",
        f"CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()",
    ),
}

DOWN = {
    "sqlite": tuple(f"DROP TRIGGER {name}" for name in TRIGGERS["sqlite"]),
    "postgresql": (
        *(f"DROP TRIGGER {name} ON {TABLE}" for name in TRIGGERS["postgresql"]),
        "DROP FUNCTION ledger_entry_refuse()",
    ),
}
