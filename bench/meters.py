"""Measuring: how long answers take, and how much processor time the server spends on each.

Processor time is the steadier of the two where others work on the same machine: it is what the
ratios are made of. It includes the processes of PostgreSQL that answer the server.
"""

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.serving import Person

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement, as ``bench/run --json`` writes it."""

    name: str
    value: float
    floor: float | None
    ratio: float | None
    target: float | None
    met: bool
    engine: str

    def __str__(self) -> str:
        mark = "ok  " if self.met else "MISS"
        shown = {key: value for key, value in asdict(self).items() if key not in {"name", "met"}}
        return f"{mark} {self.name}: {json.dumps(shown)}"


@dataclass(frozen=True, slots=True)
class Timed:
    """What a number of requests took."""

    median_ms: float
    p95_ms: float
    cpu_ms: float  # of the server, each
    kilobytes: float  # of the largest answer


class Meter:
    """Asks one server, and reads what it and the database spend."""

    def __init__(self, roots: Sequence[int]) -> None:
        self.roots = roots

    def time(self, person: Person, urls: Sequence[str], *, kind: str = "") -> Timed:
        """Ask for every address once."""
        seconds, sizes = [], []
        before = self.cpu()
        for url in urls:
            begun = time.perf_counter()
            status, body = person.ask("GET", url, kind=kind)
            seconds.append(time.perf_counter() - begun)
            sizes.append(len(body.encode()))
            if status not in {200, 302}:
                raise RuntimeError(f"{url} answered {status}")
        spent = (self.cpu() - before) / len(urls)
        ordered = sorted(seconds)
        p95 = ordered[int(0.95 * (len(ordered) - 1))]
        return Timed(1000 * median(seconds), 1000 * p95, 1000 * spent, max(sizes) / 1000)

    def cpu(self) -> float:
        """Return the processor seconds of the processes and of all they started."""
        parents, spent = {}, {}
        for pid, fields in _processes():
            parents[pid], spent[pid] = int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS
        wanted = set(self.roots)
        while more := {pid for pid, parent in parents.items() if parent in wanted} - wanted:
            wanted |= more
        return sum(spent.get(pid, 0.0) for pid in wanted)


def _processes() -> Iterator[tuple[int, list[str]]]:
    """Yield the id and the fields after the name of every process."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
            except OSError:
                continue
            yield int(folder.name), stat.rpartition(")")[2].split()
