"""Every no about the care of things while they wait."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class CarePlanned(Refusal):
    text = N_("Its care is planned already. End that plan first.")


class NoCarePlan(Refusal):
    text = N_("No care of it is planned. Plan it first.")


class VisitOpen(Refusal):
    text = N_("Visit %(number)s is begun. Finish it, or give it up.")


class NoVisitOpen(Refusal):
    text = N_("No visit is begun. Scan the label of the thing at the spot.")


class OtherThingScanned(Refusal):
    text = N_("This is the label of another thing. Go to %(code)s and scan it.")
    field = "scanned"


class CarePhotoNeeded(Refusal):
    """No photo, not done."""

    text = N_("Take a photo. Without a photo the visit does not count.")
    field = "photos"


class CareAnswersMissing(Refusal):
    text = N_("Answer every check. Not answered: %(checks)s.")


class CareNotSaid(Refusal):
    text = N_("Say what is wrong with: %(checks)s.")


class VisitDayPast(Refusal):
    text = N_("The next visit cannot be due on a day that has passed.")
    field = "next_on"
