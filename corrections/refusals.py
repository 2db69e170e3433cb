"""Every no about a correction."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NothingToCorrect(Refusal):
    text = N_("Every field is as it is recorded. Enter what is right.")


class CorrectionWaits(Refusal):
    """One correction of a fact at a time."""

    text = N_("A correction of this already waits for approval. Decide or withdraw that one first.")


class ChangedSinceProposed(Refusal):
    """The values that were to be corrected are no longer those the proposal names."""

    text = N_("This has changed since the correction was proposed. Return the proposal.")


class NotTakenBack(Refusal):
    """A fact without a way back as a whole."""

    text = N_("This cannot be annulled as a whole. Correct its fields.")


class AnnulledOrCorrected(Refusal):
    """What never was has no right values."""

    text = N_(
        "It is either annulled or corrected. Untick “It never was: annul it”, or leave every value "
        "as it is recorded."
    )
    field = "takes_back"


class FieldBlank(Refusal):
    """A text that must be known holds no letter."""

    text = N_("A field that must be known is empty. Enter what is right.")


class DayStays(Refusal):
    """Something stands because of this day: it was handed over, came in, was told."""

    text = N_("What is recorded as done keeps a day. Enter the right day.")
