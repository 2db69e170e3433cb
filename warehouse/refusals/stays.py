"""Every no about the answers why a thing is still here."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NotKeptHere(Refusal):
    text = N_("This office does not answer for item %(code)s any more. There is nothing to answer.")


class AnsweredByAnotherOffice(Refusal):
    text = N_("Another office keeps the item. Its own people say why it is still there.")


class AgainDayPast(Refusal):
    text = N_("The day to ask again comes after today.")
    field = "again_on"


class AgainDayTooFar(Refusal):
    text = N_("Ask again by %(last)s at the latest.")
    field = "again_on"


class NothingKeepsIt(Refusal):
    """What nothing keeps here does not wait."""

    text = N_("Nothing keeps it here, so waiting is no next step. Choose what is done.")
    field = "step"


class SayWhatKeepsIt(Refusal):
    text = N_("Say in words what keeps it here.")
    field = "note"
