"""Pieces of markup: what is put in is escaped, what is left out leaves nothing."""

from flask import Flask
from markupsafe import Markup, escape

from web.pieces import Piece, heading, joined, together, written

LINK = Piece('<a href="{}">{}</a>')


def test_what_is_put_into_a_piece_is_escaped_and_markup_stays() -> None:
    """Also where it closes the quote or looks like another hole."""
    assert LINK('"><script>', Markup("<b>1</b>")) == (
        '<a href="&#34;&gt;&lt;script&gt;"><b>1</b></a>'
    )
    assert LINK("{}", "{0} %s") == '<a href="{}">{0} %s</a>'


def test_what_is_written_is_escaped_as_markup_would_be_and_plain_text_is_not_wrapped() -> None:
    class Says:
        def __html__(self) -> str:
            return "<b>"

    for value in ("<&>\"'", Markup("<i>"), 7, None, Says()):
        assert written(value) == escape(value)
    assert type(written("<")) is str


def test_a_piece_is_markup_and_stays_as_it_is_in_another() -> None:
    assert LINK("/a", LINK("/b", 7)) == '<a href="/a"><a href="/b">7</a></a>'


def test_a_line_leaves_out_what_is_empty() -> None:
    assert joined(" · ", "<", "", None, Markup("<i>")) == Markup("&lt; · <i>")
    assert joined(" · ") == Markup("")


def test_a_code_and_the_number_of_an_order_stay_on_one_line_and_nothing_else_does() -> None:
    kept = '<span class="kb-nowrap">LXK-2026-000006</span>'
    assert together("theo lệnh LXK-2026-000006 <b>") == f"theo lệnh {kept} &lt;b&gt;"
    assert joined(" · ", "LXK-2026-000006", "", Markup("<i>")) == f"{kept} · <i>"
    assert together("vật GK7K-C1CG-1") == 'vật <span class="kb-nowrap">GK7K-C1CG-1</span>'
    for text in ("XLXK-2026-000006-7", "2026-01-02", Markup("LXK-2026-000006")):
        assert together(text) == text


def test_a_heading_keeps_its_codes_and_stays_escaped() -> None:
    assert heading(Markup("Nhãn GK7K-C1CG-1 &lt;b&gt;")) == Markup(
        'Nhãn <span class="kb-nowrap">GK7K-C1CG-1</span> &lt;b&gt;'
    )


def test_a_band_keeps_its_codes_on_one_line(app: Flask) -> None:
    drawn = app.jinja_env.from_string(
        '{% from "components/band.html" import band %}'
        '{{ band("LNK-2026-000012 <b>", "info", "của LNK-2026-000013") }}'
    ).render()
    for number in ("LNK-2026-000012", "LNK-2026-000013"):
        assert f'<span class="kb-nowrap">{number}</span>' in drawn
    assert "&lt;b&gt;" in drawn
