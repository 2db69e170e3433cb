"""Every no about what is proposed, decided and carried out: of corrections, closings, orders."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class ReasonOfProposalNeeded(Refusal):
    text = N_("Say why it is proposed.")
    field = ("why", "reason", "ground")


class NobodyElseMayApprove(Refusal):
    """Said at the proposal: it would wait for ever."""

    text = N_(
        "Nobody else in this office may approve this. Ask the administrator to give another person"
        " the role of %(roles)s, for a time if need be, then propose it."
    )


class NobodyCarriesOut(Refusal):
    """Said at the proposal: approved, it would be carried out by nobody."""

    text = N_(
        "Nobody would be left in this office to carry this out: who proposes or approves it may"
        " not. Ask the administrator to give a further person the role of %(roles)s, for a time if"
        " need be, then propose it."
    )


class ProposerCarriesOut(Refusal):
    """Who proposes is the only one who could carry it out; a draft of theirs another proposes."""

    text = N_(
        "You are the only one in this office who may carry this out, so another person proposes"
        " it: %(people)s. Otherwise the administrator gives a further person the role of"
        " %(roles)s, for a time if need be."
    )


class ApprovalDecided(Refusal):
    text = N_("This proposal is not waiting any more: %(state)s.")


class ProposerMayNotDecide(Refusal):
    """The database holds it, too."""

    text = N_("You proposed this; another person decides it.")


class MayNotDecide(Refusal):
    """The kind of what is proposed names the right of who decides."""

    text = N_(
        "You have no right to decide this in its office. Leave it to a person who may, or ask the"
        " administrator for that role."
    )


class ReasonOfReturnNeeded(Refusal):
    text = N_("Say why it is returned.")
    field = "note"


class OnlyProposerWithdraws(Refusal):
    text = N_("Only who proposed it withdraws it. Return it instead.")


class NotApproved(Refusal):
    text = N_("This proposal cannot be carried out: %(state)s.")


class ThirdPersonNeeded(Refusal):
    text = N_("You proposed or approved this; a third person carries it out.")
