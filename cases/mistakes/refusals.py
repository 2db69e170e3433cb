"""Why what was entered by mistake is not taken back, or takes nothing in any more."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class CaseByMistake(Refusal):
    """A case that never was takes nothing in."""

    gone = True
    text = N_("Case file %(number)s was entered by mistake and taken back.")


class TakenBackBefore(Refusal):
    """What never was is corrected no more."""

    gone = True
    text = N_("This was entered by mistake and taken back.")


class StandsOnIt(Refusal):
    """What others stand on is not taken back: they would stand on nothing."""

    text = N_("It is not taken back while something stands on it: %(what)s. Take that back first.")


class LastDebtor(Refusal):
    """What was seized was seized from a debtor."""

    text = N_("Assets of this case are seized from this debtor alone. Enter the right one first.")
    field = ("takes_back", "role")


class SeizedAfterNext(Refusal):
    """An appraisal is arranged of what is seized."""

    text = N_(
        "Its appraisal was arranged on %(day)s. Enter a day of the seizure that is not after that."
    )
    field = "seized_on"


class SeizedSinceBeforeCase(Refusal):
    """Who seized before the case began is asked where the asset is entered."""

    text = N_(
        "The case began on %(began)s. An asset that another body seized before is taken back and "
        "entered anew as such."
    )
    field = "seized_on"


class SeizureNotEnded(Refusal):
    """What the store gave back against a signature was given back."""

    gone = True
    text = N_("The seizure was not ended by a document; state of the asset: %(state)s.")


class AssetMovedOn(Refusal):
    """An asset that was offered, sold or returned was not entered by mistake only."""

    text = N_("Only an asset that is seized and nothing else is taken back; this one: %(state)s.")
