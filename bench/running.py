"""Every line of speed in one run: ``bench/run [--quick] --json FILE``. See bench/README.md."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from urllib.parse import quote

from bench import writers
from bench.meters import Line, Meter, Timed
from bench.office import Built, build
from bench.people import Scene, scene
from bench.serving import ROOT, Person, environment, served
from demo.people import PASSWORD
from tests.fixtures.postgresql import Cluster

QUICK, FULL = 10_000, 100_000  # items
JSON: Final = "application/json"
PAGE_MS: Final = 100.0  # of the processor, at most
PAGE_KB: Final = 400
LOOK, PAGE = 0.6, 0.15  # of the bare route
FLAT: Final = 1.5  # deep to first


class Run:
    """One engine, one office; lines are kept and shown as they come."""

    def __init__(self, built: Built, engine: str, options: argparse.Namespace) -> None:
        self.built, self.engine, self.options = built, engine, options
        self.lines: list[Line] = []
        self.scene: Scene = scene(built)
        self.url = built.settings.database_url if engine == "postgresql" else ""
        self.data = built.settings.data_dir

    def say(
        self, name: str, value: float, floor: float | None, target: float | None, *, of: str
    ) -> None:
        """Keep a line.

        Args:
            of: what the target is of: "ratio" (floor to value, at least), "times" (value to floor,
                at most), "value" (at most).
        """
        ratio = None
        if floor:
            ratio = value / floor if of == "times" else floor / value if value else None
        judged = value if of == "value" else ratio
        met = target is None or judged is None
        if target is not None and judged is not None:
            met = judged >= target if of == "ratio" else judged <= target
        shown = [None if n is None else round(n, 3) for n in (value, floor, ratio)]
        line = Line(name, shown[0] or 0.0, shown[1], shown[2], target, met, self.engine)
        self.lines.append(line)
        print(line, flush=True)


def pages(run: Run) -> None:
    """Measure look-ups and pages against the bare route."""
    times = 40 if run.options.quick else 150
    roots = run.options.cluster_pids if run.engine == "postgresql" else []
    with (
        served(run.data, run.url, "bench.floor:create_app()") as bare,
        served(run.data, run.url, "app:create_app()") as ours,
    ):
        stranger = Person(bare.port)
        bare_meter, meter = Meter([bare.pid, *roots]), Meter([ours.pid, *roots])
        some = [f"/floor/{code}" for code in islice(cycle(run.scene.items), times * 20)]
        bare_meter.time(stranger, some)
        floor = bare_meter.time(stranger, some)
        people = _signed_in(run.scene, ours.port)

        def ask(who: str, urls: list[str], *, kind: str = "", many: int = times) -> Timed:
            asked = list(islice(cycle(urls), many))
            meter.time(people[who], asked[:4], kind=kind)
            return meter.time(people[who], asked, kind=kind)

        nothing = ask("big keeper", ["/warehouse/scan"], kind=JSON, many=times * 20)
        run.say(
            "who am I (look for nothing), CPU ms", nothing.cpu_ms, floor.cpu_ms, None, of="ratio"
        )
        looks = [f"/warehouse/scan?raw={code}" for code in run.scene.items]
        look = ask("big keeper", looks, kind=JSON, many=times * 20)
        run.say("scan look-up (GET, JSON), CPU ms", look.cpu_ms, floor.cpu_ms, LOOK, of="ratio")
        run.say(
            "scan look-up (GET, JSON), median ms", look.median_ms, floor.median_ms, LOOK, of="ratio"
        )
        for name, who, urls, target in _single(run.scene):
            took = ask(who, urls)
            run.say(f"{name}, CPU ms", took.cpu_ms, floor.cpu_ms, target, of="ratio")
        largest = (0.0, "")
        for name, who, url in _bounded(run.scene):
            if who in people:
                took = ask(who, [url], many=max(8, times // 4))
                run.say(f"{name}, {who}, CPU ms", took.cpu_ms, floor.cpu_ms, PAGE_MS, of="value")
                largest = max(largest, (took.kilobytes, f"{name}, {who}"))
        run.say(f"largest page ({largest[1]}), kB", largest[0], None, PAGE_KB, of="value")
        _deep(run, people["root keeper"], meter)


def _signed_in(found: Scene, port: int) -> dict[str, Person]:
    people = {}
    for who, name in found.names.items():
        person = Person(port)
        status = person.sign_in(name, PASSWORD)
        if status != 303:
            raise RuntimeError(f"{name} cannot sign in: {status}")
        people[who] = person
    return people


def _single(found: Scene) -> Iterator[tuple[str, str, list[str], float | None]]:
    """Yield pages of one thing: name, who opens it, addresses, least share of the bare route."""
    yield "item page", "big keeper", [f"/warehouse/items/{code}" for code in found.items], PAGE
    yield "lot page", "root head", [f"/auctions/lots/{code}" for code in found.lots], PAGE
    yield "case page", "root head", [f"/cases/{id_}" for id_ in found.cases], None
    yield "place page", "big keeper", [f"/warehouse/places/{code}" for code in found.places], None


def _bounded(found: Scene) -> Iterator[tuple[str, str, str]]:
    """Yield pages that must not grow with their tables: name, who opens it, address."""
    for who in ("big keeper", "little keeper", "province head", "root keeper"):
        yield "item list", who, "/warehouse/items"
        yield "items on loan", who, "/warehouse/items?status=on_loan"
        yield "item list of a kind", who, "/warehouse/items?kind=drugs"
        yield "orders", who, "/warehouse/orders"
        yield "loans", who, "/warehouse/loans"
        yield "places", who, "/warehouse/places"
        yield "search, two common words", who, "/search?q=xe+honda"
        yield "search, many hits", who, f"/search?q={quote('quyền sử dụng đất')}"
        yield "search, two short words", who, "/search?q=Le+An"
        yield "search, nothing found", who, "/search?q=khongcogica"
    yield "one warehouse", "big keeper", f"/warehouse/places/{found.warehouses[0]}"
    for who in ("big head", "province head", "root head"):
        yield "cases", who, "/cases"
        yield "lots", who, "/auctions/lots"
        yield "sales", who, "/sales"
        yield "calendar", who, "/auctions/calendar"
        yield "public auctions", who, "/auctions/public"
        yield "stalled list", who, "/review/stalled"
        yield "home", who, "/"
        yield "next acts", who, "/review/acts"
        yield "directives", who, "/review/directives"
    yield "ledger", "root auditor", "/audit/ledger"


def _deep(run: Run, person: Person, meter: Meter) -> None:
    """Compare a page forty pages further with the first."""
    first = meter.time(person, ["/warehouse/items"] * 12)
    url = "/warehouse/items"
    for _page in range(40):
        _status, text = person.ask("GET", url)
        further = re.search(r'rel="next" href="([^"]+)"', text)
        if further is None:
            break
        url = further[1].replace("&amp;", "&")
    deep = meter.time(person, [url] * 12)
    run.say("item list, 40 pages deep, CPU ms", deep.cpu_ms, first.cpu_ms, FLAT, of="times")


def acts(run: Run) -> None:
    """Measure moves alone and by eight writers, against bare transactions."""
    seconds = 2.0 if run.options.quick else 6.0
    name = run.scene.names["big keeper"]
    items, places = run.scene.movable[: writers.WRITERS], run.scene.shelves[:2]
    settings, url = run.built.settings, run.built.settings.database_url
    with tempfile.TemporaryDirectory() as folder:
        least = writers.bare(url, Path(folder), 1, seconds)
        alone = writers.moves(settings, name, items[:1], places, seconds)
        run.say("one move alone, CPU ms", alone.cpu_ms, least.cpu_ms, None, of="ratio")
        run.say("one move alone, median ms", alone.median_ms, least.median_ms, None, of="times")
        many = writers.bare(url, Path(folder), writers.WRITERS, seconds)
        eight = writers.moves(settings, name, items, places, seconds)
        pace = (1000 / eight.per_second, 1000 / alone.per_second)
        run.say("8 writers together, ms a move, to one writer", *pace, 0.8, of="ratio")
        run.say("8 writers, longest wait ms", eight.longest_ms, many.longest_ms, 250, of="value")


def stall(run: Run) -> None:
    """Scans beside a half-sent upload, guessers, a processor loop and an import."""
    rows = "200" if run.options.quick else "20000"
    seconds = "3" if run.options.quick else "8"
    command = ["-m", "bench.stall", "--data", str(run.data), "--seconds", seconds, "--rows", rows]
    _collect(run, [*command, *(["--url", run.url] if run.url else [])])


def verify(run: Run) -> None:
    """The ledger's verification beside reading and hashing the same bytes."""
    _collect(run, ["-m", "bench.verify"])


def _collect(run: Run, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(run.data, run.url),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    for text in done.stdout.splitlines():
        line = Line(**json.loads(text))
        run.lines.append(line)
        print(line, flush=True)
    if done.returncode:
        run.say(f"{' '.join(command[:2])} failed", 1, None, 0, of="value")


STEPS: Final[dict[str, Callable[[Run], None]]] = {
    "pages": pages,
    "acts": acts,
    "stall": stall,
    "verify": verify,
}


@contextmanager
def _database(engine: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the address of an empty database, and the processes of its server."""
    if engine == "sqlite":
        yield "", []
        return
    cluster = Cluster()
    try:
        pid = int((cluster.folder / "cluster" / "postmaster.pid").read_text().split()[0])
        yield cluster.create("bench"), [pid]
    finally:
        cluster.stop()


def main(arguments: list[str]) -> int:
    """Run what is asked for; the answer is 0 whether or not every target is met."""
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} items instead of {FULL}")
    parser.add_argument("--items", type=int, help="another size")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--steps", default=",".join(STEPS), help="some of: " + ", ".join(STEPS))
    parser.add_argument("--json", type=Path, help="file for the lines")
    options = parser.parse_args(arguments)
    os.umask(0o077)
    lines: list[Line] = []
    for engine in options.engines.split(","):
        folder = Path(tempfile.mkdtemp(prefix="kebien-bench-"))
        try:
            with _database(engine) as (url, options.cluster_pids):
                items = options.items or (QUICK if options.quick else FULL)
                built = build(items, folder, database_url=url, scale=0.5 if options.quick else 1.0)
                run = Run(built, engine, options)
                written = built.counts.get("evidence_item", 0)
                run.say(
                    "an office by bulk, items a second",
                    written / built.seconds,
                    None,
                    None,
                    of="value",
                )
                for step in options.steps.split(","):
                    STEPS[step](run)
                lines += run.lines
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        options.json.write_text(json.dumps([asdict(line) for line in lines], indent=2))
    missed = [line.name for line in lines if not line.met]
    print(f"{len(lines)} lines, {len(missed)} targets missed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
