"""`flask exchange`: import spreadsheets from the command line."""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from accounts import queries as people
from accounts import refusals as account_refusals
from accounts.models import Office
from cases.models import CaseFile, numbered
from exchange import answers, worker
from exchange.models import BatchState, ImportBatch, SheetKind
from exchange.operations import batches, running
from exchange.operations.doubles import rows_asked
from exchange.operations.minutes import Minutes
from exchange.operations.settled import Ticks, complete_rows
from exchange.staging import FileUnread, stage
from exchange.stepping import Stepper
from foundation import clock, statistics
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.transaction import transaction
from web.commands import command, ready_database

COUNTED = ("new", "incomplete", "assets_only", "unchanged")  # disjoint, with the refused rows

exchange = AppGroup("exchange", help="Spreadsheets in, documents out.")
importing = AppGroup("import", help="Import an .xlsx, .xls, .ods, .csv or .docx file.")
exchange.add_command(importing)

file_argument = click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
check_option = click.option("--check", is_flag=True, help="Only say what would happen.")
skip_option = click.option("--skip-refused", is_flag=True, help="Leave refused rows out.")
font_option = click.option(
    "--convert-font", is_flag=True, help="Texts of an old font (TCVN3, VNI) are converted rightly."
)
cases_option = click.option("--open-cases", is_flag=True, help="Open cases not there yet.")
doubles_option = click.option("--keep-doubles", is_flag=True, help="Equal rows are two things.")
office_option = click.option("--office", "code", help="Code of the office, else the root one.")
user_option = click.option("--as", "username", help="User name of the person who imports.")


@importing.command("notices")
@file_argument
@check_option
@skip_option
@user_option
@office_option
@click.option("--join", is_flag=True, help="Join notices that seem to offer an asset again.")
@font_option
@command
def notices(
    path: Path,
    check: bool,
    skip_refused: bool,
    username: str | None,
    code: str | None,
    join: bool,
    convert_font: bool,
) -> tuple[str, dict[str, Any]]:
    """Import auction notices: a case to complete, its assets, a lot and a round for each."""
    ready_database()
    office = _office(code)
    by = Act(_actor(username, office, Permission.ENTER_BACKLOG), clock.now())
    staged = _staged(path, SheetKind.NOTICES, office.id, None, by)
    staged = _settled(staged, by, font_is_right=convert_font)
    return _imported(
        staged,
        lambda batch: running.start_notices(
            batch, skip_refused=skip_refused, join_rest=join, by=by
        ),
        check=check,
        skip_refused=skip_refused,
    )


@importing.command("exhibits")
@file_argument
@click.option("--case", "number", required=True, help="Number of the case file.")
@check_option
@skip_option
@user_option
@click.option("--document", help="Number of the seizure minutes; needed unless --check.")
@click.option("--on", "document_on", type=click.DateTime(["%Y-%m-%d"]), help="As 2026-03-02.")
@font_option
@command
def exhibits(
    path: Path,
    number: str,
    check: bool,
    skip_refused: bool,
    username: str | None,
    document: str | None,
    document_on: datetime | None,
    convert_font: bool,
) -> tuple[str, dict[str, Any]]:
    """Import exhibit lines as intake orders of a case, proposed for another person to approve.

    Refused lines stop the import unless --skip-refused leaves them out. Incomplete lines (no clear
    quantity, an old font) are told and stay out; the others come in. To complete them, send the
    same file once more on the page of the case: what came in is known, the rest is asked for.
    """
    ready_database()
    case = _case(number)
    office = db.session.get_one(Office, case.office_id)
    by = Act(_actor(username, office, Permission.PROPOSE_ORDERS), clock.now())
    minutes = _minutes(document, document_on, check=check)
    staged = _staged(path, SheetKind.EXHIBITS, office.id, case.id, by, minutes)
    staged = _settled(staged, by, font_is_right=convert_font)
    return _imported(
        staged,
        lambda batch: running.start_exhibits(
            batch,
            skip_refused=True,  # refused rows were looked at; incomplete lines are told
            by=by,
        ),
        check=check,
        skip_refused=skip_refused,
    )


@importing.command("backlog")
@file_argument
@check_option
@skip_option
@user_option
@office_option
@font_option
@cases_option
@doubles_option
@command
def backlog(
    path: Path,
    check: bool,
    skip_refused: bool,
    username: str | None,
    code: str | None,
    convert_font: bool,
    open_cases: bool,
    keep_doubles: bool,
) -> tuple[str, dict[str, Any]]:
    """Import the backlog of an office: cases, assets with their auctions and sales, and the rest.

    The file is the template of the import page, filled in, or one list as the office keeps it. All
    rows of one asset come in together. What a row does not say stays unknown. Sent again, a file
    that came in changes nothing.
    """
    ready_database()
    office = _office(code)
    by = Act(_actor(username, office, Permission.IMPORT), clock.now())
    staged = _staged(path, SheetKind.BACKLOG, office.id, None, by)
    staged = _settled(
        staged, by, doubles=keep_doubles, font_is_right=convert_font, opens_cases=open_cases
    )
    return _imported(
        staged,
        lambda batch: running.start_backlog(batch, skip_refused=skip_refused, by=by),
        check=check,
        skip_refused=skip_refused,
    )


@exchange.command("work")
@command
def work() -> tuple[str, dict[str, Any]]:
    """Import what people said yes to on their pages, until nothing waits; then end."""
    ready_database()
    os.nice(worker.NICENESS)
    steps = worker.work()
    return gettext("%(steps)s steps", steps=steps), {"steps": steps}


def _minutes(number: str | None, on: datetime | None, *, check: bool) -> Minutes | None:
    """Return the seizure minutes of a list; only a check may do without."""
    if number and number.strip() and on is not None:
        return Minutes(number, on.date())
    if check and not number and on is None:
        return None
    raise ValueError(gettext("Name the seizure minutes: --document NUMBER --on YYYY-MM-DD."))


def _staged(
    path: Path,
    kind: SheetKind,
    office_id: int,
    case_id: int | None,
    by: Act,
    minutes: Minutes | None = None,
) -> ImportBatch | FileUnread:
    return stage(
        path.absolute(),
        kind=kind,
        office_id=office_id,
        case_id=case_id,
        name=path.name[:200],
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        minutes=minutes,
        by=by,
    )


def _settled(
    staged: ImportBatch | FileUnread, by: Act, *, doubles: bool = False, **says: bool
) -> ImportBatch | FileUnread:
    """Take what a person says of a file as a whole."""
    if isinstance(staged, FileUnread) or not (doubles or any(says.values())):
        return staged
    with transaction():
        batch = db.session.get_one(ImportBatch, staged.id)
        asked = rows_asked(batch) if doubles else []
        return complete_rows(batch, {}, ticks=Ticks(asked, apart=asked), by=by, **says)


def _imported(
    staged: ImportBatch | FileUnread,
    start: Callable[[ImportBatch], ImportBatch],
    *,
    check: bool,
    skip_refused: bool,
) -> tuple[str, dict[str, Any]]:
    """Import what was read unless it is only to be checked, or something refused it.

    ``start`` says yes to it.
    """
    if isinstance(staged, FileUnread):
        unread = answers.refused_file(staged.problems)
        return answers.told(unread, None), unread | {"failed": True}
    batch_id, stays_out = staged.id, bool(staged.refused) and not skip_refused
    if not check and not stays_out and staged.comes_in:
        with transaction():
            start(db.session.get_one(ImportBatch, batch_id))
        _run(batch_id)
    batch = db.session.get_one(ImportBatch, batch_id)
    said = answers.answer(batch)
    text, failed = answers.told(said, batch), stays_out or bool(batch.failed)
    if batch.state is BatchState.READ:
        _forget(batch_id)
    return text, said | {"failed": failed}


def _run(batch_id: int) -> None:
    stepper = Stepper()
    while stepper.step(batch_id):
        continue
    db.session.rollback()  # it has only read
    statistics.refresh()


def _forget(batch_id: int) -> None:
    """Delete what was only read."""
    left = True
    while left:
        with transaction():
            left = bool(batches.forget_rows(batch_id, 500))


def _office(code: str | None) -> Office:
    office = db.session.scalar(
        people.office_by_code(code) if code else db.select(Office).where(Office.id == 1)
    )
    if office is None:
        raise account_refusals.NoSuchOffice(code=code or "1")
    return office


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
    query = db.select(CaseFile).where(numbered(number)).limit(2)
    found = db.session.scalars(query).all()
    if len(found) != 1:
        raise ValueError(
            gettext("There is no case file number %(number)s, or more than one.", number=number)
        )
    case: CaseFile = found[0]
    return case
