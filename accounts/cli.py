"""`flask users`: accounts from the command line."""

from typing import Any

import click
from flask.cli import AppGroup

from accounts import operations, queries, refusals
from accounts.models import Office, Role, UserAccount
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.transaction import transaction
from web.commands import command, ready_database

users = AppGroup("users", help="Accounts of people.")


@users.command("create")
@click.argument("username")
@click.option("--name", required=True, help="Full name.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--office", "code", default="THADS", show_default=True, help="Code of the office.")
@click.password_option(help="The first password; asked for if not given.")
@command
def create(
    username: str, name: str, role: str, code: str, password: str
) -> tuple[str, dict[str, Any]]:
    """Open an account with one role."""
    ready_database()
    with transaction():
        office = db.session.scalar(queries.office_by_code(code))
        if office is None:
            raise refusals.NoSuchOffice(code=code)
        account = operations.create_account(
            username=username,
            full_name=name,
            password=password,
            office=office,
            by=Act(SYSTEM, clock.now()),
        )
        operations.grant_role(account, role=Role(role), office=office, by=Act(SYSTEM, clock.now()))
    return f"{account.username}: {role} in {office.code}", {"username": account.username}


@users.command("disable")
@click.argument("username")
@command
def disable(username: str) -> tuple[str, dict[str, Any]]:
    """Disable an account and end its sessions."""
    ready_database()
    with transaction():
        account = db.session.scalar(queries.account_by_username(username))
        if account is None:
            raise ValueError(f"There is no account called {username}.")
        place = queries.rights_of(account.id, clock.today()).acting_for(Permission.USE)
        office = db.session.get_one(Office, place.id if place else 1)
        operations.set_active(account, active=False, office=office, by=Act(SYSTEM, clock.now()))
    return f"{username} is disabled", {"username": username}


@users.command("list")
@command
def list_accounts() -> tuple[str, dict[str, Any]]:
    """List user names."""
    ready_database()
    names = list(db.session.scalars(db.select(UserAccount.username).order_by("username")))
    return "\n".join(names), {"accounts": names}
