"""How the ledger names lots, contracts and rounds."""

from sqlalchemy import func, select

from auctions.models import Lot, Round, RoundState, ServiceContract
from audit.subjects import SubjectKind, register
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from papers.models import Document


def _round_page(code: str, number: int, state: RoundState) -> tuple[str, dict[str, object]]:
    """Return where a round is shown; one that never was is told on the page of its lot."""
    if state is RoundState.ANNULLED:
        return "auctions.lots.show", {"code": code}
    return "auctions.rounds.show", {"code": code, "number": number}


register(
    "lot",
    SubjectKind(
        N_("lot"),
        select(Lot.id, Lot.office_id, Lot.code, Lot.title),
        Lot.id,
        name=lambda row: f"{shown(row.code)} · {row.title}",
        permission=Permission.READ_AUCTIONS,
        address=lambda row: ("auctions.lots.show", {"code": row.code}),
    ),
)
register(
    "round",
    SubjectKind(
        N_("round"),
        select(Round.id, Round.office_id, Round.number, Round.state, Lot.code, Lot.title).join(
            Lot, Lot.id == Round.lot_id
        ),
        Round.id,
        name=lambda row: f"{row.number} · {row.title}",
        permission=Permission.READ_AUCTIONS,
        address=lambda row: _round_page(row.code, row.number, row.state),
    ),
)
register(
    "contract",
    SubjectKind(
        N_("service contract"),
        select(
            ServiceContract.id,
            ServiceContract.office_id,
            func.coalesce(Document.number, ServiceContract.number_before).label("number"),
            Lot.code,
        )
        .join(Lot, Lot.id == ServiceContract.lot_id)
        .outerjoin(Document, Document.id == ServiceContract.document_id),
        ServiceContract.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_AUCTIONS,
        address=lambda row: ("auctions.lots.show", {"code": row.code}),
    ),
)
