"""Every no about places."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class ShortNameTaken(Refusal):
    """Two places of an office answer to the same short name."""

    text = N_("There is already a place called %(name)s in this office.")
    field = "short_name"


class ShortNameIsACode(Refusal):
    """Whoever scans or types the code of a thing means the thing."""

    text = N_("%(name)s is a code of %(code)s. Choose another short name.")
    field = "short_name"


class ImpossibleNesting(Refusal):
    """A warehouse inside a shelf, a shelf under nothing, a place of another office."""

    text = N_("A place of this kind cannot stand there.")
    field = "kind"


class CapacityNotPositive(Refusal):
    """A place that holds nothing."""

    text = N_("Enter how many items the place holds, at least 1, or leave it empty.")
    field = "capacity"


class PlaceUnknown(Refusal):
    """What was typed or scanned names no place in sight."""

    text = N_("There is no place %(text)s. Scan its label or type its short name.")
    field = "place"


class PlaceNeeded(Refusal):
    """An item is received, but onto no shelf."""

    text = N_("Say where the item is put.")
    field = "place"


class PlaceOfAnotherOffice(Refusal):
    """A thing changes its office by an order and a hand-over, not by being put on a shelf."""

    text = N_("Place %(place)s belongs to another office. Only that office's things lie there.")
    field = "place"


class StoreIsOurs(Refusal):
    """Only a place elsewhere is the store of an organisation."""

    text = N_("Whose store it is, is said only of a place elsewhere.")
    field = "organisation"


class PlaceClosed(Refusal):
    """The place is no longer used."""

    text = N_("Place %(place)s is no longer used.")
    field = "place"


class PatternTooLarge(Refusal):
    """Many places are made in several acts."""

    text = N_("A pattern has at least one shelf, and at most %(most)s shelves and bins together.")
    field = "shelves"


class PlaceNotEmpty(Refusal):
    """A place with items or places in it stays in use."""

    text = N_("%(place)s still holds items or places.")


class PlaceFull(Refusal):
    """The place holds as many items as it can."""

    text = N_("%(place)s is full: it holds %(capacity)s items.")
    field = "place"


class RoomIsPromised(PlaceFull):
    """What room is left in the place is kept for what open hand-overs put there."""

    text = N_(
        "%(place)s has no room left: it holds %(capacity)s items, and of its room %(waiting)s is "
        "kept for what waits to be signed for."
    )


class ClassDoesNotFit(Refusal):
    """What lies in the place may not lie in one of the new class."""

    text = N_(
        "In %(place)s lies what may not lie in a place of this class: %(kinds)s. Move it first."
    )
    field = "place_class"


class WrongPlaceClass(Refusal):
    """The kind of thing may not lie in a place of that class."""

    text = N_("“%(kind)s” may not be kept in %(place)s (%(place_class)s). Allowed: %(allowed)s.")
    field = "place"
