"""The gate before SQLite's write lock: first come, first served, for threads and processes."""

import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from foundation.failures import Busy, ReadOnly
from foundation.gate import Gate

PATIENCE = 30.0
ROOT = Path(__file__).parents[2]

# A process of its own: it waits in line, says when it is in, and leaves when it is told to.
VISITOR = """
import sys
from pathlib import Path
from foundation.gate import Gate
gate = Gate(Path(sys.argv[1]))
place = gate.enter(30)
print(place.number, flush=True)
sys.stdin.readline()
gate.leave(place)
"""


@pytest.fixture
def gate(tmp_path):
    gate = Gate(tmp_path / "gate")
    yield gate
    gate.close()


def drawn(gate: Gate) -> int:
    """Return how many numbers were drawn so far."""
    return int(struct.unpack("q", gate.path.read_bytes()[:8])[0])


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end


class Visitor:
    """A process that stands in line."""

    def __init__(self, gate: Gate) -> None:
        before = drawn(gate)
        self.process = subprocess.Popen(
            [sys.executable, "-c", VISITOR, str(gate.path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        until(lambda: drawn(gate) > before)

    def entered(self) -> int:
        """Wait until the process is through and return its number."""
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def end(self) -> None:
        self.process.communicate("\n")


def test_threads_are_let_through_in_the_order_they_came(gate):
    first, order, threads = gate.enter(PATIENCE), [], []

    def visit(name: int) -> None:
        place = gate.enter(PATIENCE)
        order.append(name)
        gate.leave(place)

    for name in range(6):
        before = drawn(gate)
        threads.append(threading.Thread(target=visit, args=(name,)))
        threads[-1].start()
        until(lambda before=before: drawn(gate) > before)
    assert order == []
    gate.leave(first)
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def test_processes_and_threads_stand_in_one_line(gate):
    first = gate.enter(PATIENCE)
    elsewhere = Visitor(gate)
    passed = threading.Event()

    def visit() -> None:
        place = gate.enter(PATIENCE)
        passed.set()
        gate.leave(place)

    before = drawn(gate)
    thread = threading.Thread(target=visit)
    thread.start()
    until(lambda: drawn(gate) > before)
    gate.leave(first)
    assert elsewhere.entered() == 2
    assert not passed.is_set()  # the thread came after the process
    elsewhere.end()
    thread.join()
    assert passed.is_set()


def test_a_killed_process_holds_nobody_up(gate):
    first = gate.enter(PATIENCE)
    inside, waiting = Visitor(gate), Visitor(gate)
    waiting.process.kill()
    waiting.process.communicate()
    gate.leave(first)
    inside.entered()
    inside.process.kill()
    inside.process.communicate()
    gate.leave(gate.enter(PATIENCE))


def test_whoever_waited_long_enough_hears_that_it_is_busy(gate):
    first = gate.enter(PATIENCE)
    with pytest.raises(Busy):
        gate.enter(0.05)
    gate.leave(first)
    gate.leave(gate.enter(0.05))


def test_one_who_gives_up_lets_nobody_past_the_one_inside(gate):
    first = gate.enter(PATIENCE)
    with pytest.raises(Busy):
        gate.enter(0.01)
    with pytest.raises(Busy):
        gate.enter(0.05)
    gate.leave(first)


def test_a_line_that_cannot_be_made_says_why(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    for folder in (tmp_path / "file", tmp_path / "gone", Path("/sys")):
        with pytest.raises(ReadOnly):
            Gate(folder / "gate").enter(1)
