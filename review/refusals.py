"""Every no about directives."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class AddresseeOutOfSight(Refusal):
    """A directive goes to someone who can see the asset it is about."""

    text = N_("%(name)s holds no role in the office of this asset.")
    field = "to_user"


class DirectiveToOneself(Refusal):
    """Who gives an order does not answer it."""

    text = N_("Give the directive to another person.")
    field = "to_user"


class DirectiveDueInThePast(Refusal):
    text = N_("The due day %(day)s is already past.")
    field = "due_on"


class NotTheAddressee(Refusal):
    text = N_("Only %(name)s answers this directive.")


class DirectiveNotOpen(Refusal):
    text = N_("This directive is “%(state)s” and takes no answer now.")


class DirectiveNotAnswered(Refusal):
    text = N_("This directive is “%(state)s”; there is no answer to judge.")


class OwnAnswer(Refusal):
    """Nobody judges what they answered themselves."""

    text = N_("Another head must judge your own answer.")


class DirectiveElsewhere(Refusal):
    text = N_("Another office directs this asset. Take it out, or act for that office.")


races.declare("uq_one_open_flag", "uq_stalled_asset_asset_id", "uq_last_look_account_id")
