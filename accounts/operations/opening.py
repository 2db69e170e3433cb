"""Many accounts in one act: the people of an office that begins."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from accounts import refusals
from accounts.models import Office, Role, UserAccount
from accounts.operations.people import create_account, grant_role
from accounts.passwords import Hashed
from foundation.acts import Act
from foundation.database import db
from foundation.folding import fold, identifier

MOST_PEOPLE: Final = 20  # of one act: each password takes a third of a second


@dataclass(frozen=True, slots=True)
class NewPerson:
    """One person of the list, with a password for the first sign-in."""

    username: str
    full_name: str
    roles: Collection[Role]
    password: Hashed


def open_accounts(people: Sequence[NewPerson], *, office: Office, by: Act) -> list[UserAccount]:
    """Open an account for each person, with all their roles in one office: all of them or none.

    Raises:
        NobodyNamed: the list is empty.
        RoleNeeded: somebody would hold no role.
        OfficeOutOfReach, NameUnreadable, NameTaken: see ``create_account``.
    """
    if not people:
        raise refusals.NobodyNamed
    for person in people:
        if not person.roles:
            raise refusals.RoleNeeded(name=person.full_name)
    opened = []
    for person in people:
        account = create_account(
            username=person.username,
            full_name=person.full_name,
            password=person.password,
            office=office,
            must_change=True,
            by=by,
        )
        for role in person.roles:
            grant_role(account, role=role, office=office, by=by)
        opened.append(account)
    return opened


def usernames_for(full_names: Sequence[str], *, given: Collection[str] = ()) -> list[str]:
    """Propose a user name for each full name, as offices make them: Nguyễn Văn An is annv.

    Args:
        given: user names that others of the same list have already.
    """
    taken = set(map(identifier, given)) | set(db.session.scalars(select(UserAccount.username_key)))
    found = []
    for full_name in full_names:
        base = proposed_username(full_name) or "nguoidung"
        name, number = base, 1
        while identifier(name) in taken:
            number += 1
            name = f"{base}{number}"
        taken.add(identifier(name))
        found.append(name)
    return found


def proposed_username(full_name: str) -> str:
    """Return the given name with the first letters of the others.

    >>> proposed_username("Đặng Thị Minh Hà")
    'hadtm'
    """
    words = ["".join(filter(str.isalnum, word)) for word in fold(full_name).split()]
    words = [word for word in words if word.isascii() and word]
    return (words[-1] + "".join(word[0] for word in words[:-1]))[:40] if words else ""
