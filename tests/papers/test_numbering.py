"""Numbers of issued documents: one after the other, in series of an office, a kind and a year."""

from datetime import date

import pytest

from accounts.operations.letterhead import set_letterhead
from accounts.refusals import OfficeOutOfReach
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from papers.drafting import refusals
from papers.drafting.models import DocumentSeries
from papers.drafting.operations.numbering import foreseen_number, give_number, set_series
from papers.models import DocumentDirection, DocumentKind
from papers.operations import record_document
from tests.fixtures.beside import at_once
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed

DAY = date(2026, 11, 23)
DECISION = DocumentKind.DECISION


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


def given(office, by, on=DAY, kind=DECISION):
    return give_number(office.id, kind=kind, on=on, by=by)


def test_numbers_follow_one_another_and_begin_again_with_kind_office_and_year(office, unit, by):
    assert foreseen_number(office.id, DECISION, DAY) == "01/QĐ-THADS"
    assert [given(office, by), given(office, by)] == ["01/QĐ-THADS", "02/QĐ-THADS"]
    assert given(office, by, kind=DocumentKind.VOUCHER) == "01"
    assert given(unit, by) == "01/QĐ-THADS"
    assert given(office, by, on=date(2027, 1, 4)) == "01/QĐ-THADS"


def test_people_who_sign_at_the_same_moment_get_different_numbers(app, office, by):
    """Also of the first number of a year, where no row of the series stands yet."""
    office_id = office.id

    def sign():
        with transaction():
            return give_number(office_id, kind=DECISION, on=DAY, by=by)

    assert sorted(at_once(app, *[sign] * 4)) == [f"0{n}/QĐ-THADS" for n in range(1, 5)]


def test_a_number_ends_with_the_letters_of_the_office(office, by):
    rest = dict.fromkeys(("superior", "name", "place", "address", "phone", "email"), "")
    set_letterhead(office, **rest, symbol="THADS-KV2", logo=None, by=by)
    assert given(office, by) == "01/QĐ-THADS-KV2"
    assert given(office, by, kind=DocumentKind.LETTER) == "01/THADS-KV2"


def test_a_series_is_set_forward_and_the_next_year_keeps_its_pattern(office, by):
    values = {"kind": DECISION, "pattern": "{n}/QĐ-KV2", "next_value": 1286, "by": by}
    series = set_series(office, year=2026, **values)
    assert given(office, by) == "1286/QĐ-KV2"
    assert foreseen_number(office.id, DECISION, date(2027, 1, 4)) == "01/QĐ-KV2"
    kinds = [entry.kind for entry in db.session.scalars(ledger.history(series.stream))]
    assert kinds[::-1] == [
        "document_series.begun",
        "document_series.set",
        "document_series.number_given",
    ]
    assert verify_stream(series.stream).findings == []


def test_a_series_that_is_set_as_it_stands_writes_nothing(office, by):
    given(office, by)
    values = {"kind": DECISION, "year": 2026, "pattern": "{n}/QĐ-THADS", "next_value": 2}
    series = set_series(office, **values, by=by)
    assert len(db.session.scalars(ledger.history(series.stream)).all()) == 2


def test_a_number_typed_from_paper_is_not_given_again(office, case, by):
    paper = typed("1/QĐ-THADS", DAY, kind=DECISION, direction=DocumentDirection.ISSUED)
    record_document([case], paper=paper, by=by)
    assert given(office, by) == "02/QĐ-THADS"


@pytest.mark.parametrize("pattern", ["QĐ", "{n}{n}", "{n}/{m}", "{n}" + "x" * 60, "{n}\x00"])
def test_a_pattern_says_once_where_the_number_stands(office, by, pattern):
    with pytest.raises(refusals.PatternUnreadable):
        set_series(office, kind=DECISION, year=2026, pattern=pattern, next_value=1, by=by)


def test_the_next_number_never_goes_back(office, by):
    given(office, by)
    with pytest.raises(refusals.NumberGivenBefore):
        set_series(office, kind=DECISION, year=2026, pattern="{n}", next_value=1, by=by)


def test_numbers_are_left_out_with_a_reason_alone(office, by):
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
