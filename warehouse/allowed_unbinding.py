"""Whether a code that was bound may be taken back: one answer for the act and its page."""

from foundation.refusals import Refusal
from warehouse.models import BoundCode
from warehouse.refusals import CodeUnbound


def why_unbound(row: BoundCode) -> Refusal | None:
    """What was taken back is taken back no more."""
    return None if row.stands else CodeUnbound()
