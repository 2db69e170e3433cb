"""Compare tables and triggers of the database with those the program made, and name what differs.

A trigger, a rule or a view in the place of a table can show or keep other values than the program
wrote. What a session of somebody else sets for itself (``session_replication_role`` on PostgreSQL)
cannot be seen from here: what such a session changed is found in the rows.
"""

from collections.abc import Iterator
from typing import Final

from audit.findings import Findings
from audit.protection import BODY, REFUSE, TRIGGERS
from audit.source import Row, Source
from foundation import search
from foundation.database import Base

SUBJECT: Final = "database"
NEEDED: Final = {"ledger_entry", "checkpoint"}  # without them nothing can be verified
FIRES: Final = ("O", "A")  # states of a trigger of PostgreSQL
KNOWN: Final = {
    "sqlite": TRIGGERS["sqlite"] | search.TRIGGERS,
    "postgresql": TRIGGERS["postgresql"],
}

_KINDS: Final = {
    "sqlite": "SELECT name, type, substr(sql, 1, 15) = 'CREATE VIRTUAL ' FROM sqlite_master"
    " WHERE type IN ('table', 'view')",
    "postgresql": "SELECT relname::text, CASE relkind WHEN 'r' THEN 'table' ELSE 'other' END,"
    " false FROM pg_class WHERE pg_table_is_visible(oid) AND relkind NOT IN ('i', 'I', 'S', 't')",
}
_OF_OURS: Final = " JOIN pg_class c ON c.oid = x.{} WHERE pg_table_is_visible(c.oid)"
_TRIGGERS: Final = (
    "SELECT c.relname::text, x.tgname::text, pg_get_triggerdef(x.oid), x.tgenabled::text,"
    " x.tgisinternal FROM pg_trigger x" + _OF_OURS.format("tgrelid")
)
_RULES: Final = (
    "SELECT c.relname::text, x.rulename::text FROM pg_rewrite x"
    + _OF_OURS.format("ev_class")
    + " AND x.rulename <> '_RETURN'"
)
_POLICIES: Final = (
    "SELECT relname::text FROM pg_class"
    " WHERE pg_table_is_visible(oid) AND (relrowsecurity OR relforcerowsecurity)"
)
_SETTINGS: Final = (
    "SELECT setting FROM pg_db_role_setting, unnest(setconfig) AS setting"
    " WHERE setting LIKE 'session_replication_role=%' AND setting NOT LIKE '%=origin'"
    " AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))"
)


def check(source: Source, findings: Findings) -> set[str]:
    """Find what differs from the schema the program made; return the tables that can be read."""
    ours = set(Base.metadata.tables)
    standing = _check_tables(source, ours, findings)
    if source.engine == "sqlite":
        found = source.rows("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        _check_triggers(source.engine, {(t, n): s or "" for t, n, s in found}, findings)
        return standing
    bodies = [
        body for (body,) in source.rows("SELECT prosrc FROM pg_proc WHERE proname = ?", (REFUSE,))
    ]
    if bodies != [BODY]:
        findings.add(SUBJECT, "trigger_changed", name=REFUSE)
    _check_triggers(source.engine, dict(_enabled(source, ours, findings)), findings)
    for table, name in source.rows(_RULES):
        if table in ours:
            findings.add(SUBJECT, "rule_foreign", table=table, name=name)
    for (table,) in source.rows(_POLICIES):
        if table in ours:
            findings.add(SUBJECT, "rows_hidden", table=table)
    for (setting,) in source.rows(_SETTINGS):
        findings.add(SUBJECT, "replica", name=setting)
    return standing


def _check_tables(source: Source, ours: set[str], findings: Findings) -> set[str]:
    kinds = {name: (kind, virtual) for name, kind, virtual in source.rows(_KINDS[source.engine])}
    for table in sorted(ours):
        if table not in kinds:
            findings.add(SUBJECT, "table_missing", table=table)
        elif kinds[table][0] != "table" or kinds[table][1]:
            findings.add(SUBJECT, "table_replaced", table=table)
    return ours & set(kinds)


def _enabled(
    source: Source, ours: set[str], findings: Findings
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the triggers of PostgreSQL that are not its own; find those that are off."""
    off: set[str] = set()
    for table, name, text, state, internal in source.rows(_TRIGGERS):
        if internal and state not in FIRES and table in ours:
            off.add(table)
        if internal or table not in ours:
            continue
        if state not in FIRES:
            findings.add(SUBJECT, "trigger_off", name=name)
        yield (table, name), text
    for table in sorted(off):
        findings.add(SUBJECT, "keys_off", table=table)


def _check_triggers(engine: str, standing: dict[Row, str], findings: Findings) -> None:
    """Compare the triggers that stand, by table and name, with those the program made."""
    known = {(_table_of(name), name): text for name, text in KNOWN[engine].items()}
    for key, text in known.items():
        if key not in standing:
            findings.add(SUBJECT, "trigger", name=key[1])
        elif _words(standing[key]) != _words(text):
            findings.add(SUBJECT, "trigger_changed", name=key[1])
    for table, name in sorted(set(standing) - set(known)):
        findings.add(SUBJECT, "trigger_foreign", table=table, name=name)


def _table_of(name: str) -> str:
    return "search_entry" if name in search.TRIGGERS else name.rsplit("_no_", 1)[0]


def _words(text: str) -> list[str]:
    return text.replace("public.", "").split()
