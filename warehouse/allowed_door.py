"""What may be done with a thing that waits at the door, or never came in."""

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_keep
from warehouse.models import EvidenceItem, ItemStatus


def why_not_touch(item: EvidenceItem, by: Act) -> Refusal | None:
    """What never came in is nothing that a keeper labels, photographs or gives a code."""
    return why_not_keep(item, by) or why_never_here(item)


def why_never_here(item: EvidenceItem) -> Refusal | None:
    """What was taken off an intake has a code that is used no more."""
    if item.status is ItemStatus.NOT_TAKEN_IN:
        return refusals.NotInCustody(code=shown(item.code), status=item.status)
    return None


def why_not_correct(item: EvidenceItem) -> Refusal | None:
    """What waits at the door is taken off and received again, so that both sign what they saw."""
    if item.status in {ItemStatus.AT_THE_DOOR, ItemStatus.NOT_TAKEN_IN}:
        return refusals.NotInCustody(code=shown(item.code), status=item.status)
    return None
