"""Whoever asks whether a hold stops an act asks whether the case has ended, in the same call."""

import ast

from tests.guards.tree import name_of, parsed, sources

HOLDS_ALONE = {
    ("cases/allowed_ended.py", "why_not_act"): "it asks about the end first",
    ("sales/allowed.py", "why_not_default"): "a sale that nobody paid is cancelled",
    ("sales/allowed.py", "why_not_propose_release"): "who paid in full gets the asset",
    ("sales/allowed.py", "why_not_hand_over"): "who paid in full gets the asset",
    ("sales/allowed.py", "why_not_pay_out"): "money that came in is settled",
    ("sales/stops.py", "why_not_delivered"): "who paid in full gets the asset",
    ("sales/stops.py", "why_not_paid_out"): "it asks about the end first",
}


def test_holds_are_asked_about_together_with_the_end_of_the_case():
    found = {
        (str(path), function.name)
        for path in sources()
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and name_of(node.func) == "why_not_while_held"
    }
    assert found == set(HOLDS_ALONE)
