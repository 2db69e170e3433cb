"""Speed of `flask ledger verify` beside reading and hashing the same bytes; one JSON line each.

Run on a database of any size: ``python -m bench.verify`` with KEBIEN_DATA or DATABASE_URL set.
"""

import hashlib
import json
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from app import create_app
from audit import chain, place, verification
from audit.source import Address, open_source
from audit.verification import Wanted

COLUMNS = ", ".join(f'"{name}"' for name in (*chain.FIELDS, "hash", "mac"))


def read_and_hash(address: Address, first: int, last: int) -> int:
    """The floor: read every column of a range of entries and hash the bytes, nothing else."""
    source = open_source(address)
    count = 0
    for row in source.stream(
        f"SELECT {COLUMNS} FROM ledger_entry WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
    ):
        hashlib.sha256("".join(map(str, row)).encode()).digest()
        count += 1
    source.close()
    return count


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def floor(address: Address, last: int) -> float:
    half = last // 2
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(read_and_hash, [address] * 2, [1, 1], [0, 0]))  # both are up
        halves = ([address] * 2, [1, half + 1], [half, last])
        return seconds(lambda: list(pool.map(read_and_hash, *halves)))


def main() -> None:
    app = create_app()
    with app.app_context():
        settings = app.config["KEBIEN"]
        address, wanted = place.address(settings), place.wanted(settings)
        source = open_source(address)
        (last,) = source.one("SELECT max(id) FROM ledger_entry")
        (entries,) = source.one("SELECT count(*) FROM ledger_entry")
        source.close()
        least = floor(address, last)
        for name, rows, target in (("chain", False, 0.5), ("chain and rows", True, 0.15)):
            what = Wanted(rows=rows, key=wanted.key)
            took = seconds(lambda what=what: verification.verify(address, what))  # type: ignore[misc]
            line = {
                "name": f"verify {name}, {entries} entries",
                "value": round(entries / took),
                "floor": round(entries / least),
                "ratio": round(least / took, 2),
                "target": target,
                "met": least / took >= target,
                "engine": address.engine,
            }
            print(json.dumps(line))


if __name__ == "__main__":
    main()
