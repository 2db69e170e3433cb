"""What the papers of cases and assets are beside the days of what they record."""

from cases.models import Asset, CaseEvent, EventKind
from papers.dated import Side, bind


def _side(event: CaseEvent) -> Side:
    """A proposal of an end, or of a lifting, carries its paper out."""
    proposed = event.kind in {EventKind.ENDED, EventKind.RESUMED} and event.approval_id is not None
    return Side.ORDERS if proposed else Side.AS_KIND


bind(Asset, "seizure_document", "seized_on", of=("asset", "id"), side=Side.TELLS)
bind(CaseEvent, "document", "happened_on", of=("case", "case_id"), side=_side)
