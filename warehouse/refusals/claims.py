"""Every no about things that an old file claims to be here."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class NotSeenYet(Refusal):
    """An old file says that it is here; nobody has seen it since."""

    text = N_(
        "Item %(code)s is known from the old file only. Scan it in its place first, or record on"
        " its page that it was seen."
    )


class SeenAlready(Refusal):
    """It was seen before, or received under an order."""

    text = N_("Item %(code)s was seen already; there is nothing to record.")


class ReceiveByOrder(Refusal):
    """What comes today is no old thing."""

    text = N_(
        "A thing that came on %(day)s is new. Propose an intake order for it; the old file is for"
        " what was here before."
    )
    field = "since"


class WeightNotPositive(Refusal):
    """A thing weighs something, or nobody has weighed it."""

    text = N_("Enter a weight above zero, or leave it empty.")
    field = "weight_grams"
