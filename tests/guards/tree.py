"""The source tree as the guards see it: files, layers, parsed modules."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

# From the top down: a layer imports what stands below it.
LAYERS = (
    "app",
    "jobs",
    "demo",
    "api",
    "exchange",
    "seats",
    "review",
    "backlog",
    "sales",
    "auctions",
    "warehouse",
    "cases",
    "corrections",
    "papers",
    "organisations",
    "accounts",
    "backups",
    "audit",
    "web",
    "foundation",
    "lawbook",
    "config",
)


def sources() -> list[Path]:
    """Return every Python file of the application, relative to the root."""
    packages = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")]
    modules = [path for layer in LAYERS if (path := ROOT / f"{layer}.py").exists()]
    return sorted(path.relative_to(ROOT) for path in [*packages, *modules])


def templates() -> list[Path]:
    """Return every template, relative to the templates folder."""
    folder = ROOT / "templates"
    return sorted(p.relative_to(folder) for p in folder.rglob("*") if p.suffix in {".html", ".txt"})


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text())


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names a module imports, ``from a.b import c`` as ``a.b.c``."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def calls(path: Path) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def name_of(node: ast.expr) -> str:
    """Return the last name of ``a.b.c`` or ``c``; an empty string for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def assigned(path: Path) -> Iterator[ast.Attribute]:
    """Yield every ``thing.name`` a module assigns, in whatever form."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node


def at(path: Path, node: ast.expr | ast.stmt) -> str:
    return f"{path}:{node.lineno}"
