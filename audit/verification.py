"""Verify the ledger: every chain, the rows it says, the protection, the photos."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from audit import chain, checkpoints, exact, keys, parts, photos, schema
from audit.checking import Checker, Result, Task
from audit.checkpoints import Point, Root, compared
from audit.entries import LEDGER_RESTORED
from audit.findings import Finding, Findings
from audit.rows import recorded_tables
from audit.source import Address, CopyUnreadable, Source, open_source
from foundation.failures import DatabaseDamaged

GAPS: Final = (
    "SELECT id, before FROM (SELECT id, lag(id, 1, 0) OVER (ORDER BY id) AS before"
    " FROM ledger_entry) WHERE id <> before + 1"
)

# SQLite keeps a value as it came: bytes in a column of texts are no text to anybody but a reader
# of raw bytes, and pages then do not find the entry.
STORED: Final = " OR ".join(
    f"typeof(\"{field}\") <> '{'integer' if field in chain.NUMBERS else 'text'}'"
    for field in (*chain.FIELDS, "hash", "mac")
)
DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Progress = Callable[[str, int, int], None]  # what is checked, how much is done, of how much


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to verify, and with what."""

    rows: bool = True
    photos: Path | None = None  # folder of the kept files
    key: Path | None = None  # file of the ledger's key; None: nobody asks for it
    outside: Point | None = None  # a checkpoint held outside
    listed: bool = True  # compare with the list of checkpoints beside the key
    gaps_upto: int = 0  # numbers up to it may be missing: PostgreSQL gave them
    processes: int = 2


@dataclass
class Verdict:
    """What a verification found: all broken things are counted, the first thousand are named."""

    entries: int = 0
    streams: int = 0
    findings: list[Finding] = field(default_factory=list)
    found: int = 0
    photos: int | None = None  # how many were hashed; None: not asked
    keyed: bool = False  # the key was at hand
    unkeyed: int = 0  # entries that were not checked with it
    unproved: int = 0  # of these, those that some key was used for: nobody wrote down its loss
    reaches: Point | None = None  # the newest checkpoint that was compared

    @property
    def intact(self) -> bool:
        return self.found == 0


def verify(address: Address, wanted: Wanted, progress: Progress | None = None) -> Verdict:
    """Verify a whole database by reading it, and name everything that is broken.

    Raises:
        CopyUnreadable: the database is a copy that cannot be read where it lies.
        DatabaseDamaged: its file is no database any more, or parts of it are overwritten.
    """
    try:
        with closing(open_source(address)) as source:
            return verify_source(source, wanted, address=address, progress=progress)
    except sqlite3.DatabaseError as failure:
        if getattr(failure, "sqlite_errorcode", 0) & 0xFF in DAMAGED:
            raise DatabaseDamaged from failure
        raise


def verify_source(
    source: Source,
    wanted: Wanted,
    *,
    address: Address | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Verify what one open connection sees; without an address nothing else is opened."""
    ring = keys.read(wanted.key) if wanted.key else ()
    findings = Findings()
    standing = schema.check(source, findings)
    if not standing >= schema.NEEDED:
        raise CopyUnreadable("This is no database of Kê Biên: it has no ledger.")
    if source.engine == "sqlite":
        for stream, seq in source.rows(f"SELECT stream, seq FROM ledger_entry WHERE {STORED}"):
            findings.add(_readable(stream), "changed", seq=seq)
    tables = tuple(table for table in recorded_tables() if table.name in standing)
    verdict = Verdict(keyed=any(not key.lost for key in ring))
    matched: dict[tuple[str, int], int] = {}
    (total,) = source.one("SELECT count(*) FROM ledger_entry")
    points = checkpoints.read(source)
    checkpoints.check(points, wanted.outside, findings, wanted.key, listed=wanted.listed)
    roots = [Root(point) for point in compared(points, wanted.outside)]
    task = Task(rows=wanted.rows, covers=tuple(root.cover for root in roots))
    processes = wanted.processes if address else 1
    for result in parts.results(source, address, tables, ring, task, total, processes):
        _take(verdict, result, matched, findings)
        for root, covered in zip(roots, result.covered, strict=True):
            root.add(covered)
        if progress:
            progress("entries", verdict.entries, total)
    for root in roots:
        root.check(findings)
        verdict.reaches = root.point
    _check_keys(verdict, wanted, findings)
    check_numbers(source, total, findings, wanted.gaps_upto)
    if wanted.rows:
        _find_forged(Checker(source, tables, ring), matched, findings, address)
    if wanted.photos and not wanted.photos.is_dir() and photos.named(source, tables):
        findings.add("photos", "photos_missing", name=wanted.photos.name)
    elif wanted.photos:
        verdict.photos = photos.check(source, tables, wanted.photos, findings, progress)
    verdict.findings, verdict.found = findings.kept, findings.count
    return verdict


def verify_stream(connection: Connection, stream: str, key: Path | None) -> Verdict:
    """Verify one stream and its rows on the caller's connection; its session keeps what it has."""
    lent = connection.connection.dbapi_connection
    source = Source(lent, connection.dialect.name, owned=False)
    findings = Findings()
    try:
        ring = keys.read(key) if key else ()
    except (OSError, ValueError):
        ring = ()
    try:
        result = Checker(source, recorded_tables(), ring).check_one(stream)
    except sqlite3.OperationalError:  # a text in it is no text any more
        return Verdict(findings=[Finding(stream, "unreadable", {"seq": "?"})], found=1)
    verdict = Verdict(keyed=any(not known.lost for known in ring))
    _take(verdict, result, {}, findings)
    if not result.entries:  # every subject has its first entry
        findings.add(stream, "missing", seq=1)
    _check_keys(verdict, Wanted(key=key), findings)
    verdict.findings, verdict.found = findings.kept, findings.count
    return verdict


def _readable(stream: object) -> str:
    return stream.decode(errors="surrogateescape") if isinstance(stream, bytes) else str(stream)


def _check_keys(verdict: Verdict, wanted: Wanted, findings: Findings) -> None:
    """A key that was asked for and does not reach every entry is a finding of its own."""
    if wanted.key is not None and verdict.unproved:
        what = "key_lost" if verdict.keyed else "key_missing"
        findings.add("key", what, count=verdict.unproved)


def check_numbers(source: Source, total: int, findings: Findings, gaps_upto: int = 0) -> None:
    """Find numbers that were given and are gone.

    SQLite gives them without gaps and remembers the last. PostgreSQL leaves gaps where a
    transaction failed, so only a counter that was turned back says something there. What came from
    PostgreSQL into SQLite has its gaps up to the entry that says so.
    """
    (last,) = source.one("SELECT coalesce(max(id), 0) FROM ledger_entry")
    if source.engine == "postgresql":
        (given,) = source.one("SELECT last_value FROM ledger_entry_id_seq")
    else:
        lawful = max(gaps_upto, _came_from_postgresql(source)) if total != last else 0
        for number, before in source.rows(GAPS) if total != last else ():
            if number > lawful:
                findings.add("ledger", "numbers", first=before + 1, last=number - 1)
        (given,) = source.one(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'ledger_entry'"
        )
        if given > last:
            findings.add("ledger", "numbers", first=last + 1, last=given)
    if given < last:
        findings.add("database", "counter", given=given, last=last)


def _came_from_postgresql(source: Source) -> int:
    """Return the last entry that PostgreSQL had numbered when this database was restored."""
    restored = (
        exact.parsed(payload)
        for (payload,) in source.rows(
            "SELECT payload FROM ledger_entry WHERE office_id = 1 AND kind = ?",
            (LEDGER_RESTORED.code,),
        )
    )
    return max(
        (found["last_entry"] for found in restored if found["engine"] != "sqlite"), default=0
    )


def _take(
    verdict: Verdict,
    result: Result,
    matched: dict[tuple[str, int], int],
    findings: Findings,
) -> None:
    """Add what one part showed."""
    verdict.entries += result.entries
    verdict.streams += result.streams
    verdict.unkeyed += result.unkeyed
    verdict.unproved += result.unproved
    for bucket, count in result.matched.items():
        matched[bucket] = matched.get(bucket, 0) + count
    findings.take(result.findings)


def _find_forged(
    checker: Checker,
    matched: dict[tuple[str, int], int],
    findings: Findings,
    address: Address | None,
) -> None:
    """Find rows that no entry says: where more stand in a bucket than were matched.

    Somebody may have worked meanwhile; a bucket that does not add up is looked at once more, in
    one later snapshot.
    """
    odd = [
        (name, bucket)
        for name in checker.reader.tables
        for (_, bucket), count in checker.reader.counts(name).items()
        if matched.get((name, bucket), 0) != count
    ]
    if not odd:
        return
    later = open_source(address) if address else checker.source
    try:
        looking = Checker(later, tuple(checker.reader.tables.values()), ())
        for name, bucket in odd:
            _find_in_bucket(looking, name, bucket, findings)
    finally:
        if address:
            later.close()


def _find_in_bucket(checker: Checker, name: str, bucket: int, findings: Findings) -> None:
    by_stream: dict[str | None, list[int]] = {}
    for number, stream in checker.reader.streams(name, bucket).items():
        by_stream.setdefault(stream, []).append(number)
    for stream, numbers in by_stream.items():
        said = checker.images(stream) if stream else {}
        for number in numbers:
            if said.get((name, number)) is None:
                findings.add(stream or f"{name}:{number}", "row_forged", table=name, id=number)
