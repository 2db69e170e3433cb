"""The one place a database transaction is committed or rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from foundation.database import db
from foundation.refusals import ChangedMeanwhile

COLLISIONS = ("ledger_entry", "uq_one_", "UNIQUE constraint failed")
SERIALIZATION_FAILURES = {"40001", "40P01"}


@contextmanager
def transaction() -> Iterator[None]:
    """Commit on a clean exit, roll back on any exception. Used by views, CLI and jobs.

    Raises:
        ChangedMeanwhile: two writers met at the same thing; the later one lost.
    """
    try:
        yield
        db.session.commit()
    except StaleDataError as stale:
        db.session.rollback()
        raise ChangedMeanwhile from stale
    except IntegrityError as collision:
        db.session.rollback()
        if any(mark in str(collision.orig) for mark in COLLISIONS):
            raise ChangedMeanwhile from collision
        raise
    except OperationalError as failure:
        db.session.rollback()
        if getattr(failure.orig, "sqlstate", None) in SERIALIZATION_FAILURES:
            raise ChangedMeanwhile from failure
        raise
    except BaseException:
        db.session.rollback()
        raise
