"""What cannot be true of an old matter; what was only unlawful is recorded and judged."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class OldAssetNotDescribed(Refusal):
    text = N_("Say what was seized.")
    field = "description"


class OldAssetThere(Refusal):
    """Two assets of one case may be called the same; who enters the second one says so."""

    text = N_(
        "Case %(case)s has an asset of this name already. If this is another one, say so; else "
        "change it on its page."
    )
    field = "is_another"


class OldRoundsCrossed(Refusal):
    """Rounds stand in the order in which they were held, each with a number of its own."""

    text = N_(
        "Round %(number)s cannot stand after the one before it: check its number and its day."
    )
    field = "rounds"


class OldRoundAfterSale(Refusal):
    """What was sold is not offered again; a sale that was cancelled is no sale."""

    text = N_(
        "Round %(number)s follows one that was sold. If that result was cancelled, choose "
        "“stopped, or its result was cancelled” for it."
    )
    field = "rounds"


class OldPriceNeeded(Refusal):
    text = N_("Enter the price it was sold for.")
    field = "price"


class OldPaymentCrossed(Refusal):
    """The whole price is not a part of it, nor nothing."""

    text = N_("The amount that was paid is not what “Payment” says of the price of %(price)s ₫.")
    field = ("payment", "paid_amount")


class OldPaidTooMuch(Refusal):
    text = N_("More was paid than the price of %(price)s ₫.")
    field = "paid_amount"


class OldDepositCrossed(Refusal):
    """The deposit of the winner is part of what was paid."""

    text = N_("The deposit of the round that was sold is more than what was paid.")
    field = "rounds"


class OldPartNeeded(Refusal):
    text = N_("Enter how much of the price was paid.")
    field = "paid_amount"


class OldDeliveryCrossed(Refusal):
    """A day of the hand-over says that there was one."""

    text = N_("There is a day of the hand-over, and it is said that there was none.")
    field = ("delivered", "delivered_day")


class OldDaysCrossed(Refusal):
    """A later step cannot have come before an earlier one."""

    text = N_(
        "The day of this step (%(step)s, %(later)s) is before one it must follow (%(other)s, "
        "%(earlier)s): one of the two is wrong."
    )
    field = ("paid", "delivered_day", "seized", "attempts")


class OldHoldersCrossed(Refusal):
    """Who has to act stands in the order in which they had it."""

    text = N_("%(later)s is before %(earlier)s: check the days of those who had to act.")
    field = "holders"


class OldHolderNeeded(Refusal):
    text = N_("Say who has to do the next act, or choose that it is not known.")
    field = "reason_code"
