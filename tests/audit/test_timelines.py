"""What a timeline shows: equal entries once, what the program wrote beside an act folded."""

from datetime import date
from types import SimpleNamespace

from auctions import entries as auction_entries
from audit.wording import Said, tellings
from cases import entries
from tests.fixtures.clock import at_nine

PLANNED = auction_entries.ROUND_PLANNED
QUIET = entries.DEADLINE_SCHEDULED


def entry(seq, kind=PLANNED, who="Lê Văn Chấp", basis=None):
    return SimpleNamespace(
        seq=seq, kind=kind.code, actor_name=who, basis=basis, at=at_nine(date(2026, 11, 23))
    )


def rows(found):
    return [[len(row.entries) for row in run.rows] for run in found]


def test_equal_entries_running_are_one_row_with_their_number(app):
    told = tellings([entry(3), entry(2), entry(1)])
    assert rows(told.first) == [[3]]
    assert (told.first[0].rows[0].newest.seq, told.first[0].rows[0].oldest.seq) == (3, 1)


def test_entries_that_differ_in_word_hand_or_basis_stay_apart(app):
    found = [entry(4), entry(3, who="Vũ Thị Sát"), entry(2, basis="Đ.83"), entry(1)]
    assert rows(tellings(found).first) == [[1, 1, 1, 1]]
    assert rows(tellings([entry(2), entry(1)], {1: "lần 1", 2: "lần 2"}).first) == [[1, 1]]


def test_what_the_program_wrote_is_a_run_of_its_own(app):
    found = [entry(4), entry(3, QUIET), entry(2, QUIET), entry(1)]
    said = {3: Said("Hạn:", "niêm yết"), 2: Said("Hạn:", "thông báo")}
    told = tellings(found, said)
    assert [run.quiet for run in told.first] == [False, True, False]
    assert rows(told.first) == [[1], [1, 1], [1]]


def test_later_rows_are_folded_and_quiet_ones_do_not_count(app):
    found = [entry(5), entry(4, QUIET), entry(3, who="B"), entry(2, who="C"), entry(1, who="C")]
    told = tellings(found, most=2)
    assert rows(told.first) == [[1], [1], [1]]
    assert (rows(told.rest), told.left) == ([[2]], 2)
