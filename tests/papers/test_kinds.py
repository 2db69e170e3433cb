"""The kind of a document is read from its number, or left open; it is never invented."""

import pytest
from sqlalchemy import select

from foundation.database import db
from papers.kinds import kind_in
from papers.models import Document, DocumentKind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("5/TB-TA", DocumentKind.NOTICE),
        ("12/QĐ-THADS", DocumentKind.DECISION),
        ("12/QD-CTHADS", DocumentKind.DECISION),
        ("03/2026/QĐST-DS", DocumentKind.DECISION),
        ("77/CV-NH", DocumentKind.LETTER),
        ("01/BB-HĐ", DocumentKind.MINUTES),
        ("9/HĐDV", DocumentKind.CONTRACT),
        ("4/yc-vks", DocumentKind.REQUEST),
        ("5/TB-HD", DocumentKind.NOTICE),
        ("15/HD-UBND", None),  # may be an instruction
        ("123", None),
        ("8/XYZ", None),
        ("12/ABTB", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_says_the_kind_or_nothing(number, kind):
    assert kind_in(number) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [("5/TB-TA", DocumentKind.NOTICE), ("8/QĐ-TA", DocumentKind.DECISION), ("88", "other")],
)
def test_the_paper_of_a_hold_is_what_its_number_says(case, officer, pages, number, kind):
    pages.as_user(officer).post_form(
        f"/cases/{case.id}/holds/new",
        {
            "reason": "lawsuit",
            "ground": "Đ.46 k.1 đ.đ LTHADS",
            "placed_on": "2026-11-23",
            "review_on": "2027-02-01",
            "paper_no": number,
            "paper_on": "2026-11-20",
        },
    )
    assert db.session.scalars(select(Document)).one().kind == kind
