"""A last day that still runs says what is left of it, by the one clock."""

import ast
import re

from tests.guards.tree import ROOT, at, parsed, sources, templates

DAY = re.compile(r"\{\{[^}]*\b(?:due|due_back|verify_by\.due)_on\|(?:short_)?day\b[^}]*\}\}")
TOLD = ("clock(", "days_over(", "_left", "met_on")
# Days that do not run: of what is over, of a draft that says what it will be, of a paper.
STANDING = {
    "auctions/lots/show.html",  # of steps done
    "backlog/_summary.html",  # of a past that is being typed
    "review/directives/new.html",  # of the directive that is being written
    "warehouse/hand_overs/show.html",  # the paper says the day; the loan has the clock
    "warehouse/orders/show.html",  # the order says the day; the loan has the clock
}


def test_a_template_shows_no_bare_last_day() -> None:
    bare = []
    for path in templates():
        if path.parts[0] in {"components", "papers"} or path.as_posix() in STANDING:
            continue
        for number, line in enumerate((ROOT / "templates" / path).read_text().splitlines(), 1):
            if DAY.search(line) and not any(word in line for word in TOLD):
                bare.append(f"{path}:{number}")
    assert not bare


def test_a_column_of_last_days_has_a_clock() -> None:
    """The column may be beside one that says what is left."""
    bare = []
    for path in sources():
        if not path.name.endswith("_list.py"):
            continue
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Column")):
                continue
            words = {each.arg: ast.unparse(each.value) for each in node.keywords}
            told = words.get("tell", "")
            if (
                re.search(r"short_day\([\w.]*due(_back)?_on\)", told)
                and "left" not in (ROOT / path).read_text()
            ):
                bare.append(at(path, node))
    assert not bare
