"""Pages of organisations."""

from flask import Blueprint

from organisations.views import contacts, registry, seats

bp = Blueprint("organisations", __name__, url_prefix="/organisations")
bp.register_blueprint(registry.bp)
bp.register_blueprint(contacts.bp)
bp.register_blueprint(seats.bp)
