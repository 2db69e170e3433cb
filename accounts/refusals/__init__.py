"""Every no about accounts."""

from accounts.refusals.deciding import (
    ApprovalDecided as ApprovalDecided,
)
from accounts.refusals.deciding import (
    MayNotDecide as MayNotDecide,
)
from accounts.refusals.deciding import (
    NobodyCarriesOut as NobodyCarriesOut,
)
from accounts.refusals.deciding import (
    NobodyElseMayApprove as NobodyElseMayApprove,
)
from accounts.refusals.deciding import (
    NotApproved as NotApproved,
)
from accounts.refusals.deciding import (
    OnlyProposerWithdraws as OnlyProposerWithdraws,
)
from accounts.refusals.deciding import (
    ProposerCarriesOut as ProposerCarriesOut,
)
from accounts.refusals.deciding import (
    ProposerMayNotDecide as ProposerMayNotDecide,
)
from accounts.refusals.deciding import (
    ReasonOfProposalNeeded as ReasonOfProposalNeeded,
)
from accounts.refusals.deciding import (
    ReasonOfReturnNeeded as ReasonOfReturnNeeded,
)
from accounts.refusals.deciding import (
    ThirdPersonNeeded as ThirdPersonNeeded,
)
from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class WrongNameOrPassword(Refusal):
    """One sentence for both, so that nobody learns which names exist."""

    text = N_("The user name or the password is wrong.")


class TooManyTries(Refusal):
    """Too many were wrong from this place. The same sentence whether or not the name exists."""

    text = N_(
        "Too many wrong tries. Try again in %(seconds)s seconds, or ask the administrator of the"
        " office."
    )


class NoRole(Refusal):
    text = N_("This account holds no role now. Ask the administrator of the office.")


class WrongCode(Refusal):
    """A code of the second factor: one sentence whatever is wrong with it."""

    text = N_("The code is wrong, too old, or was used before. Wait for the next one.")
    field = "one_time_code"


class FactorDemanded(Refusal):
    """Who has to have a second factor does not remove it; a new one takes its place."""

    text = N_(
        "Your role needs a confirmation code, so it cannot be removed. With a new phone, set it up"
        " again."
    )


class NewCodeWrong(Refusal):
    """The authenticator just set up has another secret, or its clock is wrong."""

    text = N_(
        "The code does not fit. Scan the symbol again; if it still does not fit, set the clock of"
        " the phone to automatic."
    )
    field = "new_code"


class NoSecondFactor(Refusal):
    text = N_("This person has no confirmation code set up.")


class SignInAgain(Refusal):
    """Between password and code the time ran out, or the account changed."""

    text = N_("Too much time has passed. Enter the user name and the password again.")


class NobodyNamed(Refusal):
    text = N_("Enter at least one person.")


class RoleNeeded(Refusal):
    """Who holds no role could not even sign in."""

    text = N_("Tick what %(name)s does: an account without a role cannot sign in.")


class OfficeNamedAlready(Refusal):
    """The first step of an office is done once; later each change has a page of its own."""

    text = N_("This office is named already: %(office)s. Rename it, or add units, under Offices.")
    field = "name"


class TooManyUnits(Refusal):
    text = N_("At most %(most)s units are added in one act.")
    field = "units"


class OfficeHasPeople(Refusal):
    text = N_("Somebody has an account here already. Sign in, or ask the administrator for one.")


class WrongSetupCode(Refusal):
    text = N_(
        "That is not the code the server printed last. Ask who looks after the server for it,"
        " or for a new one."
    )
    field = "setup_code"


class SetupCodeOver(Refusal):
    text = N_("No code is valid now: it lasts a day. Ask who looks after the server for a new one.")
    field = "setup_code"


class NameTaken(Refusal):
    """User names are compared by their letters and digits."""

    text = N_("There is already an account called that, or nearly so.")
    field = "username"


class NameUnreadable(Refusal):
    text = N_("User names are of small letters, digits, dots and dashes; a full name has letters.")
    field = "username"


class PasswordTooShort(Refusal):
    text = N_("Choose a password of at least %(length)s characters.")
    field = "password"


class PasswordTooLong(Refusal):
    text = N_("Choose a password of at most %(length)s characters.")
    field = "password"


class PasswordForeseen(Refusal):
    text = N_("This password is a row of keys, digits only, or one piece again and again.")
    field = "password"


class PasswordOfOwnName(Refusal):
    text = N_("This password is a name of yours or of the office. Choose another.")
    field = "password"


class PasswordCommon(Refusal):
    text = N_("This password is on the list of those that are tried first. Choose another.")
    field = "password"


class PasswordUnchanged(Refusal):
    text = N_("Choose another password than the present one.")
    field = "password"


class NoSuchOffice(Refusal):
    text = N_("There is no office with the code %(code)s.")
    field = "office"


class OfficeCodeTaken(Refusal):
    text = N_("There is already an office with that code.")
    field = "code"


class OfficeUnreadable(Refusal):
    text = N_(
        "A code of an office has letters or digits, at most 20 signs; its name has letters, at"
        " most 200 signs."
    )
    field = "code"


class LetterheadUnchanged(Refusal):
    text = N_("Nothing was changed. Change a line, or go back.")
    field = "superior"


class CapacityNeeded(Refusal):
    text = N_("Enter the capacity in words, as it stands above the signature.")
    field = "capacity"


class SignerOfAnotherOffice(Refusal):
    """Only people of an office sign its papers, in the roles that sign."""

    text = N_("%(name)s has no role in this office on that day. Choose who signs for it.")
    field = ("signer", "account")


class CapacityHeldAlready(Refusal):
    text = N_("%(name)s signs in this office already. End that capacity first.")
    field = "account"


class CapacityEnded(Refusal):
    text = N_("This capacity has ended already.")


class OfficeOutOfReach(Refusal):
    text = N_("%(office)s is not under the office you act for.")
    field = "office"


class RolesElsewhere(Refusal):
    """Whoever could reset the password of somebody elsewhere could act as them there."""

    text = N_(
        "This person also works in %(office)s. Its administrator, or one above it, does this."
    )


class RoleHeldAlready(Refusal):
    text = N_("This person already holds the role %(role)s in that office.")
    field = "role"


class RoleUntilPassed(Refusal):
    text = N_("The last day of a role lies ahead, or is today. To end it today, withdraw it.")
    field = "until"


class RoleUntilUnchanged(Refusal):
    text = N_("The role ends on that day already. Choose another day, or go back.")
    field = "until"


class NoSuchMembership(Refusal):
    text = N_("This person does not hold the role %(role)s in that office.")
    field = "role"


class NoSuchSession(Refusal):
    text = N_("That session has ended already.")


class OwnAccount(Refusal):
    """Nobody locks themselves out or gives themselves a role."""

    text = N_("Ask another administrator to change your own account.")


class TooManyViews(Refusal):
    text = N_("You keep %(most)s lists here already. Forget one, then keep this one.")
    field = "view_name"


class ViewOfAnother(Refusal):
    text = N_("Somebody else keeps this list. Open your own.")


races.declare("uq_user_account_username", "uq_user_account_username_key", answer=NameTaken)
races.declare("uq_office_code", answer=OfficeCodeTaken)
races.declare(
    "uq_membership_user_id_office_id_role_valid_from",
    "uq_second_factor_account_id",
    "uq_saved_view_account_id_list_key_name",
    "uq_letterhead_office_id",
)
