"""A chart: no number lies under a line, a point or another number."""

import re
from itertools import pairwise

import pytest
from flask import Flask, render_template_string

DRAWN = """{% from "components/chart.html" import chart %}
{{ chart("k", columns, bars, "", line={"name": "all", "values": values}) }}"""


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("value", [7, 4335])
def test_points_of_a_line_have_room_of_their_own_between_the_bars(
    app: Flask, count: int, value: int
) -> None:
    columns = ["06/2026", "07/2026", "08/2026"]
    values = [value] * len(columns)  # bars as high as the points: the worst of all
    bars = [{"name": str(number), "values": values} for number in range(count)]
    with app.test_request_context():
        svg = render_template_string(DRAWN, columns=columns, bars=bars, values=values)
    numbers = [float(x) for x in re.findall(r'<text class="(?:s|tacc)" x="([\d.]+)"', svg)]
    assert len(numbers) == len(columns) * (count + 1)
    width = 7 * len(f"{value:,}")
    assert all(right - left >= width for left, right in pairwise(sorted(numbers)))
    line, words = svg.index("<polyline"), svg.index('<text class="s"')
    assert line < words  # a number is drawn over the line, with its halo
