"""Pages of the ledger."""

from flask import Blueprint

from audit.views import checks, ledger
from audit.views.foretold import counter_acts, foretold
from web.checking import tell_by
from web.pages import counter_told_by

bp = Blueprint("audit", __name__, url_prefix="/audit")
bp.register_blueprint(ledger.bp)
bp.register_blueprint(checks.bp)

tell_by(foretold)
counter_told_by(counter_acts)
