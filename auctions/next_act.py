"""The one next lawful act of a lot: what, by when, by which provision, by whom, and where.

Read by the page of a lot, the list of what is due, the stalled list and the homes.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from auctions import offers
from auctions.acts import ACTS, LEADING, Doing, LotAct
from auctions.allowed_suspending import SUSPENDING, hold_over_round
from auctions.models import Lot, LotStatus
from auctions.offers import Offer
from auctions.refusals import SessionUnderHold, SuspensionNotHeld
from auctions.sale_hooks import sale_hooks
from cases.allowed_ended import MOVED, end_over, why_not_act
from cases.models import CaseEvent, Deadline, Hold, Step
from cases.over import Over
from cases.refusals import OnHold
from foundation.acts import Act
from foundation.i18n import N_
from foundation.permissions import Permission

AFTER_A_FAILURE = frozenset({Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION})
IN_SALE = frozenset({LotStatus.SOLD, LotStatus.PAID, LotStatus.TAKING, LotStatus.DELIVERED})


WITHDRAW = N_("Withdraw the lot: %(reason)s")
SUSPEND = N_("Ask the organisation to suspend auction %(number)s: %(reason)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """One act: its words, its last day with the provision behind it, who does it, and where."""

    code: str  # of LotAct or SaleAct
    title: str  # N_ text with ``details`` in its holes
    word: str  # N_ text on its button
    permission: Permission  # of who may do it, in the office of the thing
    office_id: int
    endpoint: str
    values: Mapping[str, Any]
    details: Mapping[str, Any] = field(default_factory=dict)
    due: Deadline | None = None
    hold: Hold | None = None  # that stands in the way and is to be reviewed
    session_on: date | None = None  # that it waits for, or is about
    day_unknown: bool = False  # the law sets a last day, and nobody knows from when it runs
    urgent: bool = True  # the filled button of its page; not for an act nobody hopes for

    @property
    def due_on(self) -> date | None:
        """The last day: of the law, or on which the hold is reviewed, whichever is earlier."""
        days = [self.due.due_on] if self.due is not None else []
        return min([*days, self.hold.review_on] if self.hold is not None else days, default=None)


ByStep = Mapping[Step, Sequence[NextAct]]


@dataclass(frozen=True)
class Acts:
    """What is next for a lot, and which act meets which of its open deadlines."""

    next: NextAct | None
    decide: Callable[[], ByStep]  # called once, when ``by_step`` is asked for: few pages do

    @cached_property
    def by_step(self) -> ByStep:
        """The acts that are lawful now, by the step whose deadline they meet."""
        return self.decide()

    @property
    def beside_accounts(self) -> NextAct | None:
        """What is next besides an act that only the accountant does: it hides no delivery."""
        if self.next is None or self.next.permission is not Permission.KEEP_ACCOUNTS:
            return self.next
        others = (
            one
            for found in self.by_step.values()
            for one in found
            if one.permission is not Permission.KEEP_ACCOUNTS and one.due is not None
        )
        return min(others, key=lambda one: (one.due_on or date.max, one.code), default=self.next)

    def towards(self, step: Step) -> Sequence[NextAct]:
        """Return the acts that meet a deadline; while none may be done, what comes before it."""
        return self.by_step.get(step) or ([self.next] if self.next is not None else [])


def acts_of(offer: Offer, by: Act) -> Acts:
    """Decide the acts of one lot that is not in sale; its sale decides those of one that is."""
    return Acts(None, dict) if offer.lot.status in IN_SALE else _acts(offer, by)


def acts_of_lots(lots: Collection[Lot], by: Act) -> dict[int, Acts]:
    """Decide the acts of lots, in a bounded number of queries: id of the lot to its acts."""
    sold = [lot for lot in lots if lot.status in IN_SALE]
    rest = [lot for lot in lots if lot.status not in IN_SALE]
    found: dict[int, Acts] = sale_hooks().acts(sold, by) if sold else {}
    read = offers.read_many(rest) if rest else {}
    return found | {lot_id: _acts(offer, by) for lot_id, offer in read.items()}


def review_of(hold: Hold) -> NextAct:
    """Return the act that is next while a hold stands in the way."""
    return NextAct(
        code="review_hold",
        title=N_("Review the hold: %(reason)s"),
        details={"reason": hold.reason},
        word=N_("Review the hold"),
        permission=Permission.WRITE_CASES,
        office_id=hold.office_id,
        endpoint="cases.holds.review",
        values={"hold_id": hold.id},
        hold=hold,
    )


def appraisal_of(due: Deadline, over: Over, by: Act) -> NextAct | None:
    """Return the act that is next for a seized asset in no lot: how its price is found.

    Under a hold that is its review. Once its case was stopped the seizure ends; once the case went
    to another office nothing is left to do here.

    Args:
        due: the open day of the asset.
        over: its case and the asset.

    Law: 106/2025/QH15, Điều 49 khoản 2, Điều 95 khoản 1, 3.
    """
    end = end_over(over.ends, by.day)
    if end is not None:
        return None if end.kind in MOVED else _end_of_seizure(due, end)
    held = why_not_act(over, by.day)
    if isinstance(held, OnHold):
        return review_of(next(one for one in over.holds if one.id == held.hold_id))
    doing = ACTS[LotAct.APPRAISE]
    return NextAct(
        code=LotAct.APPRAISE.value,
        title=doing.title,
        word=doing.word,
        permission=doing.permission,
        office_id=due.office_id,
        endpoint=doing.endpoint,
        values={"case_id": due.case_id, "asset": due.subject_id},
        due=due,
    )


def _end_of_seizure(due: Deadline, end: CaseEvent) -> NextAct:
    return NextAct(
        code="end_seizure",
        title=N_("End the seizure: %(reason)s"),
        details={"reason": end.kind},
        word=N_("End the seizure"),
        permission=Permission.WRITE_CASES,
        office_id=due.office_id,
        endpoint="cases.assets.end",
        values={"asset_id": due.subject_id},
    )


def place_hold_of(offer: Offer) -> NextAct:
    """Return the act that is next after a round was suspended and no hold says for how long."""
    return NextAct(
        code="place_hold",
        title=N_("Record the hold for which the auction was suspended"),
        word=N_("Place a hold"),
        permission=Permission.WRITE_CASES,
        office_id=offer.lot.office_id,
        endpoint="cases.holds.new",
        values={"case_id": offer.lot.case_id},
    )


def _acts(offer: Offer, by: Act) -> Acts:
    def decide() -> ByStep:
        return {
            step: [_next(act.value, doing, offer)]
            for act, doing in ACTS.items()
            if doing.steps and doing.why_not(offer, by) is None
            for step in doing.steps
        }

    return Acts(_leading(offer, by), decide)


def _after_end(offer: Offer, by: Act) -> NextAct | None:
    """Return what is left to do with a lot of a case that is enforced here no more.

    What came of a session held before is recorded, and told; then the lot is withdrawn.

    Law: 106/2025/QH15, Điều 84 khoản 2 điểm a, khoản 3.
    """
    end = end_over(offer.over.ends, by.day)
    if end is None or ACTS[LotAct.WITHDRAW].why_not(offer, by) is not None:
        return None
    for act in (LotAct.RECORD_RESULT, LotAct.NOTIFY):
        if ACTS[act].why_not(offer, by) is None:
            return _next(act.value, ACTS[act], offer)
    withdraw = _next(LotAct.WITHDRAW.value, ACTS[LotAct.WITHDRAW], offer)
    return replace(withdraw, title=WITHDRAW, details={"reason": end.kind})


def _before_session(offer: Offer, by: Act) -> NextAct | None:
    """Return what is done about an announced round over which a hold lies.

    It is suspended before its session where the hold is a ground for that; another hold is reviewed
    before the session. A session that fell under a hold has no result: its round is stopped.

    Law: 106/2025/QH15, Điều 84 khoản 1, 3.
    """
    hold = hold_over_round(offer.latest, offer.holds, by.day)
    if hold is None or offer.latest is None:
        return None
    stop = replace(_next(LotAct.STOP.value, ACTS[LotAct.STOP], offer), urgent=True)
    session_on = offer.latest.session_on
    if session_on is not None and session_on <= by.day:
        return stop
    if hold.reason in SUSPENDING:
        details = {"number": offer.latest.number, "reason": hold.reason}
        return replace(stop, title=SUSPEND, details=details)
    return replace(review_of(hold), due=stop.due, session_on=session_on)


def _moved_first(offer: Offer, by: Act) -> NextAct | None:
    """Return the move of a planned session whose day has passed: it can be announced no more."""
    session_on = offer.latest.session_on if offer.latest is not None else None
    move = ACTS[LotAct.MOVE]
    if session_on is None or session_on >= by.day or move.why_not(offer, by) is not None:
        return None
    return replace(
        _next(LotAct.MOVE.value, move, offer), due=offer.due(*ACTS[LotAct.ANNOUNCE].steps)
    )


def _leading(offer: Offer, by: Act) -> NextAct | None:
    first = _after_end(offer, by) or _before_session(offer, by) or _moved_first(offer, by)
    if first is not None:
        return first
    for act in LEADING:
        doing = ACTS[act]
        if not doing.leads(offer):
            continue
        why = doing.why_not(offer, by)
        if why is None and doing.waits:
            why = why_not_act(offer.over, by.day)
        if why is None:
            return _next(act.value, doing, offer)
        if isinstance(why, SessionUnderHold):
            return _next(LotAct.STOP.value, ACTS[LotAct.STOP], offer)
        if isinstance(why, SuspensionNotHeld):
            return place_hold_of(offer)
        if isinstance(why, OnHold):
            held = {hold.id: hold for hold in offer.holds}
            return review_of(held[why.hold_id])
    return None


def _next(code: str, doing: Doing, offer: Offer) -> NextAct:
    about = offer.round if doing.about_round else None
    due, failed = offer.due(*doing.steps), offer.latest
    unknown = (
        due is None
        and not AFTER_A_FAILURE.isdisjoint(doing.steps)
        and failed is not None
        and failed.result_received_on is None
    )
    return NextAct(
        code=code,
        title=doing.title,
        details={"number": doing.number(offer)},
        word=doing.word,
        permission=doing.permission,
        office_id=offer.lot.office_id,
        endpoint=doing.endpoint,
        values=doing.values(offer),
        due=due,
        day_unknown=unknown,
        session_on=about.session_on if about is not None and about.is_live else None,
    )
