"""Pages of what offices set for themselves: the office in sight, and whose word holds in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import select

from accounts import queries
from accounts.models import Office
from foundation.database import db
from foundation.trees import ids_of
from web.access import offices


@dataclass(frozen=True, slots=True)
class Setting:
    """An office, and the names of it and of those above it, whose word may hold in it."""

    office: Office
    names: dict[int, str]

    def whose(self, setter: int | None, nobody: str) -> str:
        """Say which office set what holds here.

        Args:
            setter: the id of that office; None: none did.
            nobody: what is said then.
        """
        if setter is None:
            return nobody
        if setter == self.office.id:
            return str(_("set by this office"))
        return str(_("set by %(office)s", office=self.names[setter]))


def setting_of(office: Office) -> Setting:
    """Return an office with the names of those above it."""
    above = ids_of(office.path)
    rows = db.session.execute(select(Office.id, Office.name).where(Office.id.in_(above)))
    return Setting(office, dict(rows.all()))


def uppermost() -> Office:
    """Return the uppermost office in sight; 404 where none is."""
    first = db.session.scalars(queries.offices(offices()).limit(1)).first()
    return first if first is not None else abort(404)


def offices_shown() -> Sequence[Office]:
    """Return the offices in sight, to choose one of."""
    return db.session.scalars(queries.offices(offices())).all()
