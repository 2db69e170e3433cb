"""How many files are read at once, in all processes together: the others ask again later."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from exchange import refusals
from foundation.database import data_dir
from foundation.failures import told

MOST: Final = 4  # of the threads that answer requests, most must stay free
FOLDER: Final = "reading"


@contextmanager
def place() -> Iterator[None]:
    """Hold one of the places for reading a file.

    Raises:
        TooManyAreRead: all of them are taken.
    """
    held = _taken()
    try:
        yield
    finally:
        os.close(held)


def _taken() -> int:
    folder = data_dir() / FOLDER
    for number in range(MOST):
        with told():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        else:
            return file
    raise refusals.TooManyAreRead(count=MOST)
