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


class OnlyForExamination(Refusal):
    """What was sent to experts goes to them, or to who investigates, and to nobody else."""

    text = N_(
        "Item %(code)s goes out for an expert examination or an investigation only: discrepancy"
        " %(number)s is open."
    )
    field = "purpose"


class DiscrepancyDecided(Refusal):
    """It has its decision; what comes after is another one."""

    text = N_("Discrepancy %(number)s is decided already.")


class OwnActNotDecided(Refusal):
    """Nobody judges what they found, recorded or handed over themselves."""

    text = N_(
        "You recorded or handed over what discrepancy %(number)s is about. Another person decides"
        " it."
    )


class DueDayPast(Refusal):
    """Nothing is to be done by a day that is past."""

    text = N_("The day is past. Give today or a later day.")
    field = "due_on"


class CauseNeeded(Refusal):
    """A decision says why it came to this."""

    text = N_("Say what the cause is.")
    field = "cause"


class OwnerSeesNoWarehouse(Refusal):
    """Who clears a discrepancy up must be able to see it."""

    text = N_("%(name)s holds no role today that reads this warehouse. Choose another person.")
    field = "owner"


class SideNeeded(Refusal):
    """A decision says of everything that differs which value is true."""

    text = N_("Say which value is true for each point that differs: %(kinds)s.")
    field = ("decision",)


class NothingKeptAsFound(Refusal):
    """To keep a thing as found, something must be true as found."""

    text = N_("You keep it as found, but everything you marked is as it was known.")
    field = "decision"


class NoLoss(Refusal):
    """A loss is fewer things than were held, and that is true as found."""

    text = N_("A loss needs a count that is true as found and lower than what is held.")
    field = "decision"


class NothingLeft(Refusal):
    """Where nothing is there, nothing is kept: it is lost."""

    text = N_("Nothing of it was found. Decide that it is lost, or that the count was wrong.")
    field = "decision"


class NotMissing(Refusal):
    """Only what was lost is found again."""

    text = N_("Item %(code)s is not missing.")


class DecisionNeedsPaper(Refusal):
    """To take a thing as found needs the written confirmation of whoever had it."""

    text = N_("To keep it as found, name the written confirmation of who had it.")
    field = "paper_no"


class LossNeedsPaper(Refusal):
    """A loss in the office's own store is written down."""

    text = N_("A loss needs its minutes. Name them.")
    field = "paper_no"


class ShortageNeedsPaper(Refusal):
    """Less than was known is never settled by words alone, whatever is decided of it."""

    text = N_("Less was found than was known. Name the minutes that say how it was cleared up.")
    field = "paper_no"


class ConclusionNeeded(Refusal):
    """What was sent to experts or to a competent body ends with their conclusion."""

    text = N_("It was passed on. Name the conclusion of the experts or of the competent body.")
    field = "paper_no"


class StepNeedsPaper(Refusal):
    """It is passed on by a paper: minutes, or an official letter."""

    text = N_("Name the minutes or the official letter by which it is passed on.")
    field = "paper_no"
