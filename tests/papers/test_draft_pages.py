"""Pages of drafts: begun on a lot, written beside the paper, signed after a check."""

import pytest
from sqlalchemy import select

from auctions.drafting.templates import PRICE_REDUCTION
from foundation.database import db
from papers.drafting.models import Draft
from papers.models import Document
from tests.fixtures.drafting import move, sign


def parts(**overrides):
    return {"new_price": "900.000.000", "grounds": "", "orders": "", "receivers": "Lưu"} | overrides


@pytest.fixture
def visitor(pages, officer, deciding):
    return pages.as_user(officer)


def test_a_paper_is_begun_on_the_page_of_its_lot(visitor, lot):
    page = visitor.get(f"/auctions/lots/{lot.code}")
    address = f"/papers/drafts/new/price-reduction/{lot.id}"
    assert address in page.markup
    assert address in visitor.get(f"/auctions/lots/{lot.code}/reduce").markup  # its paper field
    visitor.post_form(address, action=address)
    draft = db.session.scalars(select(Draft)).one()
    assert draft.subject == lot.stream
    page = visitor.get(f"/papers/drafts/{draft.id}")
    assert "Quyết định giảm giá tài sản" in page.main
    assert "Số quyết định thi hành án" in page.main  # not recorded: named


def test_a_draft_is_written_signed_and_kept_with_its_files(
    visitor, reduction_draft, monkeypatch, tmp_path
):
    monkeypatch.setenv("PATH", str(tmp_path))  # a machine without LibreOffice
    address = f"/papers/drafts/{reduction_draft.id}"
    visitor.post_form(address, parts(grounds="<b>{{ 7*7 }}</b>"), action=f"{address}/parts")
    page = visitor.get(address)
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;" in page.markup
    assert visitor.get(f"{address}?as=print").status == 200
    assert visitor.get(f"{address}/docx").content.startswith(b"PK")
    signer = str(reduction_draft.drafted_by_id)
    visitor.post_form(f"{address}/signature", {"signer": signer})
    document = db.session.scalars(select(Document).where(Document.template.is_not(None))).one()
    assert document.number == "01/QĐ-THADS"
    assert document.docx_sha256 is not None
    assert document.pdf_sha256 is None
    page = visitor.get(f"/papers/documents/{document.id}")
    assert "libreoffice-writer-nogui" in page.markup
    made = visitor.get(f"/papers/documents/{document.id}/made/docx")
    assert made.content.startswith(b"PK")
    visitor.get(f"/papers/documents/{document.id}/made/pdf", status=404)


def test_the_missing_file_of_a_signed_paper_is_made_again(visitor, written_draft, deciding):
    document = sign(written_draft, deciding)
    db.session.commit()
    address = f"/papers/documents/{document.id}"
    visitor.post_form(address, action=f"{address}/made")
    db.session.expire_all()
    assert document.docx_sha256 is not None
    assert visitor.get(f"{address}/made/pdf").content.startswith(b"%PDF-")


def test_a_changed_fact_is_shown_and_taken_or_left(visitor, written_draft):
    move(written_draft, "Phú An")
    address = f"/papers/drafts/{written_draft.id}"
    page = visitor.get(address)
    assert f"{address}/changes" in page.markup
    assert f"{address}/signature" not in page.markup
    visitor.post_form(f"{address}/as-it-was", action=f"{address}/as-it-was")
    assert f"{address}/changes" not in visitor.get(address).markup
    move(written_draft, "Đà Lạt")
    visitor.post_form(f"{address}/changes", action=f"{address}/changes")
    db.session.expire_all()
    assert written_draft.facts["place"] == "Đà Lạt"


def test_a_draft_is_dropped_and_the_list_has_it_among_the_dropped(visitor, reduction_draft):
    address = f"/papers/drafts/{reduction_draft.id}"
    visitor.post_form(f"{address}/drop", {"reason": "Soạn nhầm lô"})
    assert "Soạn nhầm lô" in visitor.get(address).main
    assert address in visitor.get("/papers/drafts?state=dropped").markup
    assert address not in visitor.get("/papers/drafts?state=open").markup


def test_a_keeper_neither_begins_nor_signs_the_paper_of_a_lot(
    pages, keeper, reduction_draft, lot, deciding
):
    visitor = pages.as_user(keeper)
    visitor.get(f"/papers/drafts/new/{PRICE_REDUCTION.code}/{lot.id}", status=403)
    visitor.get(f"/papers/drafts/{reduction_draft.id}/signature", status=403)
    address = f"/papers/drafts/{reduction_draft.id}"
    visitor.get(address, status=403)
    assert address not in visitor.get("/papers/drafts").markup


def test_what_is_not_there_is_not_found(visitor, lot):
    visitor.get("/papers/drafts/999", status=404)
    visitor.get(f"/papers/drafts/new/unknown/{lot.id}", status=404)
    visitor.get("/papers/drafts/new/price-reduction/999999", status=404)
