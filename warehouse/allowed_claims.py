"""Whether a thing that an old file claims may be seen now; the rest stands in ``allowed``."""

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_keep
from warehouse.models import EvidenceItem, ItemStatus


def why_not_see(item: EvidenceItem, by: Act) -> Refusal | None:
    """What is only claimed is seen once, by the keeper of its office."""
    if why := why_not_keep(item, by):
        return why
    if item.status is not ItemStatus.CLAIMED:
        return refusals.SeenAlready(code=shown(item.code))
    return None
