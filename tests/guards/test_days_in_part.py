"""A day that may be known in part is asked for through ``foundation.partdays.KnownDay``."""

import ast
from pathlib import Path

from tests.guards.tree import ROOT, sources, templates

BOUNDS = {
    "sold_on": "sale.sold_day",
    "paid_on": "sale.paid_day",
    "delivered_on": "sale.delivered_day",
    "moved_on": "row.moved_day",
    "since_on": "obstacle.since_day",
    "began_on": "obstacle.first_day",
    "held_since_on": "row.held_since",
    "obstacle_since_on": "row.obstacle_since",
}
"""Columns that hold only the last day it may have been, and what is asked in their place."""

OTHERS = {
    "review/models/flag.py",
    "review/operations/flags.py",  # of a flag: since_from says whether it is certain
    "cases/money/costs.py",
    "cases/operations/money.py",  # money of a case is never known in part
    "cases/views/money.py",
    "cases/views/money_panel.py",
    "exchange/operations/backlog_checks.py",  # of a draft: a text
    "exchange/operations/backlog_facts.py",
}
"""Files that read an attribute of the same name of another thing, whose day is whole."""

ASKED = {
    ("review/operations/stalled.py", "flag.since_on"),
    ("review/queries/asset_facts.py", "Obstacle.since_on"),  # an obstacle there was by then
    ("review/queries/holders.py", "some.held_since_on"),  # shown as "at least"
    ("sales/balance.py", "sale.delivered_on"),  # whether there was one
    ("sales/correcting.py", "sale.delivered_on"),
    ("sales/correcting.py", "sale.paid_on"),
    ("sales/correcting.py", "row.moved_on"),  # copied, with what is known of it
    ("sales/queries.py", "row.moved_on"),  # the order of a table
    ("sales/queries.py", "Sale.delivered_on"),  # whether there was one
    ("sales/operations/delivery.py", "minutes.delivered_on"),  # minutes have a whole day
    ("sales/operations/milestones.py", "minutes.delivered_on"),
    ("cases/views/obstacles.py", "form.since_on"),
    ("seats/queries.py", "Sale.sold_on"),  # of a sale that has no last day to pay
}


def _shown(node: ast.Call) -> bool:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    return name in {"day_or_part", "short_day_or_part"}


def _reads(path: Path) -> list[str]:
    tree = ast.parse((ROOT / path).read_text())
    shown = {
        id(inside)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _shown(call)
        for inside in ast.walk(call)
    }
    return [
        f"{path}: {ast.unparse(node)}, ask {BOUNDS[node.attr]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and node.attr in BOUNDS
        and id(node) not in shown
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
        and (str(path), ast.unparse(node)) not in ASKED
    ]


def test_nobody_takes_a_bound_for_the_day() -> None:
    """Else an age, an order or a clock says what no file says."""
    found = [read for path in sources() if str(path) not in OTHERS for read in _reads(path)]
    assert not found


def test_pages_show_such_a_day_with_what_is_known_of_it() -> None:
    """Else a page shows the last day of a month as the day."""
    wrong = []
    for path in templates():
        text = (ROOT / "templates" / path).read_text()
        for thing in ("sale.sale.sold_on", "sale.sale.delivered_on", "obstacle.since_on"):
            wrong += (
                [str(path)] if f"{thing}|day }}" in text or f"{thing}|short_day" in text else []
            )
    assert not wrong
