"""Failures: why the machine, not the law, could not do what was asked. Nothing was changed.

A failure is no :class:`foundation.refusals.Refusal`: the same act sent again later may succeed, so
nobody remembers it as the act's answer. ``status`` is what HTTP says, ``retry_after`` the seconds
after which a client may try again by itself.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from foundation.i18n import N_


class Failure(Exception):
    """The machine could not do it; ``text`` is an N_ marker with %(name)s holes."""

    text: ClassVar[str]
    status: ClassVar[int] = 503
    retry_after: ClassVar[int | None] = None

    def __init__(self, **details: Any) -> None:
        super().__init__(type(self).__name__, details)
        self.details = details

    @property
    def code(self) -> str:
        """A stable name for machines: the class name."""
        return type(self).__name__


class Busy(Failure):
    """The database's lock could not be had in time."""

    text = N_("Many people are writing at this moment. Nothing was recorded; send it again.")
    retry_after = 2


class DatabaseAway(Failure):
    """The database does not answer."""

    text = N_(
        "The database does not answer. Nothing was recorded. Tell the person in charge of the"
        " computers, then try again."
    )
    retry_after = 15


class DiskFull(Failure):
    """There is no room for what should be written."""

    text = N_(
        "The disk of the server is full. Nothing was recorded. Tell the person in charge of the"
        " computers."
    )
    status = 507


class ReadOnly(Failure):
    """The data folder or the database cannot be written."""

    text = N_(
        "The data of this server can be read but not written. Nothing was recorded. Tell the person"
        " in charge of the computers."
    )


class DatabaseDamaged(Failure):
    """The database's file cannot be read as one."""

    text = N_(
        "The database file of this server is damaged. Stop working and keep every back-up. Tell"
        " the person in charge of the computers."
    )
    status = 500


class BlobChanged(Failure):
    """A file in the store no longer has the content its name promises."""

    text = N_(
        "This photo is no longer the one that was taken: its file was changed on the server. The"
        " alarm is recorded. Tell the head of the office."
    )
    status = 500


class BlobMissing(Failure):
    """A file that a row names is not in the store."""

    text = N_(
        "The file of this photo is missing from the store: it was removed from the server. The"
        " alarm is recorded. Tell the head of the office."
    )
    status = 500


class WrittenOutside(RuntimeError):
    """Something was written outside ``transaction()``: a fault of the program, never of people."""

    def __init__(self) -> None:
        super().__init__("written outside transaction()")


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NOT_WRITABLE = frozenset(
    {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
    | {errno.ENOENT, errno.ENOTDIR, errno.EEXIST}  # the folder is not there, or is no folder
)


@contextmanager
def told() -> Iterator[None]:
    """Tell in words when a file cannot be written.

    Raises:
        DiskFull: there is no room.
        ReadOnly: the folder or the file cannot be written, or is not there any longer.
    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull from error
        if error.errno in NOT_WRITABLE:
            raise ReadOnly from error
        raise
