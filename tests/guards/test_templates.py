"""Templates: they compile, are strict and used, hold no rule of style and no word of their own."""

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined, nodes

from tests.guards.tree import ROOT, parsed, sources, templates

FOLDER = ROOT / "templates"
FRAMES = {"base.html", "layouts", "components", "errors", "records", "mail"}
# Words that are the same in every language.
NAMES = {"Kê", "Biên", "QR", "PDF", "ZPL", "VND", "px", "mm", "kg"}
INLINE = r"\sstyle=|<style|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+="
SAFE_ALLOWED: dict[str, int] = {}  # template: how many times, each with its reason beside it


def markup(path: Path) -> str:
    return (FOLDER / path).read_text()


COMPILE_ALL = """
from pathlib import Path
import app
from config import Settings
whole = app.create_app(Settings.for_tests(database_url="sqlite://", data_dir=Path({data!r})))
for name in whole.jinja_env.list_templates():
    if name.endswith((".html", ".txt")):
        whole.jinja_env.get_template(name)
print("compiled")
"""


def test_in_a_process_that_just_started_every_template_knows_its_filters(tmp_path: Path) -> None:
    code = COMPILE_ALL.format(data=str(tmp_path))
    started = [sys.executable, "-c", code]
    done = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("compiled"), done.stderr


def parts(app: Flask, path: Path, kind: type[nodes.Node]) -> list[nodes.Node]:
    return list(app.jinja_env.parse(markup(path)).find_all(kind))


def own_words(tree: nodes.Template) -> Iterator[str]:
    """Yield the words that stand in a template outside any tag and any translation."""
    data = tree.find_all(nodes.TemplateData)
    written = "\0".join(part.data for part in data)
    for gone in (r"<!--.*?-->", r"<(script|style)\b.*?</\1>", r"<[^>]*>", r"&\w+;"):
        written = re.sub(gone, " ", written, flags=re.DOTALL)
    yield from (w for w in re.findall(r"[^\W\d_]{2,}", written) if w not in NAMES)


def test_what_a_script_shows_at_once_has_its_room_from_the_first_paint() -> None:
    """``static/css/components/pressed.css`` takes it away where there are no scripts.

    A button that a script only shows moves what stands below it. What the scan page shows later
    has a room of its own there.
    """
    moved = [
        f"{path}: {tag}"
        for path in templates()
        if path.parts[:2] != ("warehouse", "scan")
        for tag in re.findall(r"<(?:button|input)\b[^>]*\shidden[\s>][^>]*", markup(path))
    ]
    assert not moved


def test_undefined_names_fail(app: Flask) -> None:
    assert issubclass(app.jinja_env.undefined, StrictUndefined)


def test_every_template_compiles(app: Flask) -> None:
    for path in templates():
        app.jinja_env.get_template(path.as_posix())


def test_every_page_has_a_frame_and_a_title(app: Flask) -> None:
    def titled(path: Path) -> bool:
        """A page has its title itself, or from the page of its room that it extends."""
        frames = [Path(one.template.value) for one in parts(app, path, nodes.Extends)]
        own = "title" in {block.name for block in parts(app, path, nodes.Block)}
        return bool(frames) and (own or frames[0].parts[0] not in FRAMES and titled(frames[0]))

    bare = [
        str(path)
        for path in templates()
        if path.parts[0] not in FRAMES and not path.name.startswith("_") and path.suffix == ".html"
        if not titled(path)
    ]
    assert not bare


def test_no_template_trusts_a_text(app: Flask) -> None:
    times = {
        path.as_posix(): sum(found.name == "safe" for found in parts(app, path, nodes.Filter))
        for path in templates()
    }
    assert {path: count for path, count in times.items() if count} == SAFE_ALLOWED


def test_no_template_has_anything_inline() -> None:
    """The content security policy would switch it off."""
    inline = [
        f"{path}: {found}"
        for path in templates()
        for found in re.findall(INLINE, markup(path))
        if "application/json" not in found
    ]
    assert not inline


def test_every_word_of_a_template_comes_from_the_catalog(app: Flask) -> None:
    words = {
        str(path): found[:10]
        for path in templates()
        if path.parts[0] != "records"  # official forms are Vietnamese by law
        and (found := list(own_words(app.jinja_env.parse(markup(path)))))
    }
    assert not words


def test_every_template_is_used() -> None:
    python = [(ROOT / source).read_text() for source in sources()]

    def is_used(path: Path) -> bool:
        # "review/home/_" ~ role: one of a family is chosen by its last word
        names = (path.as_posix(), f'"{path.parent}/_" ~')
        others = [markup(other) for other in templates() if other != path]
        return any(name in text for name in names for text in (*python, *others))

    assert not [str(path) for path in templates() if not is_used(path)]


def test_pages_lie_where_their_endpoint_says(app: Flask) -> None:
    """warehouse.releases.new shows warehouse/releases/*.html, or what the whole room shares."""
    astray = [
        f"{endpoint} shows {shown}"
        for endpoint, view in app.view_functions.items()
        for shown in re.findall(r'"([\w/-]+\.html)"', inspect.getsource(inspect.unwrap(view)))
        if Path(shown).parts[0] not in FRAMES
        and Path(shown).parts[:-1]
        not in (tuple(endpoint.split(".")[:-1]), (endpoint.split(".")[0],))
    ]
    assert not astray


DECIDED_IN_VIEWS = ("auctions", "sales", "warehouse")  # rooms whose templates decide nothing
DECISION = re.compile(r"\bmay\(|Permission\.|\.(state|status|stage) *(==|!=|in )|closed_on")


def test_no_template_decides_who_may_do_what() -> None:
    """The view asks ``allowed`` and hands over the buttons; no second table of where one shows."""
    found = [
        f"{path}: {match.group()}"
        for path in templates()
        if path.parts[0] in DECIDED_IN_VIEWS
        for tag in re.findall(r"\{[{%].*?[%}]\}", markup(path))
        for match in DECISION.finditer(tag)
    ]
    assert not found


def test_an_act_has_its_page_from_one_function() -> None:
    """A view that looks up, performs and shows again by hand forgets one of the three some day."""
    by_hand = [
        f"{path}:{node.lineno}"
        for path in sources()
        if path.parts[0] in DECIDED_IN_VIEWS and "views" in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name) and node.id == "perform"
    ]
    assert not by_hand


DECIDES = re.compile(r"\bmay\(|[=!]= ?[\"']")


def test_pages_decide_nothing() -> None:
    """What may be done, and what a code means, the view has worked out."""
    deciding = {
        path.as_posix()
        for path in templates()
        if path.parts[0] not in FRAMES and DECIDES.search(markup(path))
    }
    assert not deciding


def test_a_breadcrumb_names_things_by_their_codes() -> None:
    """The long name of a thing stands once at the head of a page, in its heading or its lead."""
    long = re.compile(
        r"block breadcrumb %}[^\n]*?\b(?:lot|sale|asset|item|case|order)"
        r"\.(?:title|description|summary)"
    )
    assert not [path for path in templates() if long.search(markup(path))]


def test_the_name_of_a_row_keeps_its_codes_on_one_line() -> None:
    name = re.compile(r"kb-list__open[^>]*>(.*?)</a>")
    bare = [
        f"{path}: {said}"
        for path in templates()
        for said in name.findall(markup(path))
        if "|together" not in said
    ]
    assert not bare, "put it through |together: a number is not broken in two"


def test_what_is_folded_away_is_printed_unless_it_holds_acts() -> None:
    """Paper has no fold: ``static/css/print.css`` drops what is closed and is not kb-whole.

    What holds acts, choices or fields (kb-drop, kb-more, kb-confirm, a fold of filters) is not
    for paper.
    """
    acts = r"kb-(?:drop|more|confirm|whole)|narrow\.errors"
    silent = [
        f"{path}: {fold}"
        for path in templates()
        for fold in re.findall(r"<details\b[^>]*>", markup(path))
        if not re.search(acts, fold)
    ]
    assert not silent


def test_a_mark_of_a_legend_stands_on_the_line_of_its_word() -> None:
    """A line that ends between them gives the mark to the word before it."""
    apart = [
        path.as_posix()
        for path in templates()
        for line in markup(path).splitlines()
        if '"kb-note"' in line
        and line.count("{{ mark(") > line.count('<span class="kb-nowrap">{{ mark(')
    ]
    assert not apart


def test_a_list_of_one_page_says_a_sentence_where_it_is_empty() -> None:
    """Else the head stands over nothing, and a reader asks whether the page is whole."""
    bare = [
        path.as_posix()
        for path in templates()
        if path.parts[0] == "seats"
        for line in markup(path).splitlines()
        if re.search(r'<ul class="kb-(?:rows|docs)">{% for one in (?!handed_in|lot\.)', line)
        and "{% else %}" not in line
    ]
    assert not bare
