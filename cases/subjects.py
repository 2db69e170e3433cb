"""How case files and assets are named, and what stands on them: by the ledger, by a refusal."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from cases.models import Asset, CaseFile, Hold, MoneyMovement, Obstacle
from foundation.i18n import N_
from foundation.permissions import Permission
from web.formatting import day, dong, label

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
register(
    "hold",
    SubjectKind(
        N_("hold"),
        select(Hold.id, Hold.office_id, Hold.case_id, Hold.reason, Hold.placed_on),
        Hold.id,
        name=lambda row: f"{label(row.reason)}, {day(row.placed_on)}",
        permission=Permission.READ_CASES,
        address=lambda row: ("cases.files.show", {"case_id": row.case_id}),
    ),
)
register(
    "obstacle",
    SubjectKind(
        N_("obstacle"),
        select(Obstacle.id, Obstacle.office_id, Obstacle.asset_id, Obstacle.next_act),
        Obstacle.id,
        name=lambda row: str(row.next_act),
        permission=Permission.READ_CASES,
        address=lambda row: ("cases.assets.show", {"asset_id": row.asset_id}),
    ),
)
register(
    "money",
    SubjectKind(
        N_("movement of money"),
        select(
            MoneyMovement.id,
            MoneyMovement.office_id,
            MoneyMovement.case_id,
            MoneyMovement.kind,
            MoneyMovement.amount,
        ),
        MoneyMovement.id,
        name=lambda row: (
            label(row.kind) if row.amount is None else f"{label(row.kind)} · {dong(row.amount)}"
        ),
        permission=Permission.READ_CASES,
        address=lambda row: ("cases.files.show", {"case_id": row.case_id}),
    ),
)
