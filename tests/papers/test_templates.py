"""The templates of papers: each can be looked at with made-up values, and taken home as a file."""

import io

import pytest
from docx import Document

from foundation.database import db
from papers.drafting.preview import read_back, text_of
from papers.drafting.queries import offices_using
from papers.drafting.registry import declared
from papers.drafting.sample import SIGNER, cited_in, sample_blocks, sample_file

CODES = sorted(declared())


@pytest.mark.parametrize("code", CODES)
def test_every_template_can_be_filled_with_made_up_values(app, code):
    paper = text_of(read_back(sample_file(declared()[code])))
    assert SIGNER in paper
    assert "{{" not in paper
    assert "…………" not in paper  # no field is left a dotted blank


def test_the_grounds_are_read_from_the_paper(app):
    grounds = cited_in(sample_blocks(declared()["price-reduction"]))
    assert grounds
    assert all(each.startswith("Căn cứ") for each in grounds)


def test_an_office_that_drafted_from_a_template_is_named(reduction_draft, office, unit):
    found = db.session.scalars(offices_using(reduction_draft.template, {office.id, unit.id})).all()
    assert found == [office]
    assert db.session.scalars(offices_using("auction-letter", {office.id})).all() == []


def test_the_pages_show_and_hand_out_every_template(pages, admin, reduction_draft, office):
    visitor = pages.as_user(admin)
    listed = visitor.get("/papers/templates")
    for code in CODES:
        assert f"/papers/templates/{code}" in listed.markup
        assert SIGNER in visitor.get(f"/papers/templates/{code}").main
        for which in ("docx", "sample"):
            answer = visitor.client.get(f"/papers/templates/{code}/{which}")
            assert Document(io.BytesIO(answer.data)).paragraphs
    used = visitor.get(f"/papers/templates/{reduction_draft.template}")
    assert office.name in used.main
    visitor.get("/papers/templates/no-such-paper", 404)


def test_who_does_not_administer_the_office_does_not_see_them(pages, keeper):
    pages.as_user(keeper).get("/papers/templates", 403)
