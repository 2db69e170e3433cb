"""Small tables of the whole installation, read once for each version of the offices.

For a signed-in person the version was read with their request, so what is kept costs no query;
elsewhere the rows are read once a transaction. Who changes such a table calls ``tree_changed``.
"""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from accounts.queries import KEPT_AT
from foundation.database import db

T = TypeVar("T")
_all: Final[list["Kept[object]"]] = []


class Kept(Generic[T]):
    """What one reading gave, under the version it was read at."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._known: dict[tuple[str, int], T] = {}
        _all.append(self)  # type: ignore[arg-type]  # they are only emptied

    def value(self) -> T:
        """Return what was read at the version of this request, else in this transaction."""
        session = db.session()
        version = session.info.get(KEPT_AT)
        if version is not None:
            read_at = session.info.get((self, KEPT_AT))
            if read_at is not None and read_at[0] == version:
                kept: T = read_at[1]
                return kept
            key = (str(db.engine.url), version)
            if key not in self._known:
                read = self._read()
                self._known.clear()
                self._known[key] = read
            session.info[self, KEPT_AT] = (version, self._known[key])
            return self._known[key]
        known = session.info.get(self)
        if known is not None and known[0] is session.get_transaction():
            found: T = known[1]
            return found
        read = self._read()
        session.info[self] = (session.get_transaction(), read)
        return read

    def forget(self) -> None:
        """Read anew: a row was written in this transaction."""
        db.session().info.pop(self, None)
        db.session().info.pop(KEPT_AT, None)

    def clear(self) -> None:
        """Forget what this process keeps."""
        self._known.clear()


def clear_kept() -> None:
    """Forget everything this process keeps, as on another database."""
    for each in _all:
        each.clear()
