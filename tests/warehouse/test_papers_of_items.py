"""The papers of a thing stand on its page: what is about it, and about the orders that name it."""

from sqlalchemy import select

from foundation.database import db
from papers.models import Document


def test_the_paper_of_its_order_is_opened_from_the_page_of_a_thing(pages, item, officer):
    code = item.code
    db.session.commit()
    minutes = db.session.scalars(select(Document)).one()
    address = f"/papers/documents/{minutes.id}"
    visitor = pages.as_user(officer)
    shown = visitor.get(f"/warehouse/items/{code}")
    assert [link.get("href") for link in shown.document.all("a")].count(address) == 1
    assert minutes.number in visitor.get(address).main
