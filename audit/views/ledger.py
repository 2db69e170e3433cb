"""Read the ledger, and verify a stream on the spot."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from audit import queries, verification
from audit.models import LedgerEntry
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import page

bp = Blueprint("ledger", __name__, url_prefix="/ledger")


@bp.get("")
@permission_required(Permission.READ_LEDGER)
def index() -> ResponseReturnValue:
    """Show entries in sight, newest first; one stream is verified on the spot."""
    stream, kind = request.args.get("stream", "").strip(), request.args.get("kind", "").strip()
    rows = keyset(
        queries.entries(offices(), stream=stream, kind=kind),
        LedgerEntry.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(LedgerEntry.office_id, offices()),
    )
    verdict = None
    if stream and rows.rows:
        verdict = verification.verify_stream(db.session.connection(), stream)
    return page("audit/ledger/index.html", rows=rows, stream=stream, kind=kind, verdict=verdict)
