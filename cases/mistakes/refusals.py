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


class AssetMovedOn(Refusal):
    """An asset that was offered, sold or returned was not entered by mistake only."""

    text = N_("Only an asset that is seized and nothing else is taken back; this one: %(state)s.")
