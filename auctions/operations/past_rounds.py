"""Recording an auction that was held before the program came, as the old file tells it."""

from datetime import date, datetime, time
from typing import Final

from auctions.models import Lot, Round
from auctions.operations.published_rounds import record_published_round
from auctions.published import PastEnd, PublishedRound
from cases.models import CaseFile
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.partdays import PartDay
from foundation.past import check_past
from lawbook.failure import FailureCode
from organisations.models import Organisation
from organisations.operations.naming import Named
from papers.operations import Paper, record_document

OLD_FILE: Final = "theo hồ sơ cũ"
"""The source of what nobody saw happen here."""


def record_past_round(
    lot: Lot,
    *,
    ended: PastEnd,
    by: Act,
    number: int | None = None,
    session: PartDay | None = None,
    starting_price: int | None = None,
    deposit: int | None = None,
    organisation: Named | Organisation | None = None,
    contract: PartDay | None = None,
    published: PartDay | None = None,
    second_notice_on: date | None = None,
    earlier_failures: int = 0,
    earlier_reductions: int = 0,
    failure_code: FailureCode | None = None,
    registrants: int | None = None,
    source: str = OLD_FILE,
    paper: Paper | None = None,
) -> Round:
    """Record a round that is over, with what the old file says of it; judged, never refused for it.

    What the file does not say is unknown: its day, its price, the letter of its failure. A day the
    law forbade is kept with its verdict. The round is sold by recording its result, or its past
    sale in the same act.

    Args:
        number: which round of the lot it was; one after the newest if nobody knows.
        session: its day, or the month or the year of it.
        organisation: one of the registry, which may have closed since; None where nobody knows it.
        contract: when the service contract was signed.
        published: when the first notice was published.
        earlier_failures, earlier_reductions: what the file counts before it.
        source: the old file.
        paper: the minutes or the notice in the file, where there is one.

    Raises:
        DayInTheFuture: the session, or a notice, is still to come.
        LotIsSold, LotIsClosed: the lot is not on offer.
        RoundIsLive: an earlier round of the lot has its session still to come.
        RoundNumberTaken: the lot has a round of that number, or of a higher one.
        OrganisationUnknown and the others of ``organisation_of``: nothing is called so.
        DocumentNeeded and the others of ``record_document``: a document named by half.
    """
    days = {Moment.SESSION: session, Moment.SIGNED: contract, Moment.FIRST: published}
    for moment, day in days.items():
        if day is not None:
            check_past(day.first, by, moment)
    if second_notice_on is not None:
        check_past(second_notice_on, by, Moment.SECOND)
    published_on = published.exact if published is not None else None
    held_on = session.exact if session is not None else None
    failed = ended is PastEnd.FAILED
    told = PublishedRound(
        origin=source[:60],
        number=number,
        session_at=_first_minute(held_on),
        hour_unknown=held_on is not None,
        session_in=session.iso if session is not None and held_on is None else None,
        contract_told=contract.iso if contract is not None else None,
        notice_in=published.iso if published is not None and published_on is None else None,
        starting_price=starting_price,
        deposit=deposit,
        organisation=None,
        place=None,
        published_on=published_on,
        second_notice_on=second_notice_on,
        earlier_failures=earlier_failures,
        earlier_reductions=earlier_reductions,
        failed=failed,
        failure_code=failure_code if failed else None,
        stop_ground=source if ended is PastEnd.STOPPED else None,
        registrants=registrants,
        sold=ended is PastEnd.SOLD,
    )
    round_ = record_published_round(lot, told, held_by=organisation, by=by)
    if paper is not None and not paper.is_empty:
        case = db.session.get_one(CaseFile, lot.case_id)
        record_document([case, lot], paper=paper, by=by.onward())
    return round_


def _first_minute(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, clock.VIETNAM) if day is not None else None
