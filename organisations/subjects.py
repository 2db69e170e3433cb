"""How the ledger names organisations."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from foundation.i18n import N_
from foundation.permissions import Permission
from organisations.models import Organisation

register(
    "organisation",
    SubjectKind(
        N_("organisation"),
        select(Organisation.id, Organisation.office_id, Organisation.name),
        Organisation.id,
        name=lambda row: str(row.name),
        permission=Permission.READ_CASES,
        address=lambda row: ("organisations.registry.show", {"organisation_id": row.id}),
    ),
)
