"""What pages say of a hand-over is of its kind, and by one name of the law."""

from pathlib import Path

import pytest

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import outsider
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse.door import entries as door
from warehouse.models import HandOver, HandOverKind
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.intake import receive_line
from warehouse.operations.loans import draft_return
from warehouse.queries.hand_overs import lines_of as lines_on
from warehouse.wording_hand_overs import words_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def waiting(make_intake, shelf, by):
    order = make_intake(lines=[draft(seal=None)])
    intake = begin_intake(order, by)
    line = lines_of(order)[0]
    receive_line(line, place=shelf, by=by, **as_described(line))
    return intake


def test_each_kind_says_where_its_things_are_until_both_have_signed():
    said = {kind: words_of(HandOver(kind=kind)).nothing_yet for kind in HandOverKind}
    assert said[HandOverKind.LOAN] == said[HandOverKind.RELEASE]
    for kind in (HandOverKind.LOAN, HandOverKind.RETURN, HandOverKind.INTAKE):
        assert said[kind] != said[HandOverKind.KEEPER]


def test_no_page_of_an_intake_or_a_return_speaks_of_a_change_of_keeper(
    waiting, lent, shelf, pages, keeper, by
):
    back = draft_return(lent, by=by.onward(), place=shelf, **outsider())
    db.session.commit()
    visitor = pages.as_user(keeper)
    for row in (waiting, back):
        for act in ("", "/sign", "/sign-outside", "/withdraw"):
            page = visitor.get(f"/warehouse/hand-overs/{row.id}{act}")
            assert "đổi người giữ" not in page.text
            assert "Thu hồi" not in page.main


def test_what_is_taken_off_an_intake_is_said_to_be_received_again(waiting, by):
    remove_line(db.session.scalars(lines_on(waiting)).one(), by=by)
    assert verify_stream(waiting.stream).intact
    how = door.LINE_TAKEN_OFF.correctable, door.LINE_OPEN_AGAIN.correctable
    assert {each.act for each in how} == {"Receive its line again"}


@pytest.mark.parametrize("word", ["bản bàn giao", "bản giao nhận vật", "cho mượn"])
def test_a_hand_over_and_a_loan_have_one_name(word):
    for room in ("hand_overs", "warehouse", "help", "counts", "discrepancies", "book", "stays"):
        for line in (ROOT / f"translations/vi/{room}.po").read_text().splitlines():
            if line.startswith("msgstr"):
                assert word not in line.lower().replace("biên bản giao nhận", ""), line
