"""A note of the lawbook is for who reads a page; how a row was checked is for its authors."""

import re
import tomllib

import pytest

from lawbook.errors import BrokenLawData
from lawbook.loading import DATA, NOTES, cite, only_keys
from lawbook.parameters import parameters
from tests.guards.tree import ROOT


def rows():
    def within(value):
        if isinstance(value, list):
            for each in value:
                yield from within(each)
        elif isinstance(value, dict):
            yield value
            for each in value.values():
                yield from within(each)

    for path in sorted(DATA.glob("*.toml")):
        yield from within(tomllib.loads(path.read_text()))


def test_there_are_notes():
    assert sum("note" in row for row in rows()) > 50
    assert sum("checking" in row for row in rows()) > 30


def test_no_note_speaks_of_the_codes_of_the_program():
    codes = {one.code for one in parameters()}
    found = [
        row["note"]
        for row in rows()
        if codes & set(re.findall(r"\b[A-Z]+\d+(?:\.\d+)?\b", row.get("note", "")))
    ]
    assert not found


def test_a_note_in_english_holds_no_vietnamese():
    marks = re.compile(r"[ăâêôơưạ-ỹ]", re.IGNORECASE)
    found = [
        row["note_en"]
        for row in rows()
        if marks.search(row.get("note_en", "").replace("đồng", "").replace("đ", ""))
    ]
    assert not found


@pytest.mark.parametrize(
    "note",
    [
        "V1: pháp điển",
        "Nằm trong 10 ngày của R8.",
        "Cơ quan tài chính cùng cấp (W13.1).",
        "Đọc ở pháp điển; văn bản không còn ở chỗ để đối chiếu lại.",
        "Bản trước 01/05/2020 chưa đọc nên không ghi.",
        "Toàn văn 37/2024/QH15 chưa có; giữ trị số của bản 2016.",
    ],
)
def test_a_note_for_the_authors_is_no_note_for_a_reader(note):
    with pytest.raises(BrokenLawData):
        only_keys({"note": note, "note_en": "x"}, NOTES, "x")
    only_keys({"checking": note}, NOTES, "x")


def test_a_note_comes_in_both_languages():
    with pytest.raises(BrokenLawData):
        only_keys({"note": "Chỉ một lần."}, NOTES, "x")


def test_what_is_for_the_authors_stands_on_no_page():
    shown = [
        path
        for folder in ("templates", "web", "warehouse", "cases", "auctions", "sales", "review")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".html", ".py"}
        and re.search(r"(period|row|edition|standing|ruling)\.checking\b", path.read_text())
    ]
    assert not shown


def test_the_page_of_a_provision_is_for_its_reader_in_both_languages(pages):
    visitor = pages.anonymous()
    bases = {
        str(cite(row["law"], row["article"]))
        for row in rows()
        if "checking" in row and "law" in row
    }
    assert len(bases) > 20
    for basis in sorted(bases)[::3]:
        for language in ("vi", "en"):
            visitor.client.set_cookie("language", language)
            page = visitor.get("/law", query_string={"basis": basis})
            assert not re.search(r"pháp điển|văn bản không còn|V\d:", page.main), basis
