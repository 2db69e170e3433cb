"""The one place where something is written: a transaction is begun, committed or rolled back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Final, TypeVar

from sqlalchemy import event, inspect
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from foundation import races
from foundation.connections import may_write, writing
from foundation.database import db
from foundation.failures import WrittenOutside
from foundation.refusals import ChangedMeanwhile

SERIALIZATION_FAILURES: Final = {"40001", "40P01"}  # PostgreSQL; the second is a deadlock
TRIES: Final = 5  # at writing what somebody else writes too

T = TypeVar("T")

_inside: ContextVar[bool] = ContextVar("inside", default=False)


class _TakenBack(Exception):
    """The end of a rehearsal."""


Listener = Callable[[float, float], None]
_listeners: list[Listener] = []
_before_commit: list[Callable[[], None]] = []


@contextmanager
def transaction() -> Iterator[None]:
    """Write what happens inside, all of it or nothing. Used by views, commands and jobs.

    What was loaded before is read again when it is first used inside: nothing is decided on what
    was true a moment ago. Do slow work (reading files, decoding, drawing, hashing) before: on
    SQLite nobody else can write until the block ends.

    Raises:
        ChangedMeanwhile: two writers met at the same thing; the later one lost. Where the thing is
            a declared key, the refusal declared for it (:mod:`foundation.races`).
        Busy: the lock could not be had in time.
    """
    if _inside.get():
        raise RuntimeError("a transaction() inside a transaction()")
    end_reading()
    token = _inside.set(True)
    asked = time.perf_counter()
    begun = None
    try:
        with writing():
            try:
                db.session.connection()
                begun = time.perf_counter()
                yield
                for finish in _before_commit:
                    finish()
                db.session.commit()
            except BaseException:
                db.session.rollback()
                raise
    except (StaleDataError, ObjectDeletedError) as stale:
        raise ChangedMeanwhile from stale
    except IntegrityError as collision:
        lost = races.lost(collision, db.metadata)
        if lost is not None:
            raise lost from collision
        raise
    except OperationalError as failure:
        if getattr(failure.orig, "sqlstate", None) in SERIALIZATION_FAILURES:
            raise ChangedMeanwhile from failure
        raise
    finally:
        _inside.reset(token)
        if begun is not None:
            for listener in _listeners:
                listener(begun - asked, time.perf_counter() - begun)


def rehearsed(work: Callable[[], T]) -> T:
    """Do ``work`` in a transaction and take it all back: only what it refuses stays known.

    Returns:
        What ``work`` returned. No row of it: none of them was kept.
    """
    answers: list[T] = []
    try:
        with transaction():
            answers.append(work())
            db.session.flush()
            raise _TakenBack
    except _TakenBack:
        return answers[0]


def retried(work: Callable[[], T]) -> T:
    """Do ``work`` in a transaction of its own, again when another request was faster.

    Raises:
        ChangedMeanwhile: others were faster every time.
        Busy: the lock could not be had in time.
    """
    for _try in range(TRIES - 1):
        try:
            with transaction():
                return work()
        except ChangedMeanwhile:
            continue
    with transaction():
        return work()


def in_transaction() -> bool:
    """Whether this code runs inside ``transaction()``."""
    return _inside.get()


def before_commit(finish: Callable[[], None]) -> Callable[[], None]:
    """Call ``finish`` at the end of each transaction, inside it: what it writes belongs to it.

    Returns:
        A function that ends the calls.
    """
    if finish not in _before_commit:
        _before_commit.append(finish)
    return lambda: _before_commit.remove(finish)


def on_end(listener: Listener) -> Callable[[], None]:
    """Call ``listener`` after each transaction with the seconds it waited and the seconds it held.

    Returns:
        A function that ends the calls.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def end_reading() -> None:
    """End the reading transaction, and forget what was read except which rows there were.

    Called by ``transaction()``, and before slow work that needs no database: nothing waits for it.
    Columns are read again when they are next used; rows loaded together with others (an order and
    its lines) stay together.
    """
    session = db.session()
    if may_write():  # the caller (a test's fixture) has written before; that belongs to this
        return
    if session.new or session.dirty or session.deleted:
        raise WrittenOutside
    keep, session.expire_on_commit = session.expire_on_commit, False
    try:
        session.commit()
    finally:
        session.expire_on_commit = keep
    for row in session:
        session.expire(row, _columns(inspect(row).mapper))


@cache
def _columns(mapper: Mapper[Any]) -> tuple[str, ...]:
    """Return the columns that may change: all but the primary key."""
    key = set(mapper.primary_key)
    return tuple(a.key for a in mapper.column_attrs if not key & set(a.columns))


@event.listens_for(Session, "before_flush")
def _only_inside(_session: Session, _context: object, _instances: object) -> None:
    if not may_write():
        raise WrittenOutside
