"""Whether an administrator reaches everybody: what holds in every office is theirs alone."""

from sqlalchemy import select

from accounts.models import Membership, Office
from foundation.database import db
from foundation.trees import under


def administers_all(path: str) -> bool:
    """Whether nobody works outside an office and what is under it.

    Args:
        path: of the office that somebody administers, "/1/4/".
    """
    others = (
        select(Membership.id)
        .join(Office, Office.id == Membership.office_id)
        .where(~under(Office.path, path))
    )
    return not db.session.scalar(select(others.exists()))
