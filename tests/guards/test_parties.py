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
        asked = [found for found in ASKED.finditer(text)]
        by_id = text.count("Party.id == party_id, Party.case_id == case_id")
        if str(path) not in SHOWN and len(asked) - by_id > text.count("Party.stands"):
            faults.append(str(path))
    assert not faults, f"ask for Party.stands in {faults}"
