"""The process that imports what people said yes to, beside the processes that answer pages.

It is started when somebody says yes, ends when nothing waits, and holds a lock on a file so that
one is enough. `flask jobs run` looks every minute whether one was killed, and goes on.
"""

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from config import Settings
from exchange.stepping import Stepper, next_batch
from foundation import statistics
from foundation.database import data_dir, db
from foundation.failures import told

ROOT: Final = Path(__file__).parents[1]
LOCK: Final = "imports-lock"
A_WHILE: Final = 10.0  # seconds
NICENESS: Final = 5  # people at their pages come first


def wake(settings: Settings) -> None:
    """Start a process that imports what waits, unless this installation leaves it to the jobs."""
    if not settings.own_worker:
        return
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "exchange", "work"],
        cwd=ROOT,
        env=os.environ | settings.as_env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # it goes on when the page's process is told to stop
    )
    threading.Thread(target=process.wait, name="import", daemon=True).start()


def work(*, seconds: float | None = None) -> int:
    """Import everything that waits, unless another process of this machine does.

    When nothing waits any more, the database looks at its tables again.

    Args:
        seconds: how long at most; what still waits then is left for the next time.

    Returns:
        The number of steps taken.
    """
    steps = 0
    end = None if seconds is None else time.monotonic() + seconds
    while next_batch() is not None and (end is None or time.monotonic() < end):
        with alone() as mine:
            if not mine:
                return steps
            steps += Stepper().run(until=end)
    if steps and next_batch() is None:
        db.session.rollback()  # it has only read
        statistics.refresh()
    return steps


def work_a_while() -> int:
    """Import what waits for some seconds: the process of the jobs must be able to stop."""
    return work(seconds=A_WHILE)


@contextmanager
def alone() -> Iterator[bool]:
    """Hold the lock of the one process that imports; False when another holds it."""
    with told():
        file = os.open(data_dir() / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(file)
