"""Words of imports: kinds of files, states of a file and of its rows."""

from exchange.importing.olddrafts import Ended, OldKind
from exchange.models import BatchState, RowState, SheetKind
from foundation.i18n import N_
from web.formatting import register_words

register_words(
    {
        SheetKind.NOTICES: N_("Auction notices"),
        SheetKind.EXHIBITS: N_("Exhibit list"),
        SheetKind.BACKLOG: N_("The backlog of an office"),
        BatchState.STAGING: N_("Being read"),
        BatchState.READ: N_("Read"),
        BatchState.RUNNING: N_("Being imported"),
        BatchState.STOPPED: N_("Stopped"),
        BatchState.DONE: N_("Imported"),
        RowState.NEW: N_("New"),
        RowState.INCOMPLETE: N_("To be completed"),
        RowState.ASSETS_ONLY: N_("Asset only"),
        RowState.REFUSED: N_("Refused"),
        RowState.UNCHANGED: N_("There already"),
        RowState.ASIDE: N_("No line"),
        RowState.LEFT_OUT: N_("Left out"),
        RowState.IMPORTED: N_("Imported"),
        RowState.FAILED: N_("Not imported"),
    },
    {
        BatchState.RUNNING: "info",
        BatchState.STOPPED: "hold",
        BatchState.DONE: "ok",
        RowState.NEW: "info",
        RowState.INCOMPLETE: "warn",
        RowState.ASSETS_ONLY: "warn",
        RowState.REFUSED: "danger",
        RowState.LEFT_OUT: "hold",
        RowState.IMPORTED: "ok",
        RowState.FAILED: "danger",
    },
)

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        OldKind.CASE: N_("case"),
        OldKind.ASSET: N_("asset"),
        OldKind.MORE: N_("more of an asset"),
        OldKind.ITEM: N_("thing in store"),
        OldKind.PLACE: N_("place"),
        OldKind.ORGANISATION: N_("organisation"),
        OldKind.PERSON: N_("person"),
    }
)
register_words(
    {
        Ended.FAILED: N_("failed"),
        Ended.SOLD: N_("sold"),
        Ended.STOPPED: N_("stopped"),
        Ended.UNKNOWN: N_("result not known"),
    }
)
