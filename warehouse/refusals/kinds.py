"""Every no about what an office says of a kind of thing, and by it."""

from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.refusals.intake import ExpertConclusionNeeded, MustBeSealed
from warehouse.refusals.places import WrongPlaceClass


class ClassNotByLaw(Refusal):
    """An office keeps a kind in fewer places than the law allows, never in others."""

    text = N_("The law does not let “%(kind)s” lie there: %(classes)s.")
    field = "classes"


class KindRuleUnchanged(Refusal):
    text = N_("The office says that of the kind on that day already. Change something, or go back.")
    field = "valid_from"


class KindRuleInThePast(Refusal):
    """What was received and put away before was judged by what held then."""

    text = N_("It holds from today on, or from a later day.")
    field = "valid_from"


class KindReasonNeeded(Refusal):
    text = N_("Say why, in words.")
    field = "reason"


class NoKindRuleAbove(Refusal):
    """The office says nothing of its own that it could give up."""

    text = N_("The office says nothing of its own of this kind on that day.")
    field = "inherit"


class NotKeptThereHere(WrongPlaceClass):
    """The law would let it lie there, the office does not."""

    text = N_(
        "By the rule of the office “%(kind)s” is not kept in %(place)s (%(place_class)s). Kept in: "
        "%(allowed)s."
    )


class SealedByOffice(MustBeSealed):
    """The law would take it open, the office does not."""

    text = N_("The office receives “%(kind)s” only in a sealed pack.")


class ConclusionByOffice(ExpertConclusionNeeded):
    """The law asks no conclusion of it, the office does; it need not be a sealed pack."""

    text = N_("The office asks for the expert conclusion of “%(kind)s”: its number and day.")


class WeightNeeded(Refusal):
    """The office has things of this kind weighed at the receipt."""

    text = N_("The office has “%(kind)s” weighed at the receipt: enter the weight.")
    field = "weight_grams"


class PhotoNeeded(Refusal):
    """The office has things of this kind photographed at the receipt."""

    text = N_("The office has “%(kind)s” photographed at the receipt: add a photo.")
    field = "photos"


class NumberNeeded(Refusal):
    """The office has the number on things of this kind recorded at the receipt."""

    text = N_("The office has the plate, IMEI or number on “%(kind)s” recorded: enter it.")
    field = "bound_codes"
