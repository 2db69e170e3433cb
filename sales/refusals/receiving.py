"""Every no about who receives what was sold."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class ReceiverNotBuyer(Refusal):
    """Asked, not forbidden: an organisation always receives by a person."""

    text = N_(
        "%(receiver)s is not the buyer, %(buyer)s. Name the authorisation with its day, or say why "
        "another may receive."
    )
    field = ("receives_as", "received_by")
