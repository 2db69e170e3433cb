"""The file of a document: known by its content, kept once, opened in place by who may see it."""

import io
import zlib

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.kept import KeptFile
from papers import files, refusals
from papers.models import Document
from papers.operations import keep_document_file, record_document, replace_document
from tests.fixtures.files import compound, docx, heic, pdf, xlsx, zipped
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import picture

SCAN = KeptFile("a" * 64, "quyet-dinh.pdf", files.PDF, 1200, 2)
OTHER = KeptFile("b" * 64, "khac.pdf", files.PDF, 900, 1)


def broken():
    """A PNG whose parts are whole and whose pixels are not."""
    whole = picture(kind="PNG")
    at = whole.index(b"IDAT")
    length = int.from_bytes(whole[at - 4 : at])
    data = b"IDAT" + b"\x55" * length
    return whole[:at] + data + zlib.crc32(data).to_bytes(4) + whole[at + 8 + length :]


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [
        (pdf(), files.PDF, 2),
        (picture(), "image/jpeg", 1),
        (picture(kind="PNG"), "image/png", 1),
        (picture(kind="TIFF"), "image/tiff", 1),
        (docx(), files.WORD, None),
        (xlsx(), files.EXCEL, None),
        (
            zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
            None,
        ),
        (compound("Root Entry", "WordDocument"), "application/msword", None),
        (compound("Root Entry", "Workbook"), "application/vnd.ms-excel", None),
        (heic(), files.HEIC, None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_kind_of_a_file_is_read_from_its_content(content, kind, pages):
    assert files.read_file(content, name="bat-ky.exe") == (kind, pages)
    assert kind in files.ENDINGS


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"MZ\x90\0", refusals.FileUnknown),
        (b"<html><script>1</script></html>", refusals.FileUnknown),
        (b"", refusals.FileUnknown),
        (b"\xd0\xcf\x11\xe0 something", refusals.FileUnknown),
        (zipped("a.txt"), refusals.FileUnknown),
        (zipped(mimetype="text/html"), refusals.FileUnknown),
        (zipped(mimetype="x" * 200), refusals.FileUnknown),
        (zipped(*(f"{number}" for number in range(5_001))), refusals.FileUnknown),
        (docx("word/vbaProject.bin"), refusals.FileHasMacros),
        (docx("word/VBAData.xml"), refusals.FileHasMacros),
        (docx(also="application/vnd.ms-office.vbaProject"), refusals.FileHasMacros),
        (
            docx(also="application/vnd.ms-word.document.macroEnabled.main+xml"),
            refusals.FileHasMacros,
        ),
        (compound("Root Entry", "WordDocument", "Macros"), refusals.FileHasMacros),
        (zipped("[Content_Types].xml", "word/document.xml"), refusals.FileUnknown),
        (zipped("Basic/Standard/script-lb.xml", mimetype="x"), refusals.FileHasMacros),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), refusals.FileUnknown),
        (compound("Root Entry", "Other"), refusals.FileUnknown),
        (compound("Root Entry", "WordDocument")[:600], refusals.FileDamaged),
        (
            b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le") + b"<script>",
            refusals.FileUnknown,
        ),
        (b"\0\0\0\x0cftypheic<html><script>1</script></html>", refusals.FileDamaged),
        (heic()[:-4], refusals.FileDamaged),
        (broken(), refusals.FileDamaged),
        (b"PK\x03\x04 cut off", refusals.FileDamaged),
        (b"%PDF-1.7 and nothing more", refusals.FileDamaged),
        (picture(kind="PNG")[:200], refusals.FileDamaged),
        (b"%PDF-" + b"0" * files.MOST_BYTES, refusals.FileTooLarge),
    ],
)
def test_what_is_no_paper_is_refused(content, refusal):
    with pytest.raises(refusal):
        files.read_file(content, name="phieu.pdf")


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_PIXELS", 100)
    with pytest.raises(refusals.FileTooLarge):
        files.read_file(picture(), name="anh.jpg")


def test_a_document_keeps_its_file_and_no_second_one(case, by):
    document = record_document([case], paper=typed(file=SCAN), by=by)
    kept = (document.sha256, document.file_name, document.file_bytes, document.pages)
    assert kept == (SCAN.sha256, SCAN.name, SCAN.size, SCAN.pages)
    assert record_document([case], paper=typed(file=SCAN), by=by).id == document.id
    with pytest.raises(refusals.DocumentHasFile):
        record_document([case], paper=typed(file=OTHER), by=by)
    assert verify_stream(document.stream).findings == []


def test_the_file_comes_later(case, by):
    document = record_document([case], paper=typed(), by=by)
    with pytest.raises(refusals.FileNeeded):
        keep_document_file(document, file=None, by=by)
    keep_document_file(document, file=SCAN, by=by)
    assert document.sha256 == SCAN.sha256
    with pytest.raises(refusals.DocumentHasFile):
        keep_document_file(document, file=OTHER, by=by)
    replace_document(document, paper=typed("78/CV", file=OTHER), reason="Nhầm tệp", by=by)
    with pytest.raises(refusals.DocumentReplaced):
        keep_document_file(document, file=SCAN, by=by)
    assert verify_stream(document.stream).findings == []


def test_a_file_alone_names_no_document(case, by):
    with pytest.raises(refusals.DocumentNeeded) as refused:
        record_document([case], paper=typed("", file=SCAN, slot="ground"), by=by)
    assert refused.value.field == ("ground_no",)


def sent(name, content):
    return (io.BytesIO(content), name)


HOLD = {
    "reason": "lawsuit",
    "ground": "Đ.46 k.1 đ.đ LTHADS",
    "placed_on": "2026-11-23",
    "review_on": "2027-02-01",
    "paper_no": "5/TB-TA",
    "paper_on": "2026-11-20",
}


def test_a_file_is_kept_with_the_act_and_opened_in_place(pages, officer, case, make_user, unit):
    visitor = pages.as_user(officer)
    scan = pdf()
    visitor.post_form(
        f"/cases/{case.id}/holds/new", {**HOLD, "paper_file": sent("thong-bao.pdf", scan)}
    )
    document = db.session.scalars(select(Document)).one()
    assert (document.file_type, document.pages) == (files.PDF, 2)
    address = f"/papers/documents/{document.id}/file"
    assert f'src="{address}"' in visitor.get(f"/papers/documents/{document.id}").markup
    answer = visitor.client.get(address)
    assert answer.data == scan
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    stranger = pages.as_user(make_user(roles=["officer"], office=unit))
    assert stranger.client.get(address).status_code == 404


def test_a_refused_form_keeps_the_file_that_was_sent(pages, officer, case):
    visitor = pages.as_user(officer)
    address = f"/cases/{case.id}/documents/new"
    values = {"kind": "letter", "direction": "received", "paper_on": "20/11/2026"}
    shown = visitor.post_form(address, {**values, "paper_file": sent("a.pdf", pdf())}, 422)
    kept = next(
        one.get("value")
        for one in shown.document.all("input")
        if one.get("name") == "paper_file" and one.get("type") == "hidden"
    )
    visitor.post_form(address, {**values, "paper_no": "1/A", "paper_file": f"{kept}x"})
    visitor.post_form(address, {**values, "paper_no": "2/A", "paper_file": kept})
    found = db.session.scalars(select(Document).order_by(Document.id)).all()
    assert [(one.number, one.pages) for one in found] == [("1/A", None), ("2/A", 2)]


def test_what_is_no_paper_is_not_kept(pages, officer, case):
    visitor = pages.as_user(officer)
    address = f"/cases/{case.id}/documents/new"
    values = {"kind": "letter", "direction": "received", "paper_no": "1/A"}
    wrong = sent("a.pdf", b"MZ")
    visitor.post_form(address, {**values, "paper_on": "20/11/2026", "paper_file": wrong}, 422)
    assert db.session.scalars(select(Document)).all() == []


def test_the_file_of_a_document_is_added_on_its_page(pages, officer, case, by):
    document = record_document([case], paper=typed(), by=by)
    number = document.id
    db.session.commit()
    visitor = pages.as_user(officer)
    assert visitor.client.get(f"/papers/documents/{number}/file").status_code == 404
    visitor.post_form(
        f"/papers/documents/{number}/file/new", {"paper_file": sent("a.docx", docx())}
    )
    answer = visitor.client.get(f"/papers/documents/{number}/file")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"/papers/documents/{number}/file" in visitor.get(f"/papers/documents/{number}").markup
