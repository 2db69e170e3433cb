"""The critic itself: a sound page passes, each fault it knows is found."""

import pytest

from tests.fixtures import critic
from tests.fixtures.html import fields, parse

SOUND = """<!doctype html>
<html lang="vi"><head><title>Hồ sơ · Kê Biên</title></head><body>
<h1>Hồ sơ</h1><div data-errors><ul><li><a href="#number">Số</a>: Nhập số.</li></ul></div>
<form method="post" action="/cases"><input type="hidden" name="csrf_token" value="x">
<label for="number">Số</label><p class="kb-field__error" id="number-error">Nhập số.</p>
<input id="number" name="number"><button>Mở</button></form>
<form action="/search"><input name="q" aria-label="Tìm"></form>
</body></html>"""


def found_in(markup: str) -> list[str]:
    document, nesting = parse(markup)
    return nesting + critic.faults(document)


def test_a_sound_page_has_no_fault() -> None:
    assert found_in(SOUND) == []


@pytest.mark.parametrize(
    ("sound", "faulty", "said"),
    [
        ("<h1>Hồ sơ</h1>", "", "0 × h1"),
        ("<h1>Hồ sơ</h1>", "<h1>Hồ sơ</h1><h1>Vật</h1>", "2 × h1"),
        ("<title>Hồ sơ", "<title>Trang", "does not begin with the heading"),
        ("<title>Hồ sơ · Kê Biên</title>", "", "0 × title"),
        ('action="/cases"', "", "a form without an action"),
        ('value="x"', 'value=""', "posts without a token"),
        ('for="number"', 'for="name"', "which is not on the page"),
        ('<label for="number">Số</label>', "", "'number' has no label"),
        ("<button>", '<button id="number">', "2 × id 'number'"),
        (
            "<button>",
            '<input type="hidden" name="csrf_token" id="x"><button>',
            "2 × the hidden field",
        ),
        ("<button>", '<button style="top:0">', "inline style in <button>"),
        ("<button>", '<button onclick="go()">', "['onclick'] in <button>"),
        ("</body>", "<script>go()</script></body>", "inline script"),
        ("</body>", '<img src="//elsewhere.example/a.png"></body>', "asks elsewhere"),
        ("</body>", '<img src="/photo" width="9"></body>', "without width and height"),
        ("</body>", '<svg class="kb-draw"></svg></body>', "without a viewBox"),
        ("</form>", '</form><div class="kb-cols"><div></div></div>', "nothing of them is shown"),
        ("</head>", '<link href="/static/css/kebien.css"></head>', "not named by its content"),
        ("</a>: Nhập số.", "</a>", "is not said in a sentence"),
        ('href="#number"', 'href="#no"', "#no is not on the page"),
        ('id="number-error"', 'id="name-error"', "'name' is not said above the form"),
        ("</form>", "", "</body> closes <form>"),
        ("</h1>", "</h2>", "</h2> closes <h1>"),
        ('name="q"', 'name="q" name="r"', "has an attribute twice"),
    ],
)
def test_a_fault_is_found(sound: str, faulty: str, said: str) -> None:
    assert sound in SOUND
    assert any(said in fault for fault in found_in(SOUND.replace(sound, faulty, 1)))


def test_english_left_in_a_vietnamese_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    phrase = "Enter the receiver."
    monkeypatch.setattr(critic, "english", lambda: {tuple(phrase.split()): {phrase}})
    left = SOUND.replace("<h1>", f"<p>{phrase}</p><h1>")
    assert found_in(left) == [f"not translated: {phrase!r}"]
    assert found_in(left.replace('lang="vi"', 'lang="en"')) == []


def test_a_form_sends_what_a_browser_would() -> None:
    document, _ = parse(
        """<form><input name="a" value="1"><input type="checkbox" name="b">
        <input type="checkbox" name="c" value="x" checked>
        <input type="checkbox" name="c" value="y" checked>
        <select name="d"><option value="1">m</option></select><textarea name="e">\nt</textarea>
        <input name="f" value="z" disabled><button name="g" value="h">Gửi</button></form>"""
    )
    assert fields(document) == {"a": "1", "c": ["x", "y"], "d": "1", "e": "t"}
