"""A decision ends a discrepancy: it says which value is true, and the thing is kept as decided."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from audit import ledger
from audit.place import verify_stream_here
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from papers.operations import Paper
from papers.queries import documents_about
from tests.fixtures.discrepancies import CONFIRMED, opened
from tests.fixtures.lending import lend_item, take_back
from tests.fixtures.warehouse import borrowing, whole
from warehouse import queries, refusals
from warehouse.models import (
    Deviation,
    Discrepancy,
    DiscrepancyDecision,
    DiscrepancyStep,
    ItemStatus,
    LoanPurpose,
    OrderPurpose,
    SealState,
    Side,
)
from warehouse.observing import Found
from warehouse.operations.deciding import decide_discrepancy
from warehouse.operations.discrepancies import pass_on_discrepancy
from warehouse.operations.observing import known_of
from warehouse.operations.sealing import reseal_item

AS_FOUND, RECORD_WRONG, LOST = DiscrepancyDecision
KNOWN, FOUND = Side


# one open discrepancy an item


def test_who_looks_again_adds_to_the_open_discrepancy(item, look):
    first = look(item, quantity=Decimal(2))
    again = look(item, quantity=Decimal(1), seal_state=SealState.BROKEN)
    assert opened() == [first] == [again]
    found = [(row.kind, row.before, row.now) for row in again.deviations]
    quantity, seal = Deviation.QUANTITY, Deviation.SEAL
    assert found == [(quantity, "3", "2"), (seal, "intact", "broken"), (quantity, "3", "1")]
    assert (again.kind, again.kinds) == (Deviation.SEAL, [Deviation.SEAL, Deviation.QUANTITY])


def test_the_database_holds_one_open_discrepancy_an_item(item, look):
    row = look(item, quantity=Decimal(2))
    columns = {each.name for each in Discrepancy.__table__.columns} - {"id", "number"}
    other = Discrepancy(number="CL-0", **{name: getattr(row, name) for name in columns})
    db.session.add(other)
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_the_last_count_is_decided_and_not_an_older_one(item, look, decide):
    look(item, quantity=Decimal(2))
    row = look(item, quantity=Decimal(1))
    decide(row, AS_FOUND, FOUND)
    assert item.quantity_held == 1
    later = look(item, quantity=Decimal(2))
    assert later.number != row.number
    assert [(one.before, one.now) for one in later.deviations] == [("1", "2")]


def test_a_look_that_finds_it_as_known_counts_for_the_decision(item, look, decide):
    row = look(item, quantity=Decimal(2))
    look(item, quantity=Decimal(3))
    assert [(one.before, one.now) for one in row.deviations] == [("3", "2"), ("3", "3")]
    decide(row, RECORD_WRONG, FOUND)
    assert item.quantity_held == 3


def test_a_decision_is_refused_when_somebody_looked_meanwhile(item, look, head, keeper, now):
    row = look(item, quantity=Decimal(2))
    seen = row.version
    look(item, quantity=Decimal(1))
    said = {"decision": AS_FOUND, "sides": {Deviation.QUANTITY: FOUND}, "cause": "Đếm lại"}
    with pytest.raises(ChangedMeanwhile):
        decide_discrepancy(row, by=Act(head, now, seen=seen), paper=CONFIRMED, **said)
    step = {"step": DiscrepancyStep.REPORTED, "paper": CONFIRMED}
    with pytest.raises(ChangedMeanwhile):
        pass_on_discrepancy(row, by=Act(head, now, seen=seen), **step)
    assert row.is_open


# which value is true


@pytest.mark.parametrize(("side", "known"), [(KNOWN, 500), (FOUND, 50)])
def test_the_decision_says_which_weight_is_known(make_item, look, decide, side, known):
    item = make_item(weight_grams=Decimal(500))
    row = look(item, weight_grams=Decimal(50))
    assert known_of(item).weight_grams == 500  # not before it is decided
    decide(row, RECORD_WRONG, side)
    assert known_of(item).weight_grams == known


def test_what_was_decided_wrong_is_compared_with_no_more(
    make_item, look, decide, make_loan_order, keeper, now
):
    item = make_item(weight_grams=Decimal(500))
    decide(look(item, weight_grams=Decimal(50)), RECORD_WRONG, KNOWN)
    found = whole(item, weight_grams=Decimal(500))
    lend_item(
        item, order=make_loan_order(item), by=Act(keeper, now), **borrowing(item, found=found)
    )
    assert item.status is ItemStatus.ON_LOAN


def test_a_condition_that_was_decided_wrong_is_not_known(make_item, look, decide):
    item = make_item(condition="tốt")
    row = look(item, condition="móp", condition_differs=True)
    decide(row, RECORD_WRONG, KNOWN)
    assert known_of(item).condition == "tốt"


@pytest.mark.parametrize("side", [KNOWN, FOUND])
def test_a_count_is_adjusted_by_the_decision_only(item, look, decide, side):
    row = look(item, quantity=Decimal(2))
    assert item.quantity_held == 3
    decide(row, RECORD_WRONG, side)
    assert item.quantity_held == (3 if side is KNOWN else 2)
    db.session.commit()
    assert not verify_stream_here(row.stream).findings
    assert not verify_stream_here(item.stream).findings


def test_everything_that_differs_needs_a_side(item, look, decide):
    row = look(item, quantity=Decimal(2), seal_state=SealState.BROKEN)
    with pytest.raises(refusals.SideNeeded) as refused:
        decide(row, RECORD_WRONG, KNOWN, sides={Deviation.QUANTITY: KNOWN})
    assert refused.value.details["kinds"] == [Deviation.SEAL]


# the seal


def seals(item):
    return [(one.number, one.opened_at is None) for one in db.session.scalars(queries.seals(item))]


@pytest.mark.parametrize(
    "read", [{"seal_number": "NP-77-10"}, {"seal_state": SealState.BROKEN}], ids=["other", "torn"]
)
@pytest.mark.parametrize("side", [KNOWN, FOUND])
def test_a_seal_ends_by_the_decision_and_never_at_the_touch(item, look, decide, read, side):
    before = item.seal_number
    row = look(item, **read)
    assert (item.seal_number, seals(item)) == (before, [(before, True)])
    decide(row, AS_FOUND if side is FOUND else RECORD_WRONG, side)
    if side is KNOWN:
        assert (item.seal_number, seals(item)) == (before, [(before, True)])
        return
    on_it = read.get("seal_number")
    new = [(on_it, True)] if on_it else []
    assert item.seal_number == on_it
    assert sorted(seals(item)) == sorted([*new, (before, False)])
    db.session.commit()
    assert not verify_stream_here(item.stream).findings


def test_a_new_seal_leaves_the_end_of_the_one_before_as_it_was(item, look, decide, keeper, now):
    before = item.seal_number
    decide(look(item, seal_state=SealState.BROKEN), AS_FOUND, FOUND)
    found = whole(item, condition="tốt", seal_state=SealState.NONE)
    by = Act(keeper, now)
    reseal_item(item, found=found, number="NP-9", witnesses="Ông A", reason="Bong mép", by=by)
    (ended,) = (each for each in db.session.scalars(queries.seals(item)) if each.number == before)
    assert (ended.was_intact, ended.open_reason != "Bong mép") == (False, True)
    assert item.seal_number == "NP-9"


def test_a_seal_that_nobody_put_there_is_in_force_once_decided(make_item, look, decide):
    item = make_item(seal=None)
    row = look(item, seal_state=SealState.INTACT, seal_number="NP-9")
    assert row.kinds == [Deviation.SEAL]
    assert item.seal_number is None
    decide(row, AS_FOUND, FOUND)
    assert item.seal_number == "NP-9"


def test_another_number_is_read_twice_before_it_is_written(item, look):
    with pytest.raises(refusals.ReadAgain):
        look(item, seal_number="NP-77-10", sure_of_number=False)
    assert opened() == []


def test_another_number_is_read_twice_at_the_return(lent, shelf, keeper, now):
    other = whole(lent, seal_number="NP-77-10", condition="nguyên")
    with pytest.raises(refusals.ReadAgain):
        take_back(lent, place=shelf, found=other, by=Act(keeper, now))
    take_back(lent, place=shelf, found=replace(other, sure_of_number=True), by=Act(keeper, now))
    told = {one.seq: one.kind for one in db.session.scalars(ledger.history(lent.stream))}
    assert told[lent.custody_seq] == "custody.returned_other_seal"
    assert lent.seal_number != "NP-77-10"


# sent to experts, reported


@pytest.mark.parametrize("step", list(DiscrepancyStep))
def test_what_is_passed_on_stays_open_and_locked(item, look, head, make_release, now, step):
    row = look(item, seal_state=SealState.BROKEN)
    with pytest.raises(refusals.StepNeedsPaper):
        pass_on_discrepancy(row, step=step, paper=Paper(), by=Act(head, now))
    pass_on_discrepancy(row, step=step, paper=CONFIRMED, by=Act(head, now))
    assert row.is_open
    for purpose in (OrderPurpose.DESTROY, OrderPurpose.RETURN_TO_OWNER):
        with pytest.raises(refusals.ItemDiffers):
            make_release(item, purpose=purpose)
    about = db.session.scalars(documents_about("discrepancy", row.id)).all()
    assert [one.number for one in about] == ["5/CV"]


def test_what_is_reported_only_is_not_lent(item, look, head, make_loan_order, now):
    row = look(item, seal_state=SealState.BROKEN)
    step = {"step": DiscrepancyStep.REPORTED, "paper": CONFIRMED}
    pass_on_discrepancy(row, by=Act(head, now), **step)
    with pytest.raises(refusals.ItemDiffers):
        make_loan_order(item)


def test_what_is_sent_to_experts_is_lent_for_that_only(
    item, look, head, decide, make_loan_order, shelf, keeper, now
):
    row = look(item, seal_state=SealState.BROKEN, quantity=Decimal(2))
    with pytest.raises(refusals.ItemDiffers):
        make_loan_order(item)
    step = {"step": DiscrepancyStep.EXPERTISE, "paper": CONFIRMED}
    pass_on_discrepancy(row, by=Act(head, now), **step)
    order, by = make_loan_order(item), Act(keeper, now)
    torn = Found(seal_state=SealState.BROKEN, quantity=Decimal(2))
    for_trial = borrowing(item, found=torn, purpose=LoanPurpose.TRIAL)
    with pytest.raises(refusals.OnlyForExamination):
        lend_item(item, order=order, by=by, **for_trial)
    fewer = borrowing(item, found=replace(torn, quantity=Decimal(1)))
    with pytest.raises(refusals.DiffersFromKnown):  # it is as it was found, or it stays
        lend_item(item, order=order, by=by, **fewer)
    lend_item(item, order=order, by=by, **borrowing(item, found=torn))
    take_back(item, place=shelf, found=replace(torn, condition="như khi xuất"), by=by)
    assert opened() == [row]
    with pytest.raises(refusals.ConclusionNeeded):
        decide(row, RECORD_WRONG, KNOWN, paper=Paper())
    decide(row, AS_FOUND, FOUND)
    assert (item.quantity_held, item.seal_number) == (2, None)


def test_what_is_out_at_the_experts_is_not_lost_here(
    item, look, decide, head, make_loan_order, keeper, now
):
    row = look(item, quantity=Decimal(0))
    step = {"step": DiscrepancyStep.EXPERTISE, "paper": CONFIRMED}
    pass_on_discrepancy(row, by=Act(head, now), **step)
    order = make_loan_order(item)
    lend_item(item, order=order, by=Act(keeper, now), **borrowing(item))
    with pytest.raises(refusals.NotInCustody):
        decide(row, LOST, FOUND)


def test_what_is_decided_is_passed_on_no_more(item, look, decide, head, now):
    row = look(item, quantity=Decimal(2))
    decide(row, AS_FOUND, FOUND)
    step = {"step": DiscrepancyStep.REPORTED, "paper": CONFIRMED}
    with pytest.raises(refusals.DiscrepancyDecided):
        pass_on_discrepancy(row, by=Act(head, now), **step)
    with pytest.raises(refusals.DiscrepancyDecided):
        decide(row, AS_FOUND, FOUND)
