"""The one next lawful act of a lot: what it is, its last day, what it waits for."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from auctions.models import CreditorAnswer, Lot, LotStatus, Round, ServiceContract
from cases.models import Deadline, Step


class LotAct(enum.StrEnum):
    """What an officer does next with a lot."""

    VALUE = "value"
    SIGN_CONTRACT = "sign_contract"
    PLAN = "plan"
    ANNOUNCE = "announce"
    RECORD_RESULT = "record_result"
    NOTIFY = "notify"
    ASK_CREDITOR = "ask_creditor"
    REDUCE = "reduce"
    SETTLE = "settle"  # whatever the sale's own milestones say
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextAct:
    """The act and its last day, if the law sets one."""

    act: LotAct
    due: Deadline | None = None


IN_SALE = frozenset({LotStatus.SOLD, LotStatus.PAID, LotStatus.TAKING, LotStatus.DELIVERED})


def next_act(
    lot: Lot,
    *,
    latest: Round | None,
    contract: ServiceContract | None,
    answer: CreditorAnswer | None,
    deadlines: Sequence[Deadline],
) -> NextAct:
    """Decide the next act of a lot from its state and its open deadlines.

    Args:
        latest: the lot's newest round; ``answer``: the creditor's after it.
        contract: the newest service contract.
        deadlines: every deadline of the lot.
    """
    match lot.status:
        case LotStatus.DRAFT:
            return NextAct(LotAct.VALUE)
        case LotStatus.VALUED:
            return NextAct(LotAct.SIGN_CONTRACT, _due(deadlines, Step.SIGN_CONTRACT))
        case LotStatus.READY if contract is None:
            return NextAct(LotAct.SIGN_CONTRACT, _due(deadlines, Step.SIGN_CONTRACT))
        case LotStatus.READY:
            return NextAct(LotAct.PLAN, _due(deadlines, Step.HOLD_AUCTION))
        case LotStatus.PLANNED:
            return NextAct(LotAct.ANNOUNCE, _due(deadlines, Step.POST_NOTICE, Step.SECOND_NOTICE))
        case LotStatus.ANNOUNCED:
            return NextAct(LotAct.RECORD_RESULT, _due(deadlines, Step.RECORD_RESULT))
        case LotStatus.UNSOLD:
            return _after_failure(latest, answer, deadlines)
    if lot.status in IN_SALE:
        return NextAct(
            LotAct.SETTLE,
            _due(
                deadlines,
                Step.PAY,
                Step.TERM_DEPOSIT,
                Step.DELIVER,
                Step.TITLE_FILE,
                Step.PAY_OUT,
            ),
        )
    return NextAct(LotAct.NOTHING)


def _after_failure(
    latest: Round | None, answer: CreditorAnswer | None, deadlines: Sequence[Deadline]
) -> NextAct:
    if latest is not None and latest.parties_notified_on is None:
        return NextAct(LotAct.NOTIFY, _due(deadlines, Step.NOTIFY_FAILURE))
    asked = _due(deadlines, Step.CREDITOR_ANSWER)
    if asked is not None and answer is None:
        return NextAct(LotAct.ASK_CREDITOR, asked)
    return NextAct(LotAct.REDUCE, _due(deadlines, Step.DECIDE_REDUCTION))


def _due(deadlines: Sequence[Deadline], *steps: Step) -> Deadline | None:
    """Return the earliest open deadline of these steps."""
    open_ones = [row for row in deadlines if row.is_open and row.step in steps]
    return min(open_ones, key=lambda row: (row.due_on, row.id), default=None)
