"""Commands: one line of result, a refusal as exit code 2, JSON on request."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_babel import gettext
from flask_migrate import upgrade

from foundation.database import db
from foundation.failures import Failure
from foundation.refusals import Refusal
from web.forms import failure_text, refusal_text
from web.logs import COMMAND

P = ParamSpec("P")


def command(work: Callable[P, tuple[str, dict[str, Any]]]) -> Callable[..., None]:
    """Turn a function that returns (sentence, result) into a command with ``--json``.

    A Refusal, Failure, ValueError or OSError (a file) is printed and the process exits with 2;
    nothing was changed. A result with a true ``failed`` key exits with 1; the key is not printed.
    """

    @click.option("--json", "as_json", is_flag=True, help="Print the result as one line of JSON.")
    @wraps(work)
    def run(*args: Any, as_json: bool, **kwargs: Any) -> None:
        try:
            named = {COMMAND: click.get_current_context().command_path}  # for the log
            with current_app.test_request_context(environ_base=named):
                sentence, result = work(*args, **kwargs)
        except (Refusal, Failure, ValueError, OSError) as no:
            said = refusal_in_words(no)
            if as_json:
                click.echo(json.dumps({"error": said}, ensure_ascii=False))
            else:
                click.echo(said, err=True)
            sys.exit(2)
        finally:
            db.session.rollback()  # what was only read holds nothing any longer
        failed = bool(result.pop("failed", False))
        click.echo(_line(result) if as_json else sentence)
        if failed:
            sys.exit(1)

    return run


def _line(result: dict[str, Any]) -> str:
    """Return a result as one line of JSON; what is no text in it is written as an escape."""
    written = json.dumps(result, ensure_ascii=False)
    return written.encode("utf-8", "backslashreplace").decode()


def refusal_in_words(no: Exception) -> str:
    """Return a refusal or a plain value error as one sentence."""
    if isinstance(no, Refusal | Failure):
        with current_app.test_request_context():
            return refusal_text(no) if isinstance(no, Refusal) else failure_text(no)
    if isinstance(no, OSError) and no.filename is not None:
        return str(gettext("%(path)s cannot be read or written.", path=str(no.filename)))
    return str(no)


def ready_database() -> None:
    """Bring the schema to this version's; an empty database is built.

    Raises:
        ValueError: the database was made by a newer version.
    """
    script = ScriptDirectory(current_app.extensions["migrate"].directory)
    with db.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present == script.get_current_head():
        return
    known = {revision.revision for revision in script.walk_revisions()}
    if present is not None and present not in known:
        raise ValueError("The database belongs to a newer version of Kê Biên; update the program.")
    upgrade(directory=current_app.extensions["migrate"].directory)
