"""Whether anyone is blocked: scans beside a stalled upload, a busy processor, an import, guessers.

One line of JSON a measurement, against a floor of the same run: {"name", "value", "floor",
"ratio", "target", "met", "engine"}. Times are milliseconds.
"""

import argparse
import csv
import json
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

from bench.serving import (
    KEEPER,
    ROOT,
    Keepers,
    Person,
    Scans,
    Served,
    beside,
    environment,
    flask,
    scene,
    served,
)
from demo.people import PASSWORD

CLIENTS = 8
UPLOAD_RATIO, IMPORT_RATIO, LOOP_RATIO, GUESS_RATIO = 1.5, 3.0, 1.3, 3.0
LONGEST_LOCK = 50.0
SHEET = 24  # labels
ANYBODY, OTHER_PASSWORD = "ketoan", "giay-but-muc-2026"  # who changes their password
LOOP = [sys.executable, "-c", "while True: pass"]


def main() -> None:
    """Measure every scene and print a line for each."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder)
        if options.data is None:
            _seed(data, options.url)
        run = _Run(data, options)
        with served(data, options.url) as server:
            run.measure(server)
        run.say_locks(server)


class _Run:
    """One run: the office, the options, the floor."""

    def __init__(self, data: Path, options: argparse.Namespace) -> None:
        self.data, self.url, self.seconds = data, options.url, options.seconds
        self.rows, self.command, self.longest = options.rows, options.beside, options.longest
        self.engine = "postgresql" if options.url.startswith("postgres") else "sqlite"

    def measure(self, server: Served) -> None:
        items, places = scene(self.data, self.url, CLIENTS)
        keepers = Keepers(server.port, items, places)
        keepers.scan(min(2.0, self.seconds))  # warm
        alone = keepers.scan(self.seconds)
        self.say("scan alone, failed", alone.failed, 0, 0)
        with stalled_upload(server.port, keepers.work[0][0].cookie):
            self.compare("a stalled upload", keepers.scan(self.seconds), alone, UPLOAD_RATIO)
        with guessers(server.port, 2):
            self.compare("two guessers", keepers.scan(self.seconds), alone, GUESS_RATIO)
        with beside(LOOP, self.data, self.url, server):
            loop = keepers.scan(self.seconds)
        self.compare("a processor loop", loop, alone, None)
        with at_work(server.port, self._labelled(items)), self._night(server):
            work = keepers.scan(self.seconds)
        self.compare("label sheets, password changes and the night's jobs", work, alone, None)
        if self.rows or self.command:
            command = self.command or self._import()
            scans, begun = Scans(), time.monotonic()
            with beside(command, self.data, self.url, server) as process:
                while process.poll() is None and time.monotonic() - begun < self.longest:
                    scans += keepers.scan(self.seconds)
                is_over = process.poll() is not None
            if is_over:
                self.say("import ended well", float(process.returncode == 0), 1, 1, least=True)
            else:
                self.say(f"import cut off after {self.longest:.0f} s, rows", self.rows, 0, None)
            self.compare("an import", scans, alone, IMPORT_RATIO)
            self.compare("an import, to a processor loop", scans, loop, LOOP_RATIO)

    def compare(self, name: str, scans: Scans, floor: Scans, target: float | None) -> None:
        self.say(f"scan beside {name}, failed", scans.failed, 0, 0)
        self.say(f"scan beside {name}, p95", scans.p95_ms, floor.p95_ms, target, ratio=True)
        self.say(f"scan beside {name}, longest", scans.longest_ms, floor.longest_ms, None)

    def say_locks(self, server: Served) -> None:
        """Say how long the write lock was held, by what: at no time over 50 ms."""
        for what in sorted({lock.what for lock in server.locks}):
            locks = [lock for lock in server.locks if lock.what == what]
            held = sorted(lock.held_ms for lock in locks)
            p99 = held[int(0.99 * (len(held) - 1))]
            spent = max(lock.spent_ms for lock in locks)
            self.say(f"lock of {what}, p99 of {len(held)}, ms", p99, 0, LONGEST_LOCK)
            self.say(f"lock of {what}, longest, ms", held[-1], 0, LONGEST_LOCK)
            self.say(f"lock of {what}, most processor time, ms", spent, 0, LONGEST_LOCK)
        longest = max(server.locks, key=lambda lock: lock.held_ms)
        self.say(f"longest lock of all ({longest.what}), ms", longest.held_ms, 0, LONGEST_LOCK)

    def say(
        self,
        name: str,
        value: float,
        floor: float,
        target: float | None,
        *,
        ratio: bool = False,
        least: bool = False,
    ) -> None:
        """Print one line; the target is of the ratio, or of the value itself."""
        share = value / floor if floor else None
        judged = share if ratio else value
        met = target is None or judged is None or (judged >= target if least else judged <= target)
        line = {
            "name": name,
            "value": round(value, 2),
            "floor": round(floor, 2),
            "ratio": round(share, 3) if share is not None else None,
            "target": target,
            "met": met,
            "engine": self.engine,
        }
        print(json.dumps(line), flush=True)

    def _labelled(self, but: list[str]) -> list[str]:
        return [item for item in scene(self.data, self.url, SHEET + CLIENTS)[0] if item not in but]

    @contextmanager
    def _night(self, server: Served) -> Iterator[None]:
        """Run the jobs of the night beside, one after the other."""
        with ExitStack() as stack:
            for job in ("review.refresh", "warehouse.recount", "database.statistics"):
                command = flask("jobs", "once", job, "--again")
                stack.enter_context(beside(command, self.data, self.url, server))
            yield

    def _import(self) -> list[str]:
        path = self.data / "notices.csv"
        write_notices(path, self.rows)
        return flask("exchange", "import", "notices", str(path), "--skip-refused")


@contextmanager
def stalled_upload(port: int, cookie: str) -> Iterator[None]:
    """Hold half an upload open: 5 kB of 3 MB, then silence."""
    head = (
        "POST /warehouse/scan HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        "Content-Length: 3000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + b"x" * 5_000)
        yield


@contextmanager
def guessers(port: int, count: int) -> Iterator[None]:
    """Strangers who try passwords of names that do not exist."""
    over = threading.Event()

    def guess(number: int) -> None:
        stranger = Person(port)
        while not over.is_set():
            stranger.sign_in(f"nguoi-la-{number}", "mat-khau-doan-mo")

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


@contextmanager
def at_work(port: int, items: list[str]) -> Iterator[None]:
    """Print sheets of labels and change a password, over and over."""
    over = threading.Event()

    def print_labels() -> None:
        keeper = Person(port)
        keeper.sign_in(KEEPER, PASSWORD)
        while not over.is_set():
            fields = {"codes": "\n".join(items), "start_cell": "1", "reason": "Nhãn bị rách"}
            keeper.send("/warehouse/labels", fields)

    def change_passwords() -> None:
        person, present, other = Person(port), PASSWORD, OTHER_PASSWORD
        person.sign_in(ANYBODY, present)
        while not over.is_set():
            if person.send("/password", {"current": present, "password": other}) == 303:
                present, other = other, present
        if present != PASSWORD:
            person.send("/password", {"current": present, "password": PASSWORD})

    threads = [threading.Thread(target=work) for work in (print_labels, change_passwords)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def write_notices(path: Path, rows: int, *, prefix: str = "BENCH") -> None:
    """Write so many auction notices, each of an asset of its own."""
    today = date.today()  # noqa: DTZ011 - notices of these days, whatever the day is
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["notice_id", "owner_category", "enforcement_office", "asset_kind"]
            + ["asset_description", "item_count", "starting_price_vnd", "price_precision"]
            + ["deposit_percent", "dossier_sale_from", "dossier_sale_to", "auction_datetime"]
            + ["auction_org", "notice_date"]
        )
        for number in range(rows):
            session = today + timedelta(days=20 + number % 20)
            writer.writerow(
                [f"{prefix}-{number}", "thads", "Phòng THADS Thử Nghiệm", "vehicle"]
                + [f"Xe ô tô tải số {number}, biển 29H-{number:05}", 1, 350_000_000 + number]
                + ["exact", 10, f"{today} 07:30", f"{session - timedelta(days=3)} 17:00"]
                + [f"{session} 09:00", "Công ty đấu giá hợp danh Thử Nghiệm", str(today)]
            )


def _seed(data: Path, url: str) -> None:
    subprocess.run(
        flask("demo", "seed", "--scale", "0.3"),
        cwd=ROOT,
        env=environment(data, url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=6.0, help="of each scene")
    parser.add_argument("--rows", type=int, default=0, help="notices imported beside; 0 for none")
    parser.add_argument("--longest", type=float, default=600.0, help="seconds beside the import")
    parser.add_argument("--url", default="", help="another database; SQLite if not given")
    parser.add_argument("--data", type=Path, help="a seeded data folder; seeded anew if not given")
    parser.add_argument("--beside", nargs=argparse.REMAINDER, help="a command instead of an import")
    return parser.parse_args()


if __name__ == "__main__":
    main()
