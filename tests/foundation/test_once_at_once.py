"""The same act sent many times at once: done once, answered alike every time, on both engines."""

from threading import Barrier

from foundation import clock, numbering
from foundation.acts import Act
from foundation.once import once
from foundation.refusals import ActIdReused, ChangedMeanwhile
from tests.fixtures.beside import at_once

ACT = "0b7f6f5e-52a5-4f0e-9d58-3f4a1f1d2c3b"
SENT = 8


def test_an_act_sent_many_times_at_once_is_done_once(app, keeper):
    ready = Barrier(SENT)

    def work():
        ready.wait()
        return once(
            Act(keeper, clock.now(), id=ACT),
            "take a number",
            lambda: {"number": numbering.next_number("LNK", office_id=1, year=2026)},
        )

    answers = at_once(app, *[work] * SENT)
    assert {str(answer.answer) for answer in answers} == {"{'number': 'LNK-2026-000001'}"}
    assert sorted(answer.repeated for answer in answers) == [False] + [True] * (SENT - 1)


def test_a_refusal_sent_many_times_at_once_is_one_refusal(app, keeper):
    ready = Barrier(SENT)

    def refuse():
        raise ChangedMeanwhile

    def work():
        ready.wait()
        return once(Act(keeper, clock.now(), id=ACT), "be refused", refuse)

    assert {type(answer) for answer in at_once(app, *[work] * SENT)} == {ChangedMeanwhile}


def test_one_id_for_two_acts_at_once_does_one_of_them(app, keeper):
    ready = Barrier(2)

    def named(kind):
        def work():
            ready.wait()
            return once(Act(keeper, clock.now(), id=ACT), kind, lambda: {"kind": kind})

        return work

    answers = at_once(app, named("one"), named("two"))
    refused = [answer for answer in answers if isinstance(answer, ActIdReused)]
    assert len(refused) == 1
