"""`flask demo`: seed the demonstration office, print its accounts."""

from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from audit import checkpoints, place, witness
from config import Settings
from demo.emptying import empty
from demo.organisations import SEATS
from demo.people import PASSWORD, accounts_table, is_begun, is_founded
from demo.seeding import is_seeded, seed_office
from foundation import clock
from web.commands import command, ready_database
from web.formatting import label

demo = AppGroup("demo", help="The demonstration office.")


@demo.command("seed")
@click.option("--reset", is_flag=True, help="Delete the demonstration's database and photos first.")
@click.option(
    "--scale",
    type=click.FloatRange(0.05, 1),
    default=1.0,
    show_default=True,
    help="How much of it: 1 is the whole office.",
)
@command
def seed(reset: bool, scale: float) -> tuple[str, dict[str, Any]]:
    """Furnish the demonstration office once; a second time changes nothing."""
    settings: Settings = current_app.config["KEBIEN"]
    if settings.environment == "production":
        raise ValueError(
            "The demonstration has passwords everybody knows. Set KEBIEN_ENV=demo to seed it."
        )
    if reset:
        empty(settings, current_app.extensions["blobs"])
    ready_database()
    if is_begun() and not is_seeded():
        raise ValueError("Seeding was interrupted. Run `flask demo seed --reset`.")
    if not is_begun():
        seed_office(
            current_app.extensions["blobs"],
            scale=scale,
            say=lambda line: click.echo(line, err=True),
        )
    if settings.ledger_key is not None and not witness.list_of(settings.ledger_key).exists():
        # the auditor finds one to take home
        checkpoints.make(place.address(settings), settings.ledger_key, clock.today())
    return _table(), _accounts()


@demo.command("accounts")
@command
def accounts() -> tuple[str, dict[str, Any]]:
    """Print the accounts of the demonstration and their password."""
    ready_database()
    if not is_founded():
        raise ValueError("There is no demonstration office here. Run `flask demo seed` first.")
    return _table(), _accounts()


def _accounts() -> dict[str, Any]:
    return {
        "password": PASSWORD,
        "accounts": [
            {"username": username, "name": name, "role": role.value, "office": office}
            for username, name, role, office in accounts_table()
        ],
    }


def _table() -> str:
    rows = [
        (username, str(label(role)), name, office)
        for username, name, role, office in accounts_table()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(
            [*(text.ljust(width) for text, width in zip(row[:3], widths, strict=True)), row[3]]
        )
        for row in rows
    ]
    outside = [f"{username}  {name}  {of}" for username, name, of in SEATS]
    return "\n".join(
        [
            f"Mật khẩu của mọi tài khoản: {PASSWORD}",
            "",
            *lines,
            "",
            "Tài khoản ngoài, chỉ thấy việc của tổ chức mình:",
            *outside,
        ]
    )
