"""Hand-overs between the two keepers of the province: signed by both, by one, or a draft."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from accounts.models import Office
from cases.models import CaseFile
from demo.agenda import Script
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, days_after, whole
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from warehouse.models import EvidenceItem, HandOver, HandOverKind
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.hand_overs import add_lines, draft_hand_over
from warehouse.queries.hand_overs import lines_of

Then = Callable[[Store, Team, CaseFile, Sequence[EvidenceItem]], Script]

AS_BEFORE = "Như khi nhận vào kho"


def handed_over(*, signatures: int) -> Then:
    """A keeper hands three things over to the other; so many of the two have signed."""

    def act(_store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
        yield days_after(clock.today(), 2)
        things = here(items, 3)
        row = draft_hand_over(
            db.session.get_one(Office, team.office_id),
            kind=HandOverKind.KEEPER,
            reason="Thay đổi thủ kho phụ trách khu",
            by=Act(team.keeper, clock.now()),
        )
        add_lines(row, items=things, by=Act(team.keeper, clock.now()))
        if signatures == 0:
            return
        _look(row, team)
        sign_hand_over(row, looked=True, by=Act(team.keeper, clock.now()))
        if signatures == 1:
            return
        yield days_after(clock.today(), 1)
        sign_hand_over(row, looked=True, by=Act(team.other_keeper, clock.now()))

    return act


def _look(row: HandOver, team: Team) -> None:
    for line in db.session.scalars(lines_of(row)).all():
        found = replace(whole(line.item), condition=AS_BEFORE)
        look_at_line(line, found=found, by=Act(team.keeper, clock.now()))
