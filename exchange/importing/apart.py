"""Reading a file in a process of its own, with a limit on its time and memory.

Whatever a file holds, it costs no more than the limits, and nobody else waits for it. The process
knows no database: it reads, and prints one line of JSON for each row. It loads the reader of its
own kind only; lists of notices and of exhibits need nothing of Flask or SQLAlchemy either.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from exchange.importing import stored
from exchange.importing.drafts import ExhibitDraft, ExhibitSheet, NoticeSheet
from exchange.importing.olddrafts import OldDraft, OldSheet
from exchange.importing.places import Place
from exchange.importing.problems import Code, Problem, Severity

ROOT: Final = Path(__file__).parents[2]
SECONDS: Final = 90  # of the processor: this decides, however busy the machine is
PATIENCE: Final = 900  # seconds after which something else is wrong
MEGABYTES: Final = 1536
NICENESS: Final = 5  # people at their pages come first
SHEET: Final = 100  # characters of a sheet's name
HEAD: Final = 80  # characters of what stands above a column
READERS: Final[Mapping[str, tuple[str, str]]] = {  # module and function; loaded when asked for
    "notices": ("exchange.importing.notices", "read_notices"),
    "exhibits": ("exchange.importing.exhibits", "read_exhibits"),
    "backlog": ("exchange.importing.oldfiles", "read_backlog"),
}
NOT_ENOUGH: Final = 3  # exit code: the memory did not suffice


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it was read: the draft as JSON unless the row was refused, and its problems."""

    row: int  # its place in the file, counted through all sheets
    draft: str | None
    content_hash: str
    repeats: int | None  # the earlier row it says again
    problems: Sequence[Problem]
    sheet: str = ""
    sheet_row: int = 0  # as the spreadsheet numbers it
    cells: Mapping[str, str] = field(default_factory=dict)  # names of its cells, by column

    @property
    def is_aside(self) -> bool:
        """Whether it is no line of the list: a heading, a total, a signature."""
        return self.draft is None and any(
            problem.severity is Severity.ASIDE for problem in self.problems
        )


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds. Problems of the file as a whole leave no rows; notes refuse nothing."""

    problems: Sequence[Problem]
    rows: Sequence[ReadRow] = ()
    notes: Sequence[Problem] = ()


def read_apart(
    path: Path, *, kind: str, name: str, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> ReadFile:
    """Read a file, whatever it holds, within the limits.

    Args:
        kind: "notices", "exhibits" or "backlog".
        name: as the person called the file; its ending decides how it is opened.
        seconds: of the processor that reading may take; ``megabytes``: of memory.
    """
    limits = {"seconds": seconds, "megabytes": megabytes}
    order = json.dumps({"path": str(path), "kind": kind, "name": name, **limits})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "exchange.importing.apart"],
            cwd=ROOT,
            input=order.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refused(Code.FILE_TOO_HEAVY)
    if done.returncode < 0 or done.returncode == NOT_ENOUGH:  # stopped at a limit
        return _refused(Code.FILE_TOO_HEAVY)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return _read(done.stdout.splitlines())


def _read(lines: Iterable[bytes]) -> ReadFile:
    rows = [_row(json.loads(line)) for line in lines]
    of_file = [problem for row in rows if row.row == 0 for problem in row.problems]
    refused = any(problem.refuses for problem in of_file)
    return ReadFile(
        of_file if refused else [],
        [row for row in rows if row.row > 0],
        [] if refused else of_file,
    )


def _row(said: Mapping[str, Any]) -> ReadRow:
    row: int = said["row"]
    return ReadRow(
        row,
        said["draft"],
        said["hash"],
        said["repeats"],
        [stored.problem_read(row, problem) for problem in said["problems"]],
        said["sheet"],
        said["sheet_row"],
        said["cells"],
    )


def _refused(code: Code) -> ReadFile:
    return ReadFile([Problem(0, "", code)])


def lines_of(path: Path, kind: str, name: str) -> Iterator[str]:
    """Read a file and yield a line of JSON for each row, and one for what is said of the file."""
    sheet = _reader(kind)(path, name)
    drafts = {draft.row: draft for draft in sheet.drafts}
    repeated: Mapping[int, int] = getattr(sheet, "repeated", {})
    contents: Mapping[int, Sequence[str]] = getattr(sheet, "contents", {})
    problems: dict[int, list[Problem]] = {0: list(sheet.notes)} if sheet.notes else {}
    for problem in sheet.problems:
        problems.setdefault(problem.row, []).append(problem)
    for draft in sheet.drafts:
        if isinstance(draft, ExhibitDraft):
            missing = [replace(each, severity=Severity.REFUSAL) for each in draft.missing]
            own = (*draft.missing, *draft.doubts)
            of_row = [each for each in problems.get(draft.row, ()) if each not in own]
            problems[draft.row] = [*missing, *draft.doubts, *of_row]
    for row in sorted({*drafts, *repeated, *problems}):
        values = stored.written(drafts[row]) if row in drafts else None
        place = sheet.places.get(row)
        if values is not None and place is not None:
            values |= _where(drafts[row], place)
        content = stored.digest(contents[row]) if row in contents else None
        yield stored.dumped(
            {
                "row": row,
                "draft": None if values is None else stored.dumped(values),
                "hash": "" if values is None else content or stored.content_hash(values),
                "sheet": place.sheet[:SHEET] if place else "",
                "sheet_row": place.row if place else row,
                "cells": place.cells if place else {},
                "repeats": repeated.get(row),
                "problems": [stored.problem_written(each) for each in problems.get(row, ())],
            }
        )


def _where(draft: object, place: Place) -> dict[str, Any]:
    """Return the cell and the head of each column with words in it, of a row of a backlog."""
    if not isinstance(draft, OldDraft):
        return {}
    columns = [column for column, _words in draft.cells]
    return {
        "at": [[each, place.cells[each]] for each in columns if each in place.cells],
        "heads": [[each, place.heads[each][:HEAD]] for each in columns if each in place.heads],
    }


def _reader(kind: str) -> Callable[[Path, str], NoticeSheet | ExhibitSheet | OldSheet]:
    module, function = READERS[kind]
    found: Callable[[Path, str], NoticeSheet | ExhibitSheet | OldSheet] = getattr(
        importlib.import_module(module), function
    )
    return found


def main() -> None:
    """Read the file named on the standard input."""
    order = json.load(sys.stdin)
    os.nice(NICENESS)
    memory, seconds = order["megabytes"] * 1024 * 1024, order["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for line in lines_of(Path(order["path"]), order["kind"], order["name"]):
            sys.stdout.write(line + "\n")
    except MemoryError:
        sys.exit(NOT_ENOUGH)


if __name__ == "__main__":
    main()
