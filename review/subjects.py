"""How the ledger names directives."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from foundation.i18n import N_
from foundation.permissions import Permission
from review.models import Directive

register(
    "directive",
    SubjectKind(
        N_("directive"),
        select(Directive.id, Directive.office_id, Directive.instruction),
        Directive.id,
        name=lambda row: str(row.instruction),
        permission=Permission.READ_REVIEW,
        address=lambda row: ("review.directives.show", {"id": row.id}),
    ),
)
