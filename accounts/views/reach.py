"""In which office an administrator acts on accounts and rules."""

from collections.abc import Sequence

from accounts import queries
from accounts.models import Office
from accounts.sessions import me
from foundation.permissions import Permission
from web.access import about_office, may, offices
from web.pages import one_or_404


def act_over(paths: Sequence[str]) -> None:
    """Act for the office of mine, with the right to manage accounts, that covers all these paths.

    Where there is none, the operation refuses.
    """
    for place in me().workplaces:
        if may(Permission.MANAGE_ACCOUNTS, place.id) and all(map(place.covers, paths)):
            about_office(place.id)
            return


def office_named(code: str) -> Office:
    """Return an office in sight, and act for the one that reaches over it."""
    found: Office = one_or_404(queries.office_by_code(code).where(Office.id.in_(offices())))
    act_over([found.path])
    return found
