"""The ladder of prices as it is printed."""

import re

import pytest
from flask import get_template_attribute

LETTERS = 11  # units of the drawing
SMALLEST = 7  # points
MILLIMETRE = 72 / 25.4  # points
UPRIGHT, ACROSS = 165 * MILLIMETRE, 263 * MILLIMETRE  # an A4 sheet without its margins


@pytest.mark.parametrize(("rungs", "sheet", "lines"), [(5, UPRIGHT, 2), (22, ACROSS, 3)])
def test_each_line_of_a_ladder_has_letters_of_seven_points_on_paper(app, rungs, sheet, lines):
    steps = [
        {
            "number": number,
            "which_unknown": False,
            "price": 18_500_000_000 - 700_000_000 * number,
            "day": "14/03/2023",
            "cut": 1000,
            "tone": "danger",
            "word": "Không thành, mã a",
            "note": "0 người đăng ký",
        }
        for number in range(1, rungs + 1)
    ]
    with app.test_request_context():
        ladder = get_template_attribute("components/ladder.html", "ladder")
        markup = str(ladder(steps, "", floor=1_936_000_000, right_after=9, right_label="Quyền"))
    _screen, paper = markup.split('class="kb-lines"')
    widths = [int(width) for width in re.findall(r'viewBox="0 0 (\d+) ', paper)]
    assert len(widths) == lines
    assert all(LETTERS * sheet / width >= SMALLEST for width in widths)
    assert [paper.count(f">{step['price']:,}<".replace(",", ".")) for step in steps] == [1] * rungs
    assert paper.count('class="right"') == 1
