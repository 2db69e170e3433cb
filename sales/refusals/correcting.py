"""Every no to a correction of a sale or its money."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class MoneyIsReversal(Refusal):
    text = N_("This movement takes another one back. Record the right movement instead.")


class MoneyReversed(Refusal):
    text = N_("This movement was taken back already.")


class DeliveredUnpaid(Refusal):
    """What was handed over, or a part of it, was paid."""

    text = N_(
        "An asset is handed over, and without this payment the price is not in full. Correct what"
        " is wrong in this payment; do not annul or reduce it."
    )
    field = ("amount", "takes_back")


class NoDefault(Refusal):
    text = N_("The sale is “%(state)s”: no default is recorded.")


class ReleasedFromStore(Refusal):
    """What left the store by a scan was handed over."""

    text = N_(
        "A thing of this sale left the store by a release, and its receiver signed. This "
        "hand-over is not taken back; if its day is wrong, correct the day."
    )
    field = "takes_back"


class TitleFileNotSent(Refusal):
    text = N_("No title file is recorded as sent.")


class PaidAfterNext(Refusal):
    """What was paid last was paid before whatever rests on it."""

    text = N_(
        "The asset was handed over, or the money laid on term deposit or paid out, or the title"
        " file sent, on %(day)s. Enter a day of the payment that is not after that."
    )
    field = "moved_on"


class SoldAfterNext(Refusal):
    """A sale came before its money and its hand-over."""

    text = N_(
        "The price was paid, a notice given, or the asset handed over, on %(day)s. Enter a day of"
        " the sale that is not after that."
    )
    field = ("sold_on", "session_on")


class DeliveredAfterNext(Refusal):
    """Money goes out and title passes on only after delivery."""

    text = N_(
        "Money was paid out, or the title file sent, on %(day)s. Enter a day of the hand-over that"
        " is not after that."
    )
    field = "delivered_on"


class TermDepositAbove(Refusal):
    """What lies on term deposit was received."""

    text = N_(
        "%(deposited)s ₫ lie on term deposit, and less would have been received. Correct the term"
        " deposit first."
    )
    field = ("amount", "takes_back")


class SoldBeforeSeized(Refusal):
    """The seizure of what is sold came before its sale."""

    text = N_("It was sold on %(sold)s. Enter a day of the seizure that is not after that.")
    field = "seized_on"
