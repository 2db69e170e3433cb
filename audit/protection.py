"""Triggers by which the database itself refuses to change history, for both engines.

``INSERT OR REPLACE`` would slip past UPDATE and DELETE triggers on SQLite, so inserting what stands
already, by id or by its other key, is refused as well; on PostgreSQL TRUNCATE is refused. The
verification compares what the database has with these texts: see :mod:`audit.schema`.
"""

from typing import Final

GUARDED: Final = {  # table: the row that stands already, on SQLite
    "ledger_entry": "id = NEW.id OR (stream = NEW.stream AND seq = NEW.seq)",
    "checkpoint": "id = NEW.id",
}
REFUSE: Final = "append_only_refuse"  # function of PostgreSQL
BODY: Final = (
    " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END "
)


def _sqlite(table: str) -> dict[str, str]:
    refused = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    stands = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {GUARDED[table]})"
    steps = {
        "update": f"BEFORE UPDATE ON {table}",
        "delete": f"BEFORE DELETE ON {table}",
        "replace": f"BEFORE INSERT ON {table} {stands}",
    }
    return {
        f"{table}_no_{step}": f"CREATE TRIGGER {table}_no_{step} {when} {refused}"
        for step, when in steps.items()
    }


def _postgresql(table: str) -> dict[str, str]:
    return {
        f"{table}_no_change": f"CREATE TRIGGER {table}_no_change BEFORE DELETE OR UPDATE ON"
        f" public.{table} FOR EACH ROW EXECUTE FUNCTION {REFUSE}()",
        f"{table}_no_truncate": f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON"
        f" public.{table} FOR EACH STATEMENT EXECUTE FUNCTION {REFUSE}()",
    }


_FUNCTION: Final = f"CREATE FUNCTION {REFUSE}() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$"

TRIGGERS: Final = {
    "sqlite": {k: v for table in GUARDED for k, v in _sqlite(table).items()},
    "postgresql": {k: v for table in GUARDED for k, v in _postgresql(table).items()},
}
UP: Final = {
    "sqlite": tuple(TRIGGERS["sqlite"].values()),
    "postgresql": (
        _FUNCTION,
        *(text.replace("public.", "") for text in TRIGGERS["postgresql"].values()),
    ),
}
DOWN: Final = {
    "sqlite": tuple(f"DROP TRIGGER {name}" for name in TRIGGERS["sqlite"]),
    "postgresql": (
        *(f"DROP TRIGGER {name} ON {name.rsplit('_no_', 1)[0]}" for name in TRIGGERS["postgresql"]),
        f"DROP FUNCTION {REFUSE}()",
    ),
}
