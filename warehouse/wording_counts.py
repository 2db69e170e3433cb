"""Words of counts."""

from foundation.i18n import N_
from warehouse.models import CountKind, CountPart, CountState, CountTurn, FindingKind
from web.formatting import register_words

register_words(
    {
        CountKind.MONTH: N_("Monthly count"),
        CountKind.QUARTER: N_("Quarterly count"),
        CountKind.HALF_YEAR: N_("Half-yearly count"),
        CountKind.YEAR: N_("Yearly count"),
        CountKind.SURPRISE: N_("Surprise count"),
    }
)
register_words(
    {
        CountState.COUNTING: N_("being counted"),
        CountState.RECOUNTING: N_("being counted again"),
        CountState.COMPARED: N_("differences to settle"),
        CountState.PROPOSED: N_("up for signing"),
        CountState.APPROVED: N_("signed by three"),
        CountState.CLOSED: N_("count closed"),
        CountState.CANCELLED: N_("cancelled"),
    }
)
register_words(
    {
        CountTurn.ONE: N_("First counter"),
        CountTurn.TWO: N_("Second counter"),
        CountTurn.THIRD: N_("Third person"),
    }
)
register_words(
    {
        CountPart.KEEPER: N_("Keeper"),
        CountPart.ACCOUNTANT: N_("Accountant"),
        CountPart.HEAD: N_("Head of the office"),
    }
)
register_words(
    {
        FindingKind.MISSING: N_("Missing"),
        FindingKind.DIFFERS: N_("Not as it was known"),
        FindingKind.LEFT: N_("Here, though it left by the record"),
        FindingKind.ELSEWHERE: N_("In another place than recorded"),
        FindingKind.UNLABELLED: N_("Found without a label of ours"),
        FindingKind.UNSEEN: N_("Not seen; moved on paper while it was counted"),
        FindingKind.OVERRULED: N_("A counter saw it otherwise than the third person"),
        FindingKind.MOVED: N_("Moved while it was counted"),
    }
)
