"""Numbers of issued documents: one after the other, in series of an office, a kind and a year."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from accounts.operations.letterhead import set_letterhead
from accounts.refusals import OfficeOutOfReach
from audit import ledger
from cases.models import CaseFile
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from papers.drafting import refusals
from papers.drafting.models import DocumentSeries
from papers.drafting.numbers import foresee
from papers.drafting.operations.numbering import give_number, set_series
from papers.models import DocumentDirection, DocumentKind
from papers.operations import record_document
from papers.refusals import NumberGivenHere
from tests.fixtures.beside import at_once
from tests.fixtures.drafting import begin_numbers, sign
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.queries import counted

DAY = date(2026, 11, 23)
DECISION, ISSUED = DocumentKind.DECISION, DocumentDirection.ISSUED


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


def foreseen(office, by, on=DAY):
    return foresee(office.id, DECISION, on, by).number


def given(office, by, on=DAY, kind=DECISION):
    return give_number(office.id, kind=kind, on=on, by=by)


@pytest.fixture
def begun(office, by):
    begin_numbers(office, DECISION, DAY.year)


def test_numbers_follow_one_another_and_begin_again_with_kind_office_and_year(
    office, unit, by, begun
):
    begin_numbers(office, DocumentKind.VOUCHER, DAY.year)
    begin_numbers(unit, DECISION, DAY.year)
    assert foreseen(office, by) == "01/QĐ-THADS"
    assert [given(office, by), given(office, by)] == ["01/QĐ-THADS", "02/QĐ-THADS"]
    assert given(office, by, kind=DocumentKind.VOUCHER) == "01"
    assert given(unit, by) == "01/QĐ-THADS"
    later = Act(by.actor, clock.local_moment(date(2027, 1, 4), time(9)))
    assert given(office, later, on=later.day) == "01/QĐ-THADS"


def test_no_number_is_given_where_some_may_have_been_given_by_hand(office, by):
    """Neither in mid-year, nor in a year that is over, nor after a year of numbers by hand."""
    with pytest.raises(refusals.SeriesNotSet) as refused:
        given(office, by)
    assert foreseen(office, by) is None
    assert refused.value.details == {"year": DAY.year}
    begin_numbers(office, DECISION, DAY.year - 1)
    with pytest.raises(refusals.SeriesNotSet):
        given(office, by)
    given(office, by, on=DAY.replace(year=DAY.year - 1))
    later = Act(by.actor, clock.local_moment(date(DAY.year + 1, 1, 4), time(9)))
    with pytest.raises(refusals.SeriesNotSet):
        given(office, later)  # of a year that is over
    assert given(office, by) == "01/QĐ-THADS"


def test_a_free_number_is_found_in_one_query_however_many_are_used(office, case, by, begun):
    for number in range(1, 41):
        paper = typed(f"{number:03d}/QĐ-THADS", DAY, kind=DECISION, direction=ISSUED)
        record_document([case], paper=paper, by=by)
    with counted() as done:
        assert foreseen(office, by) == "41/QĐ-THADS"
    assert len(done) == 2  # the series, and the numbers


def test_a_series_that_changed_meanwhile_is_not_set(office, by):
    values = {"kind": DECISION, "year": DAY.year, "pattern": "{n}/QĐ"}
    series = set_series(office, **values, next_value=7, by=by.onward(seen=0))
    db.session.flush()
    for seen in (0, series.version - 1, series.version + 1):
        with pytest.raises(ChangedMeanwhile):
            set_series(office, **values, next_value=9, by=by.onward(seen=seen))
    other = values | {"year": DAY.year - 1}
    with pytest.raises(ChangedMeanwhile):
        set_series(office, **other, next_value=9, by=by.onward(seen=series.version))
    assert series.next_value == 7


def test_a_number_given_here_is_typed_for_that_document_alone(office, lot, written_draft, deciding):
    document = sign(written_draft, deciding)
    case = db.session.get_one(CaseFile, lot.case_id)
    values = {"kind": DECISION, "direction": ISSUED}
    again = typed("1/QĐ-THADS", deciding.day, **values)
    assert record_document([case], paper=again, by=deciding) == document
    other = typed("001/QĐ-THADS", deciding.day - timedelta(days=1), **values)
    with pytest.raises(NumberGivenHere):
        record_document([case], paper=other, by=deciding)
    received = replace(other, direction=DocumentDirection.RECEIVED)
    assert record_document([case], paper=received, by=deciding) != document


def test_people_who_sign_at_the_same_moment_get_different_numbers(app, office, by):
    """Also of the first number of a year, where no row of the series stands yet."""
    office_id, before = office.id, DAY.replace(year=DAY.year - 1)
    begin_numbers(office, DECISION, before.year)
    given(office, by, on=before)
    db.session.commit()

    def sign():
        with transaction():
            return give_number(office_id, kind=DECISION, on=DAY, by=by)

    assert sorted(at_once(app, *[sign] * 4)) == [f"0{n}/QĐ-THADS" for n in range(1, 5)]


def test_a_number_ends_with_the_letters_of_the_office(office, by):
    rest = dict.fromkeys(("superior", "name", "place", "address", "phone", "email"), "")
    set_letterhead(office, **rest, symbol="THADS-KV2", logo=None, by=by)
    begin_numbers(office, DECISION, DAY.year)
    begin_numbers(office, DocumentKind.LETTER, DAY.year)
    assert given(office, by) == "01/QĐ-THADS-KV2"
    assert given(office, by, kind=DocumentKind.LETTER) == "01/THADS-KV2"


def test_a_series_is_set_forward_and_the_next_year_keeps_its_pattern(office, by):
    values = {"kind": DECISION, "pattern": "{n}/QĐ-KV2", "next_value": 1286, "by": by}
    series = set_series(office, year=2026, **values)
    assert given(office, by) == "1286/QĐ-KV2"
    later = Act(by.actor, clock.local_moment(date(2027, 1, 4), time(9)))
    assert foreseen(office, later, later.day) == "01/QĐ-KV2"
    kinds = [entry.kind for entry in db.session.scalars(ledger.history(series.stream))]
    assert kinds[::-1] == [
        "document_series.begun",
        "document_series.set",
        "document_series.number_given",
    ]
    assert verify_stream(series.stream).findings == []


def test_a_series_that_is_set_as_it_stands_writes_nothing(office, by, begun):
    given(office, by)
    values = {"kind": DECISION, "year": 2026, "pattern": "{n}/QĐ-THADS", "next_value": 2}
    series = set_series(office, **values, by=by)
    assert len(db.session.scalars(ledger.history(series.stream)).all()) == 2


def test_a_number_typed_from_paper_is_not_given_again(office, case, by, begun):
    paper = typed("1/QĐ-THADS", DAY, kind=DECISION, direction=ISSUED)
    record_document([case], paper=paper, by=by)
    assert given(office, by) == "02/QĐ-THADS"


@pytest.mark.parametrize("pattern", ["QĐ", "{n}{n}", "{n}/{m}", "{n}" + "x" * 60, "{n}\x00"])
def test_a_pattern_says_once_where_the_number_stands(office, by, pattern):
    with pytest.raises(refusals.PatternUnreadable):
        set_series(office, kind=DECISION, year=2026, pattern=pattern, next_value=1, by=by)


def test_the_next_number_never_goes_back(office, by, begun):
    given(office, by)
    with pytest.raises(refusals.NumberGivenBefore):
        set_series(office, kind=DECISION, year=2026, pattern="{n}", next_value=1, by=by)


def test_numbers_are_left_out_with_a_reason_alone(office, by, begun):
    given(office, by)
    values = {"kind": DECISION, "year": 2026, "pattern": "{n}/QĐ-THADS", "next_value": 9}
    with pytest.raises(refusals.ReasonOfGapNeeded):
        set_series(office, **values, by=by)
    set_series(office, **values, reason="Cấp trên giấy từ số 2 đến số 8", by=by)
    assert db.session.query(DocumentSeries).one().next_value == 9


def test_a_series_of_an_office_out_of_reach_is_not_set(office, make_user, unit):
    stranger = Act(make_user(roles=["admin"], office=unit), clock.now())
    with pytest.raises(OfficeOutOfReach):
        set_series(office, kind=DECISION, year=2026, pattern="{n}", next_value=1, by=stranger)
