"""Drafts are kept as JSON and come back as they were read."""

from dataclasses import replace
from pathlib import Path

import pytest

from exchange.importing import stored
from exchange.importing.drafts import ExhibitDraft, NoticeDraft
from exchange.importing.exhibits import read_exhibits
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Problem, Severity

DATA = Path(__file__).parent / "data"


def test_every_notice_comes_back_as_it_was_read() -> None:
    drafts = read_notices(DATA / "notices_messy.csv", "a.csv").drafts
    assert len(drafts) > 5
    for draft in drafts:
        text = stored.dumped(stored.written(draft))
        assert stored.read_text(NoticeDraft, text) == draft
        assert stored.read_text(NoticeDraft, text).fingerprint == draft.fingerprint


def test_every_exhibit_comes_back_as_it_was_read() -> None:
    drafts = read_exhibits(DATA / "exhibit_facts.csv", "a.csv").drafts
    assert len(drafts) > 50
    for draft in drafts:
        text = stored.dumped(stored.written(draft))
        assert stored.read_text(ExhibitDraft, text) == replace(draft, missing=(), doubts=())


@pytest.mark.parametrize("severity", Severity)
def test_a_problem_comes_back_as_it_was(severity: Severity) -> None:
    problem = Problem(7, "starting_price_raw", Code.ID_TWICE, {"other": 3}, severity)
    assert stored.problem_read(7, stored.problem_written(problem)) == problem


def test_the_place_in_the_file_is_no_content() -> None:
    draft = read_notices(DATA / "notices_messy.csv", "a.csv").drafts[0]
    moved, other = replace(draft, row=99), replace(draft, starting_price=1)
    hashes = [stored.content_hash(stored.written(each)) for each in (draft, moved, other)]
    assert hashes[0] == hashes[1] != hashes[2]
