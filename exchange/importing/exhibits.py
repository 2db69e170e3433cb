"""Reading exhibit lists: what each line says it is, how many, and under which seal."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from exchange.importing.carrying import shared
from exchange.importing.columns import EXHIBITS
from exchange.importing.drafts import ExhibitDraft, ExhibitSheet
from exchange.importing.itemkinds import item_kind_of
from exchange.importing.lines import Counted, count_line
from exchange.importing.oldfonts import residue_in
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.quantities import Quantity, read_quantity
from exchange.importing.rowreader import RowReader
from exchange.importing.seals import read_seal
from exchange.importing.sheets import old_font, read_sheet
from exchange.importing.units import (
    CURRENCIES,
    DONG,
    Unit,
    is_weight_or_volume,
    read_unit,
    unit_at,
)
from exchange.importing.writing import lowered, shortened, tidy

SOURCE, LINE, DESCRIPTION = "source", "line_no", "description"
QUANTITY, UNIT, SEAL, KIND = "quantity", "unit", "seal_text", "kind"
SEEN, WEIGHT = "quantity_seen", "weight"
#: "the same as above": what that is, only a person says.
_DITTO = re.compile(r"[-–\s.]*(?:nt|n/t|như trên)[-–\s.]*|[\"”“''〃,,-]{1,3}|//|〃")
_MONEY_HEAD = re.compile(r"số tiền\b")
_HEAD_UNIT = re.compile(r"\(\s*([^()0-9]{1,12}|m[23])\s*\)")


def read_exhibits(source: Path | str | bytes, filename: str) -> ExhibitSheet:
    """Return every line of a file as a draft; only a line that describes nothing is refused."""
    sheet = read_sheet(source, filename, EXHIBITS)
    drafts: list[ExhibitDraft] = []
    problems = list(sheet.problems)
    for number, values in sheet.rows:
        place, old = sheet.places[number], sheet.converted.get(number, {})
        read = read_exhibit(_with_head_unit(values, place.heads), number)
        if isinstance(read, ExhibitDraft):
            asked = old_font(number, old, Severity.WARNING)
            draft = replace(
                read,
                section=place.section,
                original=old[DESCRIPTION].original if DESCRIPTION in old else "",
                missing=tuple(map(sheet.placed, (*asked, *read.missing))),
                doubts=tuple(map(sheet.placed, read.doubts)),
            )
            drafts.append(draft)
            problems.extend((*draft.missing, *draft.doubts))
        else:
            problems.extend(map(sheet.placed, read))
    contents = {number: _content(values) for number, values in sheet.rows}
    return ExhibitSheet(sheet.counted, drafts, problems, sheet.places, sheet.notes, contents)


def read_exhibit(values: Mapping[str, str], number: int) -> ExhibitDraft | list[Problem]:
    """Return one line as a draft, complete or with what a person must settle.

    The quantity and unit columns are what the field wrote; where they are empty the description
    says it. Where both speak and differ, nothing is chosen.
    """
    row = RowReader(values, number)
    description = row.written(DESCRIPTION)
    if not description:
        row.refuse(DESCRIPTION, Code.DESCRIPTION_MISSING)
        return row.problems
    for column in (DESCRIPTION, QUANTITY, UNIT):
        if _DITTO.fullmatch(lowered(row.text(column))):
            row.refuse(column, Code.DITTO, written=row.text(column))
    if _DITTO.fullmatch(lowered(description)):
        return row.problems
    said = count_line(description)
    together = shared(values, QUANTITY) or shared(values, SEEN)
    if together and (said.first is None or said.first.value is None):
        row.refuse(QUANTITY, Code.QUANTITY_SHARED, written=shortened(together))
    cell, cell_second = _cell(row)
    cell_second = cell_second or _weight(row)
    quantity, second = _settled(row, cell, said)
    _compare_seen(row, quantity)
    if quantity and quantity.doubtful and quantity.value is not None:
        value = quantity.written
        row.warn(
            DESCRIPTION, Code.QUANTITY_TWO_READINGS, written=shortened(description), value=value
        )
    if residue := residue_in(description):
        row.warn(DESCRIPTION, Code.TYPING_RESIDUE, written=residue)
    if said.cut:
        row.warn(DESCRIPTION, Code.TEXT_CUT)
    if quantity and quantity.approximate:
        row.warn(DESCRIPTION, Code.QUANTITY_APPROXIMATE, value=quantity.written)
    second = cell_second or second
    if second and second.approximate:
        row.warn(DESCRIPTION, Code.QUANTITY_APPROXIMATE, value=second.written)
    missing = tuple(replace(one, severity=Severity.WARNING) for one in row.problems if one.refuses)
    seal = read_seal(row.text(SEAL), description)
    return ExhibitDraft(
        row=number,
        source=row.text(SOURCE),
        line_no=row.text(LINE),
        description=description,
        kind=_kind(row.text(KIND), description, quantity),
        quantity=None if missing or quantity is None else quantity.value,
        unit=quantity.unit.name if quantity and quantity.unit else None,
        second_quantity=second.value if second else None,
        second_unit=second.unit.name if second and second.unit else None,
        second_approximate=bool(second and second.approximate),
        seal_text=seal.text,
        seal_numbers=seal.numbers,
        approximate=bool(quantity and quantity.approximate),
        missing=missing,
        doubts=tuple(problem for problem in row.problems if not problem.refuses),
    )


def _with_head_unit(values: Mapping[str, str], heads: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a line with the unit that its header names: "Khối lượng (kg)"."""
    units = {column: _unit_above(heads.get(column, "")) for column in (QUANTITY, WEIGHT)}
    given = dict(values)
    if units[QUANTITY] and given.get(QUANTITY, "").strip() and not given.get(UNIT, "").strip():
        given[UNIT] = units[QUANTITY]
    weight = given.get(WEIGHT, "").strip()
    if units[WEIGHT] and weight and weight[-1].isdigit():
        given[WEIGHT] = f"{weight} {units[WEIGHT]}"
    return given


def _unit_above(head: str) -> str:
    """Return the unit that the head of a column names; sums of money are in đồng."""
    if _MONEY_HEAD.match(lowered(head)) and "(" not in head:
        return DONG.name
    aside = _HEAD_UNIT.search(head)
    unit = unit_at(lowered(aside[1])) if aside else None
    whole = aside is not None and unit is not None and unit[1] == len(lowered(aside[1]))
    return aside[1] if aside is not None and whole else ""


def _content(values: Mapping[str, str]) -> list[str]:
    """Return what is written of a line, its number left out: numbers change when lines come in."""
    return [f"{column}={tidy(values[column])}" for column in sorted(values) if column != LINE]


def _kind(label: str, description: str, quantity: Quantity | None) -> str:
    """Return the item kind; what is counted in a currency and named nothing else is cash."""
    kind = item_kind_of(label, description)
    unit = quantity.unit if quantity else None
    return "cash" if kind == "other" and unit and unit.name in CURRENCIES else kind


def _cell(row: RowReader) -> tuple[Quantity | None, Quantity | None]:
    """Return what the two columns say, and the weight some write behind the unit: "hộp (3,4m3)"."""
    text, unit_text = row.text(QUANTITY), row.text(UNIT)
    if not row.has(QUANTITY):
        text = row.text(SEEN)
    quantity = read_quantity(text)
    unit = read_unit(unit_text)
    _name, aside, remark = unit_text.partition("(")
    second = read_quantity(remark.partition(")")[0]) if aside else None
    if second is not None and (second.value is None or second.unit is None):
        second = None
    if quantity is not None and unit is not None:
        _compare_units(row, Quantity(None, unit), quantity)
        quantity = _with_unit(quantity, text, unit)
    elif unit is not None:
        quantity = Quantity(None, unit)
    return quantity, second


def _weight(row: RowReader) -> Quantity | None:
    """Return what a column of weights says beside the count; without a unit it says nothing."""
    text = row.text(WEIGHT)
    weight = read_quantity(text) if text and row.has(QUANTITY) else None
    if weight is None:
        return None
    if weight.value is None or not is_weight_or_volume(weight.unit):
        row.warn(WEIGHT, Code.WEIGHT_WITHOUT_UNIT, written=shortened(text))
        return None
    return weight


def _compare_seen(row: RowReader, quantity: Quantity | None) -> None:
    """Refuse a line that was counted differently: nobody but a person decides which is right."""
    written = row.text(SEEN)
    seen = read_quantity(written) if row.has(QUANTITY) else None
    if seen is not None and quantity is not None and quantity.unit is not None:
        seen = _with_unit(seen, written, quantity.unit)
    if seen is None or (quantity is not None and quantity.value == seen.value):
        return
    if row.refused and (quantity is None or quantity.value is None):
        return
    described = quantity.written if quantity else "?"
    row.refuse(QUANTITY, Code.QUANTITY_SEEN_DIFFERS, described=described, seen=written)


def _with_unit(quantity: Quantity, text: str, unit: Unit) -> Quantity:
    """Read the number again as a number of this unit: what separators mean depends on it."""
    if quantity.unit is not None:
        return quantity
    again = read_quantity(f"{text} {unit.name}")
    if again is None or again.unit != unit:
        return replace(quantity, unit=unit)
    return again


def _settled(
    row: RowReader, cell: Quantity | None, said: Counted
) -> tuple[Quantity | None, Quantity | None]:
    """Choose between the columns and the description, refusing where they differ."""
    told = said.first
    in_cell = cell is not None and (cell.value is not None or cell.problem is not None)
    for code, details in said.problems:
        repeated = cell is not None and cell.problem is code
        if not repeated and (code is not Code.QUANTITY_VAGUE or not in_cell):
            row.refuse(DESCRIPTION, code, **details)
    if cell is not None and cell.problem is not None:
        row.refuse(QUANTITY, cell.problem, **cell.details)
        return cell, said.second
    if cell is None or cell.value is None:
        if told is None and not row.refused:
            row.refuse(QUANTITY, Code.QUANTITY_MISSING)
        unit = cell.unit if cell and cell.unit else (told.unit if told else None)
        chosen = replace(told, unit=unit) if told else cell
        _compare_units(row, cell, told)
        return chosen, said.second
    if told is None or told.value is None:
        return cell, said.second
    return _both(row, cell, told, said.second)


def _both(
    row: RowReader, cell: Quantity, told: Quantity, beside: Quantity | None
) -> tuple[Quantity, Quantity | None]:
    if beside is not None and _same(cell, beside) and not _same(cell, told):
        return replace(beside, approximate=cell.approximate or told.approximate), told
    if cell.value != told.value:
        row.refuse(
            QUANTITY,
            Code.QUANTITY_COLUMNS_DISAGREE,
            cell=cell.written,
            described=told.written,
        )
        return cell, beside
    _compare_units(row, cell, told)
    return (
        replace(
            cell,
            unit=cell.unit or told.unit,
            approximate=cell.approximate or told.approximate,
            doubtful=cell.doubtful or told.doubtful,
        ),
        beside,
    )


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (one.unit is None or one.unit == other.unit)


def _compare_units(row: RowReader, cell: Quantity | None, told: Quantity | None) -> None:
    """Refuse a measure against another unit; two words that count whole things may differ."""
    units = (cell.unit if cell else None), (told.unit if told else None)
    if units[0] is None or units[1] is None or units[0] == units[1]:
        return
    if not (units[0].counts and units[1].counts):
        row.refuse(UNIT, Code.UNITS_DISAGREE, cell=units[0].name, described=units[1].name)
