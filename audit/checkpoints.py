"""Checkpoints: a signed root over the heads of all streams, chained, to be kept outside.

Whoever changes what a checkpoint covers cannot make its root again; whoever changes the checkpoint
cannot sign it. A copy outside the house (a file, a print with its symbol) therefore proves that
nothing before it was rewritten, cut off or removed. What came after it, it does not cover.
"""

import hashlib
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from sqlalchemy import select

from audit import keys, ledger, merkle, witness
from audit.checking import Cover, Covered
from audit.entries import CHECKPOINT_SIGNED
from audit.exact import stored_moment
from audit.findings import Findings
from audit.models import GENESIS, Checkpoint, LedgerEntry
from audit.source import Address, Source, open_alone
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

FORMAT: Final = "kebien-checkpoint-1"
ROOT_OFFICE: Final = 1  # a checkpoint covers every office


@dataclass(frozen=True, slots=True)
class Point:
    """One checkpoint, as it is written into a file; every value is text."""

    number: str
    day: str
    made_at: str
    last_entry: str
    entries: str
    streams: str
    root: str
    previous: str
    public_key: str
    signature: str = ""

    @property
    def signed(self) -> str:
        """The text that is signed."""
        lines = [f"{name}: {getattr(self, name)}" for name in NAMES if name != "signature"]
        return "\n".join((FORMAT, *lines, ""))

    @property
    def text(self) -> str:
        """The whole file."""
        return f"{self.signed}signature: {self.signature}\n"

    @property
    def symbol(self) -> str:
        """The same in one line of letters and digits, as the symbol on paper holds it."""
        values = (getattr(self, name).replace(" ", "T") for name in NAMES)
        return " ".join((FORMAT, *values)).upper()

    @property
    def fingerprint(self) -> str:
        """The hash that the next checkpoint carries on."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def signature_fits(self) -> bool:
        """Whether the holder of the key signed exactly this."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(self.signature), self.signed.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


NAMES: Final = tuple(field.name for field in fields(Point))


def parse(text: str) -> Point:
    """Read a checkpoint: the file, or the line of its symbol.

    Raises:
        ValueError: it is neither.
    """
    words = text.split()
    if not words or words[0].lower() != FORMAT:
        raise ValueError("This is no checkpoint of a ledger.")
    if len(words) == len(NAMES) + 1:  # made_at has no blank in the symbol
        values = dict(zip(NAMES, (word.lower() for word in words[1:]), strict=True))
        if not values["number"].isdigit():
            raise ValueError("This checkpoint is not complete.")
        return Point(**values | {"made_at": values["made_at"].replace("t", " ")})
    lines = dict(line.split(": ", 1) for line in text.splitlines()[1:] if ": " in line)
    if set(lines) != set(NAMES):
        raise ValueError("This checkpoint is not complete.")
    return Point(**lines)


def point_of(row: Checkpoint) -> Point:
    """Return a kept checkpoint as it is written into a file."""
    values = {name: str(getattr(row, "id" if name == "number" else name)) for name in NAMES}
    return Point(**values | {"made_at": stored_moment(row.made_at)})


def make(address: Address, key: Path | None, day: date) -> Checkpoint:
    """Sign the heads as they are now; the last checkpoint is returned if nothing was added since.

    Raises:
        ValueError: there is no place for a key.
    """
    if key is None:
        raise ValueError("A checkpoint needs a key. Set KEBIEN_CHECKPOINT_KEY.")
    source = open_alone(address)
    try:
        (last_entry,) = source.one("SELECT coalesce(max(id), 0) FROM ledger_entry")
        (entries,) = source.one("SELECT count(*) FROM ledger_entry WHERE id <= ?", (last_entry,))
        tree = merkle.Tree()
        for stream, seq, fingerprint in heads(source, last_entry):
            tree.add(merkle.leaf(stream, seq, fingerprint))
    finally:
        source.close()
    signer = Ed25519PrivateKey.from_private_bytes(keys.present(key, last_entry + 1).seed)
    with transaction():
        before = last()
        if before is not None and not _was_written(before.last_entry, last_entry):
            return before
        row = Checkpoint(
            id=before.id + 1 if before else 1,
            day=day,
            made_at=clock.now(),
            last_entry=last_entry,
            entries=entries,
            streams=tree.size,
            root=tree.root.hex(),
            previous=point_of(before).fingerprint if before else GENESIS,
            public_key=signer.public_key().public_bytes_raw().hex(),
            signature="",
        )
        row.signature = signer.sign(point_of(row).signed.encode()).hex()
        db.session.add(row)
        by = Act(replace(SYSTEM, office_id=ROOT_OFFICE), row.made_at)
        ledger.append(
            f"checkpoint:{row.id}",
            CHECKPOINT_SIGNED,
            office_id=ROOT_OFFICE,
            by=by,
            payload={},
            begins=True,
        )
        point = point_of(row)
    witness.note(key, point)
    return row


def _was_written(after: int, upto: int) -> bool:
    """Whether anything but the signing of checkpoints was written between two entries."""
    others = (
        LedgerEntry.kind != CHECKPOINT_SIGNED.code,
        LedgerEntry.id > after,
        LedgerEntry.id <= upto,
    )
    return db.session.scalar(select(LedgerEntry.id).where(*others).limit(1)) is not None


def last() -> Checkpoint | None:
    """Return the newest checkpoint."""
    return db.session.scalar(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1))


def heads(source: Source, last_entry: int) -> Any:
    """Yield stream, number of entries and hash of each head up to an entry, in order of streams."""
    return source.stream(
        "SELECT e.stream, e.seq, e.hash FROM"
        " (SELECT stream, max(seq) AS seq FROM ledger_entry WHERE id <= ? GROUP BY stream) AS last"
        " JOIN ledger_entry AS e ON e.stream = last.stream AND e.seq = last.seq"
        " ORDER BY e.stream",
        (last_entry,),
    )


def read(source: Source) -> list[Point]:
    """Return the checkpoints of a database, oldest first."""
    moment = "to_char(made_at, 'YYYY-MM-DD HH24:MI:SS.US')"
    day = "to_char(day, 'YYYY-MM-DD')"
    if source.engine == "sqlite":
        moment, day = "made_at", "day"
    rows = source.rows(
        f"SELECT id, {day}, {moment}, last_entry, entries, streams, root, previous, public_key,"
        " signature FROM checkpoint ORDER BY id"
    )
    return [Point(*(str(value) for value in row)) for row in rows]


def check(
    points: list[Point],
    outside: Point | None,
    findings: Findings,
    key: Path | None = None,
    *,
    listed: bool = True,
) -> None:
    """Check signatures, numbers and the chain of the checkpoints.

    They are compared with a copy held outside and, where the key is, with the list beside it; a
    back-up is older than the list and is not.
    """
    signers = _signers(key)
    keyed = min(signers.values(), default=0)  # the first entry that was signed with one of them
    kept = {point.number: point.fingerprint for point in points}
    before, want = GENESIS, 1
    for point in points:
        subject = f"checkpoint:{point.number}"
        if point.number != str(want):
            findings.add(f"checkpoint:{want}", "checkpoint_missing", number=want)
        elif point.previous != before:
            findings.add(subject, "checkpoint_changed", number=point.number)
        if not point.signature_fits():
            findings.add(subject, "checkpoint_signature", number=point.number)
        elif signers and point.public_key not in signers and _number(point.last_entry) >= keyed:
            findings.add(subject, "checkpoint_stranger", number=point.number)
        before, want = point.fingerprint, _number(point.number) + 1
    for number, fingerprint in witness.listed(key) if listed else ():
        if fingerprint != kept.get(number):
            what = "checkpoint_changed" if number in kept else "checkpoint_missing"
            findings.add(f"checkpoint:{number}", what, number=number)
    if outside is None:
        return
    subject = f"checkpoint:{outside.number}"
    if not outside.signature_fits():
        findings.add(subject, "checkpoint_signature", number=outside.number)
    if outside.number not in kept:
        findings.add(subject, "checkpoint_missing", number=outside.number)
    elif kept[outside.number] != outside.fingerprint:
        findings.add(subject, "checkpoint_changed", number=outside.number)


def _signers(key: Path | None) -> dict[str, int]:
    """Return the public keys of the house, each with the first entry it was used for."""
    ring = keys.read(key) if key else ()
    return {
        Ed25519PrivateKey.from_private_bytes(each.seed).public_key().public_bytes_raw().hex(): (
            each.since
        )
        for each in ring
        if not each.lost
    }


def compared(points: list[Point], outside: Point | None) -> list[Point]:
    """Return the checkpoints whose roots are made again: the last one, and the one outside."""
    last_ones = points[-1:] if outside is None or outside not in points[-1:] else []
    return sorted(
        [*last_ones, *([outside] if outside else [])], key=lambda p: _number(p.last_entry)
    )


class Root:
    """The root of one checkpoint, made again from the ledger as it is now."""

    def __init__(self, point: Point) -> None:
        self.point = point
        self.cover = Cover(_number(point.last_entry), point.made_at.encode())
        self.tree = merkle.Tree()
        self.entries = 0

    def add(self, covered: Covered) -> None:
        """Add what one range of streams has left of it."""
        self.entries += covered.entries
        for start in range(0, len(covered.leaves), 32):
            self.tree.add(covered.leaves[start : start + 32])

    def check(self, findings: Findings) -> None:
        """Compare with what was signed."""
        point = self.point
        told = {"number": point.number, "day": point.day}
        subject = f"checkpoint:{point.number}"
        if str(self.entries) != point.entries:
            findings.add(
                subject, "checkpoint_shorter", covered=point.entries, left=self.entries, **told
            )
        if self.tree.root.hex() != point.root or str(self.tree.size) != point.streams:
            findings.add(subject, "checkpoint_differs", **told)


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
