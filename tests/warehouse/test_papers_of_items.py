"""The papers of a thing stand on its page: what is about it, and about the orders that name it."""

from datetime import date

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from papers.models import Document
from papers.operations import Paper
from papers.queries import documents_about
from papers.refusals import DocumentNeeded
from tests.fixtures.papers import typed
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse.models import ItemKind


def test_the_paper_of_its_order_is_opened_from_the_page_of_a_thing(pages, item, officer):
    code = item.code
    db.session.commit()
    minutes = db.session.scalars(select(Document)).one()
    address = f"/papers/documents/{minutes.id}"
    visitor = pages.as_user(officer)
    shown = visitor.get(f"/warehouse/items/{code}")
    assert [link.get("href") for link in shown.document.all("a")].count(address) == 1
    assert minutes.number in visitor.get(address).main


def test_the_papers_of_a_line_are_documents_about_its_item(make_intake, vault, keeper, now):
    line = lines_of(make_intake(lines=[draft(kind=ItemKind.PRECIOUS)]))[0]

    def receive(conclusion):
        found = as_described(line, conclusion=conclusion)
        return receive_line(line, place=vault, by=Act(keeper, now), **found)

    with pytest.raises(DocumentNeeded):
        receive(Paper(issued_on=date(2026, 11, 20)))
    item = receive(typed("9/KL"))
    assert item.seizure_document_id == line.order.document_id
    assert (line.conclusion.number, line.conclusion_no) == ("9/KL", "9/KL")
    assert list(db.session.scalars(documents_about("item", item.id))) == [line.conclusion]
