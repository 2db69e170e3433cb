"""Check a range of streams: the chain of each, and the rows it says against those that stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from audit import chain, merkle
from audit.comparing import Expected, Image, RowKey, RowReader
from audit.exact import parsed
from audit.findings import Findings
from audit.keys import Key
from audit.models import BEGUN, GENESIS
from audit.rows import RecordedTable
from audit.source import Row, Source

BATCH: Final = 2000  # rows compared at once
SET_BACK: Final = timedelta(minutes=5)  # a clock may be put right by so much
FOUNDED: Final = f"\x1f{BEGUN}\x1f".encode()  # the first entries are older than every key
ROWS_AT: Final = chain.SEPARATOR.encode()

Images = dict[RowKey, Image | None]


@dataclass(frozen=True, slots=True)
class Cover:
    """What a checkpoint covers: entries up to a number, written before a moment."""

    upto: int
    made_at: str  # as stored


@dataclass
class Covered:
    """What is left of what a checkpoint covers, in one range."""

    leaves: bytes = b""  # of the streams, as they were then
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """The streams after one up to and with another (None: to the end), and what to look at."""

    after: str = ""
    upto: str | None = None
    rows: bool = True
    covers: tuple[Cover, ...] = ()


@dataclass
class Result:
    """What a range showed."""

    entries: int = 0
    streams: int = 0
    unkeyed: int = 0  # entries older than the oldest key at hand
    unproved: int = 0  # of these, those that carry a keyed hash or should
    findings: Findings = field(default_factory=Findings)
    matched: dict[tuple[str, int], int] = field(default_factory=dict)  # rows by table and bucket
    covered: list[Covered] = field(default_factory=list)  # by checkpoint


@dataclass
class _Stream:
    """How far the reading of one stream is."""

    name: str
    images: Images = field(default_factory=dict)
    prev: str = GENESIS
    want: int = 1
    last_id: int = 0
    last_at: str = ""
    heads: dict[int, bytes] = field(default_factory=dict)  # leaf of the last entry covered


class Checker:
    """Checks ranges of one database, one after the other."""

    def __init__(
        self, source: Source, tables: Iterable[RecordedTable], keys: tuple[Key, ...]
    ) -> None:
        self.source = source
        self.reader = RowReader(source, tables)
        self.keys = [(key.since, None if key.lost else key.mac) for key in reversed(keys)]
        recorded_at = chain.moment_sql(source.engine, "recorded_at")
        self.select = (
            f"SELECT stream, seq, id, hash, mac, {recorded_at},"
            f" {chain.body_sql(source.engine)} FROM ledger_entry"
        )

    def check(self, task: Task) -> Result:
        """Check the streams of a task: their chains and, if wanted, their rows."""
        result = Result(covered=[Covered() for _cover in task.covers])
        expected: Expected = {}
        waiting = 0
        for stream in self._streams(self._entries(task), task, result):
            for place, head in stream.heads.items():
                result.covered[place].leaves += head
            if not task.rows:
                continue
            waiting += self.reader.expect(stream.name, stream.images, expected, result.findings)
            if waiting >= BATCH:
                self._compare(expected, result)
                expected, waiting = {}, 0
        self._compare(expected, result)
        return result

    def check_one(self, name: str) -> Result:
        """Check one stream, its rows too."""
        result = Result()
        expected: Expected = {}
        entries = self.source.rows(f"{self.select} WHERE stream = ? ORDER BY seq", (name,))
        for stream in self._streams(entries, Task(), result):
            self.reader.expect(stream.name, stream.images, expected, result.findings)
        self._compare(expected, result)
        return result

    def images(self, name: str) -> Images:
        """Return the rows a stream says, whether or not its chain is whole."""
        entries = self.source.rows(f"{self.select} WHERE stream = ? ORDER BY seq", (name,))
        found: Images = {}
        for stream in self._streams(entries, Task(), Result()):
            found = stream.images
        return found

    def _compare(self, expected: Expected, result: Result) -> None:
        self.reader.compare(expected, result.findings, result.matched)

    def _entries(self, task: Task) -> Iterator[Row]:
        where, given = "stream > ?", [task.after]
        if task.upto is not None:
            where, given = f"{where} AND stream <= ?", [task.after, task.upto]
        return self.source.rows(f"{self.select} WHERE {where} ORDER BY stream, seq", given)

    def _streams(self, entries: Iterator[Row], task: Task, result: Result) -> Iterator[_Stream]:
        """Yield each stream after checking its chain."""
        stream: _Stream | None = None
        for row in entries:
            if stream is None or row[0] != stream.name:
                if stream is not None:
                    yield stream
                stream = _Stream(row[0])
                result.streams += 1
            result.entries += 1
            self._check_entry(stream, row, task, result)
        if stream is not None:
            yield stream

    def _check_entry(self, stream: _Stream, row: Row, task: Task, result: Result) -> None:
        name, seq, number, kept, mac, at, body = row
        body = body or b""
        begins = f"{chain.FORMAT}\x1f{number}\x1f{stream.prev}\x1f".encode()
        if chain.fingerprint(body) != kept or body.count(ROWS_AT) != chain.SEPARATORS:
            result.findings.add(name, "changed", seq=seq)
        else:
            self._check_mac(name, seq, number, kept, mac, body, result)
        if seq != stream.want:
            result.findings.add(name, "missing", seq=seq)
        elif not body.startswith(begins):
            result.findings.add(name, "unlinked", seq=seq)
        if number <= stream.last_id:
            result.findings.add(name, "order", seq=seq)
        if at < stream.last_at and _set_back(at, stream.last_at):
            result.findings.add(name, "clock", seq=seq, at=at[:19])
        for place, cover in enumerate(task.covers):
            if number <= cover.upto:
                stream.heads[place] = merkle.leaf(name, seq, kept)
                result.covered[place].entries += 1
            elif at < cover.made_at and _set_back(at, cover.made_at):
                result.findings.add(name, "backdated", seq=seq, at=at[:19])
        stream.prev, stream.want, stream.last_id, stream.last_at = kept, seq + 1, number, at
        if task.rows:
            _fold(stream, seq, body, result)

    def _check_mac(
        self,
        name: str,
        seq: int,
        number: int,
        kept: str,
        mac: str,
        body: bytes,
        result: Result,
    ) -> None:
        for since, key in self.keys:
            if number >= since:
                if key is None:  # lost, and somebody wrote so
                    result.unkeyed += 1
                elif chain.mac(key, kept) != mac:
                    result.findings.add(name, "forged", seq=seq)
                return
        result.unkeyed += 1
        if mac or FOUNDED not in body:
            result.unproved += 1


def _fold(stream: _Stream, seq: int, body: bytes, result: Result) -> None:
    """Bring the rows of a stream up to one entry; a change adds to what the row held."""
    text = body.rpartition(ROWS_AT)[2]
    if text == b"[]":
        return
    try:
        for table, number, values in parsed(text.decode()):
            key = (str(table), int(number))
            before = stream.images.get(key)
            if before is None or values is None:
                stream.images[key] = None if values is None else dict(values)
            else:
                before.update(values)
    except (ValueError, TypeError, RecursionError):
        result.findings.add(stream.name, "unreadable", seq=seq)


def _set_back(at: str, before: str) -> bool:
    """Whether a moment lies so far before another that no clock was merely put right."""
    try:
        return datetime.fromisoformat(before) - datetime.fromisoformat(at) > SET_BACK
    except (ValueError, TypeError):
        return True
