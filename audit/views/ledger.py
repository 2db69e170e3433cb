"""Read the ledger in sentences, and verify a subject on the spot."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from audit import queries, subjects
from audit.entries import declared
from audit.models import LedgerEntry
from audit.place import verify_stream_here
from audit.views import findings
from audit.views.narrowing import LedgerFilter
from audit.views.sentences import told
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import page

bp = Blueprint("ledger", __name__, url_prefix="/ledger")

LONGEST = 200  # letters of what is looked for


@bp.get("")
@permission_required(Permission.READ_LEDGER)
def index() -> ResponseReturnValue:
    """Show entries in sight, newest first; one subject is verified on the spot."""
    narrow = LedgerFilter(request.args)
    narrow.validate()
    subject, who = _words(narrow.stream.data), _words(narrow.who.data)
    streams = subjects.typed(subject, offices()) if subject else None
    rows = keyset(
        queries.entries(
            offices(),
            streams=streams,
            kind=narrow.kind.data if narrow.kind.data in declared() else "",
            actor_ids=subjects.ids_typed("account", who) if who else None,
            since=narrow.since.data,
            until=narrow.until.data,
        ),
        LedgerEntry.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(LedgerEntry.office_id, offices()),
    )
    verdict = None
    if streams and len(streams) == 1 and rows.rows:
        verdict = verify_stream_here(streams[0])
    return page(
        "audit/ledger/index.html",
        narrow=narrow,
        rows=rows,
        sentences=told(rows.rows, offices),
        verdict=verdict,
        broken=findings.told(verdict.findings, offices) if verdict else [],
        kept={k: v for k, v in request.args.items() if k not in {"after", "before"} and v},
    )


def _words(text: str | None) -> str:
    return (text or "").replace("\x00", "").strip()[:LONGEST]
