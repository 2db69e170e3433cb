"""What happened in the cases of the demonstration office: verified, classed, closed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from accounts.models import Approval
from accounts.operations.approvals import approve
from cases.models import CaseEnding, CaseEvent, CaseFile, Certainty, EventKind, Verified
from cases.operations.deciding import propose_closing
from cases.operations.events import record_event
from demo.agenda import Script
from demo.offers import Offer
from demo.people import Team
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from lawbook.working_days import next_working_day
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper

DAY: Final = timedelta(days=1)


def close(offer: Offer) -> None:
    """Propose to close the case of an offer, and approve it."""
    proposed = propose_closing(
        offer.case,
        closed_on=clock.today(),
        ending=CaseEnding.DONE,
        reason="Đã thi hành xong các khoản; phần còn lại các đương sự tự thi hành trực tiếp",
        less_collected=True,
        by=Act(offer.team.officer, clock.now()),
    )
    decide(proposed, offer.team)


def decide(proposed: CaseEvent, team: Team) -> None:
    """Approve what is proposed of a case."""
    approval = db.session.get_one(Approval, proposed.approval_id)
    approve(approval, by=Act(team.head, clock.now()))


def case_events(team: Team, today: date) -> Script:
    """Two cases that were verified; one could not be performed for a while, by an old file."""
    yield next_working_day(today - 20 * DAY)
    cases = _cases(team)
    by, on = Act(team.officer, clock.now()), clock.today()
    for number, case in enumerate(cases):
        record_event(
            case,
            kind=EventKind.VERIFIED,
            happened=PartDay(on.year, on.month, on.day),
            paper=_paper(DocumentKind.MINUTES, f"{41 + number}/BB-XM"),
            decider=team.officer_account.full_name,
            found=Verified.ABLE,
            by=by.onward(),
        )
    for kind, happened, found in (
        (EventKind.UNABLE, PartDay(2024, 3), None),
        (EventKind.VERIFIED, PartDay(2024, 9), Verified.STILL_UNABLE),
        (EventKind.ABLE, PartDay(2025), None),
    ):
        record_event(
            cases[0],
            kind=kind,
            happened=happened,
            found=found,
            before_later=found is not None,
            source="theo hồ sơ cũ, tập 2",
            certainty=Certainty.PAPERS,
            by=by.onward(),
        )


def _paper(kind: DocumentKind, number: str) -> Paper:
    return Paper(
        kind=kind,
        direction=DocumentDirection.ISSUED,
        number=number,
        issued_on=clock.today(),
    )


def _cases(team: Team) -> Sequence[CaseFile]:
    """Return two open cases of the office, the newest."""
    return db.session.scalars(
        select(CaseFile)
        .where(CaseFile.office_id == team.office_id, CaseFile.is_open)
        .order_by(CaseFile.id.desc())
        .limit(2)
    ).all()
