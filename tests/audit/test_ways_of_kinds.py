"""Every kind of entry says how a wrong one is put right, and what it promises there is."""

import pytest

from audit.entries import BY_CORRECTION, CHECKED, Correctable, Kind, declared
from corrections import facts

WITH_AN_ACT = {Correctable.BY_OPPOSITE, Correctable.BY_ANOTHER_ACT}
WITH_A_SENTENCE = {Correctable.NO, Correctable.FINAL}
FACTS = {
    "asset.disposed": "asset.end",
    "asset.mistaken": "asset",
    "asset.redeemed": "asset.end",
    "asset.returned": "asset.end",
    "case.claim_said": "case",
    "case.closed": "case_event",
    "case.creditor_claim_said": "party",
    "case.event_recorded": "case_event",
    "case.opened": "case",
    "case.party_added": "party",
    "custody.claimed": "item",
    "custody.code_bound": "bound_code",
    "custody.received": "item",
    "custody.seen": "observation",
    "fact.corrected": "",  # by another correction of the same fact
    "fact.taken_back": "",  # by recording it anew
    "hold.lifted": "hold",
    "lot.contracted": "contract",
    "lot.creditor_refuses": "lot.answer",
    "lot.creditor_silent": "lot.answer",
    "lot.creditor_takes": "lot.answer",
    "lot.first_buyers_answered": "lot.first_answer",
    "lot.repriced": "lot.cut",
    "lot.withdrawn": "lot.withdrawal",
    "round.failed": "round.result",
    "round.parties_notified": "round",
    "round.registered": "registration",
    "round.sold": "round.result",
    "round.told_sold": "round.result",
    "sale.attempt_blocked": "sale.attempt",
    "sale.attempt_postponed": "sale.attempt",
    "sale.cost": "sale.money",
    "sale.defaulted": "sale.default",
    "sale.handed_over": "sale.delivery",
    "sale.past_attempt": "sale.attempt",
    "sale.past_delivery": "sale.delivery",
    "sale.past_payment": "sale.money",
    "sale.payment": "sale.money",
    "sale.payout": "sale.money",
    "sale.term_deposit": "sale.money",
    "sale.title_file_sent": "sale.title",
    "scan.bound": "bound_code",
}
"""The fact whose correction puts an entry of each kind right."""


def test_an_act_is_named_where_it_is_not_the_same_one():
    for kind in declared().values():
        said = kind.correctable.how in WITH_AN_ACT | WITH_A_SENTENCE
        assert bool(kind.correctable.act) is said, kind.code


def test_a_kind_says_how_it_is_put_right():
    """Nobody takes a kind without a word for one that nothing takes back."""
    with pytest.raises(TypeError):
        Kind("office.guessed", "Guessed")  # type: ignore[call-arg]


def test_what_nothing_takes_back_says_why_in_one_sentence(app):
    for kind in declared().values():
        if kind.correctable.how in WITH_A_SENTENCE:
            assert kind.correctable.act.endswith("."), kind.code


def test_what_a_correction_puts_right_has_a_fact(app):
    """Else the page promises a correction that nobody can propose."""
    said = {
        code for code, kind in declared().items() if kind.correctable in {BY_CORRECTION, CHECKED}
    }
    assert said == set(FACTS)
    assert set(FACTS.values()) <= set(facts.declared()) | {""}
