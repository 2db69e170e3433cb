"""Every no about who registers for a round."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class PerhapsBarred(Refusal):
    """A name is no proof: asked, not forbidden."""

    text = N_(
        "%(name)s is called like %(what)s. Who may not take part is not registered. If it is "
        "somebody else, or may take part, say why."
    )
    field = ("despite", "bidder", "buyer")


class DepositNotWhole(Refusal):
    """Who laid down too little does not take part; the rest may still come."""

    text = N_(
        "%(paid)s ₫ of the deposit of %(deposit)s ₫ were laid down. Correct the sum, or tick the "
        "box: until the rest is recorded this registrant does not take part."
    )
    field = ("deposit_later", "deposit_paid")
