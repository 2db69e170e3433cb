"""Move an office from an SQLite file to PostgreSQL: nobody writes meanwhile, all of it verified."""

from dataclasses import dataclass, replace

from sqlalchemy import create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError

from audit import ledger, verification
from audit.entries import LEDGER_MOVED
from audit.models import LedgerEntry
from audit.source import Address, file_of
from audit.verification import Verdict, Wanted
from backups import making, restoring, schema, tables
from backups.place import Installation
from backups.refusals import (
    CopyChanged,
    DatabaseBehind,
    DatabaseNotReplaced,
    NotFromSqlite,
    NotToPostgresql,
)
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.connections import engine_options, writing
from foundation.database import db
from foundation.transaction import transaction


@dataclass(frozen=True, slots=True)
class Moved:
    """An office that stands in another database now."""

    url: str  # without its password
    rows: int
    tables: int
    verdict: Verdict


def move(office: Installation, url: str) -> Moved:
    """Copy every row of an SQLite office into an empty PostgreSQL database and verify it there.

    The file keeps its rows and an entry that says it was left.

    Raises:
        NotFromSqlite: the office is on PostgreSQL already.
        NotToPostgresql: the address is no address of a PostgreSQL database.
        DatabaseNotReplaced: something was done in that database.
        DatabaseBehind: one of the two belongs to another version.
        CopyChanged: what arrived does not verify; the office stays where it was.
    """
    address = office.address
    if address.engine != "sqlite":
        raise NotFromSqlite
    target = Address(_psycopg(url))
    if standing := restoring.entries_in(target):
        raise DatabaseNotReplaced(entries=standing)
    schema.build(target.url)
    with transaction():
        last = db.session.scalar(select(func.max(LedgerEntry.id))) or 0
        by = Act(replace(SYSTEM, office_id=1), clock.now())
        ledger.append("office:1", LEDGER_MOVED, office_id=1, by=by, payload={"last_entry": last})
    counts = _copy(address, target)
    verdict = verification.verify(target, Wanted(photos=office.blobs.root, key=office.ledger_key))
    if not verdict.intact:
        first = verdict.findings[0]
        raise CopyChanged(name=target.engine, what=f"{first.subject}: {first.what}")
    shown = make_url(target.url).render_as_string(hide_password=True)
    return Moved(shown, sum(counts.values()), len(counts), verdict)


def _copy(address: Address, target: Address) -> dict[str, int]:
    """Copy all rows while this process alone may write."""
    reading = create_engine(f"sqlite:///{file_of(address)}")
    server = create_engine(target.url, **engine_options(target.url, lock_wait=making.WAIT))
    try:
        with reading.connect() as source, source.begin(), transaction(), server.connect() as taking:
            # What is read first is read under the lock: nobody writes until all of it has arrived.
            if tables.revision(source) != tables.revision(taking):
                raise DatabaseBehind
            taking.rollback()
            with writing(), taking.begin():
                given = tables.replace_rows(source, taking)
            if given != tables.counts(source):
                raise CopyChanged(name=target.engine, what="counts")
            return given
    finally:
        reading.dispose()
        server.dispose()


def _psycopg(url: str) -> str:
    """Return an address in the spelling SQLAlchemy takes."""
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"} or not rest:
        raise NotToPostgresql
    try:
        return make_url(f"postgresql+psycopg://{rest}").render_as_string(hide_password=False)
    except ArgumentError as unfit:
        raise NotToPostgresql from unfit
