"""What was recorded wrongly in the demonstration and put right: a day, a party; one that waits."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from accounts.models import Approval
from accounts.operations.approvals import approve, send_back
from cases.models import Asset, CaseFile, Party
from corrections.facts import Values, declared
from corrections.models import Correction
from corrections.operations import propose_correction
from demo.agenda import Script
from demo.people import Team
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.working_days import next_working_day
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper

DAY = timedelta(days=1)


def corrections(team: Team, today: date) -> Script:
    """Four proposals of an officer: two approved, one returned, one that waits for the head."""
    yield next_working_day(today - 12 * DAY)
    party = _party(team)
    made = [_propose(team, "party", party, address="Số 12 đường Trần Phú, phường 1")]
    made += [
        _propose(team, "asset", asset, **_right(asset, asset.seized_on))
        for asset in _assets(team)
        if asset.seized_on is not None
    ]
    yield next_working_day(today - 8 * DAY)
    for correction in made[:2]:
        approve(_approval(correction), by=Act(team.head, clock.now()))
    for correction in made[2:3]:
        send_back(
            _approval(correction),
            note="Đối chiếu lại biên bản kê biên trước khi sửa",
            by=Act(team.head, clock.now()),
        )


def _right(asset: Asset, seized_on: date) -> dict[str, object]:
    """Return the day before, where it is still a day of the case; else where the asset is."""
    case = db.session.get_one(CaseFile, asset.case_id)
    began_on = min(filter(None, (case.decision_on, case.opened_on)), default=None)
    if began_on is None or began_on < seized_on:
        return {"seized_on": seized_on - DAY}
    return {"location": "Bãi giữ xe số 2, đường Trần Phú, phường 1"}


def _propose(team: Team, what: str, row: Asset | Party, **new: object) -> Correction:
    values: Values = new
    return propose_correction(
        row,
        fact=declared()[what],
        new=values,
        reason="Nhập nhầm so với hồ sơ giấy",
        paper=Paper(
            kind=DocumentKind.MINUTES,
            direction=DocumentDirection.ISSUED,
            number=f"{row.id:02d}/BB-ĐC",
            issued_on=clock.today(),
            summary="Biên bản đối chiếu hồ sơ",
        ),
        by=Act(team.officer, clock.now()),
    )


def _approval(correction: Correction) -> Approval:
    return db.session.get_one(Approval, correction.approval_id)


def _assets(team: Team) -> Sequence[Asset]:
    """Return three seized assets of open cases of the office, the newest."""
    return db.session.scalars(
        select(Asset)
        .join(CaseFile, CaseFile.id == Asset.case_id)
        .where(
            Asset.office_id == team.office_id,
            Asset.seized_on.is_not(None),
            Asset.is_open,
            CaseFile.is_open,
        )
        .order_by(Asset.id.desc())
        .limit(3)
    ).all()


def _party(team: Team) -> Party:
    found: Party = db.session.scalars(
        select(Party)
        .join(CaseFile, CaseFile.id == Party.case_id)
        .where(Party.office_id == team.office_id, CaseFile.is_open)
        .order_by(Party.id)
        .limit(1)
    ).one()
    return found
