"""Pages of sales."""

from flask import Blueprint

from sales.views import deliveries, panels, sales

bp = Blueprint("sales", __name__)
bp.register_blueprint(sales.bp)

__all__ = ["bp", "deliveries", "panels"]
