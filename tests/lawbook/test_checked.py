"""docs/law/checked.md has a line for every row; what was not at hand is never confirmed."""

from pathlib import Path

from lawbook.custody import receiving
from lawbook.loading import instruments
from lawbook.periods import parameters
from lawbook.provisions import provisions
from lawbook.stopping import WORDS, stopping_grounds

CHECKED = Path(__file__).parents[2] / "docs" / "law" / "checked.md"
UNREAD = "text not at hand"
SECOND = ("agrees", "differs, mended: ", UNREAD)


def readings() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return the verdicts of both readings by code, edition and citation."""
    lines = [line for line in CHECKED.read_text(encoding="utf-8").splitlines() if "| Đ." in line]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {
        (code, edition, short): (first, second)
        for code, edition, short, _text, first, second in cells
    }


def verdicts() -> dict[tuple[str, str, str], str]:
    """Return the verdict of the first reading by code, edition and citation."""
    return {row: first for row, (first, _second) in readings().items()}


def rows() -> dict[tuple[str, str, str], bool]:
    """Return every row of the lawbook with its mark."""
    found = {
        (one.code, period.edition, period.basis.short): period.confirmed
        for one in parameters()
        for period in one.editions
    }
    found |= {
        (code, row.edition, row.basis.short): row.confirmed
        for code, editions in provisions().items()
        for row in editions
    }
    found |= {("W.RECEIVING", row.edition, row.basis.short): row.confirmed for row in receiving()}
    newest = instruments()["L25"]["in_force_from"]
    found |= {
        (ground.code, "B", ground.basis.short): ground.confirmed
        for act in WORDS
        for ground in stopping_grounds(act, newest)
    }
    return found


def test_every_row_was_compared_with_its_text() -> None:
    assert set(rows()) <= set(verdicts())


def test_a_second_pair_of_eyes_compared_every_row_and_left_no_difference_standing() -> None:
    seconds = {row: second for row, (_first, second) in readings().items()}
    assert all(second.startswith(SECOND) for second in seconds.values())
    assert {UNREAD} == {second for second in seconds.values() if second.startswith(UNREAD)}
    claimed = [row for row, confirmed in rows().items() if confirmed and seconds[row] == UNREAD]
    assert not claimed


def test_what_was_not_at_hand_is_not_confirmed() -> None:
    claimed = [row for row, confirmed in rows().items() if confirmed and UNREAD in verdicts()[row]]
    assert not claimed


def test_what_agrees_or_was_mended_is_confirmed_unless_its_force_is_in_doubt() -> None:
    table = verdicts()
    silent = [
        row for row, confirmed in rows().items() if not confirmed and table[row] in {"agrees"}
    ]
    assert not silent
