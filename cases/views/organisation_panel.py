"""What case files show on the page of an organisation: those it is a party of."""

from typing import Protocol

from flask import url_for
from sqlalchemy import select

from cases.models import Asset, CaseFile, Party
from cases.views.sides import sides
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.sight import in_sight
from organisations.queries import own_and_branches, same_as
from web import panels
from web.access import offices
from web.lists import cells
from web.panels import Line, Panel, Section


class OfOrganisation(Protocol):
    """An organisation as every office sees it."""

    @property
    def id(self) -> int: ...


def cases_of(organisation: OfOrganisation) -> Panel:
    parties = select(Party.case_id).where(
        Party.stands, Party.organisation_id.in_(own_and_branches(organisation.id))
    )
    query = select(CaseFile).where(
        CaseFile.id.in_(parties), in_sight(CaseFile.office_id, offices(Permission.READ_CASES))
    )
    few = panels.first_few(query, CaseFile.id, CaseFile.id.desc())
    told = sides([case.id for case in few.rows])
    return few.panel(
        [
            Line(
                what=f"{case.number} · {case.summary}",
                url=url_for("cases.files.show", case_id=case.id),
                under=told[case.id],
                right=cells.state(case.stage),
            )
            for case in few.rows
        ]
    )


panels.declare(
    Section(
        page="organisation",
        key="cases",
        title=N_("Case files it is a party of"),
        empty=N_("It is a party of no case file."),
        permission=Permission.READ_CASES,
        make=cases_of,
        rank=10,
        folded=False,
    )
)


def assets_kept_by(organisation: OfOrganisation) -> Panel:
    query = select(Asset).where(
        Asset.keeper_organisation_id.in_(same_as(organisation.id)),
        Asset.stands,
        in_sight(Asset.office_id, offices(Permission.READ_CASES)),
    )
    few = panels.first_few(query, Asset.id, Asset.id.desc())
    return few.panel(
        [
            Line(
                what=asset.description,
                url=url_for("cases.assets.show", asset_id=asset.id),
                right=cells.state(asset.state),
            )
            for asset in few.rows
        ]
    )


panels.declare(
    Section(
        page="organisation",
        key="kept",
        title=N_("Assets it keeps"),
        empty=N_("It keeps no asset."),
        permission=Permission.READ_CASES,
        make=assets_kept_by,
        rank=31,
    )
)
