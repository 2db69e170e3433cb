"""The gate before SQLite's one write lock: first come, first served, for a whole machine.

SQLite lets whoever happens to ask at the right moment write, so under load somebody waits for
seconds. Here everyone draws a number from a file beside the database and waits until all smaller
numbers are through: threads and processes alike. Numbers are held by locks of the operating system,
so that a killed process never blocks the others.

Byte 0 of the file is locked while a number is drawn. Number N locks byte N + 1; it is through once
it can lock every byte from 1 up to its own. The file holds the last number drawn and the number let
through last; the second only tells those who wait how long to sleep.
"""

import errno
import fcntl
import os
import struct
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from foundation.failures import Busy, told

_LOCK = struct.Struct("hhqqi4x")  # struct flock of Linux
_NUMBERS = struct.Struct("qq")  # the number drawn last, the number let through last
STEP = 0.001  # seconds one number is expected to take; how long the next in line sleeps
LONGEST_SLEEP = 0.02


@dataclass(frozen=True, slots=True)
class Place:
    """A number in the line, held through one open file."""

    file: int
    number: int


class Gate:
    """The line before one database; ``path`` is the file of its numbers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: dict[int, threading.Event] = {}
        self._drawing = threading.Lock()  # threads of one process draw one after the other
        self._spare: list[int] = []
        self._process = os.getpid()

    def enter(self, patience: float) -> Place:
        """Wait for one's turn.

        Args:
            patience: seconds to wait at most.

        Raises:
            Busy: it did not come in time.
            DiskFull: the file of numbers cannot be made; there is no room.
            ReadOnly: it cannot be made or written.
        """
        end = time.monotonic() + patience
        place = self._drawn(end)
        try:
            turn = self._waiting[place.number] = threading.Event()
            while not _locked(place.file, 1, place.number):
                left = end - time.monotonic()
                if left <= 0:
                    raise Busy
                turn.wait(min(self._sleep(place), left))
                turn.clear()
        except BaseException:
            self.leave(place)
            raise
        _write(place.file, number=place.number, at=8)
        return place

    def leave(self, place: Place) -> None:
        """Let the next one through."""
        self._waiting.pop(place.number, None)
        _lock(place.file, fcntl.F_UNLCK, 0, 0)
        if self._process == os.getpid():
            self._spare.append(place.file)
        following = self._waiting.get(place.number + 1)
        if following is not None:
            following.set()

    def close(self) -> None:
        """Close the files nobody uses now."""
        while self._spare:
            os.close(self._spare.pop())

    def _drawn(self, end: float) -> Place:
        file = self._file()
        try:
            with self._drawing:
                while not _locked(file, 0, 1):
                    if time.monotonic() > end:
                        raise Busy
                    time.sleep(STEP / 10)
                number = _NUMBERS.unpack(os.pread(file, _NUMBERS.size, 0))[0] + 1
                _write(file, number=number, at=0)
                _lock(file, fcntl.F_WRLCK, number + 1, 1)
                _lock(file, fcntl.F_UNLCK, 0, 1)
        except BaseException:
            os.close(file)
            raise
        return Place(file, number)

    def _file(self) -> int:
        """Return an open file of numbers that no other thread and no other process shares."""
        if self._process != os.getpid():  # a fork: the files of the parent are the parent's
            self._process, self._spare, self._waiting = os.getpid(), [], {}
        try:
            return self._spare.pop()
        except IndexError:
            return _opened(self.path)

    def _sleep(self, place: Place) -> float:
        served: int = _NUMBERS.unpack(os.pread(place.file, _NUMBERS.size, 0))[1]
        return min(max(1, place.number - served) * STEP, LONGEST_SLEEP)


def _opened(path: Path) -> int:
    with told():
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(file).st_size < _NUMBERS.size:
            os.ftruncate(file, _NUMBERS.size)  # overwrites nothing that another has just written
    return file


def _write(file: int, *, number: int, at: int) -> None:
    with told():
        os.pwrite(file, struct.pack("q", number), at)


def _locked(file: int, start: int, length: int) -> bool:
    """Lock some bytes if nobody else holds any of them."""
    try:
        _lock(file, fcntl.F_WRLCK, start, length)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            return False
        raise
    return True


def _lock(file: int, kind: int, start: int, length: int) -> None:
    # Locks of the open file, not of the process: threads keep each other out as well.
    fcntl.fcntl(file, fcntl.F_OFD_SETLK, _LOCK.pack(kind, os.SEEK_SET, start, length, 0))
