"""The widths that drawings count with are those of the fonts that pages are set in."""

import pytest
from fontTools.ttLib import TTFont

from tests.guards.tree import ROOT
from web.lettering import text_width


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_no_letter_is_wider_than_counted_and_none_is_counted_much_wider(weight):
    font = TTFont(ROOT / f"static/fonts/vietnamese-{weight}.woff2")
    widths, letters = font["hmtx"], font.getBestCmap()
    assert len(letters) > 200
    for code, glyph in letters.items():
        drawn = widths[glyph][0] * 1000 / font["head"].unitsPerEm
        counted = text_width(chr(code), 1000)
        assert not drawn or drawn <= counted <= drawn * 1.15 + 60, (chr(code), drawn, counted)


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_every_digit_is_as_wide_as_its_column(weight):
    font = TTFont(ROOT / f"static/fonts/digits-{weight}.woff2")
    columns = {
        width * 1000 / font["head"].unitsPerEm
        for glyph, (width, _) in font["hmtx"].metrics.items()
        if glyph.startswith("glyph")
    }
    assert all(width <= text_width("0", 1000) for width in columns)


def test_a_letter_of_another_script_is_counted_as_wide_as_the_widest():
    assert text_width("漢") == text_width("@")
