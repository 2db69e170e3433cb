"""How the ledger names imports."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from exchange.models import ImportBatch
from foundation.i18n import N_
from foundation.permissions import Permission

register(
    "import",
    SubjectKind(
        N_("import"),
        select(ImportBatch.id, ImportBatch.office_id, ImportBatch.file_name),
        ImportBatch.id,
        name=lambda row: str(row.file_name),
        permission=Permission.IMPORT,
        address=lambda _row: ("exchange.imports.index", {}),
    ),
)
