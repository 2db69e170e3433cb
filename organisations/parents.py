"""Which organisation another one belongs to: the bank of a branch, and on upwards."""

from collections.abc import Collection

from foundation.database import db
from organisations.models import Organisation
from organisations.queries import standing


def parent_of(organisation: Organisation) -> Organisation | None:
    """Return the organisation that this one belongs to, as it stands now; never itself."""
    if organisation.parent_id is None:
        return None
    above = standing(db.session.get_one(Organisation, organisation.parent_id))
    return above if above.id != organisation.id else None


def ids_upwards(organisation: Organisation) -> Collection[int]:
    """Return the ids of an organisation and of every one above it; a circle ends the walk."""
    ids: set[int] = set()
    one: Organisation | None = organisation
    while one is not None and one.id not in ids:
        ids.add(one.id)
        one = parent_of(one)
    return ids
