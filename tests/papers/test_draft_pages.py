"""Pages of drafts: begun on a lot, written beside the paper, signed after a check."""

from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import Role, UserAccount
from accounts.operations.people import grant_role
from auctions.drafting.templates import PRICE_REDUCTION
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from papers.drafting import making, registry
from papers.drafting.models import Draft
from papers.drafting.preview import read_back, text_of
from papers.models import Document, DocumentKind
from tests.fixtures.drafting import begin_numbers, move, sign


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


def test_a_signed_paper_stands_whatever_befalls_its_files(visitor, written_draft, monkeypatch):
    def broken(*_args):
        raise OSError("No space left on device")

    address = f"/papers/drafts/{written_draft.id}"
    with monkeypatch.context() as patched:
        patched.setattr(making, "signed_file", broken)
        visitor.post_form(f"{address}/signature", {"signer": str(written_draft.drafted_by_id)})
    document = db.session.scalars(select(Document).where(Document.template.is_not(None))).one()
    assert (document.number, document.docx_sha256) == ("01/QĐ-THADS", None)
    of_document = f"/papers/documents/{document.id}"
    assert "không tạo được tệp" in visitor.get(of_document).markup
    visitor.post_form(of_document, action=f"{of_document}/made")
    db.session.expire_all()
    assert document.docx_sha256 is not None
    kept = visitor.get(f"{of_document}/made/docx").content
    assert visitor.get(visitor.get(f"{address}/docx", 303).location).content == kept


def test_the_file_of_a_signed_draft_has_the_number(visitor, written_draft, deciding, monkeypatch):
    document = sign(written_draft, deciding)
    db.session.commit()
    address = f"/papers/drafts/{written_draft.id}"
    said = text_of(read_back(visitor.get(f"{address}/docx").content))
    assert f"Số: {document.number}" in said
    assert document.number in visitor.get(address).main
    monkeypatch.setattr(registry, "_digest", lambda _file: "0" * 64)
    visitor.get(f"{address}/docx", 303)
    assert "Mẫu của văn bản này đã thay đổi" in visitor.get(address).markup
    of_document = f"/papers/documents/{document.id}"
    visitor.post_form(of_document, action=f"{of_document}/made")
    db.session.expire_all()
    assert document.docx_sha256 is None


def test_the_check_before_a_signature_foresees_the_number_of_its_year(
    pages, officer, office, written_draft, travel_to
):
    travel_to(date(2027, 1, 4))
    begin_numbers(office, DocumentKind.DECISION, 2027, "{n}/QĐ-2027")
    db.session.commit()
    visitor = pages.as_user(officer)
    address = f"/papers/drafts/{written_draft.id}/signature"
    given = {"signer": str(written_draft.drafted_by_id)}
    asked = visitor.post_form(address, given | {"signed_on": "31/12/2026"}, 200, check=False)
    assert "01/QĐ-THADS" in asked.main
    assert "01/QĐ-2027" not in asked.main
    assert "Chấp hành viên" in asked.main


def test_nobody_lists_the_drafts_they_may_not_open(
    pages, reduction_draft, make_user, unit, lot, deciding
):
    """A keeper here who is an officer of a unit sees papers of lots of the unit alone."""
    both = make_user(roles=["keeper"])
    account = db.session.get_one(UserAccount, both.id)
    grant_role(account, role=Role.OFFICER, office=unit, by=Act(SYSTEM, deciding.at))
    db.session.commit()
    visitor = pages.as_user(both)
    address = f"/papers/drafts/{reduction_draft.id}"
    visitor.get(address, status=403)
    assert address not in visitor.get("/papers/drafts").markup


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
