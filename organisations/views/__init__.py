"""Pages of organisations."""

from flask import Blueprint

from organisations.views import contacts, registry

bp = Blueprint("organisations", __name__, url_prefix="/organisations")
bp.register_blueprint(registry.bp)
bp.register_blueprint(contacts.bp)
