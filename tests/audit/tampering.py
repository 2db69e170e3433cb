"""Tamperings: what somebody with the whole database in hand can do to it, at random.

Each is done inside one transaction of a connection of its own, verified on that connection, and
rolled back. The triggers are off while it is done and stand again when it is verified; so do, where
the thief has the key of the ledger, the keyed hashes: only the copy outside can then tell.
"""

from audit import protection
from tests.audit.tampering_chain import (
    change_an_entry,
    delete_a_stream,
    delete_entries,
    delete_the_newest,
    forge_a_stream,
    forge_the_end,
    rewrite_a_stream,
    rewrite_everything,
    rewrite_with_rows,
    rewrite_without_one,
    turn_a_subject_back,
)
from tests.audit.tampering_rows import add_a_row, change_a_row, delete_a_row
from tests.audit.thief import Step, Thief


def change_a_checkpoint(thief: Thief) -> str:
    change = thief.chance.choice(
        [
            "UPDATE checkpoint SET root = 'ab' || substr(root, 3)",
            "UPDATE checkpoint SET entries = entries - 1",
            "UPDATE checkpoint SET last_entry = last_entry - 1",
            "UPDATE checkpoint SET signature = 'ab' || substr(signature, 3)",
            "DELETE FROM checkpoint",
        ]
    )
    thief.do(change)
    return change


def take_a_protection_off(thief: Thief) -> str:
    """A trigger gone, empty or off; on SQLite the table may be built anew without them."""
    if thief.source.engine == "sqlite":
        name, text = thief.chance.choice(sorted(protection.TRIGGERS["sqlite"].items()))
        thief.protect_again()
        thief.do(f"DROP TRIGGER {name}")
        if thief.chance.random() < 0.5:
            thief.do(text.replace(f"RAISE(ABORT, '{name.split('_no_')[0]} is append-only')", "1"))
        return f"{name} is off"
    name = thief.chance.choice(sorted(protection.TRIGGERS["postgresql"]))
    table = name.split("_no_")[0]
    change = thief.chance.choice(
        [
            f"DROP TRIGGER {name} ON {table}",
            f"ALTER TABLE {table} DISABLE TRIGGER {name}",
            f"ALTER TABLE {table} DISABLE TRIGGER ALL",
            f"CREATE OR REPLACE FUNCTION {protection.REFUSE}() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RETURN NEW; END $$",
        ]
    )
    thief.raw.execute("SET LOCAL session_replication_role = DEFAULT")
    thief.do(change)
    return change


def put_something_beside(thief: Thief) -> str:
    """A trigger of somebody else, a rule, or a view where a table was."""
    thief.protect_again()
    if thief.source.engine == "sqlite":
        changes = [
            "CREATE TRIGGER quiet AFTER UPDATE ON loan BEGIN DELETE FROM photo WHERE id = -1; END",
            "CREATE TRIGGER early BEFORE INSERT ON ledger_entry BEGIN SELECT 1; END",
            "ALTER TABLE seal RENAME TO seals; CREATE VIEW seal AS SELECT * FROM seals",
        ]
    else:
        thief.raw.execute("SET LOCAL session_replication_role = DEFAULT")
        quiet = (
            "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
        changes = [
            f"{quiet}; CREATE TRIGGER quiet AFTER UPDATE ON loan"
            " FOR EACH ROW EXECUTE FUNCTION quiet()",
            "CREATE RULE quiet AS ON DELETE TO photo DO INSTEAD NOTHING",
            "ALTER TABLE seal RENAME TO seals; CREATE VIEW seal AS SELECT * FROM seals",
            "ALTER TABLE photo ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE loan DISABLE TRIGGER ALL",
        ]
    change: str = thief.chance.choice(changes)
    parts = [change] if "FUNCTION" in change or "TRIGGER" in change else change.split("; ")
    for part in parts:
        thief.do(part)
    return change


STEPS: dict[Step, int] = {
    change_a_row: 12,
    delete_a_row: 5,
    add_a_row: 5,
    change_an_entry: 6,
    delete_entries: 4,
    delete_a_stream: 3,
    delete_the_newest: 1,
    turn_a_subject_back: 2,
    forge_the_end: 3,
    forge_a_stream: 2,
    rewrite_a_stream: 4,
    rewrite_without_one: 2,
    rewrite_with_rows: 2,
    rewrite_everything: 1,
    change_a_checkpoint: 1,
    take_a_protection_off: 2,
    put_something_beside: 2,
}
KEEPS_THE_TRIGGERS_OFF = {take_a_protection_off, put_something_beside}
