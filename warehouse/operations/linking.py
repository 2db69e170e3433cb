"""Things held by whom only words named: the registry came to know the name."""

from foundation.acts import Act
from foundation.database import lock
from organisations.models import Organisation
from warehouse import custody, entries
from warehouse.models import HELD_BY_PERSONS, EvidenceItem


def link_holder(item: EvidenceItem, *, to: Organisation, by: Act) -> bool:
    """Point a thing to the organisation that has it; its name stays as it was written.

    Returns:
        Whether it was done: a thing that points somewhere, or that a person has, is left alone.
    """
    lock(item)
    if item.holder_organisation_id is not None or item.holder in HELD_BY_PERSONS:
        return False
    custody.post(item, entries.HOLDER_LINKED, holder_organisation_id=to.id, by=by)
    return True
