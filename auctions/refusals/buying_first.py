"""Every no about the right of co-owners to buy first."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NoFirstBuyers(Refusal):
    text = N_(
        "Before the first sale only, and only where a co-owner is a party of the case, is anybody "
        "told of the right to buy first."
    )


class FirstBuyersNotTold(Refusal):
    """The first sale waits until they were told and their time is over."""

    text = N_(
        "A co-owner is a party of this case: record the notice of the right to buy first before "
        "the first session is planned."
    )


class FirstBuyersMayBuy(Refusal):
    """Nothing is sold to others in their time; of two possible days the later counts."""

    text = N_(
        "The co-owners may buy first and pay until %(until)s: choose a session after that day, or "
        "record that they decline."
    )
    field = "session_at"


class FirstBuyerBought(Refusal):
    text = N_("A co-owner bought the asset: withdraw the lot and hand the asset over.")


class RightToBuyOver(Refusal):
    """Who did not pay in the time of the right has lost it."""

    text = N_(
        "The right to buy first and to pay ended on %(until)s. Enter the day of the payment, if it "
        "came in time; otherwise nobody bought first, and the asset is sold by auction."
    )
    field = "answered_on"


class NoFirstBuyersAwaited(Refusal):
    text = N_("Nobody is waited for: record the notice of the right to buy first before.")
