"""Every no about thresholds of an office."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class ThresholdOutOfBounds(Refusal):
    """Beyond its bounds people would hear of something too late, or of everything."""

    text = N_("Enter a number from %(least)s to %(most)s.")
    field = "value"


class ThresholdUnchanged(Refusal):
    text = N_("That number holds on that day already. Enter another one, or go back.")
    field = "value"


class ThresholdInThePast(Refusal):
    """What people were shown before stays as it was shown."""

    text = N_("A threshold holds from today on, or from a later day.")
    field = "valid_from"


class ThresholdReasonNeeded(Refusal):
    text = N_("Say why, in words.")
    field = "reason"


class NoThresholdAbove(Refusal):
    """The office has no number of its own that it could give up."""

    text = N_("The office has no number of its own on that day. Enter one, or go back.")
    field = "value"
