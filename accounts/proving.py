"""Asking a signed-in person for their password again, before an act that is theirs alone."""

from accounts import sessions
from accounts.operations import signing_in
from accounts.sessions import me
from foundation import clock


def check_it_is_me(password: str) -> None:
    """Check the password of who is signed in as a sign-in would; never inside a transaction.

    Raises:
        TooManyTries: too many wrong passwords; the sentence says how long to wait.
        WrongNameOrPassword: it is not theirs.
    """
    signing_in.check_password(
        me().standing.username,
        password,
        origin=sessions.origin(),
        at=clock.now(),
        then=lambda _account: True,
    )
