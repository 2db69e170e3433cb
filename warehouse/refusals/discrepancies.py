"""Every no about discrepancies."""

from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.refusals.orders import ItemLocked


class ItemDiffers(ItemLocked):
    """What is not as it was known waits for a decision."""

    text = N_(
        "Item %(code)s stays: discrepancy %(number)s is open, due %(due)s. Who approves orders"
        " decides it first."
    )


class DiscrepancyDecided(Refusal):
    """It has its decision; what comes after is another one."""

    text = N_("Discrepancy %(number)s is decided already.")


class OwnActNotDecided(Refusal):
    """Nobody judges what they found themselves."""

    text = N_("You recorded what discrepancy %(number)s is about. Another person decides it.")


class DueDayPast(Refusal):
    """Nothing is to be done by a day that is past."""

    text = N_("The day is past. Give today or a later day.")
    field = "due_on"


class CauseNeeded(Refusal):
    """A decision says why it came to this."""

    text = N_("Say what the cause is.")
    field = "cause"


class DecisionNeedsPaper(Refusal):
    """To take a thing as found needs the written confirmation of whoever had it."""

    text = N_("To keep it as found, name the written confirmation of who had it.")
    field = "paper_no"
