"""`flask office`: the offices of the tree from the command line."""

from typing import Any

import click
from flask.cli import AppGroup

from accounts import founding, queries, refusals
from accounts.models import Office
from accounts.operations import offices
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from web.commands import command, ready_database

office = AppGroup("office", help="Offices and their units.")

Said = tuple[str, dict[str, Any]]

code_argument = click.argument("code")
name_option = click.option("--name", required=True, help="Name as it stands on papers and labels.")


@office.command("create")
@code_argument
@name_option
@command
def create(code: str, name: str) -> Said:
    """Name the office the database began with; once it has a name, add another beside it."""
    ready_database()
    with transaction():
        by, first = Act(SYSTEM, clock.now()), founding.first_office()
        if founding.is_unused(first):
            made = offices.rename_office(first, code=code, name=name, by=by)
        else:
            made = offices.create_office(code=code, name=name, parent=None, by=by)
        said = _said(made)
    return f"{said['code']}: {said['name']}", said


@office.command("unit")
@code_argument
@name_option
@click.option("--under", help="Code of the office above; without it the first office.")
@command
def unit(code: str, name: str, under: str | None) -> Said:
    """Add a unit under an office."""
    ready_database()
    parent = office_called(under)
    with transaction():
        by = Act(SYSTEM, clock.now())
        said = _said(offices.create_office(code=code, name=name, parent=parent, by=by), parent)
    return f"{said['code']}: {said['name']} ({said['under']})", said


@office.command("rename")
@code_argument
@click.option("--code", "new_code", help="Another code.")
@click.option("--name", help="Another name.")
@command
def rename(code: str, new_code: str | None, name: str | None) -> Said:
    """Give an office another code or name; what was written under the old one stays."""
    ready_database()
    found = office_called(code)
    with transaction():
        offices.rename_office(
            found,
            code=new_code or found.code,
            name=name or found.name,
            by=Act(SYSTEM, clock.now()),
        )
        said = _said(found, _above(found))
    return f"{said['code']}: {said['name']}", said


@office.command("list")
@command
def list_offices() -> Said:
    """List offices with their codes, each under the one above it."""
    ready_database()
    rows = db.session.scalars(db.select(Office).order_by(Office.sort_key, Office.id)).all()
    listed = [_said(row, _above(row)) for row in rows]
    depth = [row.path.count("/") - 2 for row in rows]
    lines = [
        f"{'  ' * deep}{each['code']}: {each['name']}"
        for deep, each in zip(depth, listed, strict=True)
    ]
    return "\n".join(lines), {"offices": listed}


def office_called(code: str | None) -> Office:
    """Return the office of a code; without one, the office the database began with.

    Raises:
        NoSuchOffice: nobody has that code.
    """
    if code is None:
        return founding.first_office()
    found = db.session.scalar(queries.office_by_code(code))
    if found is None:
        raise refusals.NoSuchOffice(code=code)
    return found


def _above(row: Office) -> Office | None:
    return db.session.get_one(Office, row.parent_id) if row.parent_id else None


def _said(row: Office, above: Office | None = None) -> dict[str, Any]:
    return {"code": row.code, "name": row.name, "under": above.code if above else None}
