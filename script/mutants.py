"""Change one rule at a time and see whether a test fails: who survives was not tested.

The candidates are found in the source: a guard that is dropped, an act that is not compared with
what the person saw, a day that may lie in the future, a boundary moved by one, a limit to an office
left out, a permission given to a role. ``script/mutants.txt`` names the fixed set; a name is
"file:function:kind:number", where the number counts the places of that kind in the function.

``script/killers.txt`` keeps which test failed last time (``--keep`` writes it). That test runs
first; where it passes or is gone, all tests of the room follow. Only a test that fails kills.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from script.mutations import ROOT, Mutant, candidates

NAMES = ROOT / "script" / "mutants.txt"
KILLERS = ROOT / "script" / "killers.txt"
FAILURES = {1, 2}  # a test failed, or the module could not even be read
LONGEST = 900  # seconds the tests of one mutant may take


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests said of one mutant."""

    mutant: Mutant
    killed: bool
    by: str
    seconds: float


def tests_of(mutant: Mutant, tree: Path) -> list[str]:
    """Return the test files of the room in a tree, those that name the function first."""
    room = mutant.path.split("/")[0]
    module = Path(mutant.path).stem
    rooms = {
        "accounts": [room, "warehouse"],
        "auctions": [room, "sales", "corrections"],
        "cases": [room, "sales", "corrections"],
        "sales": [room, "corrections"],
    }.get(room, [room])
    files = [file for name in rooms for file in (tree / "tests" / name).glob("test_*.py")]
    files += list((tree / "tests" / "journeys").glob("test_seizure*.py"))

    def distance(file: Path) -> tuple[int, int, str]:
        text = file.read_text()
        named = mutant.function in text or mutant.function in file.stem
        return (0 if named else 1, 0 if module in text else 1, file.as_posix())

    chosen = sorted(files, key=distance)
    return [file.relative_to(tree).as_posix() for file in chosen]


def judge(mutant: Mutant, tree: Path, database: str, killer: str | None = None) -> Verdict:
    """Run the tests of one mutant in a copy of the tree: first the one that failed last time."""
    begun = time.monotonic()
    target = tree / mutant.path
    before = target.read_text()
    target.write_text(mutant.source)
    try:
        killed, by = run_tests([killer], tree, database) if killer else (False, "")
        if not by.startswith("FAILED"):  # it passed, is gone, or could not begin
            killed, by = run_tests(tests_of(mutant, tree), tree, database)
    finally:
        target.write_text(before)
    return Verdict(mutant, killed, by, time.monotonic() - begun)


def run_tests(tests: list[str], tree: Path, database: str) -> tuple[bool, str]:
    """Return whether one of the tests failed, and which."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not browser", "--no-header"]
    command += [f"--database={database}", *tests]
    try:
        run = subprocess.run(
            command, cwd=tree, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return True, "time"
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    by = failed[0].split(" - ")[0] if failed else f"exit {run.returncode}"
    return run.returncode in FAILURES, by


def killers() -> dict[str, str]:
    """Return the test that failed last time, by the name of the mutant."""
    lines = KILLERS.read_text().splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


def keep_killers(verdicts: list[Verdict]) -> None:
    """Write down which test failed for each mutant, beside those kept of others that stand."""
    kept = {name: test for name, test in killers().items() if name in fixed_set()}
    for each in verdicts:
        if each.by.startswith("FAILED "):
            kept[each.mutant.name] = each.by.removeprefix("FAILED ")
    KILLERS.write_text("".join(f"{name} {test}\n" for name, test in sorted(kept.items())))


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
    known = killers()
    trees: Queue[Path] = Queue()
    for _worker in range(jobs):
        trees.put(copy_of_the_tree())

    def work(mutant: Mutant) -> Verdict:
        tree = trees.get()
        try:
            verdict = judge(mutant, tree, database, known.get(mutant.name))
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
    parser.add_argument("--keep", action="store_true", help="write down which test failed")
    parser.add_argument("--json", action="store_true", help="the verdicts as JSON, at the end")
    arguments = parser.parse_args()
    if arguments.list:
        for mutant in candidates():
            print(f"{mutant.name}  {mutant.line}: {mutant.was}")
        return 0
    mutants, reasons, gone = chosen(arguments)
    verdicts = run_all(mutants, arguments.jobs, arguments.database)
    if arguments.keep:
        keep_killers(verdicts)
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
