"""Which fields of a form its pages read: looked up in the code, for the guard of form fields."""

import ast
import importlib
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from wtforms import HiddenField
from wtforms.form import BaseForm

from tests.guards.tree import parsed, sources
from web.forms import Form

#: What is asked of a field without reading what was typed into it.
AROUND: Final = frozenset(
    ("choices", "validators", "label", "description", "render_kw", "errors", "id", "name", "offer")
)
#: Methods that fill a form or check it; reading there takes nothing to an operation.
BEFORE: Final = ("__init__", "of", "start_from", "begin", "validate")
EVERY: Final = "*"  # every field is read: the arguments of an operation, or a loop over names
Place = tuple[str, str]  # a module, and a function of it


def typed_into(form: type[BaseForm]) -> set[str]:
    """Return the names of the fields a person types into."""
    kinds = {name: getattr(getattr(form, name), "field_class", None) for name in dir(form)}
    return {
        name
        for name, kind in kinds.items()
        if kind is not None and not issubclass(kind, HiddenField) and not hasattr(Form, name)
    }


def forms(root: type[BaseForm] = Form) -> Iterator[type[BaseForm]]:
    """Yield every form of the application with fields of its own."""
    for form in root.__subclasses__():
        made = getattr(sys.modules.get(form.__module__), form.__name__, None)
        if made is form and not form.__module__.startswith("tests"):  # none made while pages ran
            yield form
        yield from forms(form)


class Pages:
    """The functions of views, and what each reads of a form."""

    def __init__(self, modules: Mapping[str, ast.Module]) -> None:
        self.modules = modules
        self.names = {form.__name__ for form in forms()}
        self.functions = {
            (module, node.name): node
            for module, tree in modules.items()
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and "views" in module.split(".")
        }
        self.imports = {
            module: {
                alias.asname or alias.name: (node.module or "", alias.name)
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            for module, tree in modules.items()
        }

    def unread(self, form: type[BaseForm]) -> set[str]:
        """Return the fields that neither the form itself nor a page that shows it reads."""
        read = self._by_itself(form)
        for place in self._reached(form):
            read |= set(self.reads(self.functions[place]))
        return set() if {EVERY, "given"} & read else typed_into(form) - read

    def is_shown(self, form: type[BaseForm]) -> bool:
        """Tell whether a view makes such a form itself."""
        return bool(self._reached(form))

    def reads(self, node: ast.AST) -> Iterator[str]:
        """Yield the names read of what is a form in some code."""
        above = {child: each for each in ast.walk(node) for child in ast.iter_child_nodes(each)}
        known = {"form", "self", *self._called_forms(node)}
        for each in ast.walk(node):
            if isinstance(each, ast.Subscript) and _is_one_of(each.value, known):
                yield str(each.slice.value) if isinstance(each.slice, ast.Constant) else EVERY
            if not isinstance(each, ast.Attribute) or not isinstance(each.ctx, ast.Load):
                continue
            outer = above.get(each)
            around = isinstance(outer, ast.Attribute) and (
                outer.attr in AROUND or isinstance(outer.ctx, ast.Store)
            )
            if _is_one_of(each.value, known) and not around:
                yield each.attr

    def _called_forms(self, node: ast.AST) -> Iterator[str]:
        """Yield the variables that are a form: by their type, or made by one."""
        of_a_form = {"Form", "Any"} | self.names
        for each in ast.walk(node):
            if (
                isinstance(each, ast.arg)
                and each.annotation
                and of_a_form & names_in(each.annotation)
            ):
                yield each.arg
            elif isinstance(each, ast.Assign) and isinstance(each.value, ast.Call):
                made = self.names & names_in(each.value.func)
                yield from (to.id for to in each.targets if made and isinstance(to, ast.Name))

    def _by_itself(self, form: type[BaseForm]) -> set[str]:
        bodies = {
            (module, node.name): node
            for module, tree in self.modules.items()
            for node in tree.body
            if isinstance(node, ast.ClassDef)
        }
        methods = [
            method
            for kind in form.__mro__
            if kind is not Form and (kind.__module__, kind.__name__) in bodies
            for method in bodies[(kind.__module__, kind.__name__)].body
            if isinstance(method, ast.FunctionDef) and not method.name.startswith(BEFORE)
        ]
        return {name for method in methods for name in self.reads(method)}

    def _reached(self, form: type[BaseForm]) -> set[Place]:
        """Return the functions that show a form, and all that these call."""
        makers = {
            place
            for place, node in self.functions.items()
            if node.returns is not None and form.__name__ in names_in(node.returns)
        }
        seen: set[Place] = set()
        todo = [
            place
            for place, node in self.functions.items()
            if form.__name__ in names_in(node) or makers & self._calls[place]
        ]
        while todo:
            place = todo.pop()
            if place not in seen:
                seen.add(place)
                todo.extend(self._calls[place])
        return seen

    @cached_property
    def _calls(self) -> dict[Place, set[Place]]:
        return {place: set(self._called(place)) for place in self.functions}

    def _called(self, place: Place) -> Iterator[Place]:
        module, _name = place
        known = self.imports[module]
        for each in ast.walk(self.functions[place]):
            found: Place | None = None
            if isinstance(each, ast.Name):
                found = known.get(each.id, (module, each.id))
            elif isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
                package, name = known.get(each.value.id, ("", ""))
                found = (f"{package}.{name}", each.attr)
            if found in self.functions:
                yield found


def pages() -> Pages:
    """Return the views and forms of the application."""
    modules = {_dotted(path): parsed(path) for path in sources()}
    for name in modules:
        if {"forms", "views"} & {*name.split(".")}:
            importlib.import_module(name)
    return Pages(modules)


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _is_one_of(node: ast.expr, known: set[str]) -> bool:
    """Tell whether some code is a form: a variable, the row of a list of fields, ``super()``."""
    if isinstance(node, ast.Name):
        return node.id in known
    return (isinstance(node, ast.Attribute) and node.attr == "form") or _is_super(node)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and names_in(node.func) == {"super"}


def names_in(node: Any) -> set[str]:
    """Return the names and attributes in some code."""
    return {
        each.id if isinstance(each, ast.Name) else each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Name | ast.Attribute)
    }
