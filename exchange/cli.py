"""`flask exchange`: import spreadsheets from the command line."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from accounts import queries as people
from accounts import refusals as account_refusals
from accounts.models import Office, Role, UserAccount
from cases.models import CaseFile, number_key
from exchange.importing import commit_exhibits, commit_notices
from exchange.importing.exhibits import read_exhibits
from exchange.importing.files import read_file
from exchange.importing.notices import read_notices
from exchange.importing.outcome import FileRefused, Outcome, RowsRefused
from foundation import clock
from foundation.actor import SYSTEM, SYSTEM_ACCOUNT_ID, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.transaction import transaction
from web.commands import command, ready_database

exchange = AppGroup("exchange", help="Spreadsheets in, documents out.")
importing = AppGroup("import", help="Import a .csv or .xlsx file; all or nothing.")
exchange.add_command(importing)

file_argument = click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
check_option = click.option("--check", is_flag=True, help="Only say what would happen.")
skip_option = click.option(
    "--skip-refused", is_flag=True, help="Leave exactly the refused rows out."
)
user_option = click.option("--as", "username", help="User name of the person who imports.")


@importing.command("notices")
@file_argument
@check_option
@skip_option
@user_option
@click.option("--office", "code", help="Code of the office; the root office if not given.")
@command
def notices(
    path: Path, check: bool, skip_refused: bool, username: str | None, code: str | None
) -> tuple[str, dict[str, Any]]:
    """Import auction notices: a case to complete, its assets, a lot and a round for each."""
    ready_database()
    office = _office(code)
    file = read_file(path.read_bytes(), path.name, read_notices)
    outcome, _drafts = commit_notices.preview(file, office_id=office.id, today=clock.today())
    if check or not _may_go_on(outcome, skip_refused):
        return _answer(outcome, done=False, skip_refused=skip_refused)
    with transaction():
        outcome = commit_notices.import_notices(
            file,
            office=office,
            officer=_officer(office),
            skip_refused=skip_refused,
            by=Act(_actor(username, office, Permission.IMPORT), clock.now()),
        )
    return _answer(outcome, done=True, skip_refused=skip_refused)


@importing.command("exhibits")
@file_argument
@click.option("--case", "number", required=True, help="Number of the case file.")
@check_option
@skip_option
@user_option
@click.option("--document", default="", help="Number of the seizure minutes.")
@click.option("--on", "document_on", type=click.DateTime(["%Y-%m-%d"]), help="Their day.")
@command
def exhibits(
    path: Path,
    number: str,
    check: bool,
    skip_refused: bool,
    username: str | None,
    document: str,
    document_on: datetime | None,
) -> tuple[str, dict[str, Any]]:
    """Import exhibit lines as intake orders of a case, proposed for another person to approve."""
    ready_database()
    case = _case(number)
    file = read_file(path.read_bytes(), path.name, read_exhibits)
    outcome, _drafts = commit_exhibits.preview(file, case=case)
    if check or not _may_go_on(outcome, skip_refused):
        return _answer(outcome, done=False, skip_refused=skip_refused)
    with transaction():
        outcome, _orders = commit_exhibits.import_exhibits(
            file,
            case=_case(number),
            document_no=document or path.stem,
            document_on=_day(document_on),
            skip_refused=skip_refused,
            by=Act(_proposer(username, case), clock.now()),
        )
    return _answer(outcome, done=True, skip_refused=skip_refused)


def _may_go_on(outcome: Outcome, skip_refused: bool) -> bool:
    try:
        outcome.check(skip_refused=skip_refused)
    except (FileRefused, RowsRefused):
        return False
    return True


def _answer(outcome: Outcome, *, done: bool, skip_refused: bool) -> tuple[str, dict[str, Any]]:
    lawful = _may_go_on(outcome, skip_refused)
    refused = [
        {
            "row": row,
            "column": problems[0].column,
            "reason": " ".join(gettext(p.message) % p.details for p in problems),
        }
        for row, problems in sorted(outcome.refused.items())
    ]
    result = {
        "rows": outcome.rows,
        "new": len(outcome.new),
        "unchanged": len(outcome.unchanged),
        "refused": refused,
        "failed": not lawful,
    }
    counts = gettext(
        "%(rows)s rows: %(new)s new, %(unchanged)s unchanged, %(refused)s refused",
        rows=outcome.rows,
        new=len(outcome.new),
        unchanged=len(outcome.unchanged),
        refused=len(outcome.refused),
    )
    state = gettext("imported") if done else gettext("nothing was changed")
    reasons = [f"\n{r['row']} {r['column']}: {r['reason']}" for r in refused]
    return f"{counts} · {state}{''.join(reasons)}", result


def _office(code: str | None) -> Office:
    office = db.session.scalar(
        people.office_by_code(code) if code else db.select(Office).where(Office.id == 1)
    )
    if office is None:
        raise account_refusals.NoSuchOffice(code=code or "1")
    return office


def _officer(office: Office) -> UserAccount:
    """Return an officer of the office; the system's account when it has none yet."""
    officers = people.holders(Role.OFFICER, [office.id], clock.today())
    return officers[0] if officers else db.session.get_one(UserAccount, SYSTEM_ACCOUNT_ID)


def _proposer(username: str | None, case: CaseFile) -> Actor:
    office = db.session.get_one(Office, case.office_id)
    return _actor(username, office, Permission.PROPOSE_ORDERS)


def _actor(username: str | None, office: Office, permission: Permission) -> Actor:
    """Return the named person acting in the office, or the system when nobody is named."""
    if username is None:
        return Actor(SYSTEM.id, SYSTEM.name, SYSTEM.role, office.id)
    account = db.session.scalar(people.account_by_username(username))
    if account is None or not account.is_active:
        raise ValueError(gettext("There is no active account called %(name)s.", name=username))
    actor = people.actor_for(account, clock.today(), permission=permission, office_id=office.id)
    if actor is None:
        raise ValueError(
            gettext("%(name)s may not do this in %(office)s.", name=username, office=office.code)
        )
    return actor


def _case(number: str) -> CaseFile:
    query = db.select(CaseFile).where(CaseFile.number_key == number_key(number)).limit(2)
    found = db.session.scalars(query).all()
    if len(found) != 1:
        raise ValueError(gettext("There is no single case file number %(number)s.", number=number))
    case: CaseFile = found[0]
    return case


def _day(given: datetime | None) -> date:
    return given.date() if given else clock.today()
