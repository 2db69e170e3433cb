"""What a seat may answer, and why not: asked by the list of what awaits it and by the act."""

from foundation.acts import Act
from foundation.refusals import Refusal
from papers.models import Document
from sales.allowed import why_not_extend
from sales.sale_facts import SaleFacts
from seats import refusals


def why_not_answer_extension(facts: SaleFacts, given: Document | None, by: Act) -> Refusal | None:
    """A creditor answers once, as long as there is something to extend.

    Args:
        given: its answer in force.
    """
    if given is not None:
        return refusals.ExtensionAnswered(day=given.received_on or given.issued_on)
    return why_not_extend(facts, by)
