"""`flask search`: make everything findable again."""

from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from foundation import search
from web.commands import command

finding = AppGroup("search", help="What is found by searching.")


@finding.command("rebuild")
@click.option("--check", is_flag=True, help="Only count what is found by something else now.")
@command
def rebuild(check: bool) -> tuple[str, dict[str, Any]]:
    """Read every subject again and replace what is kept of it for searching."""
    if check:
        changed = sum(search.differs(one) for many in search.everything() for one in many)
        return gettext("%(count)s entries differ.", count=changed), {
            "changed": changed,
            "failed": changed > 0,
        }
    changed = sum(search.made_again())
    return gettext("%(count)s entries were made again.", count=changed), {"changed": changed}
