"""The ladder and the planner in a browser: every word stands inside its drawing."""

from datetime import date

import pytest

from tests.fixtures.auctions import publish, valued

pytestmark = pytest.mark.browser

OUTSIDE = """() => [...document.querySelectorAll(".kb-drawbox svg")].flatMap((drawing) => {
  const whole = drawing.getBoundingClientRect();
  const out = ({ left, top, right, bottom }) =>
    left < whole.left - 1 || top < whole.top - 1
    || right > whole.right + 1 || bottom > whole.bottom + 1;
  return [...drawing.querySelectorAll("text")]
    .filter((text) => out(text.getBoundingClientRect()))
    .map((text) => `${text.textContent}: at ${text.getBoundingClientRect().left - whole.left}`);
})"""
SHOWN = """() => [...document.querySelectorAll(".kb-drawbox svg")].map((drawing) => {
  const { width, height } = drawing.getBoundingClientRect();
  const { viewBox: { baseVal: box } } = drawing;
  const words = drawing.querySelectorAll("text").length;
  return [words, width / box.width, (width / height) / (box.width / box.height)];
})"""
LOOKS = [(language, width) for language in ("vi", "en") for width in (390, 1280)]


def looked_at(page, address):
    """Yield the look, what stands outside of a drawing, and words, scale and shape of each."""
    for language, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"/preferences/language/{language}?next=/sign-in")
        page.goto(address)
        page.evaluate("document.fonts.ready")
        yield (language, width), page.evaluate(OUTSIDE), page.evaluate(SHOWN)


def all_inside(page, address):
    for look, outside, drawn in looked_at(page, address):
        assert not outside, (look, outside)
        assert drawn, look
        for words, scale, shape in drawn:
            assert words > 4, look
            assert scale > 0.9, (look, "letters of a drawing have become small")
            assert abs(shape - 1) < 0.01, look


def test_no_word_of_the_ladder_is_cut(sign_in, lot, officer, now, live_server):
    valued(lot, officer, value=136_000_000_000)
    publish(lot, officer, now, date(2026, 12, 24), place=None)
    live_server.settle()
    all_inside(sign_in("chv"), f"/auctions/lots/{lot.code}")


def test_no_word_of_the_planner_is_cut(sign_in, ready_lot, live_server):
    address = f"/auctions/lots/{ready_lot.code}/rounds/new"
    live_server.settle()
    page = sign_in("chv")
    for asked in ("", "?session_on=2026-12-15", "?session_on=2026-12-08"):
        all_inside(page, address + asked)
