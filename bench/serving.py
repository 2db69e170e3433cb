"""A demonstration office under its real server, and people who scan in it, for measuring."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from app import create_app
from config import Settings
from demo.people import PASSWORD
from exchange.worker import NICENESS
from foundation.database import db
from warehouse.models import EvidenceItem, ItemKind, ItemStatus, Place, PlaceClass, PlaceKind

ROOT = Path(__file__).parents[1]
KEEPER = "thukho"
SERVER = ("--worker-class", "gthread", "--workers", "2", "--threads", "8")


def environment(data: Path, url: str) -> dict[str, str]:
    """Return the environment of the server and of commands beside it."""
    settings = {"KEBIEN_DATA": str(data), "KEBIEN_ENV": "demo", "PYTHONPATH": str(ROOT)}
    return os.environ | settings | ({"DATABASE_URL": url} if url else {})


def flask(*arguments: str) -> list[str]:
    """Return a command of the application, which tells how long it held the lock."""
    return [sys.executable, "-m", "bench.noted", *arguments]


@dataclass(frozen=True, slots=True)
class Lock:
    """Once that the write lock was held."""

    what: str  # the address asked for, or the command
    held_ms: float
    spent_ms: float  # of the processor, by who held it


@dataclass
class Served:
    """A running server and what its log says of the write lock."""

    port: int
    pid: int
    locks: list[Lock] = field(default_factory=list)

    def read(self, log: Any) -> None:
        """Collect what the log of the server or of a command beside says."""
        for line in log:
            try:
                said = json.loads(line)
            except ValueError:
                print(line, end="", file=sys.stderr)
                continue
            if "lock_of" in said:
                self.locks.append(Lock(said["lock_of"], said["held_ms"], said["spent_ms"]))
            if said.get("level") == "error":
                print(line, end="", file=sys.stderr)


@contextmanager
def served(data: Path, url: str, application: str = "bench.noted:create_app()") -> Iterator[Served]:
    """Start the server as script/demo does and stop it in the end."""
    listening = socket.create_server(("127.0.0.1", 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, "--preload", *SERVER]
        + ["--bind", f"fd://{listening.fileno()}", "--log-level", "warning"]
        + ["--no-control-socket"],
        cwd=ROOT,
        env=environment(data, url),
        stderr=subprocess.PIPE,
        pass_fds=[listening.fileno()],
        text=True,
    )
    server = Served(listening.getsockname()[1], process.pid)
    listening.close()
    reader = threading.Thread(target=server.read, args=(process.stderr,))
    reader.start()
    try:
        yield server
    finally:
        process.terminate()
        process.wait()
        reader.join()


@contextmanager
def beside(
    command: list[str], data: Path, url: str, server: Served
) -> Iterator[subprocess.Popen[str]]:
    """Run a command in one process while the block runs, as nice as an import is.

    Not nicer: who holds the lock and gets no processor time makes everybody wait.
    """
    process = subprocess.Popen(
        ["nice", "-n", str(NICENESS), *command],
        cwd=ROOT,
        env=environment(data, url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    reader = threading.Thread(target=server.read, args=(process.stderr,))
    reader.start()
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        reader.join()


class Person:
    """Somebody with a browser: a connection, cookies, a token."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, method: str, url: str, body: str = "", kind: str = "") -> tuple[int, str]:
        headers = {"Cookie": self.cookie, "X-CSRFToken": self.token, "Content-Type": kind}
        headers["Accept"] = "application/json" if "json" in kind else "text/html"
        answer = self._answer(method, url, body, {k: v for k, v in headers.items() if v})
        for line in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode(errors="replace")

    def _answer(
        self, method: str, url: str, body: str, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        """Ask; once more over a new connection when the server has closed an idle one."""
        try:
            self.connection.request(method, url, body or None, headers)
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            return self.connection.getresponse()
        except (ConnectionError, http.client.HTTPException):
            self.connection.close()
            self.connection.request(method, url, body or None, headers)
            return self.connection.getresponse()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def sign_in(self, name: str, password: str) -> int:
        status = self.send("/sign-in", {"username": name, "password": password})
        _status, page = self.ask("GET", "/warehouse/scan")
        found = re.search(r'name="csrf-token" content="([^"]+)"', page)
        self.token = found[1] if found else ""
        found = re.search(r'name="shown_to" value="([^"]+)"', page)
        self.mark = found[1] if found else ""
        return status

    def send(self, url: str, fields: dict[str, str]) -> int:
        """Open a form, fill it in and send it."""
        _status, page = self.ask("GET", url)
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        kind = "application/x-www-form-urlencoded"
        status, _text = self.ask("POST", url, urlencode(hidden | fields), kind)
        return status

    def move(self, item: str, place: str) -> bool:
        """Scan an item into a place; False when it was not done."""
        scan = {"raw": item, "act": "move", "place": place, "act_id": str(uuid.uuid4())}
        scan["shown_to"] = self.mark
        _status, text = self.ask("POST", "/warehouse/scan", json.dumps(scan), "application/json")
        try:
            return bool(json.loads(text)["outcome"] == "ok")
        except (ValueError, KeyError):
            return False


@dataclass
class Scans:
    """How long each scan took, and how many were not done."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    def __add__(self, other: "Scans") -> "Scans":
        return Scans(self.seconds + other.seconds, self.failed + other.failed)

    @property
    def longest_ms(self) -> float:
        return 1000 * max(self.seconds, default=0.0)

    @property
    def p95_ms(self) -> float:
        ordered = sorted(self.seconds)
        return 1000 * ordered[int(0.95 * (len(ordered) - 1))] if ordered else float("inf")


class Keepers:
    """People who move items to and fro, each an item of their own, as fast as they are answered."""

    def __init__(self, port: int, items: list[str], places: list[str]) -> None:
        self.work = []
        for number, item in enumerate(items):
            person = Person(port)
            assert person.sign_in(KEEPER, PASSWORD) == 303
            to = cycle(places[number % 2 :] + places[: number % 2])
            self.work.append((person, item, to))

    def scan(self, seconds: float) -> Scans:
        """Scan for some seconds."""
        scans, end = Scans(), time.perf_counter() + seconds
        threads = [
            threading.Thread(target=self._scan, args=(scans, end, *each)) for each in self.work
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return scans

    def _scan(self, scans: Scans, end: float, person: Person, item: str, to: Any) -> None:
        while time.perf_counter() < end:
            begun = time.perf_counter()
            try:
                done = person.move(item, next(to))
            except (OSError, http.client.HTTPException):
                done = False
            scans.seconds.append(time.perf_counter() - begun)
            scans.failed += not done


def scene(data: Path, url: str, count: int) -> tuple[list[str], list[str]]:
    """Return items the keeper may move and two shelves for them."""
    found = url or f"sqlite:///{data / 'kebien.db'}"
    app = create_app(Settings.for_tests(database_url=found, data_dir=data))
    with app.app_context():
        places = db.session.scalars(
            select(Place.code)
            .where(
                Place.office_id == 1,
                Place.place_class == PlaceClass.GENERAL,
                Place.kind == PlaceKind.SHELF,
            )
            .limit(2)
        ).all()
        items = db.session.scalars(
            select(EvidenceItem.code)
            .where(
                EvidenceItem.office_id == 1,
                EvidenceItem.status == ItemStatus.IN_CUSTODY,
                EvidenceItem.container_id.is_(None),
                EvidenceItem.kind.in_([ItemKind.GOODS, ItemKind.OTHER, ItemKind.ELECTRONICS]),
            )
            .limit(count)
        ).all()
        db.session.remove()
        db.engine.dispose()
    return list(items), list(places)
