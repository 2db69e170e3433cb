"""Check a range of streams: the chain of each, and the rows it says against those that stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from audit import chain, merkle
from audit.comparing import Expected, Image, RowKey, RowReader, batched
from audit.entries import LEDGER_BEGUN
from audit.exact import parsed
from audit.findings import Findings
from audit.forms import RecordedTable
from audit.keys import Key
from audit.source import FETCHED, Row, Source

BATCH: Final = 2000  # rows compared at once
SET_BACK: Final = timedelta(minutes=5)  # a clock may be put right by so much
# the first entries are older than every key
FOUNDED: Final = f"\x1f{LEDGER_BEGUN.code}\x1f".encode()
GENESIS: Final = chain.GENESIS.encode()
MARK: Final = chain.SEPARATOR.encode()
NO_ROWS: Final = b"\x1f[]"  # ends the text of an entry that changed no row
SEPARATORS: Final = chain.SEPARATORS
TEMPLATE: Final = chain.TEMPLATE
RAW: Final = ", ".join(f'"{field}"' for field in (*chain.FIELDS, "hash", "mac"))
ORDER: Final = "ORDER BY stream, seq"

Images = dict[RowKey, Image | None]


@dataclass(frozen=True, slots=True)
class Cover:
    """What a checkpoint covers: entries up to a number, written before a moment."""

    upto: int
    made: bytes  # the moment, as stored


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


@dataclass(slots=True)
class _Stream:
    """What one stream says of its rows, and its last entry as each checkpoint covers it."""

    name: str
    images: Images = field(default_factory=dict)
    heads: dict[int, tuple[int, bytes]] = field(default_factory=dict)


class Checker:
    """Checks ranges of one database, one after the other."""

    def __init__(
        self, source: Source, tables: Iterable[RecordedTable], keys: tuple[Key, ...]
    ) -> None:
        self.source = source
        self.reader = RowReader(source, tables)
        self.keys = [
            (key.since, None if key.lost else chain.keyed_hash(key.mac)) for key in reversed(keys)
        ]

    def check(self, task: Task) -> Result:
        """Check the streams of a task: their chains and, if wanted, their rows."""
        where, given = "WHERE stream > ?", [task.after]
        if task.upto is not None:
            where, given = f"{where} AND stream <= ?", [task.after, task.upto]
        result = Result(covered=[Covered() for _cover in task.covers])
        expected: Expected = {}
        waiting = 0
        for stream in self._streams(where, given, task, result):
            for place, (seq, kept) in stream.heads.items():
                result.covered[place].leaves += merkle.leaf(stream.name, seq, _text(kept))
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
        for stream in self._streams("WHERE stream = ?", (name,), Task(), result):
            self.reader.expect(stream.name, stream.images, expected, result.findings)
        self._compare(expected, result)
        return result

    def images(self, name: str) -> Images:
        """Return the rows a stream says, whether or not its chain is whole."""
        found: Images = {}
        for stream in self._streams("WHERE stream = ?", (name,), Task(), Result()):
            found = stream.images
        return found

    def _compare(self, expected: Expected, result: Result) -> None:
        self.reader.compare(expected, result.findings, result.matched)

    def _entries(self, where: str, given: Sequence[Any]) -> Iterator[list[Row]]:
        """Yield entries in batches, texts as bytes.

        Each is stream, seq, number, hash of the one before, hash, keyed hash, moment, whole text.
        """
        if self.source.engine == "postgresql":
            chosen = f"stream, {chain.body_sql('postgresql')}, hash, mac"
            query = f"SELECT {chosen} FROM ledger_entry {where}"
            for some in batched(self.source.rows(f"{query} {ORDER}", given), FETCHED):
                yield list(map(_of_text, some))
            return
        query = f"SELECT {RAW} FROM ledger_entry {where} {ORDER}"
        for rows in self.source.raw_batches(query, given):
            try:
                yield [
                    (r[2], r[3], r[0], r[1], r[16], r[17], r[10], TEMPLATE % r[:16]) for r in rows
                ]
            except TypeError:  # a text in it is none
                yield list(map(_as_readable, rows))

    def _streams(
        self, where: str, given: Sequence[Any], task: Task, result: Result
    ) -> Iterator[_Stream]:
        """Yield each stream after checking its chain.

        Every entry of a ledger comes through here: what is right is passed over in a few steps,
        and what is not is looked at more closely elsewhere.
        """
        stream: _Stream | None = None
        name, prev, want, last_id, last_at = b"", GENESIS, 1, 0, b""
        covers = [(place, cover.upto, cover.made) for place, cover in enumerate(task.covers)]
        since, key = self.keys[0] if self.keys else (0, None)
        for batch in self._entries(where, given):
            result.entries += len(batch)
            for raw, seq, number, before, kept, mac, at, body in batch:
                if stream is None or raw != name:
                    if stream is not None:
                        yield stream
                    name, prev, want, last_id, last_at = raw, GENESIS, 1, 0, b""
                    stream = _Stream(_text(raw))
                    result.streams += 1
                if sha256(body).hexdigest().encode() != kept or body.count(MARK) != SEPARATORS:
                    result.findings.add(stream.name, "changed", seq=seq)
                elif key is None or number < since:
                    self._check_older(stream, seq, number, kept, mac, body, result)
                else:
                    keyed = key.copy()
                    keyed.update(kept)
                    if keyed.hexdigest().encode() != mac:
                        result.findings.add(stream.name, "forged", seq=seq)
                if seq != want or before != prev or number <= last_id or at < last_at:
                    came = (want, last_id, last_at)
                    _name_break(stream, (seq, number, at), came, before == prev, result)
                for place, upto, made in covers:
                    if number <= upto:
                        stream.heads[place] = (seq, kept)
                        result.covered[place].entries += 1
                    elif at < made and _set_back(at, made):
                        result.findings.add(stream.name, "backdated", seq=seq, at=_text(at)[:19])
                prev, last_id, last_at = kept, number, at
                want = seq + 1 if isinstance(seq, int) else want + 1
                if task.rows and not body.endswith(NO_ROWS):
                    _fold(stream, seq, body, result)
        if stream is not None:
            yield stream

    def _check_older(
        self,
        stream: _Stream,
        seq: int,
        number: int,
        kept: bytes,
        mac: bytes,
        body: bytes,
        result: Result,
    ) -> None:
        """Check the keyed hash of an entry that the newest key did not make, or note its lack."""
        for since, key in self.keys:
            if number >= since:
                if key is None:  # lost, and somebody wrote so
                    result.unkeyed += 1
                    return
                keyed = key.copy()
                keyed.update(kept)
                if keyed.hexdigest().encode() != mac:
                    result.findings.add(stream.name, "forged", seq=seq)
                return
        result.unkeyed += 1
        if mac or FOUNDED not in body:
            result.unproved += 1


Place = tuple[int, int, bytes]  # in a stream, in the ledger, in time


def _name_break(stream: _Stream, here: Place, before: Place, linked: bool, result: Result) -> None:
    """Name what is wrong between an entry and the one before it.

    Args:
        before: the place in the stream that comes next, and the last number and moment.
        linked: it carries the hash of the one before.
    """
    (seq, number, at), (want, last_id, last_at) = here, before
    if seq != want:
        result.findings.add(stream.name, "missing", seq=seq)
    elif not linked:
        result.findings.add(stream.name, "unlinked", seq=seq)
    if number <= last_id:
        result.findings.add(stream.name, "order", seq=seq)
    if at < last_at and _set_back(at, last_at):
        result.findings.add(stream.name, "clock", seq=seq, at=_text(at)[:19])


def _fold(stream: _Stream, seq: int, body: bytes, result: Result) -> None:
    """Bring the rows of a stream up to one entry; a change adds to what the row held."""
    text = body.rpartition(MARK)[2]
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


def _set_back(at: bytes, before: bytes) -> bool:
    """Whether a moment lies so far before another that no clock was merely put right."""
    try:
        since = datetime.fromisoformat(_text(at))
        return datetime.fromisoformat(_text(before)) - since > SET_BACK
    except (ValueError, TypeError):
        return True


def _text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


def _of_text(row: Row) -> Row:
    """Return an entry of PostgreSQL, whose fields stand in its text in one order."""
    stream, body, kept, mac = row
    try:
        _, number, before, _, seq, _, _, _, _, _, _, at, _ = body.split(MARK, 12)
        place = (int(seq), int(number), before, kept.encode(), mac.encode(), at)
    except ValueError:  # a field holds a separator: the text is forged, and is named as changed
        place = (0, 0, b"", kept.encode(), mac.encode(), b"")
    return stream.encode(), *place, body


def _as_readable(row: Row) -> Row:
    """Return an entry of SQLite whose values may be of any kind; its text is left out if one is."""
    try:
        body = TEMPLATE % row[:16]
    except TypeError:
        body = b""
    texts = [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return texts[2], row[3], row[0], texts[1], texts[16], texts[17], texts[10], body
