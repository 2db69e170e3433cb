"""Speed and memory of `flask ledger verify`; one line of JSON a measurement.

Run on a database of any size: ``python -m bench.verify`` with KEBIEN_DATA or DATABASE_URL set. The
floor reads the texts and hashes of the same entries and hashes the texts, nothing else, in two
processes that are up before the clock starts; for photos it is ``sha256sum`` of the same files.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from multiprocessing import get_context
from pathlib import Path

from app import create_app
from audit import chain, photos, place, verification
from audit.findings import Findings
from audit.rows import recorded_tables
from audit.source import Address, Source, file_of, open_source
from audit.verification import Wanted
from bench.meters import Line
from bench.serving import ROOT

TIMES = 3  # the best of so many counts: others work on the same machine
PHOTOS, PHOTO_BYTES = 1000, 200_000
CHAIN, ROWS, FILES, FLAT = 0.5, 0.15, 0.5, 1.2


def read_and_hash(address: Address, first: int, last: int) -> int:
    """The floor: read the texts and hashes of a range of entries, hash the texts, nothing else."""
    source = open_source(address)
    body = chain.body_sql(source.engine)
    if source.engine == "sqlite":
        source.connection.text_factory = bytes  # as the verification reads them
    count = 0
    query = f"SELECT {body}, hash, mac FROM ledger_entry WHERE id BETWEEN ? AND ? ORDER BY id"
    for text, _hash, _mac in source.rows(query, (first, last)):
        hashlib.sha256(text).digest()
        count += 1
    source.close()
    return count


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def say(
    name: str, value: float, floor: float, ratio: float, target: float, met: bool, engine: str
) -> None:
    numbers = (round(value), round(floor), round(ratio, 2))
    print(json.dumps(asdict(Line(name, *numbers, target, met, engine))), flush=True)


def speed(address: Address, wanted: Wanted) -> None:
    """The chain alone, and the chain and the rows, against the floor; taken in turns."""
    source = open_source(address)
    (last,) = source.one("SELECT max(id) FROM ledger_entry")
    (entries,) = source.one("SELECT count(*) FROM ledger_entry")
    source.close()
    half = last // 2
    halves = ([address] * 2, [1, half + 1], [half, last])
    kinds = {
        "chain": (replace(wanted, photos=None, rows=False), CHAIN),
        "chain and rows": (replace(wanted, photos=None), ROWS),
    }
    least, took = 1e9, dict.fromkeys(kinds, 1e9)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(read_and_hash, [address] * 2, [1, 1], [0, 0]))  # both are up
        for _turn in range(TIMES):
            least = min(least, seconds(lambda: list(pool.map(read_and_hash, *halves))))
            for kind, (what, _target) in kinds.items():
                spent = seconds(lambda what=what: verification.verify(address, what))  # type: ignore[misc]
                took[kind] = min(took[kind], spent)
    for kind, (_what, target) in kinds.items():
        ratio, rate = least / took[kind], entries / took[kind]
        name = f"verify {kind}, {entries} entries, entries a second"
        say(name, rate, entries / least, ratio, target, ratio >= target, address.engine)


def files(engine: str) -> None:
    """Photos on the disk against sha256sum."""
    with tempfile.TemporaryDirectory() as folder:
        root, names = Path(folder), []
        for _number in range(PHOTOS):
            content = os.urandom(PHOTO_BYTES)
            name = hashlib.sha256(content).hexdigest()
            (root / name[:2]).mkdir(exist_ok=True)
            (root / name[:2] / name[2:]).write_bytes(content)
            names.append(name)
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE TABLE photo (sha256 TEXT)")
        connection.executemany("INSERT INTO photo VALUES (?)", [(name,) for name in names])
        (table,) = (table for table in recorded_tables() if table.name == "photo")
        source, findings = Source(connection, "sqlite"), Findings()
        command = ["sha256sum", *(str(root / name[:2] / name[2:]) for name in names)]
        least = took = 1e9
        for _turn in range(TIMES):
            done = seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))
            least = min(least, done)
            took = min(took, seconds(lambda: photos.check(source, [table], root, findings)))
        if findings.count:
            raise RuntimeError("the photos are whole and were found broken")
        name, ratio = f"verify {PHOTOS} photos, photos a second", least / took
        say(name, PHOTOS / took, PHOTOS / least, ratio, FILES, ratio >= FILES, engine)


def memory(address: Address, wanted: Wanted) -> None:
    """Peak memory of a verification of a ledger, and of one with four times the entries.

    The larger one is a copy whose streams stand four times, under other names: it is not lawful,
    but what is read, folded and compared is the same.
    """
    path = file_of(address)
    if path is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "kebien.db"
        shutil.copy(path, large)
        entries = _multiply(large)
        one = _peak(path, wanted)
        four = _peak(large, wanted)
    name = f"verify, peak memory with {4 * entries} entries to {entries}, kB"
    say(name, four, one, four / one, FLAT, four / one <= FLAT, "sqlite")


def _multiply(path: Path) -> int:
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    (entries,) = connection.execute("SELECT max(id) FROM ledger_entry").fetchone()
    names = [f'"{name}"' for name in (*chain.FIELDS, "hash", "mac")]
    for copy in range(1, 4):
        moved = {'"id"': f"id + {copy * entries}", '"stream"': f"stream || ':{copy}'"}
        chosen = ", ".join(moved.get(name, name) for name in names)
        connection.execute(
            f"INSERT INTO ledger_entry ({', '.join(names)})"
            f" SELECT {chosen} FROM ledger_entry WHERE id <= {entries}"
        )
    connection.commit()
    connection.close()
    return int(entries)


def _peak(path: Path, wanted: Wanted) -> int:
    command = [sys.executable, "-m", "bench.verify", "--peak", str(path), str(wanted.key)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def _resident() -> int:
    """Return the most memory this process ever had, in kB."""
    (line,) = (
        line
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmHWM")
    )
    return int(line.split()[1])


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.verify", description=__doc__)
    parser.add_argument("--peak", nargs=2, metavar=("FILE", "KEY"), help="say the peak memory only")
    given = parser.parse_args(arguments)
    app = create_app()
    if given.peak:
        file, key = given.peak
        before = _resident()
        verification.verify(Address(f"sqlite:///{file}"), Wanted(key=Path(key), processes=1))
        print(_resident() - before)
        return
    settings = app.config["KEBIEN"]
    address, wanted = place.address(settings), place.wanted(settings)
    speed(address, wanted)
    files(address.engine)
    memory(address, wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
