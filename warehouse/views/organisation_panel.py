"""What the store shows on the page of an organisation: the things it has in its hands."""

from typing import Protocol

from flask import url_for
from sqlalchemy import select

from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.sight import in_sight
from organisations.queries import same_as
from warehouse.models import STILL_OURS, EvidenceItem
from web import panels
from web.access import offices
from web.lists import cells
from web.panels import Line, Panel, Section


class OfOrganisation(Protocol):
    """An organisation as every office sees it."""

    @property
    def id(self) -> int: ...


def things_at(organisation: OfOrganisation) -> Panel:
    query = select(EvidenceItem).where(
        EvidenceItem.holder_organisation_id.in_(same_as(organisation.id)),
        EvidenceItem.status.in_(STILL_OURS),
        in_sight(EvidenceItem.office_id, offices(Permission.READ_WAREHOUSE)),
    )
    few = panels.first_few(query, EvidenceItem.id, EvidenceItem.id.desc())
    return few.panel(
        [
            Line(
                what=item.description,
                url=url_for("warehouse.items.show", code=item.code),
                under=cells.word(item.holder),
                right=cells.state(item.status),
            )
            for item in few.rows
        ]
    )


panels.declare(
    Section(
        page="organisation",
        key="things",
        title=N_("Things it has"),
        empty=N_("It has no thing of the office."),
        permission=Permission.READ_WAREHOUSE,
        make=things_at,
        rank=30,
    )
)
