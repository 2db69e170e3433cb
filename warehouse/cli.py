"""`flask labels`: sheets of labels from the command line."""

from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import force_locale, gettext
from sqlalchemy import select

from accounts.models import Office
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import check
from foundation.transaction import transaction
from warehouse import allowed, queries, sheets
from warehouse.operations.printing import record_prints
from warehouse.views.label_words import label_link, label_words
from web.commands import command, ready_database

labels = AppGroup("labels", help="QR labels of items and places.")

FULL = 24  # labels on a sheet


@labels.command("sheet")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--sample", type=click.IntRange(1, 10_000), help="Invent N labels; touch no data.")
@click.option("--codes", multiple=True, help="Codes of items and places, with commas or repeated.")
@click.option("--start-cell", type=click.IntRange(1, FULL), default=1, show_default=True)
@click.option("--reason", default="", help="Why labels printed before are printed again.")
@command
def sheet(
    out: Path, sample: int | None, codes: tuple[str, ...], start_cell: int, reason: str
) -> tuple[str, dict[str, Any]]:
    """Write A4 sheets (3 × 8) of labels as PDF; every symbol is read back first.

    Without --sample and --codes: the newest items whose label was never printed, one sheet.
    """
    listed = [code.strip() for part in codes for code in part.split(",") if code.strip()]
    if codes and not listed:
        raise ValueError(gettext("Name at least one code after --codes."))
    if sample:
        printed = sheets.sheet(sheets.samples(sample), start_cell=start_cell - 1, link=label_link())
        out.write_bytes(printed.content)
    else:
        ready_database()
        subjects = _subjects(listed)
        prints = queries.print_counts([subject.code for subject in subjects])
        check(allowed.why_not_print(prints, reason))
        with force_locale("vi"):
            faces = sheets.faces(subjects, label_words(), prints)
        printed = sheets.sheet(faces, start_cell=start_cell - 1, link=label_link())
        out.write_bytes(printed.content)
        with transaction():
            record_prints(subjects, reason=reason, by=Act(SYSTEM, clock.now()), seen=prints)
    result = {"labels": printed.labels, "pages": printed.pages, "undecoded": []}
    return f"{printed.labels} labels on {printed.pages} pages: {out}", result


def _subjects(listed: list[str]) -> list[sheets.Subject]:
    """Return what is named, or the newest items without a label."""
    offices = set(db.session.scalars(select(Office.id)))
    if listed:
        return sheets.subjects_of(listed, offices)
    return sheets.newest_unlabelled(offices, most=FULL)
