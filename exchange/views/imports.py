"""What was imported, and the ways in."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from exchange import queries
from exchange.models import ImportBatch
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import page

bp = Blueprint("imports", __name__)


@bp.get("")
@permission_required(Permission.IMPORT)
def index() -> ResponseReturnValue:
    rows = keyset(
        queries.batches(offices()),
        ImportBatch.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(ImportBatch.office_id, offices()),
    )
    return page("exchange/imports/index.html", rows=rows)
