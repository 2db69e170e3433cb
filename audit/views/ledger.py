"""Read the ledger in sentences, and verify a subject on the spot."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from audit.place import verify_stream_here
from audit.views import findings
from audit.views.ledger_list import ENTRIES, streams
from audit.views.narrowing import LedgerFilter
from audit.views.sentences import told
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.lists import Shown, list_page

bp = Blueprint("ledger", __name__, url_prefix="/ledger")


@bp.get("")
@permission_required(Permission.READ_LEDGER)
def index() -> ResponseReturnValue:
    """Show entries in sight, newest first; one subject is verified on the spot."""
    narrow = LedgerFilter(request.args)
    narrow.validate()
    return list_page(ENTRIES, "audit/ledger/index.html", beside=_beside, narrow=narrow)


def _beside(shown: Shown) -> dict[str, Any]:
    """Return the entries in sentences, and the verdict about the one subject they are of."""
    rows, about = shown.things, streams(shown.asked)
    verdict = verify_stream_here(about[0]) if about and len(about) == 1 and rows else None
    return {
        "sentences": told(rows, offices),
        "verdict": verdict,
        "broken": findings.told(verdict.findings, offices) if verdict else [],
    }
