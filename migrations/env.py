"""Alembic set-up: the application's own engine and metadata, batch mode on SQLite."""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from foundation import statistics
from foundation.connections import writing

config = context.config


def _include(_object: Any, name: str | None, kind: str, _reflected: bool, _to: Any) -> bool:
    """Leave out what a migration made by hand: the trigram tables of search."""
    return not (kind == "table" and (name or "").startswith("search_fts")) and (
        name != "ix_search_entry_folded_trgm"
    )


def _render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database."""
    return (
        f"sa.{thing.impl_instance!r}"
        if kind == "type" and isinstance(thing, TypeDecorator)
        else False
    )


def run() -> None:
    database = current_app.extensions["migrate"].db
    with writing(), database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=_render,
            include_object=_include,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    statistics.refresh()


run()
