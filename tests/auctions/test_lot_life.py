"""A lot's life under random acts: nothing impossible happens, and a refusal changes nothing."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auctions import planner, queries
from auctions.models import LIVE_STATES, CreditorChoice, LotStatus, RoundForm, RoundState
from auctions.operations import announcing, lots, repricing, results, rounds
from audit import ledger
from cases.models import AssetState
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal
from lawbook.failure import FailureCode
from lawbook.repricing import lowest_next_price
from papers.operations import NOTHING
from tests.fixtures.auctions import announce, contracted, cut, fail, valued
from tests.fixtures.clock import at_nine
from tests.fixtures.papers import typed

FIRST_DAY = date(2026, 11, 23)
STATE_OF_ASSETS = {LotStatus.SOLD: AssetState.SOLD, LotStatus.TAKING: AssetState.TAKEN}


class Life:
    """One lot, the day it is on, and every act a person might try on it."""

    def __init__(self, lot, party, officer):
        self.lot, self.party, self.officer, self.day = lot, party, officer, FIRST_DAY

    @property
    def at(self):
        return at_nine(self.day)

    @property
    def latest(self):
        return queries.latest_round(self.lot)

    def value(self):
        valued(self.lot, self.officer, at=self.at)

    def contract(self):
        contracted(self.lot, self.officer, signed_on=self.day, at=self.at)

    def plan(self):
        found = planner.propose(self.lot, queries.contract_in_force(self.lot), self.day)
        rounds.plan_round(
            self.lot,
            days=found.days,
            place="Hội trường",
            form=RoundForm.ORAL,
            deposit=found.deposit,
            by=Act(self.officer, self.at),
        )

    def announce(self):
        if round_ := self.latest:
            self.day = max(self.day, round_.second_notice_on)
            announce(round_, self.officer, self.at)

    def fail(self):
        if round_ := self.latest:
            self.day = max(self.day, round_.session_on)
            fail(round_, self.officer, self.at)

    def sell(self):
        if round_ := self.latest:
            self.day = max(self.day, round_.session_on)
            results.record_sold(
                round_,
                price=round_.starting_price,
                buyer="Người mua",
                buyer_identity=None,
                minutes=typed("1/BB", self.day),
                registrants=2,
                result_received_on=self.day,
                contract=NOTHING,
                by=Act(self.officer, self.at),
            )

    def fail_wrongly(self):
        if round_ := self.latest:
            fail(round_, self.officer, self.at, code=FailureCode.NO_BID, registrants=0)

    def notify(self):
        if round_ := self.latest:
            results.notify_parties(
                round_, on=self.day, document=typed("7/TB", self.day), by=Act(self.officer, self.at)
            )

    def reduce(self):
        cut(self.lot, self.officer, self.at)

    def reduce_too_far(self):
        price = (self.lot.current_price or 0) * 8 // 10
        cut(self.lot, self.officer, self.at, to_price=price)

    def refuse(self):
        self.answer(CreditorChoice.REFUSES)

    def take(self):
        self.answer(CreditorChoice.TAKES)

    def answer(self, choice):
        repricing.record_creditor_answer(
            self.lot,
            choice=choice,
            answered_on=self.day,
            paper=typed("3/CV", self.day),
            party=self.party,
            by=Act(self.officer, self.at),
        )

    def stop(self):
        if round_ := self.latest:
            announcing.stop_round(
                round_,
                ground_code="84.2A",
                paper=typed("9/QĐ"),
                stopped_on=self.day,
                by=Act(self.officer, self.at),
            )

    def withdraw(self):
        lots.withdraw_lot(
            self.lot,
            ground_code="84.2D",
            ground="Đã nộp đủ tiền",
            paper=typed("9/QĐ"),
            withdrawn_on=self.day,
            by=Act(self.officer, self.at),
        )

    def wait(self):
        self.day += timedelta(days=3)

    def remembered(self):
        """Return everything a refusal must leave alone."""
        entries = db.session.scalars(ledger.history(self.lot.stream)).all()
        return (
            self.lot.status,
            self.lot.current_price,
            self.lot.version,
            len(entries),
            [(r.number, r.state, r.session_at) for r in queries.rounds_of(self.lot)],
        )


COMMON = ["value", "contract", "plan", "announce", "fail", "notify", "reduce", "refuse"]
RARE = ["sell", "fail_wrongly", "reduce_too_far", "take", "stop", "wait", "withdraw"]
ROUND_TRIP = ["value", "contract", "plan", "announce", "fail", "notify", "refuse", "reduce"]


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    trips=st.integers(0, 4),
    tail=st.lists(st.sampled_from(COMMON * 3 + RARE), max_size=12),
)
def test_whatever_people_try_the_lot_stays_possible(make_lot, bank, officer, trips, tail):
    life = Life(make_lot(), bank, officer)
    for act in [*ROUND_TRIP * trips, *tail]:
        before = life.remembered()
        try:
            getattr(life, act)()
        except Refusal:
            assert life.remembered() == before, f"{act} was refused and still changed something"
        check(life)


def check(life):
    lot, held = life.lot, queries.rounds_of(life.lot)
    live = [round_ for round_ in held if round_.state in LIVE_STATES]
    assert len(live) <= 1
    assert [round_.state.value for round_ in live] == (
        [lot.status.value] if lot.status in {LotStatus.PLANNED, LotStatus.ANNOUNCED} else []
    )
    failures = [round_ for round_ in held if round_.state is RoundState.FAILED]
    assert (len(failures), [r.number for r in held]) == (
        lot.failed_rounds,
        list(range(1, len(held) + 1)),
    )
    assert lot.reductions == len(queries.reductions_of(lot)) <= lot.failed_rounds
    if lot.first_price is not None:
        lowest = lot.first_price
        for _cut in range(lot.reductions):
            lowest = lowest_next_price(lowest).value
        assert lot.current_price >= lowest
    states = {asset.state for asset in queries.assets_of(lot)}
    if lot.status is LotStatus.WITHDRAWN:
        assert not states
    else:
        assert states == {STATE_OF_ASSETS.get(lot.status, AssetState.ON_OFFER)}
    replayed = [
        entry.payload["status"][1]
        for entry in db.session.scalars(ledger.history(lot.stream))
        if "status" in entry.payload
    ]
    assert (replayed[0] if replayed else "draft") == lot.status.value
