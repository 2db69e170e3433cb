"""Stories to copy: what the demonstration's operations wrote about one case, or one office.

A story is every row and every ledger entry that hangs on one case file (or on one office: its
people and places). What differs from copy to copy is a slot: ids, codes on labels, numbers, the
office with its people and places. Everything else stays as the operations wrote it, so a copy is
as lawful as its original.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Table

from bench.slots import Cell, Number, Slot, Text, cut, images
from foundation.codes import shown
from foundation.database import db
from foundation.folding import identifier
from foundation.search_words import office_mark
from foundation.trees import ids_of

OF_OFFICES: Final = (  # told once an office; stories name them
    *("user_account", "membership", "place", "place_count", "printer"),
    *("organisation", "organisation_name"),
    *("organisation_contact", "organisation_account", "seat"),
)
LEFT_OUT: Final = frozenset(  # the ledger has only the hash of a draft's facts
    {"office", "office_tree", "series", "session", "job_run", "act_answer", "checkpoint", "upload"}
    | {"sign_in_try", "document_series", "book_closing", "draft", "search_entry", "ledger_entry"}
    | {"import_batch", "import_row", "imported_row", "unknown_scan"}
)
OF_KIND: Final = {  # what a stream, a deadline or a search entry is about
    "account": "user_account",
    "approval": "approval",
    "asset": "asset",
    "case": "case_file",
    "contract": "service_contract",
    "count": "stock_count",
    "directive": "directive",
    "discrepancy": "discrepancy",
    "document": "document",
    "former_seal": "seal",
    "hand_over": "hand_over",
    "item": "evidence_item",
    "lot": "lot",
    "order": "stock_order",
    "organisation": "organisation",
    "place": "place",
    "printer": "printer",
    "round": "round",
    "sale": "sale",
}
KIND_OF: Final = {table: kind for kind, table in OF_KIND.items() if table != "seal"}
LOOSE: Final = {("deadline", "lot_id"): "lot", ("stock_order", "sale_id"): "sale"}
BY_KIND: Final = {
    ("approval", "subject_id"): "subject_kind",
    ("correction", "subject_id"): "subject_kind",
    ("deadline", "subject_id"): "subject_kind",
    ("document_subject", "subject_id"): "kind",
    ("search_entry", "subject_id"): "kind",
}
CODED: Final = ("evidence_item", "place", "stock_order", "lot", "sale")
FIXED: Final = ("actor_name", "actor_role", "at", "recorded_at", "act_id", "device", "basis")

Key = tuple[str, int]  # table and id


@dataclass(frozen=True, slots=True)
class Entry:
    """One ledger entry of a story."""

    stream: Text
    seq: int
    office: Cell
    kind: str
    actor: Cell
    fixed: tuple[str, ...]  # the columns named in FIXED
    payload: Text
    rows: Text


@dataclass
class Story:
    """Rows by table, parents first, and entries in the order of time."""

    office_id: int
    rows: list[tuple[str, list[tuple[Cell, ...]]]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    def count(self, table: str) -> int:
        """Return how many rows of a table there are."""
        return sum(len(rows) for name, rows in self.rows if name == table)


class Reader:
    """Reads the stories of a database that the demonstration has furnished."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self.tables = [t for t in db.metadata.sorted_tables if t.name not in LEFT_OUT]
        self.found = list(connection.execute("SELECT * FROM search_entry ORDER BY id"))
        self.rows: dict[Key, sqlite3.Row] = {}
        for table in self.tables:
            for row in connection.execute(f'SELECT * FROM "{table.name}"'):
                self.rows[table.name, row[_key(table.name)]] = row
        self.entries: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for entry in connection.execute("SELECT * FROM ledger_entry ORDER BY id"):
            self.entries[entry["stream"]].append(entry)

    def of_cases(self) -> list[Story]:
        """Return the stories of the cases that touch one office, its people and places only."""
        stories = []
        for members in _grouped(self._links()).values():
            offices = {self.office_of(key) for key in members} - {None}
            if len(offices) == 1 and any(table == "case_file" for table, _id in members):
                stories.append(self._story(members, offices.pop() or 0))
        return [story for story in stories if story is not None]

    def of_office(self, office_id: int) -> Story | None:
        """Return the people and places of one office."""
        members = {("user_account", id_) for id_ in self.people_of(office_id)}
        for key, row in self.rows.items():
            in_office = key[0] in OF_OFFICES[1:] and row["office_id"] == office_id
            if in_office:
                members.add(key)
        return self._story(members, office_id)

    def people_of(self, office_id: int) -> set[int]:
        """Return who has a role in an office, or a seat at it."""
        named = {"membership": "user_id", "seat": "account_id"}
        rows = ((named[table], row) for (table, _id), row in self.rows.items() if table in named)
        return {row[person] for person, row in rows if row["office_id"] == office_id}

    def office_of(self, key: Key) -> int | None:
        """Return the office a row names, if it names one."""
        return dict(self.rows[key]).get("office_id")

    def _links(self) -> Iterator[tuple[Key, Key | None]]:
        """Yield every row that hangs on a case, with each row it points to."""
        for key, row in self.rows.items():
            if key[0] in OF_OFFICES or (key[0] == "label_print" and row["item_id"] is None):
                continue
            yield key, None
            for column in row.keys():  # noqa: SIM118 - a Row
                target = target_of(key[0], column, dict(row))
                if target and target not in (*OF_OFFICES, *LEFT_OUT) and row[column]:
                    yield key, (target, row[column])

    def _story(self, members: set[Key], office_id: int) -> Story | None:
        story = Story(office_id)
        writer = _Writer(story, members, self)
        for table in self.tables:
            ids = sorted(id_ for name, id_ in members if name == table.name)
            if ids:
                rows = [writer.row(table, self.rows[table.name, id_]) for id_ in ids]
                story.rows.append((table.name, rows))
        found = [e for e in self.found if (OF_KIND.get(e["kind"]), e["subject_id"]) in members]
        if found:
            table = db.metadata.tables["search_entry"]
            story.rows.append(("search_entry", [writer.row(table, row) for row in found]))
        streams = [f"{KIND_OF[table]}:{id_}" for table, id_ in members if table in KIND_OF]
        entries = sorted((e for s in streams for e in self.entries[s]), key=lambda e: int(e["id"]))
        story.entries = [writer.entry(entry) for entry in entries]
        return story if writer.lawful else None


class _Writer:
    """Turns the rows and entries of one story into cells."""

    def __init__(self, story: Story, members: set[Key], reader: Reader) -> None:
        self.story, self.members, self.reader = story, members, reader
        self.lawful = True  # it names nobody and no place of another office
        self.numbers: dict[Slot, int] = {}
        self.tokens = dict(_tokens(members, reader))
        pattern = "|".join(map(re.escape, sorted(self.tokens, key=len, reverse=True)))
        self.pattern = re.compile(f"({pattern})") if self.tokens else None
        self.people = reader.people_of(story.office_id)

    def row(self, table: Table, row: Any) -> tuple[Cell, ...]:
        return tuple(self.cell(table.name, c.name, row[c.name], row) for c in table.columns)

    def cell(self, table: str, column: str, value: Any, row: Any) -> Cell:
        """Return the value of a column as it is, or with its slots."""
        if value is None:
            return None
        target = target_of(table, column, row)
        if target is not None:
            return self._reference(target, value)
        if column == _key(table):
            return Number(self._slot(("id", (table, value))))
        if (table, column) == ("place", "path"):
            ids = [self._slot(("id", ("place", id_))) for id_ in ids_of(value)]
            return Text(("/",) * (len(ids) + 1), tuple(ids))
        return self._text(value) if isinstance(value, str) else value

    def entry(self, entry: Any) -> Entry:
        kind, _, id_ = entry["stream"].partition(":")
        payload = self._text(entry["payload"])
        return Entry(
            stream=Text((f"{kind}:", ""), (self._slot(("id", (OF_KIND[kind], int(id_)))),)),
            seq=entry["seq"],
            office=self._reference("office", entry["office_id"]),
            kind=entry["kind"],
            actor=self._reference("user_account", entry["actor_id"]),
            fixed=tuple(str(entry[name]) for name in FIXED),
            payload=payload if isinstance(payload, Text) else Text((payload,)),
            rows=images(entry["rows"], self.cell, _key),
        )

    def _slot(self, slot: Slot) -> int:
        if slot not in self.numbers:
            self.numbers[slot] = len(self.story.slots)
            self.story.slots.append(slot)
        return self.numbers[slot]

    def _reference(self, target: str, id_: int) -> Cell:
        """Return the cell for the id of another row."""
        if (target, id_) == ("user_account", 1):
            return id_
        if target == "office":
            self.lawful &= id_ == self.story.office_id
            return Number(self._slot(("office", id_)))
        if (target, id_) in self.members:
            return Number(self._slot(("id", (target, id_))))
        there = target in ("place", "organisation")
        there = there and self.reader.office_of((target, id_)) == self.story.office_id
        self.lawful &= there or (target == "user_account" and id_ in self.people)
        return Number(self._slot(("of office", (target, id_))))

    def _text(self, text: str) -> Cell:
        return cut(text, self.pattern, lambda token: self._slot(self.tokens[token]))


def target_of(table: str, column: str, row: Mapping[str, Any]) -> str | None:
    """Return the table a column points into; None if it is no reference."""
    if (table, column) in LOOSE:
        return LOOSE[table, column]
    if (table, column) in BY_KIND:
        kind = row[BY_KIND[table, column]]
        return OF_KIND[kind] if kind is not None else None
    foreign = db.metadata.tables[table].columns[column].foreign_keys
    return next((each.column.table.name for each in foreign), None)


def _key(table: str) -> str:
    return str(db.metadata.tables[table].primary_key.columns.keys()[0])


def _tokens(members: set[Key], reader: Reader) -> Iterator[tuple[str, Slot]]:
    """Yield the texts that must differ from copy to copy, with their slots."""
    for table, id_ in members:
        row = reader.rows[table, id_]
        if table in CODED:
            code = row["code"]
            yield code, ("code", code)
            yield shown(code), ("code shown", code)
            yield code.lower(), ("code folded", code)
        if table in ("stock_order", "discrepancy", "hand_over", "stock_count"):
            yield row["number"], ("number", row["number"])
            yield identifier(row["number"]), ("number folded", row["number"])
        if table == "case_file":
            yield row["number"], ("case", row["number"])
            yield row["number_key"], ("case folded", row["number"])
        if table == "seal":
            yield row["number"], ("seal", row["number"])
            yield row["number_key"], ("seal folded", row["number"])
        if table == "bound_code":
            yield row["raw"], ("seal", row["raw"])
            yield row["folded"], ("seal folded", row["raw"])
        if table == "user_account":
            yield row["username"], ("username", row["username"])
            yield row["username_key"], ("username folded", row["username"])
        office = reader.office_of((table, id_))
        if office is not None:
            yield office_mark(office), ("mark", office)


def _grouped(links: Iterable[tuple[Key, Key | None]]) -> dict[Key, set[Key]]:
    """Return what hangs together, by one of its members."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in links:
        first = root(one)
        if other is not None:
            parent[first] = root(other)
    groups: dict[Key, set[Key]] = defaultdict(set)
    for key in parent:
        groups[root(key)].add(key)
    return groups
