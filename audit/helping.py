"""A process that helps to verify: it is sent ranges of streams and answers what each shows.

It is started bare, with this module only, so that it is at work in a moment; it reads the same
database in the same snapshot, after people who work (``nice``).
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Final

from audit.checking import Checker, Result, Task
from audit.forms import RecordedTable
from audit.keys import Key
from audit.source import Address, open_source

ROOT: Final = Path(__file__).parents[1]
NICE: Final = 5


class Helper:
    """One helping process, as the one it helps sees it."""

    def __init__(
        self, address: Address, tables: Iterable[RecordedTable], ring: tuple[Key, ...]
    ) -> None:
        self.pipe, theirs = Pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "audit.helping", str(theirs.fileno())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
        )
        theirs.close()
        self.pipe.send((address, tuple(tables), ring))
        self.place: int | None = None  # number of the part it has
        self.task = Task()

    @property
    def free(self) -> bool:
        """Whether it is ready and has nothing to do."""
        return self.place is None and self.pipe.poll()

    @property
    def ready(self) -> bool:
        """Whether the answer for its part is here."""
        return self.place is not None and self.pipe.poll()

    def give(self, place: int, task: Task) -> None:
        """Send it a part."""
        self.pipe.recv()  # it said that it is free
        self.place, self.task = place, task
        self.pipe.send(task)

    def take(self) -> tuple[int, Result]:
        """Return the number of its part and what the part shows, waiting for it.

        Raises:
            EOFError: it ended without an answer.
        """
        if self.place is None:
            raise RuntimeError("the helper has no part")
        result = self.pipe.recv()
        place, self.place = self.place, None
        return place, result

    def stop(self) -> None:
        """End it."""
        self.pipe.close()
        self.process.terminate()
        self.process.wait()


def help_with(pipe: Connection) -> None:
    """Answer one part after the other until nobody asks any more."""
    address, tables, ring = pipe.recv()
    checker = Checker(open_source(address), tables, ring)
    while True:
        pipe.send(None)  # free
        pipe.send(checker.check(pipe.recv()))


if __name__ == "__main__":
    os.nice(NICE)
    try:
        help_with(Connection(int(sys.argv[1])))
    except (EOFError, ConnectionError, KeyboardInterrupt):  # nobody asks any more
        sys.exit(0)
