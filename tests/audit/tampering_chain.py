"""Tamperings with entries: edits, removals, forgeries, streams chained again."""

import json
from typing import Any

from audit import chain
from audit.exact import canonical
from audit.forms import Form
from tests.audit.thief import TABLES, Pointless, Thief


def change_an_entry(thief: Thief) -> str:
    """One column of one entry."""
    name = thief.chance.choice((*chain.FIELDS, "hash", "mac"))
    number = thief.one_of("SELECT id FROM ledger_entry WHERE id > 2 ORDER BY id")
    changes = {
        "id": "id + 500000",
        "seq": "seq + 500000",
        "office_id": "office_id + 1",
        "actor_id": "CASE actor_id WHEN 1 THEN 2 ELSE 1 END",
        "payload": '\'{"on":"2019-01-01"}\'',
        "rows": "'[[\"lot\",1,null]]'",
    }
    at = "'2019-05-05 01:02:03.000000'"
    new = changes.get(name, at if name in chain.MOMENTS else f"'x' || substr(\"{name}\", 2)")
    thief.do(f'UPDATE ledger_entry SET "{name}" = {new} WHERE id = ?', number)
    return f"entry {number}: {name} is changed"


def delete_entries(thief: Thief) -> str:
    """The first, one in the middle, or the last ones of a stream the checkpoint covers."""
    stream = thief.a_stream(at_least=2)
    seqs = [e["seq"] for e in thief.entries(stream) if e["id"] <= thief.covered]
    gone = thief.chance.choice(
        [seqs[:1], [thief.chance.choice(seqs)], seqs[-1:], seqs[-min(3, len(seqs)) :]]
    )
    last = max(seqs)
    for seq in gone:
        thief.do("DELETE FROM ledger_entry WHERE stream = ? AND seq = ?", stream, seq)
    if last in gone:  # what came after the checkpoint goes as well
        thief.do("DELETE FROM ledger_entry WHERE stream = ? AND seq > ?", stream, last)
    return f"{stream}: entries {gone} are deleted"


def delete_a_stream(thief: Thief) -> str:
    """Every entry of a subject, and in half of the cases its rows too."""
    stream = thief.a_stream()
    images = [row[:2] for entry in thief.entries(stream) for row in json.loads(entry["rows"])]
    thief.do("DELETE FROM ledger_entry WHERE stream = ?", stream)
    rows_too = thief.chance.random() < 0.5
    if rows_too:
        keys = {table.name: table.key for table in TABLES}
        for table, number in {tuple(image) for image in images}:
            thief.do(f'DELETE FROM "{table}" WHERE {keys[table]} = ?', number)
    return f"{stream} is deleted{' with its rows' if rows_too else ''}"


def delete_the_newest(thief: Thief) -> str:
    """The newest entries of all: some that the checkpoint covers, up to the whole ledger."""
    (last,) = thief.rows("SELECT max(id) FROM ledger_entry")[0]
    count = thief.chance.choice([1, 10, 500, last])
    first = min(thief.covered, last - count + 1)
    thief.do("DELETE FROM ledger_entry WHERE id >= ?", first)
    return f"all entries from {first} on are deleted"


def turn_a_subject_back(thief: Thief) -> str:
    """The last entries of a stream are cut off and its rows are as they were before."""
    stream = thief.a_stream(at_least=3)
    entries = thief.entries(stream)
    cut = [e for e in entries if e["id"] <= thief.covered][-1]
    for entry in entries:
        if entry["seq"] >= cut["seq"]:
            thief.do("DELETE FROM ledger_entry WHERE id = ?", entry["id"])
    _restore_rows(thief, entries, cut["seq"])
    return f"{stream} is turned back to before entry {cut['seq']}, with its rows"


def forge_the_end(thief: Thief) -> str:
    """One more entry with a right hash, by somebody else, dated years ago; without the key."""
    stream = thief.a_stream()
    last = thief.entries(stream)[-1]
    (number,) = thief.rows("SELECT max(id) + 1 FROM ledger_entry")[0]
    forged = last | {
        "id": number,
        "seq": last["seq"] + 1,
        "actor_name": "Hoàng Văn Trưởng",
        "rows": "[]",
        "at": "2019-01-01 01:00:00.000000",
    }
    thief.write([forged], keyed=False, prev=last["hash"])
    return f"{stream}: an entry is forged at the end"


def forge_a_stream(thief: Thief) -> str:
    entry = thief.entries(thief.a_stream())[0]
    (number,) = thief.rows("SELECT max(id) + 1 FROM ledger_entry")[0]
    stream = f"case:{thief.chance.randrange(10**6, 10**7)}"
    forged = entry | {"id": number, "stream": stream, "rows": "[]"}
    thief.write([forged], keyed=False, prev="0" * 64)
    return f"{stream} is forged"


def rewrite_a_stream(thief: Thief) -> str:
    """Another payload, chained again: with the key or without."""
    stream, keyed = thief.a_stream(), thief.chance.random() < 0.7

    def change(entries: list[dict[str, Any]]) -> None:
        old = [entry for entry in entries if entry["id"] <= thief.covered]
        thief.chance.choice(old)["payload"] = canonical({"amount": thief.chance.random() > 2})

    thief.rewrite(stream, change, keyed=keyed)
    return f"{stream} is rewritten {'with' if keyed else 'without'} the key"


def rewrite_without_one(thief: Thief) -> str:
    """A middle entry dropped and everything chained again, with the key."""
    stream = thief.a_stream(at_least=3)
    thief.rewrite(stream, lambda entries: entries.pop(len(entries) // 2), keyed=True)
    return f"{stream} is chained again without one entry"


def rewrite_with_rows(thief: Thief) -> str:
    """A value changed in the row and in the chain alike, with the key."""
    stream = thief.a_stream()
    done: list[str] = []

    def change(entries: list[dict[str, Any]]) -> None:
        for entry in [e for e in entries if e["id"] <= thief.covered]:
            rows = json.loads(entry["rows"])
            for table, number, values in rows:
                for name, value in (values or {}).items():
                    if name == "reason" and not done:
                        values[name] = f"{value[:100]}?"
                        keys = {each.name: each.key for each in TABLES}
                        thief.do(
                            f'UPDATE "{table}" SET "{name}" = ? WHERE {keys[table]} = ?',
                            values[name],
                            number,
                        )
                        done.append(f"{table} {number}")
            entry["rows"] = canonical(rows)

    stream = str(
        thief.one_of(
            "SELECT DISTINCT stream FROM ledger_entry WHERE stream LIKE 'order:%' AND id <= ?"
            " ORDER BY stream",
            thief.covered,
        )
    )
    thief.rewrite(stream, change, keyed=True)
    if not done:
        raise Pointless
    return f"{stream}: {done[0]} and the chain say something else alike"


def rewrite_everything(thief: Thief) -> str:
    """Every stream a month earlier, with the key."""
    streams = [stream for (stream,) in thief.rows("SELECT DISTINCT stream FROM ledger_entry")]
    month = thief.chance.randrange(1, 12)

    def change(entries: list[dict[str, Any]]) -> None:
        for entry in entries:
            entry["at"] = f"{entry['at'][:5]}{month:02d}-01{entry['at'][10:]}"

    for stream in streams:
        thief.rewrite(stream, change, keyed=True)
    return "the whole ledger is rewritten"


def _restore_rows(thief: Thief, entries: list[dict[str, Any]], seq: int) -> None:
    """Bring the rows of a stream back to what the entries before one say, as far as they say it."""
    tables = {table.name: table for table in TABLES}
    images: dict[tuple[str, int], dict[str, Any] | None] = {}
    touched = set()
    for entry in entries:
        for name, number, values in json.loads(entry["rows"]):
            if entry["seq"] >= seq:
                touched.add((name, number))
            elif values is None or images.get((name, number)) is None:
                images[name, number] = values
            else:
                images[name, number] = {**(images[name, number] or {}), **values}
    for name, number in touched:
        table, image = tables[name], images.get((name, number))
        if image is None:
            thief.do(f'DELETE FROM "{name}" WHERE {table.key} = ?', number)
            continue
        for column in table.columns:
            if column.form in (Form.DIGEST, Form.JSON_DIGEST, Form.JSON):
                continue
            thief.do(
                f'UPDATE "{name}" SET "{column.name}" = ? WHERE {table.key} = ?',
                image.get(column.name),
                number,
            )
