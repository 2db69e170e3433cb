"""The files of a draft: what a DOCX says, that no text of a person breaks it, and its PDF."""

import io
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

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
from papers.drafting.refusals import TemplateChanged
from papers.drafting.registry import Kind
from papers.drafting.registry import declared as templates
from papers.drafting.rendering import fill, marked, values_of
from tests.fixtures.drafting import DECIDED, sign
from tests.guards.tree import ROOT
from warehouse.drafting.count_sheet import COUNT_MINUTES
from warehouse.drafting.minutes import HAND_OVER_MINUTES

NASTY = "<w:p> & \"'{{ number }} {% for x in y %} {{ ''.__class__ }} ]]> \x00\x07\ud800\ufffe"
TRIED = tuple(templates())  # whose rooms are imported when the tests are collected
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
    tables = [name for name, value in facts.items() if value == []]
    if tables:
        asked = DocxTemplate(str(template.file))
        asked.init_docx()
        names = re.findall(r"\brow\.(\w+)", asked.patch_xml(asked.get_xml()))
        facts |= dict.fromkeys(tables, [dict.fromkeys(names, NASTY)] * 3)
    typed = {Kind.LINE: NASTY, Kind.LINES: f"{NASTY}\n\r\n{'x' * 10_000}", Kind.MONEY: "12000000"}
    return facts, {part.key: typed[part.kind] for part in template.free}


def filled(template, facts, free):
    values = values_of(
        template, facts, free, number="7/QĐ", on=DECIDED, signer=NASTY, capacity=NASTY
    )
    return fill(template, values), fill(template, marked(values))


def test_every_template_of_the_application_is_tried(app):
    assert set(TRIED) == set(templates())
    assert {COUNT_MINUTES.code, HAND_OVER_MINUTES.code} <= set(TRIED)


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
    assert content == draft_file(written_draft, PRICE_REDUCTION)  # the draft is the document now


def test_what_was_signed_is_never_filled_by_another_template(written_draft, deciding):
    sign(written_draft, deciding)
    written_draft.template_version = "0" * 40
    with pytest.raises(TemplateChanged):
        signed_file(written_draft, PRICE_REDUCTION)


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


def gone(pid, seconds=5.0):
    """Whether a process ends soon; one that nobody asked about is as good as gone."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def sleeper(folder):
    """Return a program that starts another in the background, and where its number is written."""
    program, written = folder / "soffice", folder / "child"
    program.write_text(f'#!/bin/sh\nsleep 60 &\necho $! > "{written}"\nwait\n')
    program.chmod(0o755)
    return program, written


def number_in(written):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if written.exists() and written.read_text().strip():
            return int(written.read_text())
        time.sleep(0.05)
    raise AssertionError("the program did not start")


def test_a_conversion_ends_at_its_limit_and_leaves_nothing(tmp_path, monkeypatch):
    program, written = sleeper(tmp_path)
    room = tmp_path / "rooms"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice=str(program), seconds=3)
    assert refused.value.text == pdf.TOO_LONG
    assert gone(number_in(written))
    assert list(room.iterdir()) == []


def test_a_conversion_ends_with_the_process_that_asked_for_it(tmp_path):
    program, written = sleeper(tmp_path)
    asks = (
        "import pathlib, sys; from papers.drafting import pdf;"
        "pdf.to_pdf(b'PK', folder=pathlib.Path(sys.argv[1]), soffice=sys.argv[2])"
    )
    command = [sys.executable, "-c", asks, str(tmp_path), str(program)]
    with subprocess.Popen(command, cwd=ROOT) as asking:
        child = number_in(written)
        asking.kill()
    assert gone(child)


def test_that_nothing_cuts_programs_off_is_said_once(tmp_path, caplog):
    pdf._say_no_namespace.cache_clear()
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\ntouch no-namespace\n")  # as apart.py does
    program.chmod(0o755)
    for _time in range(2):
        with pytest.raises(pdf.NoPdf):
            pdf.to_pdf(b"PK", folder=tmp_path, soffice=str(program))
    said = [record for record in caplog.records if "papers.no_namespace" in record.message]
    assert len(said) == 1


def test_a_folder_that_cannot_be_written_is_no_pdf(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path / "file", soffice="/bin/true")
    assert refused.value.text == pdf.FAILED


def test_a_program_that_makes_nothing_is_told_from_one_that_is_missing(tmp_path):
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice=None)
    assert refused.value.text == pdf.MISSING
    with pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice="/bin/true")
    assert refused.value.text == pdf.FAILED


def test_one_conversion_runs_at_a_time(tmp_path):
    begun = time.monotonic()
    with pdf._alone(tmp_path, 1), pytest.raises(pdf.NoPdf) as refused:
        pdf.to_pdf(b"PK", folder=tmp_path, soffice="/bin/true")
    assert refused.value.text == pdf.BUSY
    assert time.monotonic() - begun < 10  # nobody waits for a page much longer than two seconds
    assert pdf.WAIT <= 2


def test_a_conversion_has_little_memory(tmp_path):
    program = tmp_path / "greedy"
    program.write_text("#!/bin/sh\nulimit -v > limits\nulimit -t >> limits\ncp limits paper.pdf\n")
    program.chmod(0o755)
    room = tmp_path / "room"
    room.mkdir()
    pdf._run(room, str(program), 10)
    limits = [int(line) for line in (room / "limits").read_text().split()]
    assert limits == [pdf.MEMORY // 1024, pdf.CPU_SECONDS]
