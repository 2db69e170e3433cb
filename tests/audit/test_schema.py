"""Tables and triggers are those the program made: whatever differs is named."""

import pytest

from foundation.database import db
from tests.fixtures.ledger import broken_open, found, verify_whole

FUNCTION = "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"


def kinds_after(*statements: str) -> set[str]:
    """Change the schema as its owner can; return what kinds of findings the verification has."""
    for statement in statements:
        db.session.connection().exec_driver_sql(statement)
    return {kind for _subject, kind in found(verify_whole())}


@pytest.mark.usefixtures("app")
def test_the_schema_the_migrations_make_has_nothing_to_find() -> None:
    assert verify_whole().intact


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("CREATE TRIGGER x AFTER UPDATE ON loan BEGIN DELETE FROM photo; END", "trigger_foreign"),
        ("CREATE TRIGGER x AFTER INSERT ON job_run BEGIN SELECT 1; END", "trigger_foreign"),
        ("DROP TRIGGER ledger_entry_no_update", "trigger"),
        ("DROP TRIGGER search_entry_in", "trigger"),
    ],
)
def test_a_trigger_beside_or_missing_is_named_on_sqlite(statement: str, kind: str) -> None:
    assert kinds_after(statement) == {kind}


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("app")
def test_a_trigger_that_does_something_else_is_named() -> None:
    name = "ledger_entry_no_delete"
    empty = f"CREATE TRIGGER {name} BEFORE DELETE ON ledger_entry BEGIN SELECT 1; END"
    assert kinds_after(f"DROP TRIGGER {name}", empty) == {"trigger_changed"}


@pytest.mark.postgresql_only
@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("statements", "kinds"),
    [
        (
            (
                FUNCTION,
                "CREATE TRIGGER x AFTER UPDATE ON loan FOR EACH ROW EXECUTE FUNCTION quiet()",
            ),
            {"trigger_foreign"},
        ),
        (("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_change",), {"trigger_off"}),
        (("ALTER TABLE loan DISABLE TRIGGER ALL",), {"keys_off"}),
        (("CREATE RULE x AS ON DELETE TO photo DO INSTEAD NOTHING",), {"rule_foreign"}),
        (("ALTER TABLE photo ENABLE ROW LEVEL SECURITY",), {"rows_hidden"}),
        (
            (
                "CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger"
                " LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            ),
            {"trigger_changed"},
        ),
        (
            (
                "DROP TRIGGER ledger_entry_no_change ON ledger_entry",
                "CREATE TRIGGER ledger_entry_no_change BEFORE DELETE ON ledger_entry"
                " FOR EACH ROW EXECUTE FUNCTION append_only_refuse()",
            ),
            {"trigger_changed"},
        ),
    ],
)
def test_a_trigger_rule_or_policy_is_named_on_postgresql(
    statements: tuple[str, ...], kinds: set[str]
) -> None:
    assert kinds_after(*statements) == kinds


@pytest.mark.postgresql_only
@pytest.mark.usefixtures("app")
def test_a_setting_that_switches_triggers_off_for_everybody_is_named() -> None:
    (name,) = db.session.connection().exec_driver_sql("SELECT current_database()").one()
    setting = f'ALTER DATABASE "{name}" SET session_replication_role = replica'
    assert kinds_after(setting) == {"replica"}


@pytest.mark.usefixtures("app")
def test_a_view_in_the_place_of_a_table_is_named() -> None:
    moved = "ALTER TABLE seal RENAME TO seals"
    view = "CREATE VIEW seal AS SELECT * FROM seals"
    assert kinds_after(moved, view) == {"table_replaced"}


@pytest.mark.usefixtures("case")
def test_a_table_that_is_gone_is_named() -> None:
    with broken_open() as tamper:
        tamper("DROP TABLE photo")
    assert ("database", "table_missing") in found(verify_whole())
