"""News of imports: rows of a file of one's own that did not come in."""

from typing import Any, Final

from sqlalchemy import Select, null

from exchange.models import BatchState, ImportBatch
from foundation.i18n import N_
from review.queries.news import Reader, Source, columns, tell


def _not_come_in(reader: Reader) -> Select[Any]:
    return columns(ImportBatch.id, ImportBatch.id, ImportBatch.file_name, null()).where(
        ImportBatch.started_by_id == reader.id,
        ImportBatch.state == BatchState.DONE,
        ImportBatch.refused + ImportBatch.failed > 0,
    )


NEWS: Final = Source(
    "import",
    N_("Import with rows left out"),
    "warn",
    "file-upload",
    "exchange.imports.index",
    "",
    _not_come_in,
    ImportBatch.ended_at,
)
tell(NEWS)
