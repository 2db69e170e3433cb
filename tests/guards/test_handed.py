"""What a page hands to its template is read there: a button nobody draws is a way nobody finds."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, meta, nodes

from tests.guards.test_templates import FOLDER, markup
from tests.guards.tree import parsed, sources, templates

RENDERS = {"page", "list_page", "render_template"}
OWN = {"form", "beside"}  # parameters of the functions themselves
JINJA = Environment(extensions=["jinja2.ext.i18n"])
for node in (
    node for path in templates() for node in JINJA.parse(markup(path)).find_all(nodes.Filter)
):
    JINJA.filters.setdefault(node.name, str)


def handed() -> Iterator[tuple[str, str, set[str]]]:
    """Yield the place, the template and the names of each call that renders one."""
    for path in sources():
        if path.parts[0] in {"tests", "bench", "web"} and path.name != "__init__.py":
            continue
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            names = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            named = [name for name in names if isinstance(name, str) and name.endswith(".html")]
            if node.func.id in RENDERS and named:
                given = {word.arg for word in node.keywords if word.arg} - OWN
                yield f"{path}:{node.lineno}", named[0], given


def begun_with(name: str) -> list[str]:
    """Return the template of a name, or those whose names begin so: a name may be put together."""
    if (FOLDER / name).is_file():
        return [name]
    return [
        path.as_posix() for path in templates() if "/" in name and path.as_posix().startswith(name)
    ]


def read_by(name: str, seen: set[str]) -> set[str]:
    """Return the names that a template reads, with what it extends, includes and imports."""
    if name in seen or not (FOLDER / name).is_file():  # the end of a name that is put together
        return set()
    seen.add(name)
    tree = JINJA.parse(markup(Path(name)))
    found = set(meta.find_undeclared_variables(tree))
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = [node.template, *node.template.find_all(nodes.Const)]
        for each in named:
            if isinstance(each, nodes.Const) and isinstance(each.value, str):
                for begun in begun_with(each.value):
                    found |= read_by(begun, seen)
    return found


def test_what_is_handed_to_a_template_is_read_by_it() -> None:
    unread = [
        f"{place}: {template} never reads {sorted(left)}"
        for place, template, given in handed()
        if (left := given - read_by(template, set()))
    ]
    assert not unread, "\n".join(unread)


def test_a_macro_that_is_called_is_imported() -> None:
    """It is missed only when the branch that calls it is drawn."""
    macros = {
        macro.name
        for path in templates()
        for macro in JINJA.parse(markup(path)).find_all(nodes.Macro)
    }
    missing = []
    for path in templates():
        tree = JINJA.parse(markup(path))
        known = {node.name for node in tree.find_all(nodes.Macro)}
        known |= {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
        for node in tree.find_all(nodes.FromImport):
            known |= {each if isinstance(each, str) else each[1] for each in node.names}
        called = {
            call.node.name
            for call in tree.find_all(nodes.Call)
            if isinstance(call.node, nodes.Name)
        }
        if not path.name.startswith("_"):  # what is included has the macros of who includes it
            missing += [f"{path}: {name}" for name in sorted(called & macros - known)]
    assert not missing, missing[:20]
