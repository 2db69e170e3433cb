"""Every no about what was seen of a thing."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class ConditionNeeded(Refusal):
    """Who takes a thing over, or looks at it, says in words how it is."""

    text = N_("Describe the condition.")
    field = "condition"


class DiffersFromKnown(Refusal):
    """What is not as it was last seen does not leave before somebody has looked into it."""

    text = N_(
        "Item %(code)s is not as it was last seen: %(kinds)s. It stays here. Record what you see on"
        " its page; a discrepancy is then opened."
    )


class ReadAgain(Refusal):
    """One character misread makes another seal: who reads another number reads it twice."""

    text = N_(
        "You read %(read)s; the seal known is %(known)s. Read it again. If it stands so, tick that"
        " you read it again."
    )
    field = "seal_number"
