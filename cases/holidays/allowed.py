"""Who records days of the working calendar: one answer for the operation and the button."""

from sqlalchemy import select

from accounts.models import Membership, Office
from cases import refusals
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal
from foundation.trees import under


def why_not_record_day(by: Act) -> Refusal | None:
    """A day holds in every office, so who records it administers all in which people work."""
    path = db.session.get_one(Office, by.actor.office_id).path
    others = (
        select(Membership.id)
        .join(Office, Office.id == Membership.office_id)
        .where(~under(Office.path, path))
    )
    return refusals.CalendarOfAllOffices() if db.session.scalar(select(others.exists())) else None
