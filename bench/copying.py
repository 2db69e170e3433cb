"""Copies of stories: rows and hashed entries with new ids, codes and numbers."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from audit import chain
from audit.models import GENESIS
from bench.slots import Cell, Number, Text
from bench.stories import FIXED, Key, Story
from foundation.codes import new_code, shown
from foundation.folding import identifier
from foundation.search_words import office_mark

ENTRY: Final = (
    "id", "stream", "seq", "office_id", "kind", "actor_id", *FIXED,
    "payload", "rows", "prev_hash", "hash", "mac",
)  # fmt: skip

FORMS: Final[dict[str, Callable[[str], str]]] = {
    "": lambda word: word,
    "shown": shown,
    "folded": identifier,
}
Put = Callable[[str, tuple[Any, ...]], None]
"""Takes a table and one row of it."""


@dataclass
class Home:
    """An office that stories are copied into, with its people and places by their originals."""

    office_id: int
    people_and_places: dict[Key, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # last, by series


class Copier:
    """Writes copies; ids go on where the tables end."""

    def __init__(self, last: dict[str, int], key: bytes, put: Put) -> None:
        self.last = defaultdict(int, last)
        self.key, self.put = key, put
        self.copies = 0
        self.codes: set[str] = set()

    def copy(self, story: Story, home: Home) -> list[str]:
        """Write one copy of a story into an office; return the values of its slots."""
        self.copies += 1
        words = self._words(story, home)
        for table, rows in story.rows:
            for row in rows:
                self.put(table, tuple(_value(cell, words) for cell in row))
        self._entries(story, words)
        return words

    def settle(self, story: Story, home: Home) -> None:
        """Write the people and places of an office, and remember them for its stories."""
        words = self.copy(story, home)
        for (kind, original), word in zip(story.slots, words, strict=True):
            if kind == "id":
                home.people_and_places[original] = int(word)

    def leave(self, home: Home) -> None:
        """Write how far the numbers of an office's series have gone."""
        for series, last in home.numbers.items():
            name, _, year = series.partition("-")
            if year.isdigit():
                self.last["series"] += 1
                self.put("series", (self.last["series"], home.office_id, name, int(year), last))

    def _entries(self, story: Story, words: list[str]) -> None:
        heads: dict[str, str] = {}
        for entry in story.entries:
            self.last["ledger_entry"] += 1
            number = self.last["ledger_entry"]
            stream = entry.stream.filled(words)
            office, actor = _value(entry.office, words), _value(entry.actor, words)
            payload, rows = entry.payload.filled(words), entry.rows.filled(words)
            before = heads.get(stream, GENESIS)
            hashed = [chain.FORMAT, str(number), before, stream, str(entry.seq), str(office)]
            hashed += [entry.kind, str(actor), *entry.fixed, payload, rows]
            heads[stream] = chain.fingerprint(chain.SEPARATOR.join(hashed).encode())
            mac = hashlib.blake2b(heads[stream].encode(), key=self.key, digest_size=16).hexdigest()
            self.put(
                "ledger_entry",
                (number, stream, entry.seq, office, entry.kind, actor, *entry.fixed, payload, rows,
                 before, heads[stream], mac),
            )  # fmt: skip

    def _words(self, story: Story, home: Home) -> list[str]:
        made: dict[tuple[str, Any], str] = {}
        return [self._word(kind, original, home, made) for kind, original in story.slots]

    def _word(self, kind: str, original: Any, home: Home, made: dict[tuple[str, Any], str]) -> str:
        match kind:
            case "id":
                self.last[original[0]] += 1
                return str(self.last[original[0]])
            case "office":
                return str(home.office_id)
            case "of office":
                return str(home.people_and_places[original])
            case "mark":
                return office_mark(home.office_id)
        name, _, form = kind.partition(" ")
        if (name, original) not in made:
            made[name, original] = self._new(name, original, home)
        new = made[name, original]
        return FORMS[form](new)

    def _new(self, name: str, original: str, home: Home) -> str:
        if name == "code":
            while (code := new_code()) in self.codes:
                pass
            self.codes.add(code)
            return code
        if name == "number":
            series = original.rpartition("-")[0]
            home.numbers[series] += 1
            return f"{series}-{home.numbers[series]:06d}"
        if name == "case":
            year = original[-4:] if original[-4:].isdigit() else "2026"
            home.numbers["case"] += 1
            return f"{home.numbers['case'] + 100_000}/{year}"
        return f"{original}{'.' if name == 'username' else '-'}{self.copies}"


def _value(cell: Cell, words: list[str]) -> Any:
    if isinstance(cell, Number):
        return int(words[cell.slot])
    return cell.filled(words) if isinstance(cell, Text) else cell


def fields() -> Iterator[str]:
    """Yield the hashed fields in the order of :meth:`Copier._entries`, to be compared."""
    yield from ("id", "prev_hash", "stream", "seq", "office_id", "kind", "actor_id", *FIXED)
    yield from ("payload", "rows")


if tuple(fields()) != chain.FIELDS:
    raise RuntimeError("the ledger hashes other fields than the bulk writer")
