"""Items are found by what is written on them and on their papers, as it is now."""

import pytest

from cases.models import CaseFile
from foundation import search
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from warehouse import queries, refusals, resolver
from warehouse.operations.binding import bind_code


def found_items(words, item):
    entries = search.find(words, offices=[item.office_id], kinds=["item"])
    return [entry.subject_id for entry in entries]


def test_an_item_is_found_by_its_case_its_order_and_its_papers(item):
    case = db.session.get_one(CaseFile, item.case_id)
    order = queries.line_of(item)
    number = db.session.scalar(order).order.number
    for words in (f"HS {case.number}", case.number, number, item.seizure_no, item.seal_number):
        assert found_items(words, item) == [item.id]


def test_after_resealing_the_new_seal_finds_the_item_and_the_old_one_says_so(item, reseal):
    before = item.seal_number
    reseal(item, number="NP-NEW-5")
    offices = [item.office_id]

    assert found_items("npnew5", item) == [item.id]
    assert found_items(before, item) == []
    former = search.find(before, offices=offices)
    assert [(hit.kind, hit.key) for hit in former] == [("former_seal", item.code)]
    assert former[0].title.startswith(before)
    new, old = (resolver.resolve(text, offices) for text in ("np new 5", before))
    assert (new.subject, new.seen.former_seal) == (item, None)
    assert (old.subject, old.seen.seal_number, old.seen.former_seal) == (item, before, 1)
    assert resolver.item_named("NPNEW5", offices) is item
    with pytest.raises(refusals.SealIsFormer):
        resolver.item_named(before, offices)


def test_a_seal_in_force_goes_before_a_former_one_of_the_same_number(item, make_item, reseal):
    number = item.seal_number
    reseal(item, number="NP-NEW-5")
    other = make_item(seal=number)
    found = resolver.resolve(number, [item.office_id])
    assert (found.subject, found.seen.former_seal) == (other, None)


def test_a_seal_in_force_on_two_things_says_which_they_are_and_moves_neither(
    item, make_item, pages, keeper
):
    other = make_item(seal=item.seal_number)
    with pytest.raises(refusals.CodeOnSeveral) as several:
        resolver.item_named(item.seal_number, [item.office_id])
    assert set(several.value.details["codes"]) == {shown(item.code), shown(other.code)}
    db.session.commit()
    address = f"/warehouse/scan?raw={item.seal_number}"
    told = pages.as_user(keeper).raw("GET", address, headers={"Accept": "application/json"}).text
    assert shown(item.code) in told
    assert shown(other.code) in told
    assert resolver.item_named(item.code, [item.office_id]) is item


def test_a_bound_code_is_found_by_a_part_of_it(item, keeper, now):
    bind_code(item, raw="IMEI 352000-000000-999", by=Act(keeper, now))
    assert found_items("352000000000999", item) == [item.id]
    assert found_items("0000999", item) == [item.id]
