"""What was imported, and the ways in."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from exchange.views.import_list import IMPORTS
from foundation.permissions import Permission
from web.access import may, permission_required
from web.lists import list_page

bp = Blueprint("imports", __name__)


@bp.get("")
@permission_required(Permission.IMPORT)
def index() -> ResponseReturnValue:
    notices = may(Permission.ENTER_BACKLOG)
    return list_page(IMPORTS, "exchange/imports/index.html", imports_notices=notices)
