"""Help on the pages of accounts, offices and signing in: what each is for."""

from accounts.roles import ROLES
from foundation.i18n import N_
from foundation.permissions import Permission
from web.formatting import label
from web.help import Help, declare, held_by


def roles_with(permission: Permission) -> list[str]:
    """Return the roles that hold a permission, in words."""
    return [label(role) for role, held in ROLES.items() if permission in held]


held_by(roles_with)

declare(
    Help(
        endpoint="accounts.sessions.new",
        title=N_("Sign in"),
        text=N_(
            "Sign in with your own account; nobody works under another's name. After several "
            "wrong passwords one has to wait."
        ),
    ),
    Help(
        endpoint="accounts.sessions.code",
        title=N_("Confirmation code"),
        text=N_(
            "Type the six digits the telephone shows now. Without the telephone a recovery code "
            "does; each works once."
        ),
    ),
    Help(
        endpoint="accounts.setup.new",
        title=N_("First account"),
        text=N_(
            "The first account of an empty program. The code stands in the log of the server; it "
            "is good for one day."
        ),
    ),
    Help(
        endpoint="accounts.sessions.index",
        title=N_("Where you are signed in"),
        text=N_(
            "Every browser in which your account is open, and when it was last used. End the ones "
            "you do not know."
        ),
    ),
    Help(
        endpoint="accounts.sessions.end_all",
        title=N_("End every session of one's own"),
        above="accounts.sessions.index",
        text=N_(
            "Signs your account out everywhere, here as well. Do it when a telephone or a "
            "password is lost."
        ),
    ),
    Help(
        endpoint="accounts.password.edit",
        title=N_("Change the password"),
        text=N_(
            "A password of your own, which nobody else knows. Other browsers are signed out when "
            "it changes."
        ),
    ),
    Help(
        endpoint="accounts.second_factor.show",
        title=N_("Confirmation code at sign-in"),
        text=N_(
            "A code from your telephone, asked for after the password. Here it is set up, and "
            "recovery codes are made."
        ),
    ),
    Help(
        endpoint="accounts.second_factor.new",
        title=N_("Set up the confirmation code"),
        above="accounts.second_factor.show",
        text=N_(
            "Scan the symbol with an authenticator of your telephone and type the code it shows."
        ),
    ),
    Help(
        endpoint="accounts.second_factor.codes",
        title=N_("New recovery codes"),
        above="accounts.second_factor.show",
        text=N_(
            "New codes for the day the telephone is not there. The old ones stop working; the new "
            "ones are shown once."
        ),
    ),
    Help(
        endpoint="accounts.second_factor.remove",
        title=N_("Remove the confirmation code"),
        above="accounts.second_factor.show",
        text=N_(
            "Signing in asks for the password alone afterwards, where the rule of the office "
            "allows it."
        ),
    ),
    Help(
        endpoint="accounts.second_factor.rule",
        title=N_("Who needs the confirmation code"),
        above="accounts.offices.show",
        text=N_("Says whose accounts need a code from the telephone at sign-in."),
    ),
    Help(
        endpoint="accounts.saved_views.new",
        title=N_("Keep this list"),
        text=N_(
            "Keeps the filters and the order of a list under a name of yours. The rows are read "
            "anew each time."
        ),
    ),
    Help(
        endpoint="accounts.people.index",
        text=N_(
            "Everybody who works with the program, with role and office. A name leads to the "
            "person, where roles are given and taken."
        ),
    ),
    Help(
        endpoint="accounts.people.new",
        title=N_("Open an account"),
        above="accounts.people.index",
        text=N_(
            "An account belongs to one person. The first password is told once and changed at the "
            "first sign-in."
        ),
    ),
    Help(
        endpoint="accounts.people.show",
        title=N_("Account"),
        above="accounts.people.index",
        text=N_(
            "One account: its roles in each office, its sessions. Whoever leaves is disabled; "
            "what they did stays under their name."
        ),
    ),
    Help(
        endpoint="accounts.letting_in.reset",
        title=N_("Another password for a person"),
        above="accounts.people.show",
        text=N_(
            "For who forgot theirs. Sessions end, the new password works for one sign-in, and the "
            "person then sets their own. Only who administers all their offices does it."
        ),
    ),
    Help(
        endpoint="accounts.letting_in.unlock",
        title=N_("Forget the wrong tries"),
        above="accounts.people.show",
        text=N_(
            "After several wrong passwords one has to wait. Here stands from where they were "
            "tried; forgotten, the person may try at once."
        ),
    ),
    Help(
        endpoint="accounts.people.limit",
        title=N_("Last day of a role"),
        above="accounts.people.show",
        text=N_(
            "For who stands in for somebody, or leaves on a known day. The right ends with that "
            "day by itself."
        ),
    ),
    Help(
        endpoint="accounts.people.end_sessions",
        title=N_("End every session of a person"),
        above="accounts.people.show",
        text=N_("Signs the person out everywhere at once. The account itself stays open."),
    ),
    Help(
        endpoint="accounts.offices.show",
        title=N_("Offices"),
        text=N_(
            "The office and the units under it. The name stands on decisions, labels and lists."
        ),
    ),
    Help(
        endpoint="accounts.opening.office",
        title=N_("The office and its units"),
        above="accounts.offices.show",
        text=N_(
            "The name that stands on papers and labels, and how many regional units there are. "
            "Everything can be renamed later."
        ),
    ),
    Help(
        endpoint="accounts.opening.people",
        title=N_("Open several accounts"),
        above="accounts.people.index",
        text=N_(
            "One row a person; several roles may be ticked. The first passwords are made by the "
            "server, shown once for printing, and changed at the first sign-in."
        ),
    ),
    Help(
        endpoint="accounts.offices.new",
        title=N_("Add a unit"),
        above="accounts.offices.show",
        text=N_("A unit under the office, with cases and a store of its own."),
    ),
    Help(
        endpoint="accounts.offices.edit",
        title=N_("Rename the office"),
        above="accounts.offices.show",
        text=N_(
            "The new name stands on what is printed from now on; the earlier one stays in the "
            "ledger."
        ),
    ),
    Help(
        endpoint="accounts.letterheads.edit",
        title=N_("Head of the papers"),
        above="accounts.offices.show",
        text=N_(
            "What stands at the head of drafted and printed papers: body above, name, place, "
            "logo; and who signs in which capacity. A line left empty comes from the office above."
        ),
    ),
    Help(
        endpoint="accounts.approvals.index",
        title=N_("Proposals"),
        text=N_(
            "What was proposed and by whom: corrections of what was recorded wrongly. Who proposes "
            "does not approve."
        ),
    ),
    Help(
        endpoint="accounts.approvals.show",
        title=N_("Proposal"),
        text=N_(
            "One proposal: what would change, why, on which paper. Before it is approved the page "
            "says what follows; returned, nothing changes."
        ),
    ),
)
