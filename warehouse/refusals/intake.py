"""Every no about receiving things and their photos."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class ActualQuantityNeeded(Refusal):
    """The keeper counts before receiving."""

    text = N_("Enter the quantity you counted, above zero.")
    field = "counted"


class UnitNeeded(Refusal):
    """The minutes name no unit: who counts says in which."""

    text = N_("The minutes name no unit: enter the one you counted in.")
    field = "unit"


class DifferenceNeedsDecision(Refusal):
    """What was found differs from the first seizure minutes."""

    text = N_("This differs from the first seizure minutes. Refuse it, wait, or accept it.")
    field = "difference"


class DifferenceNeedsNote(Refusal):
    """The minutes say what differs."""

    text = N_("Write what differs, as it goes into the minutes.")
    field = "difference_note"


class ConfirmationNeeded(Refusal):
    """A difference is accepted only on the holding body's written confirmation."""

    text = N_("Accepting a difference needs the written confirmation: its number and day.")
    field = "confirmation_no"


class SealNumberNeeded(Refusal):
    """A seal is known by its number."""

    text = N_("Enter the number or the text on the seal.")
    field = "seal_number"


class NewSealNumberNeeded(Refusal):
    """A seal that is put on has a number."""

    text = N_("Enter the number of the new seal.")
    field = "number"


class DecidedBeforeSealed(Refusal):
    """What is not as it was is looked into before a new seal covers it."""

    text = N_(
        "The seal is not as it was. That is decided first; leave the new seal empty until then."
    )
    field = "new_seal_number"


class SealStillIntact(Refusal):
    """An intact seal is opened before another one is put on."""

    text = N_("Seal %(number)s is intact; no second seal is put over it.")
    field = "new_seal_number"


class MustBeSealed(Refusal):
    """What the law has examined by an expert is received only as a sealed pack."""

    text = N_("“%(kind)s” is received only in a sealed pack.")
    field = "seal_state"


class ExpertConclusionNeeded(Refusal):
    """What is in the sealed pack must be known from an expert conclusion."""

    text = N_("A sealed pack of “%(kind)s” needs the expert conclusion: its number and day.")
    field = "conclusion_no"


class HolderNeeded(Refusal):
    """A place elsewhere has a holder who is not our own office."""

    text = N_("Say who keeps the item at %(place)s.")
    field = "holder"


class CodeBoundAlready(Refusal):
    """A foreign code stands for one item only."""

    text = N_("The code %(raw)s already stands for item %(code)s.")
    field = ("bound_codes", "raw")


class NoLetterOrDigit(Refusal):
    """What is compared of a code or a short name are its letters and digits."""

    text = N_("“%(raw)s” has no letter and no digit to know it by.")
    field = ("bound_codes", "raw", "short_name")


class CodeIsOurs(Refusal):
    """A code of our own labels never stands for what its label is not on."""

    text = N_("%(code)s is a code of our own labels. Bind what the maker wrote on the item.")
    field = ("bound_codes", "raw")


class CodeIsAWord(Refusal):
    """A code has a digit; what has none is a word that people search for."""

    text = N_("“%(raw)s” is a word. A code has at least one digit.")
    field = ("bound_codes", "raw")


class CodeTooShort(Refusal):
    """One or two letters or digits stand on anything: a scan of them says nothing."""

    text = N_("“%(raw)s” is too short. A code has at least %(count)s letters or digits.")
    field = ("bound_codes", "raw")


class CodeIsOrderNumber(Refusal):
    """Whoever types the number of an order means the order, now or when it is given."""

    text = N_(
        "%(number)s is the number of a warehouse order. Bind what the maker wrote on the item."
    )
    field = ("bound_codes", "raw")


class CodeNamesCase(Refusal):
    """Whoever types the number of a case means the case."""

    text = N_("%(raw)s is the number of the case file %(case)s.")
    field = ("bound_codes", "raw")


class CodeNamesPlace(Refusal):
    """Whoever scans or types the name of a place means the place."""

    text = N_("%(raw)s is the short name of the place %(place)s.")
    field = ("bound_codes", "raw")


class CodeUnbound(Refusal):
    gone = True
    text = N_("This code was taken back before: it stands for nothing.")


class NotAPhoto(Refusal):
    """The file is no picture we can read."""

    text = N_("%(name)s is not a photo that can be read (JPEG, PNG or WebP).")
    field = ("photos", "paper")


class PhotoTooLarge(Refusal):
    """So many pixels that decoding it would harm the machine."""

    text = N_("%(name)s has too many pixels. Take it at 50 megapixels or fewer.")
    field = ("photos", "paper")


races.declare("uq_bound_code_office_id_folded", "uq_place_office_id_short_key")
