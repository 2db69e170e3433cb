"""The acts on a lot in one table: where each is done, its words, who does it, when it is lawful.

The pages of the acts, the buttons of a lot, its next act and the list of what is due all read this
table, so that they cannot differ.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from auctions import allowed, allowed_completing, allowed_first_buyers, allowed_notices
from auctions.offers import Offer
from cases.allowed import GOES_ON, STOPPED, UnderHold
from cases.allowed_ended import why_not_appraise
from cases.models import Step
from foundation import clock
from foundation.acts import Act
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal


class LotAct(enum.StrEnum):
    """What can be done with a lot."""

    COMPLETE = "complete"
    RECORD_RESULT = "record_result"
    SECOND_NOTICE = "second_notice"
    NOBODY = "nobody"
    COUNT = "count"
    REGISTER = "register"
    ANNOUNCE = "announce"
    NOTIFY = "notify"
    ANSWER = "answer"
    TELL_FIRST_BUYERS = "tell_first_buyers"
    ANSWER_FIRST_BUYERS = "answer_first_buyers"
    REDUCE = "reduce"
    PLAN = "plan"
    SIGN_CONTRACT = "sign_contract"
    APPRAISE = "appraise"
    VALUE = "value"
    MOVE = "move"
    COMPLETE_MORE = "complete_more"
    STOP = "stop"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """How one act is done."""

    endpoint: str
    word: str  # N_; on its button, above its form, and on the button below it
    title: str  # N_; what is to be done, as the next act of a lot says it
    why_not: Callable[[Offer, Act], Refusal | None]
    under_hold: UnderHold
    after_end: UnderHold | None = None  # where the end of the case does other than a hold
    steps: tuple[Step, ...] = ()  # whose deadlines it meets, the most pressing first
    about_round: bool = False  # its address names the round
    about_assets: bool = False  # its address names the case and an asset
    ahead: bool = False  # it is about the round after the newest
    leads: Callable[[Offer], bool] = lambda _offer: True  # asked besides why_not, to be next
    waits: bool = False  # what leads on is the session; a hold over the lot comes before it
    permission: Permission = Permission.RUN_AUCTIONS

    def values(self, offer: Offer) -> dict[str, Any]:
        """Return what its address is made of."""
        if self.about_assets:
            asset = {"asset": offer.appraisal.subject_id} if offer.appraisal is not None else {}
            return {"case_id": offer.lot.case_id, **asset}
        number = {"number": offer.round.number} if self.about_round and offer.round else {}
        return {"code": offer.lot.code, **number}

    def number(self, offer: Offer) -> int:
        """Return the number of the round its title names."""
        return (offer.latest.number if offer.latest is not None else 0) + self.ahead


def _lacks_second_notice(offer: Offer) -> bool:
    """Whether an announced round still has a second notice to come."""
    round_ = offer.round
    return (
        round_ is not None
        and round_.lacks_second_notice
        and offer.due(Step.SECOND_NOTICE) is not None
    )


ACTS: Final[dict[LotAct, Doing]] = {
    LotAct.COMPLETE: Doing(
        endpoint="auctions.rounds.complete",
        word=N_("Complete the round"),
        title=N_("Complete what is not known of round %(number)s"),
        why_not=allowed_completing.why_not_complete_first,
        under_hold=GOES_ON,
        about_round=True,
    ),
    LotAct.RECORD_RESULT: Doing(
        under_hold=STOPPED,
        endpoint="auctions.results.fail",
        word=N_("Record the result"),
        title=N_("Record the result of round %(number)s"),
        why_not=allowed.why_not_record_result,
        steps=(Step.RECORD_RESULT,),
        about_round=True,
    ),
    LotAct.SECOND_NOTICE: Doing(
        under_hold=GOES_ON,
        endpoint="auctions.rounds.notice",
        word=N_("Record a posting or publication"),
        title=N_("Publish the second notice of round %(number)s"),
        why_not=allowed_notices.why_not_record_notice,
        steps=(Step.SECOND_NOTICE,),
        about_round=True,
        leads=_lacks_second_notice,
        waits=True,
    ),
    LotAct.NOBODY: Doing(
        under_hold=STOPPED,
        endpoint="auctions.results.fail",
        word=N_("Record that nobody registered"),
        title=N_("Record that nobody registered for round %(number)s"),
        why_not=allowed.why_not_record_nobody,
        about_round=True,
        leads=lambda offer: offer.round is not None and offer.round.registrants == 0,
    ),
    LotAct.COUNT: Doing(
        under_hold=GOES_ON,
        endpoint="auctions.rounds.count",
        word=N_("Count the registrants"),
        title=N_("Await the session of round %(number)s"),
        why_not=allowed.why_not_count,
        about_round=True,
        waits=True,
    ),
    LotAct.REGISTER: Doing(
        under_hold=STOPPED,
        endpoint="auctions.rounds.register",
        word=N_("Record a registrant"),
        title=N_("Await the session of round %(number)s"),
        why_not=allowed.why_not_register,
        about_round=True,
        waits=True,
    ),
    LotAct.ANNOUNCE: Doing(
        under_hold=STOPPED,
        endpoint="auctions.rounds.announce",
        word=N_("Record the announcement"),
        title=N_("Post and publish round %(number)s"),
        why_not=allowed.why_not_announce,
        steps=(Step.POST_NOTICE, Step.FIRST_NOTICE),
        about_round=True,
    ),
    LotAct.NOTIFY: Doing(
        under_hold=GOES_ON,
        endpoint="auctions.results.notify",
        word=N_("Record the notice"),
        title=N_("Notify the parties of the failure of round %(number)s"),
        why_not=allowed.why_not_notify,
        steps=(Step.NOTIFY_FAILURE,),
        about_round=True,
    ),
    LotAct.ANSWER: Doing(
        under_hold=GOES_ON,
        after_end=STOPPED,
        endpoint="auctions.repricing.answer",
        word=N_("Record the answer"),
        title=N_("Record the creditor's answer about taking the asset"),
        why_not=allowed.why_not_answer,
        steps=(Step.CREDITOR_ANSWER,),
    ),
    LotAct.TELL_FIRST_BUYERS: Doing(
        under_hold=GOES_ON,
        after_end=STOPPED,
        endpoint="auctions.buying_first.tell",
        word=N_("Record the notice of the right to buy first"),
        title=N_("Tell the co-owners of their right to buy first"),
        why_not=allowed_first_buyers.why_not_tell,
        steps=(Step.TELL_FIRST_BUYERS,),
        leads=lambda offer: offer.first_buyers is not None and not offer.first_buyers.are_told,
    ),
    LotAct.ANSWER_FIRST_BUYERS: Doing(
        under_hold=GOES_ON,
        after_end=STOPPED,
        endpoint="auctions.buying_first.answer",
        word=N_("Record what the co-owners do"),
        title=N_("Await what the co-owners do with their right to buy first"),
        why_not=allowed_first_buyers.why_not_answer,
        steps=(Step.FIRST_BUYERS_BUY,),
        leads=lambda _offer: False,
    ),
    LotAct.REDUCE: Doing(
        under_hold=STOPPED,
        endpoint="auctions.repricing.reduce",
        word=N_("Cut the price"),
        title=N_("Decide the reduction"),
        why_not=allowed.why_not_reduce,
        steps=(Step.DECIDE_REDUCTION,),
    ),
    LotAct.PLAN: Doing(
        under_hold=STOPPED,
        endpoint="auctions.rounds.new",
        word=N_("Plan the round"),
        title=N_("Plan round %(number)s"),
        why_not=allowed.why_not_plan,
        steps=(Step.HOLD_AUCTION,),
        ahead=True,
        leads=lambda offer: offer.due(Step.SIGN_CONTRACT) is None,
    ),
    LotAct.SIGN_CONTRACT: Doing(
        under_hold=STOPPED,
        endpoint="auctions.lots.contract",
        word=N_("Record the contract"),
        title=N_("Sign the auction service contract"),
        why_not=allowed.why_not_contract,
        steps=(Step.SIGN_CONTRACT,),
    ),
    LotAct.APPRAISE: Doing(
        under_hold=STOPPED,
        endpoint="cases.appraisals.new",
        word=N_("Record the appraisal contract"),
        title=N_("Sign the appraisal contract"),
        why_not=lambda offer, by: why_not_appraise(offer.appraisal, offer.over, by.day),
        steps=(Step.APPRAISE,),
        about_assets=True,
        permission=Permission.WRITE_CASES,
    ),
    LotAct.VALUE: Doing(
        under_hold=GOES_ON,
        after_end=STOPPED,
        endpoint="auctions.lots.value",
        word=N_("Record the valuation"),
        title=N_("Have the lot valued"),
        why_not=allowed.why_not_value,
    ),
    LotAct.MOVE: Doing(
        under_hold=STOPPED,
        endpoint="auctions.rounds.move",
        word=N_("Move the session"),
        title=N_("Move the session of round %(number)s"),
        why_not=allowed.why_not_move,
        about_round=True,
    ),
    LotAct.COMPLETE_MORE: Doing(
        endpoint="auctions.rounds.complete",
        word=N_("Complete the round"),
        title=N_("Complete what is not known of round %(number)s"),
        why_not=allowed_completing.why_not_complete_more,
        under_hold=GOES_ON,
        about_round=True,
    ),
    LotAct.STOP: Doing(
        under_hold=GOES_ON,
        endpoint="auctions.rounds.stop",
        word=N_("Stop the round"),
        title=N_("Stop round %(number)s"),
        why_not=allowed.why_not_stop,
        steps=(Step.SUSPEND_AUCTION,),
        about_round=True,
    ),
    LotAct.WITHDRAW: Doing(
        under_hold=GOES_ON,
        endpoint="auctions.lots.withdraw",
        word=N_("Withdraw the lot"),
        title=N_("Withdraw the lot: no lower price exceeds the costs"),
        why_not=allowed.why_not_withdraw,
        leads=lambda offer: allowed.is_withdrawal_next(offer, clock.today()),
    ),
}

_BEFORE: Final = tuple(LotAct).index(LotAct.PLAN)
LEADING: Final = (
    *tuple(LotAct)[:_BEFORE],
    LotAct.WITHDRAW,
    *tuple(LotAct)[_BEFORE : tuple(LotAct).index(LotAct.MOVE)],
)
"""The acts that lead on, in the order in which they are asked for: the first lawful one is next."""


def lawful(offer: Offer, by: Act) -> list[LotAct]:
    """Return every act the lot allows now; of those done on one page the first."""
    found: dict[str, LotAct] = {}
    for act, doing in ACTS.items():
        if doing.why_not(offer, by) is None:
            found.setdefault(doing.endpoint, act)
    return list(found.values())
