"""`flask setup`: the code of the first visit, printed by a command or as the server starts."""

import logging
from typing import Any

from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy.exc import DBAPIError

from accounts import founding, refusals, setup_code
from foundation import clock
from foundation.database import db
from foundation.failures import Failure
from web.commands import command, ready_database

setup = AppGroup("setup", help="The first visit of an empty database.")

Said = tuple[str, dict[str, Any]]

logger = logging.getLogger("kebien.setup")


@setup.command("code")
@command
def code() -> Said:
    """Print a one-time code for the page /setup; the one before is worth nothing any longer."""
    ready_database()
    if founding.has_people():
        raise refusals.OfficeHasPeople
    at = clock.now()
    made = setup_code.make(current_app.config["KEBIEN"].data_dir, at)
    return made, {"code": made, "until": (at + setup_code.LASTS).isoformat()}


def announce(app: Flask) -> None:
    """Print a code into the log of a server that starts with an empty database.

    A database that cannot be read, or a folder that cannot be written, is told by the pages.
    """
    with app.app_context():
        try:
            if not founding.has_people():
                made = setup_code.make(app.config["KEBIEN"].data_dir, clock.now())
                logger.warning("setup.code", extra={"setup_code": made, "page": "/setup"})
        except (DBAPIError, Failure):
            logger.warning("setup.no_code", exc_info=True)
        finally:
            db.session.remove()
            db.engine.dispose()  # workers that are made from this process open connections anew
