"""Every no about a sale: its money, its delivery, its default."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class SaleHasEnded(Refusal):
    text = N_("This sale is finished (%(state)s).")


class AlreadyPaid(Refusal):
    text = N_("The price was paid in full on %(day)s.")


class NotPaidInFull(Refusal):
    """Nothing leaves before the last đồng is in."""

    text = N_("The price is not paid in full: %(rest)s ₫ are missing.")


class AmountNotPositive(Refusal):
    text = N_("Enter an amount above zero.")
    field = "amount"


class PaysTooMuch(Refusal):
    text = N_("That is more than is missing: %(rest)s ₫.")
    field = "amount"


class NotYetDelivered(Refusal):
    """Proceeds are paid out after the asset is handed over."""

    text = N_("The asset is not delivered yet, so nothing is paid out.")


class MoreThanReceived(Refusal):
    text = N_("Only %(left)s ₫ of the price are left to pay out.")
    field = "amount"


class DepositIsNotRecordedHere(Refusal):
    """The winner's deposit is carried over when the result is recorded."""

    text = N_("The deposit was carried over with the result.")
    field = "kind"


class ExtensionNotInLaw(Refusal):
    text = N_("For an auction of %(day)s the law knows no extension of payment.")
    field = "extended_to"


class ExtensionOutOfRange(Refusal):
    text = N_("Payment may be extended to a day from %(due)s to %(longest)s.")
    field = "extended_to"


class NotYetDue(Refusal):
    """A winner is in default only after the last day."""

    text = N_("Payment is due until %(due)s; only then can the default be declared.")
    field = "declared_on"


class AlreadyDelivered(Refusal):
    text = N_("The asset was delivered on %(day)s.")


class CoercionForbidden(Refusal):
    text = N_("No coercion on %(day)s: %(counted)s.")
    field = "attempted_on"


class ReasonCodeNeeded(Refusal):
    text = N_("Choose why the delivery did not happen.")
    field = "reason_code"


class AttemptIsHandOver(Refusal):
    """A delivery that was done is recorded by its minutes or by the release scan."""

    text = N_("Record a delivery that was done as the hand-over.")
    field = "outcome"


class StillInTheStore(Refusal):
    """For stored things the warehouse's release scan is the delivery."""

    text = N_("%(count)s items are still in the warehouse; their release scan is the delivery.")


class NothingStored(Refusal):
    text = N_("No item of this lot lies in the warehouse.")


class NoTitleFileDue(Refusal):
    text = N_("No title file is due for this sale.")
