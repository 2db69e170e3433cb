"""The first account of an empty database, opened in the browser."""

from datetime import datetime
from pathlib import Path
from typing import Final

from accounts import founding, passwords, refusals, setup_code
from accounts.models import OfficeTree, Role, UserAccount
from accounts.operations import people
from accounts.operations.tries import Asked, Origin, check_wait, counted
from accounts.passwords import Hashed
from foundation.acts import Act
from foundation.database import db, lock
from foundation.transaction import retried

GUESSED: Final = "setup"  # the name that wrong codes are counted for


def check_setup_code(typed: str, *, folder: Path, origin: Origin, at: datetime) -> None:
    """Check the code of the first visit; a wrong one is counted like a wrong password.

    Raises:
        OfficeHasPeople: the first account is open.
        TooManyTries: too many codes from this place were wrong.
        SetupCodeOver: no code is valid now.
        WrongSetupCode: it is not the one printed last.
    """
    if founding.has_people():
        raise refusals.OfficeHasPeople
    address = f"address:{origin.address}"
    asked = Asked(GUESSED, address, origin.address, None, passwords.UNUSABLE)
    check_wait(asked, at)
    try:
        setup_code.check(folder, typed, at)
    except refusals.WrongSetupCode:
        retried(lambda: counted(asked, at))
        raise


def open_first_account(*, username: str, full_name: str, password: Hashed, by: Act) -> UserAccount:
    """Open the first account, of an administrator of the office the database began with.

    Raises:
        OfficeHasPeople: somebody was quicker.
        NameUnreadable: see :func:`accounts.operations.people.create_account`.
    """
    lock(db.session.get_one(OfficeTree, 1))  # of two visitors the second one waits here
    if founding.has_people():
        raise refusals.OfficeHasPeople
    office = founding.first_office()
    account = people.create_account(
        username=username, full_name=full_name, password=password, office=office, by=by
    )
    people.grant_role(account, role=Role.ADMIN, office=office, by=by)
    return account
