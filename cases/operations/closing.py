"""Whether a case may be closed on a day: asked by its proposal and by its approval."""

from datetime import date

from cases import queries
from cases.allowed import why_not_close
from cases.allowed_closing import why_not_close_on
from cases.models import CaseFile
from foundation.acts import Act
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check


def check_closing(case: CaseFile, closed_on: date, by: Act) -> None:
    """Refuse to close a case; asked when it is proposed and when it is approved.

    Raises:
        CaseByMistake, CaseIsClosed, CaseIsOnHold, CaseHasOpenAssets, ClosedBeforeOpened,
        DayInTheFuture: see ``close_case``.
    """
    stands = queries.standing_of(case)
    check(
        why_not_close(
            case, on_hold=stands.on_hold, open_assets=stands.open_assets, named=stands.named
        )
    )
    check(why_not_close_on(case, closed_on))
    check_past(closed_on, by, Moment.CLOSED)
