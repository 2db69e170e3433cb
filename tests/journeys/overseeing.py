"""The head's desk: the stalled list after the night's job, flags, a directive and its chase."""

from datetime import timedelta

from sqlalchemy import select

from cases.models import Asset, AssetState, Deadline, DeadlineStatus, Step
from foundation import clock
from foundation.database import db
from review.models import Flag, FlagCode
from tests.fixtures.ledger import verify_whole
from tests.journeys import seizing
from tests.journeys.team import Team, says, written

DAY = timedelta(days=1)


def stalled(team: Team) -> list[str]:
    """What the head's list says of the truck after the night's job: one row, or none."""
    today = clock.today()
    done = team.run_command("jobs", "once", "review.refresh", "--on", f"{today}", "--json")
    assert done.exit_code == 0, done.output
    rows = team.head.get("/review/stalled").document.all("tr")
    return [row.text for row in rows if seizing.TRUCK in row.text]


def direct(team: Team, asset: str) -> None:
    """The head sees who holds it, orders what is to be done, and it is chased."""
    today = clock.today()
    url = f"/review/directives/assets/{asset.rsplit('/', 1)[1]}/new"
    order = {"instruction": "Giao xe, lập biên bản", "due_on": written(today + 5 * DAY)}
    directive = team.head.post_form(url, order).location
    team.on(today + 6 * DAY)
    done = team.run_command("jobs", "once", "review.remind", "--json")
    assert done.json["touched"] == 1
    answer = {"answer": "Đã đề nghị xuất kho, giao ngày mai"}
    team.officer.post_form(directive, answer, action=f"{directive}/answer")
    team.head.post_form(directive, {}, action=f"{directive}/acceptance")


def open_flags() -> set[FlagCode]:
    return set(db.session.scalars(select(Flag.code).where(Flag.closed_on.is_(None))))


def states_of(*descriptions: str) -> set[AssetState]:
    query = select(Asset.state).where(Asset.description.in_(descriptions))
    return set(db.session.scalars(query))


def nothing_is_forgotten(team: Team) -> None:
    """The delivery was late and stays late; nothing is stalled, and the ledger is whole."""
    query = select(Deadline.status).where(Deadline.step == Step.DELIVER)
    assert set(db.session.scalars(query)) == {DeadlineStatus.MET, DeadlineStatus.MET_LATE}
    assert stalled(team) == []
    assert open_flags() == set()
    assert verify_whole().intact
    assert team.run_command("ledger", "verify", "--json").json["intact"]
    says(team.auditor.get("/audit/ledger?stream=item:1"), "nguyên vẹn", "thủ kho")
