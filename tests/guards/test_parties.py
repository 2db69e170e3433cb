"""Whoever asks for the parties of a case leaves out those that were entered by mistake."""

import re

from tests.guards.tree import ROOT, sources

ASKED = re.compile(r"Party\.(?:case_id (?:==|\.in_)|organisation_id\.in_)|Party\.case_id\.in_")
#: The page of the case shows them struck; a party is fetched by its own number.
SHOWN = {"cases/case_lists.py"}


def test_parties_are_asked_for_without_those_taken_back() -> None:
    faults = []
    for path in sources():
        text = (ROOT / path).read_text()
        if str(path) not in SHOWN and ASKED.search(text) and "Party.stands" not in text:
            faults.append(str(path))
    assert not faults, f"ask for Party.stands in {faults}"
