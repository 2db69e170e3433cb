"""What people do with accounts: offices, accounts, roles, signing in. Each is in the ledger."""

from datetime import datetime, timedelta

from sqlalchemy import select

from accounts import passwords, refusals
from accounts.models import Membership, Office, OfficeTree, Role, UserAccount
from audit import ledger
from foundation.acts import Act
from foundation.database import db, lock
from foundation.ordering import sort_key
from foundation.trees import ids_of, under

SHORTEST_PASSWORD = 10
TRIES = 8
LOCK = timedelta(minutes=15)


def create_office(*, code: str, name: str, parent: Office | None, by: Act) -> Office:
    """Add an office under ``parent`` (None: a root).

    Raises:
        OfficeCodeTaken: the code is in use.
    """
    if db.session.scalar(select(Office).where(Office.code == code)):
        raise refusals.OfficeCodeTaken(code=code)
    office = Office(
        code=code, name=name, parent_id=parent.id if parent else None, path="", sort_key=""
    )
    db.session.add(office)
    db.session.flush()
    office.path = f"{parent.path if parent else '/'}{office.id}/"
    _sort(office)
    _tree_changed()
    ledger.append(
        f"office:{office.id}",
        "office.created",
        office_id=office.id,
        by=by,
        payload={"code": code, "name": name, "parent": parent.code if parent else None},
    )
    return office


def rename_office(office: Office, *, code: str, name: str, by: Act) -> Office:
    """Give an office another code and name.

    Raises:
        OfficeCodeTaken: another office has the code.
    """
    other = db.session.scalar(select(Office).where(Office.code == code, Office.id != office.id))
    if other:
        raise refusals.OfficeCodeTaken(code=code)
    payload = {"code": [office.code, code], "name": [office.name, name]}
    office.code, office.name = code, name
    _sort(office)
    _tree_changed()
    ledger.append(
        f"office:{office.id}", "office.renamed", office_id=office.id, by=by, payload=payload
    )
    return office


def _sort(office: Office) -> None:
    """Write the sort keys of an office and of all under it from the names above each."""
    kin = Office.id.in_(ids_of(office.path)) | under(Office.path, office.path)
    rows = db.session.scalars(select(Office).where(kin)).all()
    names = {row.id: row.name for row in rows}
    for row in rows:
        if row.path.startswith(office.path):
            row.sort_key = sort_key(*(names[id_] for id_ in ids_of(row.path)))


def create_account(
    *, username: str, full_name: str, password: str, office: Office, by: Act
) -> UserAccount:
    """Open an account; it can do nothing until a role is granted.

    Raises:
        NameTaken: the user name is in use.
        WeakPassword: shorter than 10 characters, or the user name itself.
    """
    username = username.strip().lower()
    if db.session.scalar(select(UserAccount).where(UserAccount.username == username)):
        raise refusals.NameTaken(username=username)
    _check_password(username, password)
    account = UserAccount(
        username=username,
        full_name=full_name.strip(),
        password_hash=passwords.hashed(password),
        created_at=by.at,
    )
    db.session.add(account)
    db.session.flush()
    _log(account, "account.created", office.id, by, {"username": username})
    return account


def grant_role(account: UserAccount, *, role: Role, office: Office, by: Act) -> Membership:
    """Let a person act as ``role`` in ``office`` and what is under it.

    Raises:
        OwnAccount: nobody grants roles to themselves.
        RoleHeldAlready: the person holds it there now.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    today = by.day
    row = _membership(account, role, office)
    if row is not None and row.valid_to is None:
        raise refusals.RoleHeldAlready(role=role)
    if row is None:
        row = Membership(user_id=account.id, office_id=office.id, role=role, valid_from=today)
        db.session.add(row)
    row.valid_from, row.valid_to = today, None
    account.rights_version += 1
    db.session.flush()
    _log(account, "account.role_granted", office.id, by, {"role": role})
    return row


def withdraw_role(account: UserAccount, *, role: Role, office: Office, by: Act) -> None:
    """End a role of a person from today on; what they did stays theirs.

    Raises:
        OwnAccount: nobody changes their own roles.
        NoSuchMembership: the person does not hold it there.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    row = _membership(account, role, office)
    if row is None or row.valid_to is not None:
        raise refusals.NoSuchMembership(role=role)
    row.valid_to = by.day
    account.rights_version += 1
    _log(account, "account.role_withdrawn", office.id, by, {"role": role})


def set_active(account: UserAccount, *, active: bool, office: Office, by: Act) -> None:
    """Disable an account (every session of it ends) or enable it again.

    Raises:
        OwnAccount: nobody disables themselves.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    account.is_active = active
    account.session_no += 1
    account.rights_version += 1
    kind = "account.enabled" if active else "account.disabled"
    _log(account, kind, office.id, by, {})


def set_password(account: UserAccount, *, password: str, by: Act) -> None:
    """Replace a password; every other session of the account ends.

    Raises:
        WeakPassword: shorter than 10 characters, or the user name itself.
    """
    _check_password(account.username, password)
    account.password_hash = passwords.hashed(password)
    account.session_no += 1
    account.failed_sign_ins, account.locked_until = 0, None
    _log(account, "account.password_changed", by.actor.office_id, by, {})


def check_sign_in(username: str, password: str, *, at: datetime) -> UserAccount | None:
    """Return the account if name and password fit, and count the tries; None if they do not.

    The caller commits in either case, so that failed tries are counted, and then says no with
    :class:`accounts.refusals.WrongNameOrPassword`.

    Raises:
        LockedForAWhile: eight wrong passwords in a row lock an account for 15 minutes.
    """
    account = db.session.scalar(
        select(UserAccount).where(UserAccount.username == username.strip().lower())
    )
    if account is None or account.password_hash == passwords.UNUSABLE:
        passwords.waste_a_check(password)
        return None
    lock(account)
    if account.locked_until is not None and account.locked_until > at:
        raise refusals.LockedForAWhile(until=account.locked_until)
    if passwords.matches(account.password_hash, password) and account.is_active:
        account.failed_sign_ins, account.locked_until = 0, None
        return account
    account.failed_sign_ins += 1
    if account.failed_sign_ins >= TRIES:
        account.failed_sign_ins, account.locked_until = 0, at + LOCK
    return None


def _tree_changed() -> None:
    """Make every process forget which offices lie under which."""
    tree = db.session.get_one(OfficeTree, 1)
    lock(tree)
    tree.version += 1


def _check_password(username: str, password: str) -> None:
    if len(password) < SHORTEST_PASSWORD or password.lower() == username:
        raise refusals.WeakPassword(length=SHORTEST_PASSWORD)


def _membership(account: UserAccount, role: Role, office: Office) -> Membership | None:
    return db.session.scalar(
        select(Membership).where(
            Membership.user_id == account.id,
            Membership.office_id == office.id,
            Membership.role == role,
        )
    )


def _log(
    account: UserAccount, kind: str, office_id: int, by: Act, payload: dict[str, object]
) -> None:
    ledger.append(f"account:{account.id}", kind, office_id=office_id, by=by, payload=payload)
