"""Who records days of the working calendar: one answer for the operation and the button."""

from accounts.models import Office
from accounts.reach import administers_all
from cases import refusals
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal


def why_not_record_day(by: Act) -> Refusal | None:
    """A day holds in every office, so who records it administers all in which people work."""
    path = db.session.get_one(Office, by.actor.office_id).path
    return None if administers_all(path) else refusals.CalendarOfAllOffices()
