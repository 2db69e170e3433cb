"""Components: each has its page in the style guide; no control of the browser's own beside them."""

import re

from tests.guards.tree import ROOT, sources, templates

GUIDE = ROOT / "templates" / "web" / "styleguide"
MACROS = sorted(path.stem for path in (ROOT / "templates" / "components").glob("*.html"))
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
