"""Who has a thing that lies elsewhere: a person by name, an organisation of the registry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from foundation.acts import Act
from organisations.models import OrganisationKind
from organisations.operations.naming import organisation_in_words, written_name
from warehouse.models import HELD_BY_PERSONS, EvidenceItem, PhysicalHolder

KINDS: Final[Mapping[PhysicalHolder, OrganisationKind]] = {
    PhysicalHolder.POLICE: OrganisationKind.POLICE,
    PhysicalHolder.TREASURY: OrganisationKind.FINANCE,
    PhysicalHolder.SERVICE: OrganisationKind.STORAGE,
}
"""What a holder that is added to the registry is; another kind of body where none stands here."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Who has an item physically."""

    holder: PhysicalHolder
    name: str | None
    organisation_id: int | None = None

    @classmethod
    def of(cls, item: EvidenceItem) -> "HeldBy":
        """Return who has an item now."""
        return cls(item.holder, item.holder_name, item.holder_organisation_id)


OURS: Final = HeldBy(PhysicalHolder.OFFICE, None)


def held_by(
    holder: PhysicalHolder, name: str | None, adds: bool | None, *, office_id: int, by: Act
) -> HeldBy:
    """Return who has a thing, its organisation named by the registry.

    Args:
        adds: see ``organisation_in_words``.

    Raises:
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
    """
    if holder is PhysicalHolder.OFFICE:
        return OURS
    if holder in HELD_BY_PERSONS:
        return HeldBy(holder, name)
    kind = KINDS.get(holder, OrganisationKind.OTHER)
    known = organisation_in_words(name, adds, kind, office_id=office_id, by=by)
    return HeldBy(holder, written_name(name, known), known.id if known is not None else None)
