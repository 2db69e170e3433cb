"""Change one rule at a time and see whether a test fails: who survives was not tested.

The candidates are found in the source: a guard that is dropped, an act that is not compared with
what the person saw, a day that may lie in the future, a boundary moved by one, a limit to an office
left out, a permission given to a role. ``script/mutants.txt`` names the fixed set; a name is
"file:function:kind:number", where the number counts the places of that kind in the function.
"""

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parents[1]
NAMES = ROOT / "script" / "mutants.txt"
LONGEST = 900  # seconds the tests of one mutant may take
ROOMS = ("accounts", "cases", "warehouse", "auctions", "sales", "review", "exchange")
RULES = ("operations", "allowed", "custody", "lifecycle", "law", "rules", "rights", "roles")
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests said of one mutant."""

    mutant: Mutant
    killed: bool
    by: str
    seconds: float


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
        if set(path.relative_to(ROOT).with_suffix("").parts) & set(RULES)
    ]
    return sorted(found)


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
    elif isinstance(node, ast.For) and function.name.startswith(("move", "pack", "undo", "_put")):
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


def tests_of(mutant: Mutant) -> list[str]:
    """Return the test files of the room, those that name the function first."""
    room = mutant.path.split("/")[0]
    module = Path(mutant.path).stem
    rooms = {"accounts": [room, "warehouse"], "auctions": [room, "sales"]}.get(room, [room])
    files = [file for name in rooms for file in (ROOT / "tests" / name).glob("test_*.py")]
    files += list((ROOT / "tests" / "journeys").glob("test_seizure*.py"))

    def distance(file: Path) -> tuple[int, int, str]:
        text = file.read_text()
        named = mutant.function in text or mutant.function in file.stem
        return (0 if named else 1, 0 if module in text else 1, file.as_posix())

    chosen = sorted(files, key=distance)
    return [file.relative_to(ROOT).as_posix() for file in chosen]


def judge(mutant: Mutant, tree: Path, database: str) -> Verdict:
    """Run the tests of one mutant in a copy of the tree."""
    begun = time.monotonic()
    target = tree / mutant.path
    before = target.read_text()
    target.write_text(mutant.source)
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not browser", "--no-header"]
    command += [f"--database={database}", *tests_of(mutant)]
    try:
        run = subprocess.run(
            command, cwd=tree, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        by = failed[0].split(" - ")[0] if failed else f"exit {run.returncode}"
        killed = run.returncode != 0
    except subprocess.TimeoutExpired:
        by, killed = "time", True
    finally:
        target.write_text(before)
    return Verdict(mutant, killed, by, time.monotonic() - begun)


def copy_of_the_tree() -> Path:
    """Return a copy of the working tree, without what tests do not need."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    leave = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".mypy_cache")
    shutil.copytree(ROOT, folder, ignore=leave, dirs_exist_ok=True)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    return folder


def fixed_set() -> dict[str, str]:
    """Return the names of the fixed set, each with why it may survive (empty: it must die)."""
    found = {}
    for line in NAMES.read_text().splitlines():
        name, _, reason = line.partition("#")
        if name.strip():
            found[name.strip()] = reason.strip()
    return found


def chosen(arguments: argparse.Namespace) -> tuple[list[Mutant], dict[str, str], list[str]]:
    """Return the mutants to run, the reasons of survivors, and names that no longer stand."""
    offered = {mutant.name: mutant for mutant in candidates()}
    reasons = fixed_set()
    gone = sorted(reasons.keys() - offered.keys())
    names = sorted(offered if arguments.all else reasons.keys() & offered.keys())
    if arguments.only:
        names = [name for name in names if arguments.only in name]
    if arguments.sample and arguments.sample < len(names):
        names = sorted(random.Random(arguments.seed).sample(names, arguments.sample))
    return [offered[name] for name in names], reasons, gone


def run_all(mutants: list[Mutant], jobs: int, database: str) -> list[Verdict]:
    """Judge the mutants, several side by side, each worker in a tree of its own."""
    trees: Queue[Path] = Queue()
    for _worker in range(jobs):
        trees.put(copy_of_the_tree())

    def work(mutant: Mutant) -> Verdict:
        tree = trees.get()
        try:
            verdict = judge(mutant, tree, database)
        finally:
            trees.put(tree)
        word = "killed  " if verdict.killed else "SURVIVED"
        print(f"{word} {verdict.seconds:6.1f} s  {mutant.name}  {verdict.by}", flush=True)
        return verdict

    try:
        with ThreadPoolExecutor(jobs) as pool:
            return list(pool.map(work, mutants))
    finally:
        while not trees.empty():
            shutil.rmtree(trees.get(), ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/mutants", description=__doc__.split("\n")[0])
    parser.add_argument("--list", action="store_true", help="name every candidate and stop")
    parser.add_argument("--all", action="store_true", help="every candidate, not the fixed set")
    parser.add_argument("--only", default="", help="names that contain this")
    parser.add_argument("--sample", type=int, default=0, help="so many of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--json", action="store_true", help="the verdicts as JSON, at the end")
    arguments = parser.parse_args()
    if arguments.list:
        for mutant in candidates():
            print(f"{mutant.name}  {mutant.line}: {mutant.was}")
        return 0
    mutants, reasons, gone = chosen(arguments)
    verdicts = run_all(mutants, arguments.jobs, arguments.database)
    survivors = [verdict for verdict in verdicts if not verdict.killed]
    unexplained = [each.mutant.name for each in survivors if not reasons.get(each.mutant.name)]
    if arguments.json:
        said = {
            "mutants": len(verdicts),
            "killed": len(verdicts) - len(survivors),
            "survivors": [each.mutant.name for each in survivors],
            "unexplained": unexplained,
            "gone": gone,
        }
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(f"{len(verdicts)} mutants, {len(verdicts) - len(survivors)} killed")
        for name in unexplained:
            print(f"survived without a reason: {name}")
        for name in gone:
            print(f"no longer in the source: {name}")
    return 1 if unexplained or gone else 0


if __name__ == "__main__":
    sys.exit(main())
