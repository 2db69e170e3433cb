"""Every no about orders, loans and releases."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NoLines(Refusal):
    """An order over nothing."""

    text = N_("An order needs at least one line.")


class QuantityNotPositive(Refusal):
    """Nothing, or less than nothing."""

    text = N_("Enter a quantity above zero.")
    field = ("quantity", "lines", "items")


class WrongPurpose(Refusal):
    """The purpose belongs to the other direction, or to another act."""

    text = N_("An order for “%(purpose)s” does not allow this.")
    field = "purpose"


class ItemOfAnotherCase(Refusal):
    """One order covers items of one case file."""

    text = N_("Item %(code)s belongs to another case file.")


class ItemOnAnotherOrder(Refusal):
    """An order that is not finished names the item already."""

    text = N_("Item %(code)s already stands on order %(number)s.")


class ItemLocked(Refusal):
    """Something holds the item here; each reason says what, and who can lift it."""


class ItemHeld(ItemLocked):
    """A postponement or suspension lies over its case or its asset."""

    text = N_(
        "Item %(code)s stays: a hold is in force (%(reason)s, next review on %(review)s). The"
        " enforcement officer lifts the hold first."
    )


class ItemOfEndedCase(ItemLocked):
    """Its case is enforced here no more: what it has is returned or transferred."""

    text = N_(
        "Item %(code)s is not destroyed or confiscated here: “%(kind)s”, %(day)s. Return it, or "
        "transfer it to the office that has the case now."
    )


class ItemsLocked(Refusal):
    """Several items of an order may not go, each for a reason of its own."""

    text = N_("%(count)s items may not go: %(reasons)s")


class LoanNeedsDueDay(Refusal):
    """What is lent has a day on which it is due back, and that day is not past."""

    text = N_("A loan needs the day it is due back, today or later.")
    field = "due_back_on"


class ReasonNeeded(Refusal):
    """A rejection or cancellation says why."""

    text = N_("Say why.")
    field = ("note", "reason")


class ApprovedOrderIsRevoked(Refusal):
    """What one person approved is not undone by who only proposes."""

    text = N_(
        "Order %(number)s is approved and is no longer cancelled; a person who approves orders can"
        " revoke it."
    )


class OrderNotInForce(Refusal):
    """Nothing was granted yet, or nothing of it is left."""

    text = N_("Only an approved order is revoked; order %(number)s is %(state)s.")


class OrderBegun(Refusal):
    """Something was received, refused or handed over under it."""

    text = N_("Order %(number)s is already being carried out and can no longer be revoked.")


class LineSettledAlready(Refusal):
    """The line was received, refused or handed over before."""

    text = N_("Line %(line_no)s of the order is already settled.")


class OrderDoesNotListItem(Refusal):
    """Exactly what the order lists goes out."""

    text = N_("Order %(number)s does not list item %(code)s.")
    field = "order"


class QuantityTooLarge(Refusal):
    """More than the order allows or than is here."""

    text = N_("At most %(most)s may go out.")
    field = ("quantity", "items")


class ReceiverNeeded(Refusal):
    """Somebody signs for what goes out."""

    text = N_("Enter the receiver.")
    field = "name"


class NotOnLoan(Refusal):
    """Only what is out comes back."""

    text = N_("Item %(code)s is not on loan.")


class DueBackTooLate(Refusal):
    """The order fixed an earlier day."""

    text = N_("The order wants the item back by %(day)s.")
    field = "due_back_on"


class SealStateNeeded(Refusal):
    """At every touch somebody says how the seal is."""

    text = N_("Say how the seal is.")
    field = "seal_state"
