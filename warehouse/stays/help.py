"""Help on the pages of stays."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="warehouse.stays.index",
        text=N_(
            "Each thing in the store is asked about: why is it still here, and what is done next? "
            "The list shows what is due, how long each thing has been kept, and the last answer. "
            "The intervals are the product's own; no provision sets them."
        ),
    ),
    Help(
        endpoint="warehouse.stays.answer",
        title=N_("Why is it still here?"),
        above="warehouse.stays.index",
        text=N_(
            "Says what keeps the thing, what is done next, and when to ask again, a year from now "
            "at the latest. Earlier answers stay in the history of the thing."
        ),
    ),
)
