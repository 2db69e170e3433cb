"""The last days after a failure: to notify the parties, of the creditor's answer, to cut."""

from dataclasses import replace

from auctions import creditor, law
from auctions.models import CreditorAnswer, Lot, Round
from auctions.offers import over_lots
from cases.models import Step
from cases.operations import deadlines
from foundation.acts import Act


def schedule_failure(
    round_: Round, lot: Lot, by: Act, *, answer: CreditorAnswer | None = None
) -> None:
    """Rule R2, R8 and R4 of a failed round as far as its days are known, or rule them again.

    Where the day the failure became known is unknown, as of a round known from a notice, there is
    no last day to notify, and none to cut before the parties are told. While the parties are not
    told, they are taken to be told on the last day to do so.

    Where the creditor may take the asset, the cut counts from the day that right ended: of the
    answer, else the last day to answer. So there always is a lawful day for it. That is a reading.

    Law: R2, R4, R8; 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 65 khoản 6.
    """
    own, received_on = deadlines.of(round_), round_.result_received_on
    told_on = round_.parties_notified_on
    to_notify = law.deadline("R2", received_on, lot) if received_on is not None else None
    if told_on is None and received_on is not None:
        own.schedule(Step.NOTIFY_FAILURE, to_notify, trigger_on=received_on, by=by)
    holds = over_lots([lot])[lot.id].holds
    right = creditor.right_after(lot, round_, holds)
    if right is None:
        from_on = law.cut_counts_from(received_on, told_on)
        if from_on is not None:
            to_cut = law.deadline("R4", from_on, lot)
            own.schedule(Step.DECIDE_REDUCTION, to_cut, trigger_on=from_on, by=by, holds=holds)
        return
    asked_on = told_on or (to_notify.value if to_notify is not None else None)
    if asked_on is None:
        return
    to_answer = law.deadline("R8", asked_on, lot)
    own.schedule(Step.CREDITOR_ANSWER, to_answer, trigger_on=asked_on, by=by, holds=holds)
    ended_on = right.ended_on(answer) or (to_answer.value if to_answer is not None else None)
    if ended_on is not None and (to_cut := law.deadline("R4", ended_on, lot)) is not None:
        read = replace(to_cut, confirmed=False)
        own.schedule(Step.DECIDE_REDUCTION, read, trigger_on=ended_on, by=by, holds=holds)
