"""Every no about filling in what was unknown of a round."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NothingUnknown(Refusal):
    text = N_("Nothing of round %(number)s is unknown; a wrong value is corrected, not completed.")


class KnownAlready(Refusal):
    text = N_("“%(what)s” is known already; only what is unknown is completed.")


class NothingGiven(Refusal):
    text = N_("Enter at least one of the values that are not known.")


class HourWithoutDay(Refusal):
    text = N_("Enter the day of the session with its hour.")
    field = "session_on"


class RoundOutOfOrder(Refusal):
    """The rounds of a lot stand in the order of their numbers, known or not."""

    text = N_("Beside the other rounds of the lot, this one can be %(least)s to %(most)s.")
    field = "number"


class PriceNotPositive(Refusal):
    text = N_("A price is above zero.")
    field = ("starting_price", "value")
