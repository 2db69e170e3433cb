"""Tamperings with rows and photos: what a browser of databases or a file manager can do."""

from pathlib import Path
from typing import Any

from audit.forms import Form, RecordedTable
from tests.audit.thief import TABLES, Pointless, Thief


def change_a_row(thief: Thief) -> str:
    """One value of one row of any recorded table."""
    table = _filled(thief)
    column = thief.chance.choice(table.columns)
    key = thief.one_of(f'SELECT {table.key} FROM "{table.name}" ORDER BY 1')
    before = thief.one_of(f'SELECT "{column.name}" FROM "{table.name}" WHERE {table.key} = ?', key)
    after = _another(thief, table, column.name, column.form, before)
    if after == before:
        raise Pointless
    thief.do(f'UPDATE "{table.name}" SET "{column.name}" = ? WHERE {table.key} = ?', after, key)
    return f"{table.name} {key}: {column.name} {before!r} is now {after!r}"


def delete_a_row(thief: Thief) -> str:
    table = _filled(thief)
    key = thief.one_of(f'SELECT {table.key} FROM "{table.name}" ORDER BY 1')
    thief.do(f'DELETE FROM "{table.name}" WHERE {table.key} = ?', key)
    return f"{table.name} {key} is deleted"


def add_a_row(thief: Thief) -> str:
    """A copy of a row, under a number of its own; unique values get a letter more."""
    table = _filled(thief)
    key = thief.one_of(f'SELECT {table.key} FROM "{table.name}" ORDER BY 1')
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    new = [
        f'substr("{c.name}", 1, 2) || \'X\' || substr("{c.name}", 4)'
        if c.form is Form.TEXT and c.name in UNIQUE
        else f'"{c.name}" + 1'
        if c.form is Form.NUMBER and c.name in UNIQUE
        else f'"{c.name}"'
        for c in table.columns
    ]
    if table.key != "id":
        raise Pointless
    count = thief.do(
        f'INSERT INTO "{table.name}" (id, {columns}) SELECT id + 900000, {", ".join(new)}'
        f' FROM "{table.name}" WHERE id = ?',
        key,
    )
    assert count == 1
    return f"{table.name}: a copy of {key} is added"


UNIQUE = {"code", "number", "number_key", "username", "folded", "seq", "line_no", "ordinal", "key"}


def tampered_file(thief: Thief) -> tuple[Path, bytes, str]:
    """Change a photo on the disk: swapped, one bit, gone, emptied. Returns what to put back."""
    name = str(thief.one_of("SELECT sha256 FROM photo ORDER BY sha256"))
    path = thief.photos / name[:2] / name[2:]
    content = path.read_bytes()
    how = thief.chance.choice(["swapped", "one bit", "gone", "emptied"])
    if how == "gone":
        path.unlink()
    elif how == "one bit":
        place = thief.chance.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    else:
        path.write_bytes(b"another" if how == "swapped" else b"")
    return path, content, f"photo {name}: {how}"


def _filled(thief: Thief) -> RecordedTable:
    """Return a recorded table that has rows: each as often as any other."""
    for table in thief.chance.sample(TABLES, len(TABLES)):
        if thief.rows(f'SELECT 1 FROM "{table.name}" LIMIT 1'):
            return table
    raise AssertionError("an empty database")


def _another(thief: Thief, table: RecordedTable, name: str, form: Form, before: Any) -> Any:
    """Return another value of a column than it has."""
    match form:
        case Form.NUMBER:
            return (before or 0) + 1
        case Form.AMOUNT:
            return (before or 0) + 500_000
        case Form.TRUTH:
            return not before
        case Form.CODE:
            return thief.one_of(f'SELECT DISTINCT "{name}" FROM "{table.name}" ORDER BY 1')
        case Form.DAY:
            return "2019-02-03"
        case Form.MOMENT:
            return "2019-02-03 01:02:03.000000"
        case Form.JSON | Form.JSON_DIGEST:
            return '[{"act": "other"}]'
    text = str(before or "")
    return f"{text[:-1]}{'Y' if text.endswith('X') else 'X'}"
