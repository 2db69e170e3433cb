"""What auctions do by themselves: at night assets seized earlier get the day of their appraisal."""

from datetime import date

from auctions.operations.appraisal_days import rule_appraisal, without_a_day
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

STEP = 50  # assets in one transaction


def rule_appraisals(_today: date) -> int:
    """Rule the day of the appraisal of each seized asset without one; return of how many.

    Those that were seized before this was kept, and were in no lot but one that is not valued yet.
    """
    ids = db.session.scalars(without_a_day()).all()
    ruled = 0
    for start in range(0, len(ids), STEP):
        with transaction():
            by = Act(SYSTEM, clock.now())
            ruled += sum(rule_appraisal(asset_id, by) for asset_id in ids[start : start + STEP])
    return ruled
