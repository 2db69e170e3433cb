"""Every no about hand-overs."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class HandOverEnded(Refusal):
    """Nothing is added to what two have signed, or what was withdrawn."""

    text = N_("Hand-over %(number)s is signed by both or withdrawn.")


class HandOverSigned(Refusal):
    """What one person has signed stays as they signed it."""

    text = N_(
        "Hand-over %(number)s is signed by one already. To change it, withdraw it and draft"
        " another one."
    )


class OnlyWhoGives(Refusal):
    """Who gives says what is given."""

    text = N_("Only who drafted hand-over %(number)s puts things on it or takes them off.")


class NotOfTheHandOver(Refusal):
    """It concerns who gives, and the keepers of the office that takes over."""

    text = N_("You neither give nor take over the things of hand-over %(number)s.")


class OnlyWhoSignedWithdraws(Refusal):
    """What somebody has signed, nobody else makes undone."""

    text = N_(
        "%(keeper)s drafted or signed hand-over %(number)s. Only they withdraw it before the other"
        " signs."
    )


class HalfSignedAlready(Refusal):
    """Each half is signed once."""

    text = N_("This half is signed already.")


class NothingHandedOver(Refusal):
    """A hand-over hands something over."""

    text = N_("Put at least one thing on the hand-over.")


class LinesUnseen(Refusal):
    """Nobody signs for what nobody looked at."""

    text = N_("%(count)s things were not looked at yet. Say of each how it is.")


class LinesStale(Refusal):
    """What happened to a thing after it was looked at is looked at again."""

    text = N_("These things changed after they were looked at: %(codes)s. Look at them again.")


class NotLookedAt(Refusal):
    """Who signs has seen what they sign for."""

    text = N_("Look at all %(count)s things yourself, and say so, before you sign.")
    field = "looked"


class KeptByAnother(Refusal):
    """Nobody gives away what another keeper answers for."""

    text = N_("%(keeper)s answers for item %(code)s. Only who answers for it hands it over.")
    field = "codes"


class TooManyLines(Refusal):
    """So many that a page can still show them."""

    text = N_("A hand-over takes %(most)s things. Draft a second one for the others.")
    field = "codes"


class OnHandOverAlready(Refusal):
    """A thing stands on one open hand-over at a time."""

    text = N_("Item %(code)s is on hand-over %(number)s already.")
    field = "codes"


class CodesUnknown(Refusal):
    """A code that no thing of the office has is not passed over in silence."""

    text = N_("No thing of your warehouse has these codes: %(codes)s.")
    field = "codes"


class OutOfItsBox(Refusal):
    """A box goes with all that is in it."""

    text = N_("%(count)s things lie in boxes of this hand-over and are not on it.")


class PlaceNeeded(Refusal):
    """What comes back is put somewhere."""

    text = N_("Say where the item is put.")
    field = "place"


class IntakeNeeded(Refusal):
    """Nothing is received from nobody: who brings it is named first."""

    text = N_("Say first who brings the things of order %(number)s.")


class IntakeBegun(Refusal):
    """One keeper receives under an order at one door at a time."""

    text = N_("You receive under order %(order)s already, by hand-over %(number)s.")


class NotAtTheDoor(Refusal):
    """An intake takes in what waits at the door, looked at line by line."""

    text = N_("Item %(code)s does not wait at the door.")
    field = "codes"


class OutsideSignatureNeeded(Refusal):
    """Who has no account here signs by hand."""

    text = N_("Let the outside person sign here, or take a photo of the signed paper.")
    field = "paper"  # the drawn one stands in a hidden field, where no link leads


class OutsidePersonSigns(Refusal):
    """Which half somebody signs follows from what is handed over."""

    text = N_("No outside person signs hand-over %(number)s.")


class CapacityNeeded(Refusal):
    """Who signs for an organisation says as what."""

    text = N_("Say in which capacity the person signs.")
    field = "capacity"


class OutsideIsOurs(Refusal):
    """Nobody signs both halves: our own office is no outside party."""

    text = N_("%(name)s keeps this warehouse. An outside person signs the other half.")
    field = "name"
