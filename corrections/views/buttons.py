"""The button that begins a correction, for the pages of the rooms above."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from corrections.facts import declared
from foundation.permissions import Permission
from web.access import may
from web.buttons import Button


def correcting(code: str, row: Any, label: str = "") -> list[Button]:
    """Return the button that corrects a fact, for who may propose it now."""
    fact = declared()[code]
    here = may(Permission.PROPOSE_CORRECTIONS, row.office_id)
    if not (here and may(fact.permission, row.office_id)) or fact.why_not(row) is not None:
        return []
    address = url_for("corrections.new", what=code, target_id=row.id)
    return [Button(label or _("Correct"), address)]
