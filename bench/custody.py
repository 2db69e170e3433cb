"""Custody acts a second through the real operation, against a bare insert and update."""

import sqlite3
import sys
import time

from bench.office import office
from foundation import clock
from foundation.acts import Act
from foundation.database import db, lock
from foundation.transaction import transaction
from warehouse import custody
from warehouse.models import EvidenceItem


def main() -> None:
    """Print both paces and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with office(count) as (_app, keeper, codes):
        begun = time.perf_counter()
        for code in codes:
            with transaction():
                item = db.session.scalars(
                    db.select(EvidenceItem).where(EvidenceItem.code == code)
                ).one()
                lock(item)
                custody.post(item, "custody.checked", by=Act(keeper, clock.now()))
        ours = count / (time.perf_counter() - begun)
        bare = sqlite3.connect(str(db.engine.url.database), isolation_level=None)
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE plain (code TEXT, at TEXT)")
        begun = time.perf_counter()
        for code in codes:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO plain VALUES (?, 'now')", (code,))
            bare.execute("UPDATE evidence_item SET condition = 'tốt' WHERE code = ?", (code,))
            bare.execute("COMMIT")
        floor = count / (time.perf_counter() - begun)
        print(f"custody acts   {ours:8.0f} /s")
        print(f"bare SQL       {floor:8.0f} /s   ours is {ours / floor:.2f} of it")


if __name__ == "__main__":
    main()
