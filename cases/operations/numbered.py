"""Finding a case by its number, or opening it with nothing but that, as an old file names it."""

from sqlalchemy import select

from accounts.models import UserAccount
from cases.allowed import why_not_call
from cases.models import CaseFile, number_key, numbered
from cases.operations.files import NewCase, open_case
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act
from foundation.database import db, lock_name
from foundation.folding import tidy
from foundation.refusals import check


def case_of_number(
    number: str,
    *,
    office_id: int,
    summary: str,
    origin: str,
    by: Act,
    officer: UserAccount | None = None,
) -> CaseFile:
    """Return the office's case of a number, opened now where nobody has entered it.

    All else of a case that is opened so stays unknown.

    Args:
        summary: of a case that is opened, what is known of it.
        origin: why it is opened.
        officer: in charge of a case that is opened; without one it waits for its officer.

    Raises:
        CaseNumberNeeded: the number has no letter or digit.
        NotAnOfficer: the person in charge is no officer of the office.
    """
    check(why_not_call(number))
    lock_name(f"case:{office_id}:{number_key(number)}")
    case = db.session.scalar(
        select(CaseFile)
        .where(CaseFile.office_id == office_id, numbered(number))
        .order_by(CaseFile.number_key != number_key(number), CaseFile.id)
        .limit(1)
    )
    if case is not None:
        return case
    new = NewCase(
        office_id=office_id,
        number=tidy(number)[:60],
        summary=summary[:300],
        officer=officer or db.session.get_one(UserAccount, SYSTEM_ACCOUNT_ID),
        money_due=None,
        opened_on=None,
        enforceability=None,
        origin=origin,
    )
    return open_case(new, by=by.onward())
