"""Rights are asked about a place: a button on a thing names the thing's office."""

import ast
import re

from tests.guards.tree import ROOT, at, calls, name_of, sources, templates

ANYWHERE = re.compile(r"\bmay\(Permission\.\w+\)")
# What leads to a list or makes something new belongs to no thing yet.
LISTS = {"index.html", "_sections.html", "base.html"}
ASKED_ANYWHERE = {
    "web/access.py": 2,  # the gate itself, and the permission an address names
    "web/navigation.py": 1,  # the menu
    "cases/views/case_list.py": 1,  # whether an empty list offers to open a case
    "cases/views/files.py": 1,  # whether the list offers to open a case
    "accounts/views/approvals.py": 1,  # what waits of other rooms, in all offices in sight
    "exchange/views/imports.py": 1,  # whether the list offers to import notices
    "exchange/views/import_list.py": 1,  # which import an empty list offers
    "review/views/checklist.py": 2,  # who may do what an office begins with
    "review/views/home.py": 1,  # the ledger is verified for all offices together
    "review/views/found.py": 2,  # each kind is searched in its own offices
    "review/views/directive_list.py": 2,  # which list is shown first
    "warehouse/views/book.py": 1,  # whether the list offers to close the book
    "warehouse/views/buttons.py": 5,  # what leads to lists, or to a thing not yet made
    "warehouse/views/hand_overs.py": 1,  # whether the list offers to draft one
    "warehouse/views/item_list.py": 2,  # what an empty list offers to begin with
    "web/choices.py": 1,  # what can be chosen is searched in the offices of the right
    "organisations/views/organisation_list.py": 1,  # whether an empty list offers to record one
    "organisations/views/registry.py": 3,  # whether it offers to record one; who makes seats, where
    "warehouse/views/counts.py": 1,  # whether the list offers to open a count
    "warehouse/views/count_list.py": 1,  # what an empty list offers to begin with
    "web/lists/pages.py": 1,  # which acts a list offers; each row is asked by its own office
    "warehouse/views/scan.py": 4,  # which acts the page offers; what nobody carries has no office
}


def test_a_button_on_a_thing_names_the_office_of_the_thing() -> None:
    loose = {
        path.as_posix(): found
        for path in templates()
        if path.name not in LISTS
        and (found := ANYWHERE.findall((ROOT / "templates" / path).read_text()))
    }
    assert loose == {}


def test_a_view_asks_in_which_office() -> None:
    loose: dict[str, int] = {}
    for path in sources():
        for call in calls(path):
            if (
                name_of(call.func) == "may"
                and isinstance(call.func, ast.Name)
                and len(call.args) == 1
            ):
                loose[path.as_posix()] = loose.get(path.as_posix(), 0) + 1
    assert loose == ASKED_ANYWHERE


def test_nobody_takes_the_first_membership() -> None:
    first = [
        at(path, node)
        for path in sources()
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(node, ast.Subscript)
        and ast.unparse(node.slice) == "0"
        and re.search(r"(roles|memberships|workplaces)$", name_of(node.value))
    ]
    assert first == []
