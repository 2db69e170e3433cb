"""Components: each has its page in the style guide; no control of the browser's own beside them."""

import re

from tests.guards.tree import ROOT, sources, templates

GUIDE = ROOT / "templates" / "web" / "styleguide"
MACROS = sorted(path.stem for path in (ROOT / "templates" / "components").glob("*.html"))
# Parts of a page whose acts stand in the head of the page or of the part.
EMPTY_PARTS = {
    "auctions/calendar/on_day.html": 1,
    "auctions/calendar/show.html": 2,
    "auctions/lots/show.html": 4,
    "auctions/rounds/show.html": 3,
    "cases/files/whole.html": 1,
    "sales/sales/show.html": 2,
}
ALONE = re.compile(r"""\bempty\(\s*_\((?:"[^"]*"|'[^']*')\)\s*\)""")
BROWSERS_OWN = re.compile(r"""["'](date|datetime-local|time|month|week|number|color|range)["']""")


def test_every_macro_file_has_a_page_in_the_style_guide() -> None:
    pages = {path.stem[1:] for path in GUIDE.glob("_*.html")}
    assert pages == set(MACROS)


def test_no_field_is_a_control_whose_words_and_format_the_browser_decides() -> None:
    """A day, an hour or a number of the browser's own follows the machine, not the page."""
    markup = [
        f"templates/{path}"
        for path in templates()
        if re.search(
            rf"<input[^>]*\btype={BROWSERS_OWN.pattern}", (ROOT / "templates" / path).read_text()
        )
    ]
    python = [
        str(path)
        for path in sources()
        if re.search(rf"input_type\s*=\s*{BROWSERS_OWN.pattern}", (ROOT / path).read_text())
        or re.search(
            r"\bwtforms\b.*\b(DateField|DateTimeLocalField|TimeField|IntegerField|DecimalField)\b",
            (ROOT / path).read_text(),
        )
    ]
    assert not [*markup, *python]


def test_what_is_empty_leads_to_an_act() -> None:
    alone = {
        str(path): len(ALONE.findall((ROOT / "templates" / path).read_text()))
        for path in templates()
        if not path.is_relative_to("web/styleguide")
    }
    assert {path: count for path, count in alone.items() if count} == EMPTY_PARTS


def test_acts_in_the_head_of_a_page_fold_where_they_are_many() -> None:
    """Ways on that a view worked out stand in a head through ``head_acts``, never in a row."""
    head = re.compile(r"{% block actions %}(.*?){% endblock %}", re.DOTALL)
    loose = {
        str(path)
        for path in templates()
        for found in head.findall((ROOT / "templates" / path).read_text())
        if "{% for" in found or re.search(r"\blinks\(", found)
    }
    assert not loose


def test_markup_made_in_programs_is_made_in_pieces() -> None:
    """``Markup.format`` takes six times as long, in every cell of a list."""
    slow = re.compile(r"Markup\([^()]*\)\s*\.format\(")
    assert not [str(path) for path in sources() if slow.search((ROOT / path).read_text())]


def test_no_page_draws_a_timeline_or_a_drawing_of_its_own() -> None:
    """What happened is told by ``components/timeline.html``; its rows carry day, hand and sign."""
    own = [
        path
        for path in templates()
        if not str(path).startswith(("components/", "web/styleguide/"))
        and re.search(
            r"kb-line[\s\"]|class=\"kb-draw[\s\"]", (ROOT / "templates" / path).read_text()
        )
    ]
    assert not own
