"""Who may receive what was sold: the buyer, or somebody of whom it is named why."""

from foundation.folding import fold_person
from foundation.refusals import Refusal
from sales import refusals
from sales.models import Sale


def is_buyer(sale: Sale, received_by: str) -> bool:
    """Whether the receiver is called as the buyer is, however it is written."""
    return fold_person(received_by) == fold_person(sale.buyer)


def why_not_receive(
    sale: Sale, received_by: str, *, authorised: bool, receives_as: str | None
) -> Refusal | None:
    """Another than the buyer receives by an authorisation, or for a reason in law.

    Args:
        authorised: the paper of the authorisation is named.
        receives_as: why another may receive without one: who represents an organisation, an heir.
    """
    if authorised or (receives_as or "").strip() or is_buyer(sale, received_by):
        return None
    return refusals.ReceiverNotBuyer(receiver=received_by, buyer=sale.buyer)
