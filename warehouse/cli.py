"""`flask labels`: sheets of labels from the command line."""

from functools import partial
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
from warehouse import allowed, allowed_printers, queries, sheets
from warehouse.labels import GAPPED_SHEET, SheetGeometry
from warehouse.models import Printer
from warehouse.operations.printing import record_prints
from warehouse.printers.layout import layout_of
from warehouse.views.label_words import label_link, label_words
from web.commands import command, ready_database

labels = AppGroup("labels", help="QR labels of items and places.")

MANY = 24  # labels of a roll, where nothing says which


@labels.command("sheet")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--sample", type=click.IntRange(1, 10_000), help="Invent N labels; touch no data.")
@click.option("--codes", multiple=True, help="Codes of items and places, with commas or repeated.")
@click.option("--start-cell", type=click.IntRange(1), default=1, show_default=True)
@click.option("--printer", type=int, help="Number of a printer, as in the address of its page.")
@click.option("--reason", default="", help="Why labels printed before are printed again.")
@command
def sheet(
    out: Path,
    sample: int | None,
    codes: tuple[str, ...],
    start_cell: int,
    printer: int | None,
    reason: str,
) -> tuple[str, dict[str, Any]]:
    """Write labels as PDF, as they lie on the paper of a printer; every symbol is read back first.

    Without --printer: A4 sheets, 3 × 8. Without --sample and --codes: the newest items whose label
    was never printed, one sheet, or 24 labels of a roll.
    """
    listed = [code.strip() for part in codes for code in part.split(",") if code.strip()]
    if codes and not listed:
        raise ValueError(gettext("Name at least one code after --codes."))
    if printer is not None or not sample:
        ready_database()
    geometry = _geometry(printer)
    draw = partial(sheets.sheet, geometry=geometry, start_cell=start_cell - 1, link=label_link())
    if sample:
        printed = draw(sheets.samples(sample))
        out.write_bytes(printed.content)
    else:
        subjects = _subjects(listed, geometry.cells if geometry.cells > 1 else MANY)
        prints = queries.print_counts([subject.code for subject in subjects])
        check(allowed.why_not_print(prints, reason))
        with force_locale("vi"):
            faces = sheets.faces(subjects, label_words(), prints)
        printed = draw(faces)
        out.write_bytes(printed.content)
        with transaction():
            record_prints(subjects, reason=reason, by=Act(SYSTEM, clock.now()), seen=prints)
    result = {"labels": printed.labels, "pages": printed.pages, "undecoded": []}
    return f"{printed.labels} labels on {printed.pages} pages: {out}", result


def _geometry(number: int | None) -> SheetGeometry:
    """Return where the labels lie on the paper of a printer in use; without one on a sheet."""
    if number is None:
        return GAPPED_SHEET
    printer = db.session.get(Printer, number)
    if printer is None:
        raise ValueError(gettext("There is no printer with the number %(number)s.", number=number))
    check(allowed_printers.why_not_use(printer))
    return layout_of(printer).geometry


def _subjects(listed: list[str], most: int) -> list[sheets.Subject]:
    """Return what is named, or the newest items without a label."""
    offices = set(db.session.scalars(select(Office.id)))
    if listed:
        return sheets.subjects_of(listed, offices)
    return sheets.newest_unlabelled(offices, most=most)
