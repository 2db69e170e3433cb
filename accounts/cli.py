"""`flask users`: accounts from the command line."""

from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from accounts import passwords, queries, refusals
from accounts.forms import one_time_password
from accounts.models import FactorRule, Office, Role, UserAccount
from accounts.operations import offices, people, second_factor
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from web.commands import command, ready_database

users = AppGroup("users", help="Accounts of people.")

Said = tuple[str, dict[str, Any]]

username_argument = click.argument("username")
role_option = click.option(
    "--role", type=click.Choice([role.value for role in Role]), required=True
)
office_option = click.option(
    "--office", "code", default="THADS", show_default=True, help="Code of the office."
)
password_option = click.option(
    "--password", default="", help="A password for one sign-in; made and printed if not given."
)


@users.command("create")
@username_argument
@click.option("--name", required=True, help="Full name.")
@role_option
@office_option
@password_option
@click.option("--keep", is_flag=True, help="The password need not be changed at the first sign-in.")
@command
def create(username: str, name: str, role: str, code: str, password: str, keep: bool) -> Said:
    """Open an account with one role."""
    ready_database()
    given, office = password or one_time_password(), _office(code)
    made = passwords.chosen(given, names=(username, name, office.code, office.name))
    with transaction():
        by = Act(SYSTEM, clock.now())
        account = people.create_account(
            username=username,
            full_name=name,
            password=made,
            office=office,
            must_change=not keep,
            by=by,
        )
        people.grant_role(account, role=Role(role), office=office, by=by)
        said = {"username": account.username, "role": role, "office": office.code}
    return _with_password(f"{said['username']}: {role} in {said['office']}", said, given, password)


@users.command("disable")
@username_argument
@command
def disable(username: str) -> Said:
    """Disable an account and end its sessions."""
    return _set_active(username, active=False)


@users.command("enable")
@username_argument
@command
def enable(username: str) -> Said:
    """Let a disabled account sign in again."""
    return _set_active(username, active=True)


@users.command("reset")
@username_argument
@password_option
@command
def reset(username: str, password: str) -> Said:
    """Give somebody who forgot theirs a password for one sign-in; every session ends."""
    ready_database()
    account, given = _account(username), password or one_time_password()
    made = passwords.chosen(given, names=(account.username, account.full_name))
    with transaction():
        people.reset_password(account, password=made, by=Act(SYSTEM, clock.now()))
        name = account.username
    return _with_password(name, {"username": name}, given, password)


@users.command("grant")
@username_argument
@role_option
@office_option
@command
def grant(username: str, role: str, code: str) -> Said:
    """Give a person one more role."""
    ready_database()
    account, office = _account(username), _office(code)
    with transaction():
        people.grant_role(account, role=Role(role), office=office, by=Act(SYSTEM, clock.now()))
        said = {"username": account.username, "role": role, "office": office.code}
    return f"{said['username']}: {role} in {said['office']}", said


@users.command("withdraw")
@username_argument
@role_option
@office_option
@command
def withdraw(username: str, role: str, code: str) -> Said:
    """End a role of a person from today on."""
    ready_database()
    account, office = _account(username), _office(code)
    with transaction():
        people.withdraw_role(account, role=Role(role), office=office, by=Act(SYSTEM, clock.now()))
        said = {"username": account.username, "role": role, "office": office.code}
    return f"{said['username']}: no longer {role} in {said['office']}", said


@users.command("unlock")
@username_argument
@command
def unlock(username: str) -> Said:
    """Forget the wrong passwords tried for a person, so that they need not wait."""
    ready_database()
    account = _account(username)
    with transaction():
        people.unlock(account, by=Act(SYSTEM, clock.now()))
    return f"{username} need not wait", {"username": username}


@users.command("remove-factor")
@username_argument
@command
def remove_factor(username: str) -> Said:
    """Remove the confirmation code of a person who lost theirs; every session ends."""
    ready_database()
    account = _account(username)
    with transaction():
        second_factor.remove(account, by=Act(SYSTEM, clock.now()))
    return f"{username} needs no confirmation code until one is set up", {"username": username}


@users.command("factor-rule")
@click.argument("rule", type=click.Choice([rule.value for rule in FactorRule]))
@office_option
@command
def factor_rule(rule: str, code: str) -> Said:
    """Say who is asked for a confirmation code in an office and under it."""
    ready_database()
    office = _office(code)
    with transaction():
        offices.rule_on_factor(office, rule=FactorRule(rule), by=Act(SYSTEM, clock.now()))
    return f"{code}: {rule}", {"office": code, "rule": rule}


@users.command("list")
@command
def list_accounts() -> Said:
    """List user names with names, state and roles."""
    ready_database()
    today = clock.today()
    accounts = [
        {
            "username": account.username,
            "name": account.full_name,
            "active": account.is_active,
            "roles": [
                {"role": role.value, "office": place.code}
                for place in queries.rights_of(account.id, today).workplaces
                for role in sorted(place.roles)
            ],
        }
        for account in db.session.scalars(db.select(UserAccount).order_by(UserAccount.username))
    ]
    return "\n".join(str(account["username"]) for account in accounts), {"accounts": accounts}


def _set_active(username: str, *, active: bool) -> Said:
    ready_database()
    account = _account(username)
    with transaction():
        people.set_active(account, active=active, by=Act(SYSTEM, clock.now()))
    state = "enabled" if active else "disabled"
    return f"{username} is {state}", {"username": username, "active": active}


def _with_password(text: str, said: dict[str, Any], given: str, typed: str) -> Said:
    """Print a password that was made here: nobody else knows it."""
    return (text, said) if typed else (f"{text}\n{given}", {**said, "password": given})


def _account(username: str) -> UserAccount:
    account = db.session.scalar(queries.account_by_username(username))
    if account is None:
        raise ValueError(gettext("There is no account called %(name)s.", name=username))
    return account


def _office(code: str) -> Office:
    office = db.session.scalar(queries.office_by_code(code))
    if office is None:
        raise refusals.NoSuchOffice(code=code)
    return office
