"""How the ledger names case files and assets."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from cases.models import Asset, CaseFile
from foundation.i18n import N_
from foundation.permissions import Permission

register(
    "case",
    SubjectKind(
        N_("case file"),
        select(CaseFile.id, CaseFile.office_id, CaseFile.number, CaseFile.summary),
        CaseFile.id,
        name=lambda row: f"{row.number} · {row.summary}",
        permission=Permission.READ_CASES,
        address=lambda row: ("cases.files.show", {"case_id": row.id}),
    ),
)
register(
    "asset",
    SubjectKind(
        N_("asset"),
        select(Asset.id, Asset.office_id, Asset.description),
        Asset.id,
        name=lambda row: str(row.description),
        permission=Permission.READ_CASES,
        address=lambda row: ("cases.assets.show", {"asset_id": row.id}),
    ),
)
