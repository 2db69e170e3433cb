"""Find the rules in the source that can be changed, one at a time, and make the changed file."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = (
    "accounts",
    "organisations",
    "papers",
    "corrections",
    "cases",
    "warehouse",
    "auctions",
    "sales",
    "backlog",
    "review",
    "exchange",
    "seats",
)
RULES = (
    "operations",
    "allowed",
    "custody",
    "lifecycle",
    "law",
    "rules",
    "rights",
    "roles",
    "access",
    "shelving",
    "strength",
    "balance",
    "deciding",
)
STRICTER = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
GUARDS = ("check", "_check")
GIVEN = {"OFFICER": "APPROVE_ORDERS", "KEEPER": "APPROVE_ORDERS", "AUDITOR": "KEEP_WAREHOUSE"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed rule."""

    path: str
    function: str
    kind: str
    number: int
    line: int
    was: str
    source: str  # the whole changed file

    @property
    def name(self) -> str:
        return f"{self.path}:{self.function}:{self.kind}:{self.number}"


Change = tuple[str, ast.AST, Callable[[], None], Callable[[], None]]


def candidates() -> Iterator[Mutant]:
    """Yield every mutant the source offers, in the order of files and lines."""
    for path in rule_files():
        tree = ast.parse((ROOT / path).read_text())
        count: dict[tuple[str, str], int] = defaultdict(int)
        for function, (kind, node, change, back) in changes(tree, path):
            count[function, kind] += 1
            was = ast.unparse(node).splitlines()[0][:100]
            change()
            source = ast.unparse(tree)
            back()
            line = getattr(node, "lineno", 1)
            yield Mutant(path, function, kind, count[function, kind], line, was, source)


def rule_files() -> list[str]:
    """Return the files that hold rules, relative to the root."""
    found = [
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if any(_is_rule(part) for part in path.relative_to(ROOT).with_suffix("").parts)
    ]
    return sorted(found)


def _is_rule(part: str) -> bool:
    return part in RULES or part.startswith("allowed_")


def changes(tree: ast.Module, path: str) -> Iterator[tuple[str, Change]]:
    """Yield (name of the function, change) for every place of a file."""
    if path.endswith("roles.py"):
        yield from (("ROLES", change) for change in of_roles(tree))
        return
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                yield from ((function.name, change) for change in of_node(node, function))


def of_node(node: ast.AST, function: ast.FunctionDef) -> Iterator[Change]:
    """Yield what can be changed at one node."""
    if isinstance(node, ast.If) and refuses(node):
        yield swap("guard", node, "test", ast.Constant(False))
        yield from boundaries(node.test)
        yield from owners(node.test)
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Compare):
        yield from boundaries(node.value)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        name = called(node.value)
        if name == "check_past":
            yield swap("future", node, "value", ast.Constant(None))
        elif name.startswith(GUARDS):
            yield swap("guard", node, "value", ast.Constant(None))
        elif name == "lock_as_seen":
            yield swap("stale", node.value, "args", [node.value.args[0], unseen()])
    elif isinstance(node, ast.Call) and called(node) in {"lock_round", "lock_sale"}:
        if not isinstance(node.args[-1], ast.Call):
            yield swap("stale", node, "args", [*node.args[:-1], unseen()])
    elif isinstance(node, ast.Call) and called(node) == "where" and len(node.args) > 1:
        for at in range(len(node.args)):
            rest = [arg for index, arg in enumerate(node.args) if index != at]
            yield swap("scope", node, "args", rest)
    elif isinstance(node, ast.For) and function.name.startswith(
        ("move", "pack", "undo", "_put", "_bring")
    ):
        yield swap("contents", node, "iter", ast.List([], ast.Load()))


def boundaries(test: ast.expr) -> Iterator[Change]:
    """Yield the comparisons of a test, each moved by one."""
    for node in ast.walk(test):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            other = STRICTER.get(type(node.ops[0]))
            if other is not None:
                yield swap("boundary", node, "ops", [other()])


def owners(test: ast.expr) -> Iterator[Change]:
    """Yield the parts of a test that compare who acts or which office, each left out."""
    for node in ast.walk(test):
        if isinstance(node, ast.BoolOp) and len(node.values) > 1:
            for at in range(len(node.values)):
                rest = [part for index, part in enumerate(node.values) if index != at]
                yield swap("part", node, "values", rest)


def of_roles(tree: ast.Module) -> Iterator[Change]:
    """Yield roles that hold one permission less, and some that hold one they must not."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Set):
            continue
        for at in range(len(node.elts)):
            rest = [each for index, each in enumerate(node.elts) if index != at]
            if rest:
                yield swap("who", node, "elts", rest)
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                given = GIVEN.get(key.attr) if isinstance(key, ast.Attribute) else None
                if given and isinstance(value, ast.Call) and isinstance(value.args[0], ast.Set):
                    more = ast.parse(f"P.{given}", mode="eval").body
                    yield swap("who", value.args[0], "elts", [*value.args[0].elts, more])


def swap(kind: str, node: ast.AST, field: str, value: object) -> Change:
    """Return a change of one field, with the way back."""
    before = getattr(node, field)
    return (
        kind,
        node,
        lambda: setattr(node, field, value),
        lambda: setattr(node, field, before),
    )


def unseen() -> ast.expr:
    return ast.parse("by.onward()", mode="eval").body


def refuses(node: ast.If) -> bool:
    """Whether the only thing an ``if`` does is refuse, by raising or by returning the refusal."""
    step = node.body[-1]
    value = step.exc if isinstance(step, ast.Raise) else None
    if isinstance(step, ast.Return):
        value = step.value
    text = ast.unparse(value) if value is not None else ""
    named = text.split("(")[0].split(".")[-1]
    return not node.orelse and named[:1].isupper()


def called(node: ast.Call) -> str:
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
