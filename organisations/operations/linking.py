"""Rows that name an organisation in words: they point to it once the registry knows the name."""

from typing import Any

from sqlalchemy import inspect

from audit import ledger
from foundation.acts import Act
from foundation.database import db, lock
from organisations import entries
from organisations.models import Organisation


def link_name(row: Any, *, name: str, reference: str, to: Organisation, by: Act) -> bool:
    """Point a row to the organisation that its words name; the words stay as they were written.

    Args:
        name: the column of the words; ``reference``: the one that points.

    Returns:
        Whether it was done: a row that points somewhere already is left alone.
    """
    lock(row)
    if getattr(row, reference) is not None or not getattr(row, name):
        return False
    setattr(row, reference, to.id)
    db.session.flush()
    columns = {each.key: getattr(row, each.key) for each in inspect(type(row)).column_attrs}
    ledger.append(
        row.__ledger__.of(columns),
        entries.NAME_LINKED,
        office_id=row.office_id,
        by=by,
        payload={"name": getattr(row, name), "organisation": to.stream},
    )
    return True
