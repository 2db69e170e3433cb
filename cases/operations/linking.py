"""Assets and obstacles that name an organisation in words: the registry came to know the name."""

from cases.models import Asset, Obstacle
from cases.operations.obstacles import PERSONS
from foundation.acts import Act
from foundation.database import db, lock
from organisations.models import Organisation
from organisations.operations.linking import record_linked


def link_keeper(asset: Asset, *, to: Organisation, by: Act) -> bool:
    """Point an asset to the organisation that keeps it; return whether it was done."""
    lock(asset)
    if asset.keeper_organisation_id is not None:
        return False
    asset.keeper_organisation_id = to.id
    db.session.flush()
    name = asset.keeper_name or ""
    record_linked(asset.stream, office_id=asset.office_id, name=name, to=to, by=by)
    return True


def link_obstacle(obstacle: Obstacle, *, to: Organisation, by: Act) -> bool:
    """Point an obstacle to the organisation that has it; return whether it was done."""
    lock(obstacle)
    if obstacle.organisation_id is not None or obstacle.held_by in PERSONS:
        return False
    obstacle.organisation_id = to.id
    db.session.flush()
    stream, name = f"asset:{obstacle.asset_id}", obstacle.holder_name or ""
    record_linked(stream, office_id=obstacle.office_id, name=name, to=to, by=by)
    return True
