"""The files of a draft: what a DOCX says, that no text of a person breaks it, and its PDF."""

import io
import zipfile

import pypdfium2
import pytest
from docx import Document as read_docx
from docxtpl import DocxTemplate

from auctions.drafting.templates import PRICE_REDUCTION
from papers.drafting import pdf
from papers.drafting.facts import Form, declared, in_full, stored
from papers.drafting.operations.drafts import write_draft
from papers.drafting.pages import draft_file, signed_file
from papers.drafting.preview import read_back, text_of
from papers.drafting.registry import Kind
from papers.drafting.registry import declared as templates
from papers.drafting.rendering import fill, marked, values_of
from tests.fixtures.drafting import DECIDED, sign

NASTY = "<w:p> & \"'{{ number }} {% for x in y %} {{ ''.__class__ }} ]]> \x00\x07\ud800\ufffe"
SAMPLES = {
    Form.TEXT: NASTY,
    Form.DAY: "2026-02-05",
    Form.MONEY: 1_302_149_296_000,
    Form.ROWS: [],
}


def sample(template):
    """Return facts and parts full of what breaks a document."""
    facts = {
        one.name: SAMPLES[one.metadata["form"]] for kind in template.kinds for one in declared(kind)
    }
    if "things" in facts and facts["things"] == []:
        names = ("line", "what", "code", "unit", "described", "actual")
        facts["things"] = [dict.fromkeys(names, NASTY)] * 3
    typed = {Kind.LINE: NASTY, Kind.LINES: f"{NASTY}\n\r\n{'x' * 10_000}", Kind.MONEY: "12000000"}
    return facts, {part.key: typed[part.kind] for part in template.free}


def filled(template, facts, free):
    values = values_of(
        template, facts, free, number="7/QĐ", on=DECIDED, signer=NASTY, capacity=NASTY
    )
    return fill(template, values), fill(template, marked(values))


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_no_text_of_a_person_breaks_a_paper_or_is_read_as_a_field(app, template):
    plain, with_marks = filled(template, *sample(template))
    said = text_of(read_back(plain))
    assert "{{ number }} {% for x in y %} {{ ''.__class__ }} ]]>" in said
    assert "<w:p> & \"'" in said
    assert "x" * 10_000 in said
    assert said == text_of(read_back(with_marks))
    assert zipfile.ZipFile(io.BytesIO(plain)).testzip() is None


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_what_nobody_knows_is_a_dotted_blank(app, template):
    facts = dict.fromkeys(sample(template)[0])
    said = text_of(read_back(filled(template, facts, {})[0]))
    assert "…" in said
    assert "None" not in said
    if template.subject == "lot":
        assert in_full(None) in said


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_a_template_asks_for_nothing_that_is_not_declared(app, template):
    values = values_of(template, {}, {}, number="", on=None, signer="", capacity="")
    asked = DocxTemplate(str(template.file)).get_undeclared_template_variables()
    assert asked <= set(values)
    facts = {one.name for one in declared(template.facts)}
    unsaid = facts - asked - {"creditor_no", "last_price"}
    assert not unsaid


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.code)
def test_above_the_name_stands_the_capacity_and_whom_the_signer_stands_in_for(app, template):
    facts, free = sample(template)
    values = values_of(
        template,
        facts,
        free,
        number="7",
        on=DECIDED,
        signer="Tên",
        capacity="Phó",
        in_place_of="KT",
    )
    said = text_of(read_back(fill(template, values))).splitlines()
    assert said[said.index("PHÓ") - 1] == "KT"
    assert "Tên" in said[said.index("PHÓ") + 1 :]


def test_a_paper_reads_as_the_decision_it_is(written_draft, deciding):
    document = sign(written_draft, deciding, in_place_of="KT. Trưởng phòng")
    content = signed_file(written_draft, PRICE_REDUCTION)
    said = "\n".join(
        [paragraph.text for paragraph in read_docx(io.BytesIO(content)).paragraphs]
        + [text_of(read_back(content))]
    )
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert f"Số: {document.number}" in said
    assert "ngày 17 tháng 12 năm 2026" in said
    assert "Mức giảm: 10 %" in said
    assert "900.000.000 đồng (bằng chữ: chín trăm triệu đồng)" in said
    assert "KT. TRƯỞNG PHÒNG" in said
    assert deciding.actor.name in said
    assert content == signed_file(written_draft, PRICE_REDUCTION)


def test_a_draft_has_neither_number_nor_day(written_draft):
    said = text_of(read_back(draft_file(written_draft, PRICE_REDUCTION)))
    assert "Số: …………/QĐ-THADS" in said
    assert in_full(None) in said


def test_facts_are_kept_as_texts_that_a_paper_can_hold():
    kept = stored(PRICE_REDUCTION.facts(things="Nhà\x00 ở\n\tsố 8", decision_on=DECIDED))
    assert kept["things"] == "Nhà ở số 8"
    assert kept["decision_on"] == "2026-12-17"


def test_a_paper_becomes_a_pdf_that_says_the_same(app, tmp_path, written_draft, deciding):
    free = {"new_price": "900000000", "grounds": f"{NASTY}\n{'dài ' * 2000}"}
    write_draft(written_draft, template=PRICE_REDUCTION, free=free, by=deciding)
    content = draft_file(written_draft, PRICE_REDUCTION)
    made = pdf.to_pdf(content, folder=tmp_path, soffice=pdf.program())
    document = pypdfium2.PdfDocument(made)
    said = " ".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) > 1
    assert "QUYẾT ĐỊNH" in said  # whole words: one face has all the letters
    assert "Mức giảm: 10 %" in said
    assert "<w:p> &" in said


def test_a_conversion_ends_at_its_limit_and_leaves_nothing(app, tmp_path, written_draft):
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nsleep 60 &\necho $! > "$HOME/../pid.$$"\nwait\n')
    program.chmod(0o755)
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice=str(program), seconds=0.5)
    assert refused.value.text == pdf.TOO_LONG


def test_a_program_that_makes_nothing_is_told_from_one_that_is_missing(tmp_path):
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice=None)
    assert refused.value.text == pdf.MISSING
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice="/bin/true")
    assert refused.value.text == pdf.FAILED


def test_one_conversion_runs_at_a_time(tmp_path):
    with pdf._alone(tmp_path, 1), pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice="/bin/true", wait=0.1)
    assert refused.value.text == pdf.BUSY


def test_a_conversion_has_little_memory(tmp_path):
    program = tmp_path / "greedy"
    program.write_text("#!/bin/sh\nulimit -v > limits\nulimit -t >> limits\ncp limits paper.pdf\n")
    program.chmod(0o755)
    room = tmp_path / "room"
    room.mkdir()
    pdf._run(room, str(program), 10)
    limits = [int(line) for line in (room / "limits").read_text().split()]
    assert limits == [pdf.MEMORY // 1024, pdf.CPU_SECONDS]
