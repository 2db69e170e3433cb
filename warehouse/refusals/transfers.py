"""Every no about what goes to the store of another office."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class StoreNeeded(Refusal):
    """Somebody takes the things over."""

    text = N_("Say to the store of which office the things go.")
    field = "to_office"


class StoreUnknown(Refusal):
    """The name of no office, or of several."""

    text = N_("There is no office called “%(name)s”. Choose one from the list, or type its code.")
    field = "to_office"


class SameStore(Refusal):
    """What is there already goes nowhere."""

    text = N_("The things are in the store of that office. Choose another one.")
    field = "to_office"


class ItemsOfTwoStores(Refusal):
    """One order is carried out by the keepers of one store."""

    text = N_("The things lie in the stores of several offices. Propose one order for each store.")
    field = "items"


class PlacesNeeded(Refusal):
    """What comes is put somewhere."""

    text = N_("Say of %(count)s things where they are put before you sign.")


class NothingToPut(Refusal):
    """Nothing is left to be put."""

    text = N_(
        "Everything on hand-over %(number)s has its place. Scan the labels of what goes elsewhere."
    )
    field = "codes"


class NotOnIt(Refusal):
    """The label of something else."""

    text = N_("%(codes)s is not on hand-over %(number)s, or lies in a box that is.")
    field = "codes"
