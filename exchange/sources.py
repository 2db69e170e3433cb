"""What the notices behind a lot say, shown on the pages of the lot and of its rounds."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from auctions.models import Lot
from auctions.sources import Source, register_sources
from exchange.importing.noticecolumns import NOTICES
from exchange.models import ImportedRow, SheetKind
from foundation.database import db
from foundation.i18n import N_
from web.addresses import outside_address
from web.i18n import translated

URL: Final = "source_url"


def sources_of(lot: Lot) -> Sequence[Source]:
    """Return the notices a lot and its rounds come from, each with its own words."""
    rows = db.session.scalars(
        select(ImportedRow)
        .where(
            ImportedRow.lot_id == lot.id,
            ImportedRow.kind == SheetKind.NOTICES,
            ImportedRow.office_id == lot.office_id,
        )
        .order_by(ImportedRow.id)
    )
    return [
        Source(
            name=row.source.get("notice_id", "") or translated(N_("without a number")),
            address=outside_address(row.source.get(URL, "")),
            round_id=row.round_id,
            cells=[(_title(column), text) for column, text in row.source.items()],
        )
        for row in rows
        if row.source
    ]


def _title(column: str) -> str:
    """Return the name a column goes by in Vietnamese files; its own if it has none."""
    names = NOTICES.names.get(column, ())
    return names[0].capitalize() if names else column


register_sources(sources_of)
