"""`flask users`: accounts from the command line."""

from datetime import datetime
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from accounts import passwords, queries
from accounts.cli.offices import office_called
from accounts.forms import one_time_password
from accounts.models import FactorRule, Role, UserAccount
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
ROLE = click.Choice([role.value for role in Role])
office_option = click.option(
    "--office", "code", help="Code of the office; without it the one the database began with."
)
password_option = click.option(
    "--password", default="", help="A password for one sign-in; made and printed if not given."
)


@users.command("create")
@username_argument
@click.option("--name", required=True, help="Full name.")
@click.option("--role", "roles", type=ROLE, multiple=True, required=True, help="May be repeated.")
@office_option
@password_option
@click.option("--keep", is_flag=True, help="The password need not be changed at the first sign-in.")
@command
def create(
    username: str, name: str, roles: tuple[str, ...], code: str | None, password: str, keep: bool
) -> Said:
    """Open an account with its roles."""
    ready_database()
    given, office = password or one_time_password(), office_called(code)
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
        for each in roles:
            people.grant_role(account, role=Role(each), office=office, by=by)
        said = {"username": account.username, "roles": list(roles), "office": office.code}
    text = f"{account.username}: {', '.join(roles)} in {office.code}"
    return _with_password(text, said, given, password)


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


@users.command("role")
@username_argument
@click.option("--give", type=ROLE, multiple=True, help="May be repeated.")
@click.option("--withdraw", type=ROLE, multiple=True, help="May be repeated; from today on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of what is given.")
@office_option
@command
def role(
    username: str,
    give: tuple[str, ...],
    withdraw: tuple[str, ...],
    until: datetime | None,
    code: str | None,
) -> Said:
    """Give a person roles in an office, or end some from today on: all of it or nothing."""
    ready_database()
    if not give and not withdraw:
        raise ValueError(gettext("Give roles with --give, take them back with --withdraw."))
    account, office = _account(username), office_called(code)
    last = until.date() if until is not None else None
    with transaction():
        by = Act(SYSTEM, clock.now())
        for each in give:
            people.grant_role(account, role=Role(each), office=office, until=last, by=by)
        for each in withdraw:
            people.withdraw_role(account, role=Role(each), office=office, by=by)
        said = {
            "username": account.username,
            "office": office.code,
            "given": list(give),
            "until": last.isoformat() if last is not None else None,
            "withdrawn": list(withdraw),
        }
    changes = [*(f"+{each}" for each in give), *(f"-{each}" for each in withdraw)]
    return f"{said['username']}: {' '.join(changes)} in {said['office']}", said


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
def factor_rule(rule: str, code: str | None) -> Said:
    """Say who is asked for a confirmation code in an office and under it."""
    ready_database()
    office = office_called(code)
    with transaction():
        offices.rule_on_factor(office, rule=FactorRule(rule), by=Act(SYSTEM, clock.now()))
        said = {"office": office.code, "rule": rule}
    return f"{said['office']}: {rule}", said


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
