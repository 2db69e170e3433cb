"""Codes bound to items: none that means something already, whatever a scanner adds to it."""

import pytest

from cases.models import CaseFile
from foundation.acts import Act
from foundation.codes import new_code, scanned, shown
from foundation.database import db
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import refusals, resolver
from warehouse.models import BoundCode, UnknownScan
from warehouse.operations.binding import bind_code
from warehouse.operations.scans import bind_scan, keep_unknown_scan

NOTHING = ["---", "…", "]C1", "\u200b", "/ . /", "]Q3***"]


@pytest.fixture
def bind(item, keeper, now):
    return lambda raw, thing=item: bind_code(thing, raw=raw, by=Act(keeper, now))


@pytest.fixture
def receive(shelf, keeper, now):
    return lambda line, **given: receive_line(
        line, **as_described(line), place=shelf, by=Act(keeper, now), **given
    )


def refused_with(kind, bind, *codes):
    for raw in codes:
        with pytest.raises(kind):
            bind(raw)
    assert db.session.scalars(db.select(BoundCode)).all() == []


def test_a_code_without_letters_and_digits_is_not_bound(bind):
    refused_with(refusals.NoLetterOrDigit, bind, *NOTHING)


def test_a_code_of_ours_is_not_bound(bind, item, shelf, intake):
    link = f"https://kho.example/i/{item.code}"
    codes = (item.code, shown(shelf.code).lower(), intake.code, new_code(), link, f"]Q1{item.code}")
    refused_with(refusals.CodeIsOurs, bind, *codes)


def test_a_word_is_not_bound(bind):
    refused_with(refusals.CodeIsAWord, bind, "kho", "ho so", "Xe", "IMEI")
    refused_with(refusals.CodeTooShort, bind, "1", "0", "a-7", "5")


def test_the_number_of_an_order_is_not_bound_before_or_after_it_is_given(bind, intake):
    codes = (intake.number, intake.number.lower(), "LXK 2031 000001", "]C1lnk2026000999")
    refused_with(refusals.CodeIsOrderNumber, bind, *codes)


def test_the_number_of_a_case_is_not_bound(bind, item):
    number = db.session.get_one(CaseFile, item.case_id).number
    codes = (number, f"HS {number}", f"0{number}", number.replace("/", "-"))
    refused_with(refusals.CodeNamesCase, bind, *codes)


NAMED = ["352000000000999", "IMEI 352000000000999", "imei:352000-000000-999", "S/N 352000000000999"]


@pytest.mark.parametrize("first", NAMED)
@pytest.mark.parametrize("second", NAMED)
def test_a_code_with_and_without_its_name_is_one_code(first, second, bind, item, make_item):
    bind(first)
    bind(second)
    assert len(db.session.scalars(db.select(BoundCode)).all()) == 1
    with pytest.raises(refusals.CodeBoundAlready):
        bind(second, make_item())
    assert resolver.item_named(second, [item.office_id]) is item


def test_a_code_bound_with_its_name_in_its_key_is_found_and_not_bound_again(bind, item, make_item):
    bind("VIN RLHJA12340001").folded = "vinrlhja12340001"  # as it was kept before
    db.session.flush()
    assert resolver.item_named("vin: RLHJA 1234 0001", [item.office_id]) is item
    with pytest.raises(refusals.CodeBoundAlready):
        bind("VIN RLHJA12340001", make_item())


def test_the_name_of_a_place_is_not_bound(bind, shelf):
    spelled = (shelf.short_name, shelf.short_name.lower(), f"]C0{shelf.short_name}")
    refused_with(refusals.CodeNamesPlace, bind, *spelled)


def test_the_seal_of_another_item_is_not_bound(bind, make_item, reseal):
    other = make_item(seal="NP-77-01")
    refused_with(refusals.CodeBoundAlready, bind, "NP-77-01", "np7701", "]C1NP 77 01")
    reseal(other, number="NP-77-02")
    refused_with(refusals.CodeBoundAlready, bind, "NP-77-01", "NP-77-02")


def test_whose_code_it_is_is_said(bind, make_item):
    other = make_item()
    bind("IMEI 352000000000999", other)
    with pytest.raises(refusals.CodeBoundAlready) as said:
        bind("]C1imei352000000000999")
    assert said.value.details["code"] == shown(other.code)


def test_the_seal_an_item_carries_may_be_bound_to_it(bind, item):
    bind(item.seal_number)
    assert resolver.item_named(item.seal_number, [item.office_id]) is item


def test_what_a_scanner_adds_is_neither_kept_nor_looked_for(bind, item, scan):
    bind("]C135293800001\x1d7")
    assert db.session.scalar(db.select(BoundCode.raw)) == "352938000017"
    offices = [item.office_id]
    for raw in ("352938000017", "]E035293800001\x1d7", "]d235293800001 7\r\n", "35293800001-7"):
        assert resolver.resolve(raw, offices).subject is item
    for raw in (item.code, f"]Q1{item.code}", f"]d1{shown(item.code)}\x1d", f"*{item.code}*\r\n"):
        assert resolver.resolve(raw, offices).subject is item
    db.session.commit()
    assert scan.look(f"%5DQ1{item.code}")["kind"] == "item"


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("]C1ABC", "ABC"), ("]QaBC 1", "BC 1"), ("]C", "]C"), ("C1ABC", "C1ABC"),
        ("A]C1B", "A]C1B"), (" ]e0 7\x1d8\r\n", "78"), ("\x1dABC\x1d", "ABC"), ("", ""),
        ("]A0*ABC-1*\r\n", "ABC-1"), ("*ABC", "*ABC"), ("A*B", "A*B"), ("***", "***"),
    ],
)  # fmt: skip
def test_what_was_scanned_is_told_from_what_the_scanner_adds(raw, bare):
    assert scanned(raw) == bare


def test_an_unknown_scan_is_kept_without_what_the_scanner_adds(item, keeper, now):
    for raw in ("]C18934563138165", "8934563138165", "]E08934563138165\x1d"):
        kept = keep_unknown_scan(raw, by=Act(keeper, now))
    assert db.session.scalars(db.select(UnknownScan.raw)).all() == ["8934563138165"]
    assert bind_scan(kept, item=item, by=Act(keeper, now)).raw == "8934563138165"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("---", refusals.NoLetterOrDigit),
        ("kho", refusals.CodeIsAWord),
        ("1", refusals.CodeTooShort),
        ("C7K4M2GH3", refusals.CodeIsOurs),
        ("LNK-2026-000999", refusals.CodeIsOrderNumber),
        ("9001/2026", refusals.CodeNamesCase),
        ("B-04", refusals.CodeNamesPlace),
    ],
)
def test_a_kept_scan_that_means_something_is_not_bound(
    raw, kind, item, shelf, keeper, now, make_case
):
    make_case(number="9001/2026")
    kept = keep_unknown_scan(raw, by=Act(keeper, now))
    with pytest.raises(kind):
        bind_scan(kept, item=item, by=Act(keeper, now))


@pytest.mark.parametrize("raw", NOTHING)
def test_no_code_of_nothing_comes_in_with_an_item(raw, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(seal=None)]))[0]
    with pytest.raises(refusals.NoLetterOrDigit):
        receive(line, bound_codes=[raw])


def test_no_code_that_means_something_comes_in_with_an_item(
    make_intake, receive, item, shelf, make_item
):
    line = lines_of(make_intake(lines=[draft(seal=None)]))[0]
    for raw, kind in (
        ("kho", refusals.CodeIsAWord),
        ("1", refusals.CodeTooShort),
        (shown(item.code), refusals.CodeIsOurs),
        ("LXK-2026-000999", refusals.CodeIsOrderNumber),
        (f"HS {db.session.get_one(CaseFile, item.case_id).number}", refusals.CodeNamesCase),
        (shelf.short_name, refusals.CodeNamesPlace),
        (item.seal_number, refusals.CodeBoundAlready),
    ):
        with pytest.raises(kind):
            receive(line, bound_codes=["51D-097.51", raw])


def test_a_code_bound_to_one_item_and_sealed_on_another_says_both(bind, item, make_item):
    bind("NP-88-01")
    other = make_item(seal="NP-88-01")
    seen = resolver.resolve("np8801", [other.office_id]).seen
    assert {seen.code, *seen.also} == {other.code, item.code}
    with pytest.raises(refusals.CodeOnSeveral):
        resolver.item_named("NP-88-01", [other.office_id])


@pytest.mark.parametrize(
    ("short_name", "kind"),
    [
        ("---", refusals.NoLetterOrDigit),
        ("C7K4M2GH3", refusals.ShortNameIsACode),
        ("IMEI 352000", refusals.ShortNameIsACode),
        ("NP 0214/2026", refusals.ShortNameIsACode),
    ],
)
def test_no_place_is_called_by_a_code(short_name, kind, bind, make_item, make_place):
    bind("IMEI 352000")
    make_item(seal="NP-0214/2026")
    with pytest.raises(kind):
        make_place(short_name=short_name)


def test_a_refused_code_leaves_the_page_as_it_was(pages, keeper, item, shelf, make_item):
    other = make_item()
    db.session.commit()
    as_keeper = pages.as_user(keeper)
    page, beside = (f"/warehouse/items/{thing.code}" for thing in (item, other))
    as_keeper.post_form(beside, {"raw": "IMEI 352000000000999"}, action=f"{beside}/codes")
    for raw in ("]C1", item.code, shelf.short_name, "---", "imei352000000000999"):
        refused = as_keeper.post_form(page, {"raw": raw}, 422, action=f"{page}/codes")
        assert f'value="{raw}"' in refused.markup
    assert shown(other.code) in refused.text
