"""Small tables of the whole installation, read once for each version of the offices.

For a signed-in person who only reads, the version was read with their request, so what is kept
costs no query; others read the rows once a transaction. Where something is written the rows are
read in that transaction, and nobody changes such a table before it ends: what an act decides, it
decides by what stands when it is recorded, and whoever changes the table afterwards finds the act.
Who changes such a table calls ``tree_changed`` first, then ``forget``.
"""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from sqlalchemy import select

from accounts.models import OfficeTree
from accounts.queries import KEPT_AT
from foundation.connections import may_write
from foundation.database import db

T = TypeVar("T")
_all: Final[list["Kept[object]"]] = []


class Kept(Generic[T]):
    """What one reading gave, under the version it was read at.

    Threads share it: what is held is replaced as a whole and read once.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._held: tuple[tuple[str, int], T] | None = None
        _all.append(self)  # type: ignore[arg-type]  # they are only emptied

    def value(self) -> T:
        """Return what was read at the version of this request, else in this transaction."""
        info = db.session().info
        version = info.get(KEPT_AT)
        if version is None or may_write():
            return self._of_transaction()
        known: tuple[int, T] | None = info.get((self, KEPT_AT))
        if known is None or known[0] != version:
            known = (version, self._of_version((str(db.engine.url), version)))
            info[self, KEPT_AT] = known
        return known[1]

    def _of_version(self, key: tuple[str, int]) -> T:
        """Return what is held of a database and version; read and held where it is another."""
        held = self._held
        if held is None or held[0] != key:
            self._held = held = (key, self._read())
        return held[1]

    def _of_transaction(self) -> T:
        session = db.session()
        known = session.info.get(self)
        if known is not None and known[0] is session.get_transaction():
            found: T = known[1]
            return found
        if may_write():
            _hold()
        read = self._read()
        session.info[self] = (session.get_transaction(), read)
        return read

    def forget(self) -> None:
        """Read anew: the table is changed in this transaction."""
        db.session().info.pop(self, None)
        db.session().info.pop(KEPT_AT, None)

    def clear(self) -> None:
        """Forget what this process keeps."""
        self._held = None


def _hold() -> None:
    """Let nobody change such a table before this transaction ends; wait for who is changing one.

    Whoever does calls ``tree_changed`` first, which writes this row. SQLite has one writer.
    """
    if db.engine.dialect.name == "postgresql":
        with db.session.no_autoflush:
            db.session.execute(select(OfficeTree.version).with_for_update(read=True))


def clear_kept() -> None:
    """Forget everything this process keeps, as on another database."""
    for each in _all:
        each.clear()
