"""A chart: the vendored sheet draws it from a table, and no page has styles in its markup."""

import re

import pytest
from flask import Flask, render_template_string

from tests.guards.tree import ROOT

DRAWN = """{% from "components/chart.html" import chart, chart_table %}
{{ chart(columns, bars, "2 of 9") }}{{ chart_table("Month", columns, bars) }}"""
COLUMNS = ["06/2026", "07/2026"]


def drawn(app: Flask, *values: list[int]) -> str:
    bars = [{"name": f"series {at}", "values": each} for at, each in enumerate(values)]
    with app.test_request_context():
        return render_template_string(DRAWN, columns=COLUMNS, bars=bars)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_bar_is_as_high_as_its_share_of_the_highest(app: Flask, count: int) -> None:
    page = drawn(app, *[[4335, 1000]] * count)
    assert re.findall(r'<td class="kb-at-(\d+)">', page) == ["100"] * count + ["23"] * count
    assert page.count('<span class="data">4.335</span>') == count


def test_what_is_there_at_all_is_seen_and_nothing_has_no_bar(app: Flask) -> None:
    assert re.findall(r'class="kb-at-(\d+)"', drawn(app, [1, 0], [10_000, 0])) == [
        "1",
        "100",
        "0",
        "0",
    ]


def test_a_chart_without_any_number_is_drawn(app: Flask) -> None:
    assert set(re.findall(r'class="kb-at-(\d+)"', drawn(app, [0, 0]))) == {"0"}


def test_the_library_draws_it_and_its_table_stays(app: Flask) -> None:
    page = drawn(app, [7, 5])
    assert re.search(r'href="/static/[^"]*charted[^"]*\.css"', page)
    assert 'class="kb-chart charts-css column' in page
    assert 'role="img" aria-label="2 of 9"' in page
    assert "style=" not in page
    assert page.count("<table") == 2
    assert ">7</td>" in page


def test_every_height_has_its_class() -> None:
    sheet = (ROOT / "static" / "css" / "charted.css").read_text()
    heights = {
        int(one): float(size) for one, size in re.findall(r"kb-at-(\d+){--size:([\d.]+)}", sheet)
    }
    assert heights == {one: one / 100 for one in range(101)}
