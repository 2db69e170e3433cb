"""Somebody with the whole database in hand: what they can do inside one transaction."""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from audit import chain, protection
from audit.rows import recorded_tables
from audit.source import Source

Step = Callable[["Thief"], str]


class Pointless(Exception):
    """The database would not have it, or nothing would differ: try another."""


@dataclass
class Thief:
    """Somebody with the database open, a chance generator, and the key or not."""

    source: Source
    chance: random.Random
    key: bytes
    covered: int  # number of the last entry of the checkpoint outside
    photos: Path

    @property
    def raw(self) -> Any:
        return self.source.connection

    def do(self, sql: str, *values: Any) -> int:
        """Run a statement; return how many rows it touched."""
        marks = sql if self.source.engine == "sqlite" else sql.replace("%", "%%").replace("?", "%s")
        try:
            return int(self.raw.execute(marks, values).rowcount)
        except (sqlite3.IntegrityError, psycopg.errors.IntegrityError) as refused:
            raise Pointless(str(refused)) from refused
        except psycopg.errors.DataError as refused:
            raise Pointless(str(refused)) from refused

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return list(self.source.rows(sql, values))

    def one_of(self, sql: str, *values: Any) -> Any:
        """Return the first value of one row a query gives, chosen by chance."""
        found = self.rows(sql, *values)
        if not found:
            raise Pointless(sql)
        return self.chance.choice(found)[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Tamper with triggers and foreign keys off; roll everything back at the end."""
        self.raw.execute("BEGIN")
        if self.source.engine == "sqlite":
            for name in protection.TRIGGERS["sqlite"]:
                self.raw.execute(f"DROP TRIGGER {name}")
        else:
            self.raw.execute("SET LOCAL session_replication_role = replica")
        try:
            yield
        finally:
            self.raw.execute("ROLLBACK")

    def protect_again(self) -> None:
        """Put the triggers back, so that only what was done differs."""
        if self.source.engine == "sqlite":
            for text in protection.TRIGGERS["sqlite"].values():
                self.raw.execute(text)

    # entries, as whole dictionaries

    def entries(self, stream: str) -> list[dict[str, Any]]:
        fields = (*chain.FIELDS, "hash", "mac")
        chosen = ", ".join(
            chain.moment_sql(self.source.engine, f) if f in chain.MOMENTS else f'"{f}"'
            for f in fields
        )
        found = self.rows(
            f"SELECT {chosen} FROM ledger_entry WHERE stream = ? ORDER BY seq", stream
        )
        return [dict(zip(fields, row, strict=True)) for row in found]

    def write(self, entries: Sequence[dict[str, Any]], *, keyed: bool, prev: str) -> None:
        """Insert entries with right hashes, each following the one before."""
        for entry in entries:
            entry["prev_hash"] = prev
            text = chain.SEPARATOR.join((chain.FORMAT, *(str(entry[f]) for f in chain.FIELDS)))
            entry["hash"] = prev = chain.fingerprint(text.encode())
            entry["mac"] = chain.mac(self.key if keyed else b"guess" * 6, entry["hash"])
            names = ", ".join(f'"{name}"' for name in entry)
            places = ", ".join("?" for _name in entry)
            self.do(f"INSERT INTO ledger_entry ({names}) VALUES ({places})", *entry.values())

    def rewrite(
        self, stream: str, change: Callable[[list[dict[str, Any]]], Any], *, keyed: bool
    ) -> None:
        """Change the entries of a stream and chain them again as if they had always been so."""
        entries = self.entries(stream)
        change(entries)
        for seq, entry in enumerate(entries, start=1):
            entry["seq"] = seq
        self.do("DELETE FROM ledger_entry WHERE stream = ?", stream)
        self.write(entries, keyed=keyed, prev="0" * 64)

    def a_stream(self, *, at_least: int = 1) -> str:
        return str(
            self.one_of(
                "SELECT stream FROM ledger_entry WHERE id <= ? GROUP BY stream"
                " HAVING count(*) >= ? ORDER BY stream",
                self.covered,
                at_least,
            )
        )


TABLES = tuple(recorded_tables())
