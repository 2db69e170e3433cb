"""Every no about items, labels and codes."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NotInCustody(Refusal):
    """The item is on loan, released, destroyed or missing."""

    text = N_("Item %(code)s is %(status)s.")


class WarehouseOfAnotherOffice(Refusal):
    """Who keeps one office's warehouse does not work in another's, even if they see into it."""

    text = N_(
        "This belongs to another office's warehouse. Its own keeper, acting for that office, does"
        " this."
    )


class BoxOfAnotherOffice(Refusal):
    """A thing changes its office by an order and a hand-over, not by being packed."""

    text = N_("Box %(code)s belongs to another office. Only that office's things go into it.")
    field = "place"


class AlreadyThere(Refusal):
    """The item lies there already; nothing to do."""

    text = N_("Item %(code)s is already in %(place)s.")
    field = "place"


class ContainerLoop(Refusal):
    """A box cannot lie in itself, nor in what it holds."""

    text = N_("Item %(code)s cannot be put into itself or into what it contains.")
    field = "place"


class ContainerNotEmpty(Refusal):
    """A box leaves only empty; what is inside needs lines of its own."""

    text = N_("Item %(code)s still contains %(count)s items. Take them out first.")


class NothingToUndo(Refusal):
    """The last thing that happened to the item is not the move to take back."""

    text = N_("The last move of item %(code)s can no longer be undone.")


class BoxGone(Refusal):
    """The box the item came out of lies elsewhere now, or nowhere here."""

    text = N_(
        "The last move of item %(code)s cannot be undone: its box is no longer there."
        " Move the item by hand."
    )


class UnknownLabelCodes(Refusal):
    """Nothing with these codes is in sight."""

    text = N_("No item or place has the code %(codes)s.")
    field = "codes"


class NothingToPrint(Refusal):
    """No item waits for its first label."""

    text = N_("There is nothing to print: every item has its label.")


class ReprintNeedsReason(Refusal):
    """A second label of one thing is how a swap begins; the log says why."""

    text = N_("Say why it is printed again: %(codes)s.")
    field = "reason"


class LabelDoesNotRead(Refusal):
    """A label of the sheet could not be decoded; it is not handed out."""

    text = N_("The sheet was not handed out: these codes could not be read back: %(codes)s.")


class ScanSettled(Refusal):
    """Somebody bound the code or put it aside meanwhile."""

    text = N_("The code %(raw)s is settled already.")


class SealIsFormer(Refusal):
    """A broken seal says which item it was on, and is no key to it."""

    text = N_("%(number)s is a former seal of item %(code)s. Scan its label or the seal in force.")


class CodeOnSeveral(Refusal):
    """A seal number, a bound code or a short name that does not say which thing is meant."""

    text = N_("Several carry this: %(codes)s. Scan the label of the one you mean.")


class ItemUnknown(Refusal):
    """What was typed or scanned names no item in sight."""

    text = N_("There is no item %(text)s. Scan its label or type its code.")
    field = "item"
