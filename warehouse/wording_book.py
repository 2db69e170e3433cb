"""Words of the book of the store."""

from foundation.i18n import N_
from warehouse.models import ClosingState
from web.formatting import register_words

register_words(
    {
        ClosingState.PROPOSED: N_("waits for signatures"),
        ClosingState.CLOSED: N_("book closed"),
        ClosingState.RETURNED: N_("closing returned"),
    }
)
