"""Style sheets: every class has a style, every style a class, every value a token."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from script.fonts import DIGITS, OTHERS, VIETNAMESE
from tests.guards.tree import ROOT, sources, templates
from web.assets import BUILT, build

CSS = ROOT / "static" / "css"
MOST_OF_SHEET = 11_800  # bytes of what a page waits for, compressed
MOST_TO_READ = 60_000  # as the browser reads it
MOST_LATER = 12_500  # of what is opened, the dark colours and paper, together
MOST_OF_ONE_PAGE = 1_500  # a sheet that one page alone links
MOST_OF_CHARTS = 6_000  # of the sheet that pages with a chart link, compressed
SHEETS = sorted([*CSS.glob("*.css"), *CSS.glob("components/*.css")])
# Classes made out of a beginning and a word or number: tones, kinds of field, widths, levels.
MADE = ("kb-at-", "kb-from-", "kb-here-", "kb-input--", "kb-to-")
TONES = {"kb-danger", "kb-warn", "kb-ok", "kb-info", "kb-neutral", "kb-hold"}
# Signs that no face has and every device draws itself.
SIGNS = set("◆▲●○■‖✓→↑↓⌘⏎⚠☐☑▾▸")


@cache
def css(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


@cache
def styled() -> frozenset[str]:
    heads = " ".join(head for path in SHEETS for head in re.findall(r"([^{};]+)\{", css(path)))
    return frozenset(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"\d\.\d|\.\d", "", heads)))


@cache
def pages() -> str:
    """Everything that may name a class: templates without their comments, scripts, programs."""
    markup = [(ROOT / "templates" / path).read_text() for path in templates()]
    scripts = [path.read_text() for path in (ROOT / "static" / "js").glob("*.js")]
    programs = [(ROOT / path).read_text() for path in sources()]
    return "\n".join(
        [*(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL) for text in markup), *scripts, *programs]
    )


@cache
def named() -> frozenset[str]:
    """The classes of ours that pages name."""
    return frozenset(re.findall(r"(?<![\w.-])kb-[a-z0-9][\w-]*", pages()))


def test_every_class_of_a_page_has_a_style() -> None:
    bare = sorted(name for name in named() - styled() if not name.startswith(MADE))
    assert not bare, "give it a style, or use a data attribute for scripts"


def test_every_style_has_a_class_on_some_page() -> None:
    made = {name for name in styled() if name.startswith(MADE)}
    used = named() | made | TONES | {"kb"}
    words = set(re.findall(r"[\w-]+", " ".join(re.findall(r'class="([^"]*)"', pages()))))
    words |= set(re.findall(r"[\"']\s*([\w-]+)\s*[\"']", pages()))
    spare = {name for name in styled() - used if name.startswith("kb-") or name not in words}
    assert not sorted(spare), "take the style away with the last class that needs it"


def test_every_value_that_a_sheet_asks_for_is_a_token() -> None:
    set_somewhere = {name for path in SHEETS for name in re.findall(r"(--[\w-]+)\s*:", css(path))}
    missing = sorted(
        f"{path.name}: {name}"
        for path in SHEETS
        for name in re.findall(r"var\((--[\w-]+)\)", css(path))
        if name not in set_somewhere
    )
    assert not missing


def test_every_sheet_stands_in_one_that_browsers_get() -> None:
    linked = {path.relative_to(CSS).as_posix() for path in SHEETS} - {
        name for path in SHEETS for name in re.findall(r'@import url\("([^"]+)"\)', css(path))
    }
    assert linked == {
        "kebien.css",
        "opened.css",
        "dark.css",
        "print.css",
        "drafted.css",
        "listed.css",
        "charted.css",
        "signing.css",
    }


def test_the_dark_theme_has_every_colour_of_the_light_one() -> None:
    light, dark = (
        {
            name
            for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", css(CSS / sheet))
            if "#" in value or "rgb(" in value
        }
        for sheet in ("tokens.css", "dark.css")
    )
    assert light == dark


def test_the_faces_are_as_they_are_cut() -> None:
    command = [sys.executable, "script/fonts.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_face_is_swapped_in_a_page_on_screen() -> None:
    faces = [line for line in css(CSS / "fonts.css").splitlines() if "woff2" in line]
    assert len(faces) == 8
    assert all("font-display: optional;" in face for face in faces)


def test_every_letter_of_the_catalog_is_in_a_face() -> None:
    faces = {chr(letter) for letter in VIETNAMESE | DIGITS | OTHERS} | SIGNS | {"\n"}
    strange: dict[str, str] = {}
    for path in (ROOT / "translations" / "vi").glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                said = (
                    message.string if isinstance(message.string, str) else "".join(message.string)
                )
                strange |= {letter: said for letter in said if letter not in faces}
    assert not strange


def test_widths_are_asked_for_in_the_size_of_the_text() -> None:
    """Who sets larger letters gets the layout of a narrower window, as with a larger zoom."""
    fixed = [
        f"{path.name}: {query}"
        for path in SHEETS
        for query in re.findall(r"@(?:media|container)[^{]*", css(path))
        if re.search(r"\dpx", query)
    ]
    assert not fixed
    assert not re.search(r"html\s*\{[^}]*font-size:\s*\d+px", css(CSS / "base.css"))


def test_the_sheets_stay_small() -> None:
    sheets = {name: BUILT / "files" / file for name, file in build().items() if "css/" in name}
    first = sheets.pop("css/kebien.css")
    assert first.stat().st_size <= MOST_TO_READ
    assert first.with_name(f"{first.name}.br").stat().st_size <= MOST_OF_SHEET
    for name in ("css/drafted.css", "css/listed.css", "css/signing.css"):
        assert sheets.pop(name).stat().st_size <= MOST_OF_ONE_PAGE
    charts = sheets.pop("css/charted.css")
    assert charts.with_name(f"{charts.name}.br").stat().st_size <= MOST_OF_CHARTS
    assert sum(sheet.stat().st_size for sheet in sheets.values()) <= MOST_LATER


def test_tokens_are_asked_for_in_style_sheets_only() -> None:
    """The build gives them short names."""
    assert not re.search(r"--kb-\w", pages())
