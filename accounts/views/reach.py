"""In which office an administrator acts on accounts and rules."""

from collections.abc import Sequence

from accounts.sessions import me
from foundation.permissions import Permission
from web.access import about_office, may


def act_over(paths: Sequence[str]) -> None:
    """Act for the office of mine, with the right to manage accounts, that covers all these paths.

    Where there is none, the operation refuses.
    """
    for place in me().workplaces:
        if may(Permission.MANAGE_ACCOUNTS, place.id) and all(map(place.covers, paths)):
            about_office(place.id)
            return
