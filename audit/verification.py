"""Recompute the chains; name the first broken entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from audit.ledger import fingerprint
from audit.models import GENESIS, LedgerEntry
from foundation.database import db

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; ``first_broken`` is "stream#seq" or None."""

    entries: int
    streams: int
    first_broken: str | None

    @property
    def intact(self) -> bool:
        return self.first_broken is None


def verify(stream: str | None = None) -> Verdict:
    """Recompute every chain (or one) in order of stream and number.

    A missing entry breaks the chain at the one after it; entries cut off at a stream's end
    are found only against an anchor kept elsewhere.
    """
    entries = streams = 0
    current, prev, want = "", GENESIS, 1
    for entry in _entries(stream):
        if entry.stream != current:
            current, prev, want = entry.stream, GENESIS, 1
            streams += 1
        entries += 1
        if entry.seq != want or entry.prev_hash != prev or entry.hash != fingerprint(entry):
            return Verdict(entries, streams, f"{entry.stream}#{want}")
        prev, want = entry.hash, want + 1
    return Verdict(entries, streams, None)


def _entries(stream: str | None) -> Iterator[LedgerEntry]:
    place: tuple[str, int] = ("", 0)
    while True:
        query = select(LedgerEntry).order_by(LedgerEntry.stream, LedgerEntry.seq).limit(BATCH)
        if stream is not None:
            query = query.where(LedgerEntry.stream == stream)
        query = query.where(
            (LedgerEntry.stream > place[0])
            | ((LedgerEntry.stream == place[0]) & (LedgerEntry.seq > place[1]))
        )
        batch = db.session.scalars(query).all()
        if not batch:
            return
        yield from batch
        place = (batch[-1].stream, batch[-1].seq)
        db.session.expunge_all()
