"""Every no about organisations and outside seats."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal

OTHERS = ("counterpart_office", "keeper_name")


class OrganisationNeeded(Refusal):
    """The act names an organisation, and none is named."""

    text = N_("Name the organisation.")
    field = ("organisation", "firm", "into")


class OrganisationNameUnreadable(Refusal):
    """A name has letters."""

    text = N_("Enter the name in letters.")
    field = ("name", "holder_name", *OTHERS)


class OrganisationUnknown(Refusal):
    """What was typed names no organisation of the registry."""

    text = N_(
        "“%(name)s” is not in the registry. Choose one of those found, or tick that it is added."
    )
    field = ("organisation", "firm", "issued_by", "holder_name", *OTHERS)


class OrganisationUnclear(Refusal):
    """Several are called so: which one is meant is chosen, never guessed."""

    text = N_("%(count)s organisations are called “%(name)s”. Choose one of those found.")
    field = ("organisation", "firm", "creditor", "name", "issued_by", "holder_name", *OTHERS)


class OrganisationExists(Refusal):
    """Nothing is written twice: the one recorded before is used, unless somebody says otherwise."""

    text = N_(
        "“%(name)s” is in the registry already. Use that one, or tick that this is another one."
    )
    field = "name"


class TaxCodeTaken(Refusal):
    """A tax code belongs to one organisation, and to its branches."""

    text = N_("Tax code %(code)s belongs to “%(name)s”. Use that one, or merge the two.")
    field = "tax_code"


class SameName(Refusal):
    """A new name differs from the one it follows."""

    text = N_("It is called so already.")
    field = "name"


class OrganisationClosed(Refusal):
    """What has closed is named in nothing new."""

    text = N_("“%(name)s” has closed since %(day)s.")
    field = ("organisation", "firm", "creditor", "issued_by", "holder_name", *OTHERS)


class OrganisationClosedBefore(Refusal):
    """An organisation closes once."""

    text = N_("“%(name)s” has closed already, on %(day)s.")


class OrganisationStands(Refusal):
    text = N_("“%(name)s” has not closed.")


class OrganisationMerged(Refusal):
    """What was merged into another is changed no more; the other is."""

    text = N_("“%(name)s” was merged into another one. Open that one.")


class NotMerged(Refusal):
    text = N_("“%(name)s” stands on its own; there is nothing to take back.")


class MergedIntoItself(Refusal):
    text = N_("Choose another organisation than this one.")
    field = "into"


class MergedKindsDiffer(Refusal):
    """A court is no bank: the kind is put right first."""

    text = N_("The two are of different kinds. Put the kind right first, then merge them.")
    field = "into"


class ReasonNeeded(Refusal):
    text = N_("Say why.")
    field = "reason"


class BranchOfItself(Refusal):
    """A branch belongs to another organisation, which is no branch of it."""

    text = N_("A branch belongs to another organisation, not to itself.")
    field = "parent"


class EndedBefore(Refusal):
    text = N_("It has ended already.")


class KindHasSeats(Refusal):
    """What a seat sees goes by the kind of its organisation."""

    text = N_(
        "%(count)s outside seats of this organisation are open; its kind decides what they see. "
        "An administrator ends them first."
    )
    field = "kind"


class SeatsSeeOtherCases(Refusal):
    """Who may not open a seat does not widen one."""

    text = N_(
        "%(count)s outside seats would see other case files than before. "
        "An administrator of accounts does this, or ends those seats first."
    )
    field = ("parent", "into", "reason")


class SeatsStillOpen(Refusal):
    """Nobody goes on looking in the name of what has closed."""

    text = N_(
        "%(count)s outside seats of this organisation are open. An administrator ends them first."
    )


class NoSeatsOfThisKind(Refusal):
    """A seat shows what is the organisation's own; of other kinds nothing is."""

    text = N_(
        "Seats are for banks, auction organisations, procuracies, police and stores, not for: "
        "%(kind)s."
    )


races.declare("uq_seat_account_id")
