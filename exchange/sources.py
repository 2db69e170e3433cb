"""What the notices and files behind a lot say, shown on the pages of the lot and of its rounds."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from auctions.models import Lot
from auctions.sources import Source, register_sources
from exchange.importing.noticecolumns import NOTICES
from exchange.importing.numberdays import number_and_day
from exchange.importing.oldcolumns import MATTERS
from exchange.models import ImportBatch, ImportedRow, SheetKind
from foundation.database import db
from foundation.i18n import N_
from web.addresses import outside_address
from web.i18n import translated

URL: Final = "source_url"
TOLD: Final = (SheetKind.NOTICES, SheetKind.BACKLOG)


def sources_of(lot: Lot) -> Sequence[Source]:
    """Return the rows a lot and its rounds come from, each with its own words."""
    rows = db.session.scalars(
        select(ImportedRow)
        .where(
            ImportedRow.lot_id == lot.id,
            ImportedRow.kind.in_(TOLD),
            ImportedRow.office_id == lot.office_id,
        )
        .order_by(ImportedRow.id)
    )
    return [
        Source(
            name=_name(row),
            address=outside_address(row.source.get(URL, "")),
            round_id=row.round_id,
            cells=[(_title(row.kind, column), text) for column, text in row.source.items()],
        )
        for row in rows
        if row.source
    ]


def _name(row: ImportedRow) -> str:
    """Return what a source is called: the number of a notice, the file of a backlog."""
    if row.kind is SheetKind.BACKLOG:
        return db.session.get_one(ImportBatch, row.batch_id).file_name
    cell = (row.source or {}).get("notice_id", "")
    return number_and_day(cell).number or translated(N_("without a number"))


def _title(kind: SheetKind, column: str) -> str:
    """Return the name a column goes by in Vietnamese files; its own if it has none."""
    layout = MATTERS if kind is SheetKind.BACKLOG else NOTICES
    own, _mark, number = column.partition("#")
    names = layout.names.get(own, ())
    named = names[0].capitalize() if names else own
    return f"{named} ({number})" if number else named


register_sources(sources_of)
