"""`flask lawbook`: ask the law a question from the command line."""

from datetime import date, datetime
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext

from lawbook.assets import AssetKind
from lawbook.periods import deadline, parameters
from web.commands import command

FIRST_YEAR, LAST_YEAR = 1975, 2100

lawbook = AppGroup("lawbook", help="Legal days, each with its provision.")


@lawbook.command("day")
@click.argument("code")
@click.option(
    "--from",
    "trigger",
    required=True,
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="The day the period runs from; for a period before a session, the session's day.",
)
@click.option("--kind", type=click.Choice([kind.value for kind in AssetKind]))
@click.option(
    "--closed",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="The day the matter ended: before 01/07/2026 its complaints follow the old law.",
)
@command
def day(
    code: str, trigger: datetime, kind: str | None, closed: datetime | None
) -> tuple[str, dict[str, Any]]:
    """Say the last day of a parameter (R2, D3, A1 …), its provision and how it was counted."""
    ruling = deadline(
        code.upper(),
        _day(trigger),
        kind=AssetKind(kind) if kind else None,
        closed_on=_day(closed) if closed else None,
    )
    result = {
        "value": ruling.value.isoformat(),
        "basis": str(ruling.basis),
        "confirmed": ruling.confirmed,
        "counted": ruling.counted,
    }
    doubt = "" if ruling.confirmed or ruling.awaits else " (chưa đối chiếu)"
    return f"{ruling.value:%d/%m/%Y} · {ruling.basis}{doubt} · {ruling.counted}", result


@lawbook.command("list")
@command
def list_parameters() -> tuple[str, dict[str, Any]]:
    """List the parameter codes with their titles."""
    rows = {parameter.code: parameter.title for parameter in parameters()}
    return "\n".join(f"{code}\t{title}" for code, title in rows.items()), {"parameters": rows}


def _day(moment: datetime) -> date:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(
            gettext(
                "Give a day of the years %(first)s to %(last)s.", first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return moment.date()
