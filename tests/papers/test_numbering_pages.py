"""The administrator's page of document numbers: what stands, what comes next, only forward."""

from foundation.database import db
from papers.drafting.models import DocumentSeries


def test_an_administrator_sets_pattern_and_next_number(pages, admin, office):
    visitor = pages.as_user(admin)
    assert office.name in visitor.get("/papers/numbering").text
    url = f"/papers/numbering/{office.code}/decision"
    visitor.post_form(url, {"pattern": "{n}/QĐ-PA", "next_value": "41"})
    row = db.session.scalars(db.select(DocumentSeries)).one()
    assert (row.pattern, row.next_value) == ("{n}/QĐ-PA", 41)
    assert "41/QĐ-PA" in visitor.get(f"/papers/numbering/{office.code}").main
    for wrong in (
        {"next_value": "40"},
        {"next_value": "50"},  # nobody says why
        {"pattern": "QĐ"},
        {"next_value": "0"},
        {"next_value": "x"},
    ):
        visitor.post_form(url, wrong, 422)
    visitor.post_form(url, {"next_value": "50", "reason": "Đã dùng trên giấy"})
    assert row.next_value == 50
    visitor.get(f"/papers/numbering/{office.code}/nothing", 404)


def test_an_administrator_of_a_unit_sets_only_the_numbers_of_that_unit(
    pages, make_user, office, unit
):
    visitor = pages.as_user(make_user(roles=["admin"], office=unit))
    assert unit.name in visitor.get("/papers/numbering").text
    visitor.get(f"/papers/numbering/{office.code}", 404)
