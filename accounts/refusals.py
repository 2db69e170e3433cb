"""Every no about accounts."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class WrongNameOrPassword(Refusal):
    """One sentence for both, so that nobody learns which names exist."""

    text = N_("The user name or the password is wrong.")


class LockedForAWhile(Refusal):
    """Too many wrong passwords in a row."""

    text = N_("Too many wrong passwords. Try again after %(until)s, or ask the administrator.")


class NameTaken(Refusal):
    text = N_("There is already an account called %(username)s.")
    field = "username"


class WeakPassword(Refusal):
    text = N_("Choose a password of at least %(length)s characters that is not the user name.")
    field = "password"


class NoSuchOffice(Refusal):
    text = N_("There is no office with the code %(code)s.")
    field = "office"


class OfficeCodeTaken(Refusal):
    text = N_("There is already an office with the code %(code)s.")
    field = "code"


class RoleHeldAlready(Refusal):
    text = N_("This person already holds the role %(role)s in that office.")
    field = "role"


class NoSuchMembership(Refusal):
    text = N_("This person does not hold the role %(role)s in that office.")
    field = "role"


class OwnAccount(Refusal):
    """Nobody locks themselves out or gives themselves a role."""

    text = N_("Ask another administrator to change your own account.")


races.declare(
    "uq_office_code",
    "uq_user_account_username",
    "uq_membership_user_id_office_id_role",
)
