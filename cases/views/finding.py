"""Looking up what a page is about, among the offices in which its permission is held."""

from cases import queries
from cases.models import Asset, CaseFile, Hold, MoneyMovement, Obstacle, Party
from foundation.database import db
from web.access import offices
from web.addresses import row_number
from web.pages import one_or_404


def find_case(case_id: int) -> CaseFile:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    return case


def find_asset(asset_id: int) -> Asset:
    asset: Asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    return asset


def find_hold(hold_id: int) -> Hold:
    hold: Hold = one_or_404(queries.hold_by_id(hold_id, offices()))
    return hold


def find_party(case_id: int, party_id: int) -> Party:
    party: Party = one_or_404(queries.party_by_id(case_id, party_id, offices()))
    return party


def find_movement(movement_id: int) -> MoneyMovement:
    movement: MoneyMovement = one_or_404(queries.movement_by_id(movement_id, offices()))
    return movement


def find_obstacle(obstacle_id: int) -> Obstacle:
    obstacle: Obstacle = one_or_404(queries.obstacle_by_id(obstacle_id, offices()))
    return obstacle


def case_told(text: str) -> str | None:
    """Return the number of a case in sight by its id in an address; None where there is none."""
    number = row_number(text)
    case = db.session.get(CaseFile, number) if number is not None else None
    return case.number if case is not None and case.office_id in offices() else None


def asset_told(text: str) -> str | None:
    """Return the description of an asset in sight by its id in an address; None without one."""
    number = row_number(text)
    asset = db.session.get(Asset, number) if number is not None else None
    return asset.description if asset is not None and asset.office_id in offices() else None
