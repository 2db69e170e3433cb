"""The act: who does something, when, from where, and what they saw before."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Protocol, TypeVar, cast
from zlib import crc32

from foundation import clock
from foundation.actor import Actor
from foundation.database import Base, lock
from foundation.refusals import ChangedMeanwhile

T = TypeVar("T", bound=Base)
ACT_ID: Final = re.compile(r"[0-9a-fA-F-]{32,36}\Z")  # as a browser or a scanner writes it


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person (or the system) does. Every operation takes its subject and ``by``.

    Pages, scans, the queue of a scanner, imports, jobs, the demonstration and tests make an
    ``Act`` and nothing else.
    """

    actor: Actor
    at: datetime  # when it happens, timezone-aware; the ledger adds when it was written
    id: str | None = None  # UUID made by the client: sent twice, done once
    device: str | None = None  # which scanner or browser sent it
    counter: int | None = None  # 1, 2, 3 … of that device
    device_at: datetime | None = None  # what the device's own clock said
    seen: int | None = None  # version of the subject as the person saw it

    @property
    def day(self) -> date:
        """The day in Viet Nam on which it happens."""
        return clock.local_day(self.at)

    def onward(self, *, seen: int | None = None) -> "Act":
        """Return the same act for another subject, whose version the person did not see."""
        return self if self.seen == seen else replace(self, seen=seen)


class Versioned(Protocol):
    """A row that says which version of it a person saw."""

    @property
    def version(self) -> int: ...


def lock_as_seen(row: T, by: Act) -> T:
    """Lock ``row`` until the transaction ends and refuse it if it changed since it was seen.

    Raises:
        ChangedMeanwhile: ``by.seen`` is given and is not the version now.
    """
    lock(row)
    if by.seen is not None and by.seen != cast(Versioned, row).version:
        raise ChangedMeanwhile
    return row


def content_version(*values: object) -> int:
    """Return a number that stands for what was seen of a thing that counts no versions.

    Equal values have an equal number; other values have another but once in a thousand million.
    """
    return crc32(json.dumps(values, default=str, ensure_ascii=False).encode()) % 10**9


def check_seen(now: int, by: Act) -> None:
    """Refuse an act on what changed since it was seen; ``now`` is its number now.

    Call it under the lock of the thing.

    Raises:
        ChangedMeanwhile: ``by.seen`` is given and is another number.
    """
    if by.seen is not None and by.seen != now:
        raise ChangedMeanwhile


_unasked: ContextVar[bool] = ContextVar("unasked", default=False)


@contextmanager
def unasked() -> Iterator[None]:
    """Do what happens inside for a person whom no page has asked to check the answers."""
    token = _unasked.set(True)
    try:
        yield
    finally:
        _unasked.reset(token)


def is_unasked() -> bool:
    """Whether this act comes from a page that did not ask before it."""
    return _unasked.get()
