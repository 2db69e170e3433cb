"""Care of things that wait: a plan, visits with photos before and after, one missed, one begun."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cases.models import CaseFile
from demo.agenda import Script
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, days_after, whole
from foundation import clock
from foundation.acts import Act
from warehouse.care.checks import HABITS, checks_of, usual_kind
from warehouse.models import CareCheck, CareState, EvidenceItem
from warehouse.operations.care import begin_visit, finish_visit, plan_care
from warehouse.photos import StoredPhoto

SAID = "đủ, như lần trước"
VISITS = (  # days after the visit before, state, what is not in order, in words
    (30, CareState.GOOD, None, "Sạch, khô, đủ bộ phận"),
    (30, CareState.FAIR, CareCheck.DAMP, "Có vết ẩm ở một góc, đã kê cao và mở thông gió"),
    (75, CareState.FAIR, None, "Đã khô; lau bụi, thay bạt che"),
)


def looked_after(
    store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]
) -> Script:
    """What waits long is visited; the last visit is begun and not finished."""
    yield days_after(clock.today(), 9)
    for item in here(items, 1):
        kind = usual_kind(item.kind)
        plan_care(
            item,
            kind=kind,
            every_days=HABITS[kind].every_days,
            next_on=clock.today() + timedelta(days=30),
            by=Act(team.keeper, clock.now()),
        )
        for after, state, wrong, words in VISITS:
            yield days_after(clock.today(), after)
            by = Act(team.keeper, clock.now())
            begin_visit(item, scanned=item, photos=_pictures(store, item), by=by)
            asked = checks_of(kind)
            answers = {one: (one is not wrong, words if one is wrong else SAID) for one in asked}
            found = replace(whole(item), condition=words, photos=_pictures(store, item))
            finish_visit(item, state=state, answers=answers, found=found, by=by.onward())
        yield days_after(clock.today(), 40)
        by = Act(team.keeper, clock.now())
        begin_visit(item, scanned=item, photos=_pictures(store, item), by=by)


def _pictures(store: Store, item: EvidenceItem) -> list[StoredPhoto]:
    return [store.album.picture(item.kind).kept(store.blobs)]
