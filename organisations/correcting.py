"""What the corrected name of an organisation refers to: its reference follows the name."""

from collections.abc import Mapping
from typing import Any

from organisations import queries, refusals
from organisations.models import Organisation


def meant_by(name: str | None) -> Organisation | None:
    """Return the one organisation that is called exactly so, now or before; none is added.

    Who seats show a case to is found by this reference, so it is never left on the former name.

    Raises:
        OrganisationUnclear: several are called so; "name (12)" chooses one.
    """
    found = queries.called(name) if name else []
    if len(found) > 1:
        raise refusals.OrganisationUnclear(name=name, count=len(found))
    return found[0] if found else None


def refer(row: Any, name: str | None) -> Organisation | None:
    """Let the reference of a row follow its corrected name.

    Returns:
        The organisation that the row refers to from now on.
    """
    known = meant_by(name)
    row.organisation_id = known.id if known is not None else None
    return known


def written(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return values of a correction with a chosen organisation written by its name."""
    name = values.get(key)
    known = meant_by(name)
    if known is None or not queries.is_numbered(name or ""):
        return values
    return {**values, key: known.name}
