"""Exhibit lines: a table checked by hand, read from the columns and from the description alone."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibit, read_exhibits
from exchange.importing.problems import Code
from exchange.importing.quantities import plain

FACTS = Path(__file__).parent / "data" / "exhibit_facts.csv"
# A unit the description does not write: only the column says it.
ONLY_IN_COLUMN = {("list-03", "2"), ("list-29", "1"), ("list-29", "2"), ("list-29", "3")}


def _facts() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _said(draft: ExhibitDraft) -> tuple[str, str, str, str, str]:
    quantity, second = draft.quantity, draft.second_quantity
    return (
        "" if quantity is None else plain(quantity),
        draft.unit or "",
        "" if second is None else plain(second),
        draft.second_unit or "",
        " ".join(problem.code for problem in draft.missing),
    )


def _expected(fact: dict[str, str]) -> tuple[str, ...]:
    names = ("quantity", "unit", "second", "second_unit", "missing")
    return tuple(fact[f"expected_{name}"] for name in names)


@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: f"{fact['source']}.{fact['line_no']}")
def test_a_line_is_read_as_a_person_reads_it(fact):
    draft = read_exhibit(fact, 2)

    assert isinstance(draft, ExhibitDraft)
    assert _said(draft) == _expected(fact)


@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: f"{fact['source']}.{fact['line_no']}")
def test_a_line_is_read_the_same_from_its_description_alone(fact):
    draft = read_exhibit({"description": fact["description"]}, 2)

    assert isinstance(draft, ExhibitDraft)
    quantity, unit, *others = _expected(fact)
    if (fact["source"], fact["line_no"]) in ONLY_IN_COLUMN:
        unit = ""
    assert _said(draft) == (quantity, unit, *others)


def test_a_sealed_envelope_is_read_whole():
    description = (
        "01 (một) phong bì đã được niêm phong số PS0 1234567 có chữ ký của giám định viên, "
        "bên trong có 0,152 gam ma túy"
    )

    draft = read_exhibit({"line_no": "1", "description": description}, 2)

    assert isinstance(draft, ExhibitDraft)
    assert (draft.quantity, draft.unit) == (Decimal(1), "phong bì")
    assert (draft.second_quantity, draft.second_unit) == (Decimal("0.152"), "gam")
    assert draft.seal_numbers == ("PS0 1234567",)
    assert draft.kind == "drugs"
    assert draft.complete


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "code"),
    [
        ("2.450 bao thuốc lá", "2,45", "bao", Code.QUANTITY_COLUMNS_DISAGREE),
        ("10 bao gạo", "12", "bao", Code.QUANTITY_COLUMNS_DISAGREE),
        ("500 kg gạo", "500", "bao", Code.UNITS_DISAGREE),
        ("2 kg gạo", "2", "gam", Code.UNITS_DISAGREE),
        ("gạo", "", "", Code.QUANTITY_MISSING),
        ("gạo", "", "kg", Code.QUANTITY_MISSING),
        ("gạo", "nhiều", "kg", Code.QUANTITY_VAGUE),
        ("gạo", "64.909.3833", "gam", Code.QUANTITY_MALFORMED),
        ("286 xe", "264 (Hai trăm tám mươi sáu)", "xe", Code.QUANTITY_WORDS_DISAGREE),
        ("264 (Hai trăm tám mươi sáu) xe", "264", "xe", Code.QUANTITY_WORDS_DISAGREE),
        ("01 khẩu súng, 05 viên đạn", "1", "khẩu", Code.SEVERAL_THINGS),
    ],
)
def test_where_nothing_is_certain_a_person_completes_the_line(description, quantity, unit, code):
    row = {"description": description, "quantity": quantity, "unit": unit}

    draft = read_exhibit(row, 2)

    assert isinstance(draft, ExhibitDraft)
    assert [problem.code for problem in draft.missing] == [code]
    assert not draft.complete
    assert draft.quantity is None


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "read"),
    [
        ("17 hộp gỗ, khối lượng 3,441m3", "3,441", "m3", ("3,441", "m3", "17", "hộp", "")),
        ("5 bình ắc quy", "5", "cái", ("5", "cái", "", "", "")),
        ("gạo tẻ", "1.250", "kg", ("1250", "kg", "", "", "")),
        ("xe máy cũ", "một", "chiếc", ("1", "chiếc", "", "", "")),
        ("pháo hoa", "1,5 tấn", "", ("1,5", "tấn", "", "", "")),
        ("nhiều bịch pháo nổ", "12", "bịch", ("12", "bịch", "", "", "")),
    ],
)
def test_columns_and_description_complete_each_other(description, quantity, unit, read):
    row = {"description": description, "quantity": quantity, "unit": unit}

    draft = read_exhibit(row, 2)

    assert isinstance(draft, ExhibitDraft)
    assert _said(draft) == read


def test_about_and_doubt_are_told_and_leave_the_line_complete():
    about, doubted = (
        read_exhibit({"description": text}, 2) for text in ("gần 1.400 ống", "2.075 gam heroin")
    )

    assert isinstance(about, ExhibitDraft)
    assert isinstance(doubted, ExhibitDraft)
    assert about.approximate
    assert [problem.code for problem in about.doubts] == [Code.QUANTITY_APPROXIMATE]
    assert [problem.code for problem in doubted.doubts] == [Code.QUANTITY_TWO_READINGS]
    assert about.complete
    assert doubted.complete


def test_a_line_that_describes_nothing_is_refused():
    content = "stt;tên vật chứng;số lượng;đvt\n1;;5;cái\n2;Dao;5;cái\n".encode()

    sheet = read_exhibits(content, "vat-chung.csv")

    assert (sheet.rows, sheet.refused_rows) == (2, {2})
    assert [problem.code for problem in sheet.problems] == [Code.DESCRIPTION_MISSING]
    assert [(draft.line_no, draft.quantity, draft.unit) for draft in sheet.drafts] == [
        ("2", Decimal(5), "cái")
    ]


@pytest.mark.parametrize("cell", ["3 con (tổng 7,5 kg)", "03 con, tổng khối lượng: 7,5kg"])
def test_a_weight_of_all_behind_the_count_stands_beside_it(cell):
    draft = read_exhibit({"description": "Rắn hổ mang chúa sống", "quantity": cell}, 2)

    assert isinstance(draft, ExhibitDraft)
    assert (draft.quantity, draft.unit) == (3, "con")
    assert (draft.second_quantity, draft.second_unit) == (Decimal("7.5"), "kg")


def test_a_weight_that_may_be_of_one_is_not_taken_as_that_of_all():
    draft = read_exhibit({"description": "Gạo", "quantity": "3 bao (50 kg)"}, 2)

    assert isinstance(draft, ExhibitDraft)
    assert (draft.quantity, draft.second_quantity) == (3, None)
