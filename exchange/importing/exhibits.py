"""Reading exhibit lists: what each line says it is, how many, and under which seal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from exchange.importing import dittos
from exchange.importing.banknotes import told_otherwise
from exchange.importing.carrying import shared
from exchange.importing.columns import EXHIBITS
from exchange.importing.drafts import ExhibitDraft, ExhibitSheet
from exchange.importing.headunits import unit_above
from exchange.importing.holders import Names
from exchange.importing.itemkinds import item_kind_of, needs_unit
from exchange.importing.lines import count_line
from exchange.importing.listnotes import COUNTED, HEAD, HOLDER, NOTES, notes_of
from exchange.importing.moneyunits import UNIT as UNIT_NOTED
from exchange.importing.oldfonts import residue_in
from exchange.importing.places import Place
from exchange.importing.problems import Code, Problem, Severity, Unread
from exchange.importing.quantities import Quantity
from exchange.importing.rowchecks import old_font
from exchange.importing.rowreader import RowReader
from exchange.importing.seals import SEAL_LETTERS, read_seal, worded
from exchange.importing.settling import DESCRIPTION, QUANTITY, SEEN, UNIT, WEIGHT, settled
from exchange.importing.sheets import read_sheet
from exchange.importing.units import (
    CURRENCIES,
    DONG,
    unit_at,
)
from exchange.importing.words import leading_words
from exchange.importing.writing import grouped, lowered, shortened, tidy

ABSURD = 10_000_000  # pieces, or kilograms, of one line
IN_WORDS = "quantity_words"
SOURCE, LINE, SEAL, KIND = "source", "line_no", "seal_text", "kind"
#: What describes a thing, and what more is told of it.
DETAIL, BESIDE = "detail", ("state", "mark", "pieces")
TOLD = (DESCRIPTION, DETAIL, *BESIDE)
READ_LATER = {"value", "told", HOLDER, IN_WORDS}
_BARE_NUMBER = re.compile(r"([0-9][0-9.,]*)(?=\s*(?:\(.*\))?$)")


def read_exhibits(source: Path | str | bytes, filename: str) -> ExhibitSheet:
    """Return every line of a file as a draft; only a line that describes nothing is refused."""
    sheet = read_sheet(source, filename, EXHIBITS)
    drafts: list[ExhibitDraft] = []
    problems = list(sheet.problems)
    for number, values in sheet.rows:
        place, old = sheet.places[number], sheet.converted.get(number, {})
        read = read_listed(values, number, place)
        if isinstance(read, ExhibitDraft):
            asked = old_font(number, old, Severity.WARNING)
            draft = replace(
                read,
                section=place.section,
                original="; ".join(old[each].original for each in TOLD if each in old),
                missing=tuple(map(sheet.placed, (*asked, *read.missing))),
                doubts=tuple(map(sheet.placed, read.doubts)),
            )
            drafts.append(draft)
            problems.extend((*draft.missing, *draft.doubts))
        else:
            problems.extend(map(sheet.placed, read))
    drafts, alike = _tell_names(drafts, dict(sheet.rows))
    problems.extend(map(sheet.placed, alike))
    contents = {number: _content(values) for number, values in sheet.rows}
    return ExhibitSheet(sheet.counted, drafts, problems, sheet.places, sheet.notes, contents)


def read_listed(
    values: Mapping[str, str], number: int, place: Place
) -> ExhibitDraft | list[Problem]:
    """Return one line of a list as a draft, with the units that the heads of its columns name."""
    return read_exhibit(_with_head_unit(values, place.heads), number)


def read_exhibit(values: Mapping[str, str], number: int) -> ExhibitDraft | list[Problem]:
    """Return one line as a draft, complete or with what a person must settle.

    The quantity and unit columns are what the field wrote; where they are empty the description
    says it. Where both speak and differ, nothing is chosen.
    """
    written, values = values, _with_words(dittos.written_out(values))
    row = RowReader(values, number)
    if UNIT_NOTED % QUANTITY in values and row.has(QUANTITY):
        row = _in_dong(row, values)
    dittos.tell(row, written)
    bare = [column for column in (*TOLD, SEAL) if dittos.names_nothing(row.text(column))]
    named = _told(row, *(column for column in (DESCRIPTION, DETAIL) if column not in bare))
    description = _told(row, *(column for column in TOLD if column not in bare))
    if not named and not bare:
        row.refuse(DESCRIPTION, Code.DESCRIPTION_MISSING)
        return row.problems
    if not bare and not any(letter.isalpha() for letter in named):
        row.refuse(DESCRIPTION, Code.DESCRIPTION_MISSING)  # a bare number names nothing
    for column in (DESCRIPTION, QUANTITY, UNIT):
        if dittos.names_nothing(row.text(column)) or dittos.points(row.text(column)):
            row.refuse(column, Code.DITTO, written=row.text(column))
    for column in (DETAIL, *BESIDE, SEAL, KIND, SOURCE):
        for text in row.text(column).split("; "):
            if dittos.points(text.rpartition(": ")[2]):
                row.refuse(column, Code.DITTO, written=text)
    said = count_line(named)
    together = shared(values, QUANTITY) or shared(values, SEEN)
    if together and (said.first is None or said.first.value is None):
        row.refuse(QUANTITY, Code.QUANTITY_SHARED, written=shortened(together))
    quantity, second = settled(row, said)
    if quantity and quantity.doubtful and quantity.value is not None:
        value = quantity.written
        column = QUANTITY if row.has(QUANTITY) else DESCRIPTION
        quoted = shortened(row.text(QUANTITY) or named)
        row.warn(column, Code.QUANTITY_TWO_READINGS, written=quoted, value=value)
    if quantity and quantity.value == 0:
        row.refuse(QUANTITY, Code.AMOUNT_NEGATIVE_OR_ZERO, written=shortened(row.text(QUANTITY)))
    if quantity and told_otherwise(row.text("state"), quantity):
        told = {"cell": shortened(row.text("state")), "described": quantity.written}
        row.refuse(QUANTITY, Code.QUANTITY_COLUMNS_DISAGREE, **told)
    if quantity and _is_absurd(quantity):
        row.warn(QUANTITY, Code.QUANTITY_ABSURD, written=shortened(quantity.written))
    kind = _kind(row.text(KIND), named, quantity)
    if quantity and quantity.value is not None and quantity.unit is None:
        if needs_unit(kind, named):
            row.refuse(UNIT, Code.UNIT_NEEDED)
        else:
            row.warn(UNIT, Code.UNIT_MISSING)
    if residue := residue_in(description):
        row.warn(DESCRIPTION, Code.TYPING_RESIDUE, written=residue)
    if said.cut:
        row.warn(DESCRIPTION, Code.TEXT_CUT)
    if quantity and quantity.approximate:
        row.warn(DESCRIPTION, Code.QUANTITY_APPROXIMATE, value=quantity.written)
    if second and second.approximate:
        row.warn(DESCRIPTION, Code.QUANTITY_APPROXIMATE, value=second.written)
    missing = tuple(replace(one, severity=Severity.WARNING) for one in row.problems if one.refuses)
    elsewhere = (one.code is Code.DITTO and one.column != QUANTITY for one in missing)
    codes = [one.code for one, other in zip(missing, elsewhere, strict=True) if not other]
    ditto_unit = dittos.names_nothing(row.text(UNIT))
    sealed = "" if dittos.points(row.text(SEAL)) else row.text(SEAL)
    seal = read_seal(sealed, named)
    if not seal.text:
        others = (read_seal("", row.text(column)) for column in (*BESIDE, NOTES))
        seal = next((each for each in others if each.text), seal)
    if len(worded(seal.text, seal.numbers)) > SEAL_LETTERS or len(sealed) > len(seal.text):
        row.warn(SEAL, Code.SEAL_TOO_LONG, limit=SEAL_LETTERS)
    return ExhibitDraft(
        row=number,
        source=row.text(SOURCE),
        line_no=row.text(LINE),
        description=description,
        kind=kind,
        quantity=quantity.value if quantity and not set(codes) - {Code.UNIT_NEEDED} else None,
        unit=quantity.unit.name if quantity and quantity.unit and not ditto_unit else None,
        second_quantity=second.value if second else None,
        second_unit=second.unit.name if second and second.unit else None,
        second_approximate=bool(second and second.approximate),
        seal_text=seal.text,
        seal_numbers=seal.numbers,
        approximate=bool(quantity and quantity.approximate),
        words=row.text(QUANTITY) if quantity and quantity.approximate else "",
        notes=notes_of(row),
        missing=missing,
        doubts=tuple(problem for problem in row.problems if not problem.refuses),
    )


def _with_words(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a line with the number that a column of its own gives in words.

    It is read as one behind the digits is: "2 (ba)" says two things.
    """
    words, digits = values.get(IN_WORDS, "").strip(), values.get(QUANTITY, "").strip()
    number = leading_words(lowered(words)) if words else None
    if number is None or "(" in digits:
        return values
    said = lowered(words)[: len(lowered(words)) - len(number[1])].strip()
    given = {**values, QUANTITY: f"{digits} ({said})" if digits else said}
    unit = unit_at(number[1].strip())
    if unit is not None and not values.get(UNIT, "").strip():
        given[UNIT] = unit[0].name
    return given


def _in_dong(row: RowReader, values: Mapping[str, str]) -> RowReader:
    """Return a line whose money is in the unit noted above the table; it is to be looked at."""
    written = row.text(QUANTITY)
    amount = row.amount(QUANTITY) if written else None
    if amount is None:
        return row
    if isinstance(amount, Unread):
        row.refuse_unread(QUANTITY, amount)
    elif amount.approximate or amount.doubtful:
        row.refuse(QUANTITY, Code.AMOUNT_TWO_READINGS, written=shortened(written))
    else:
        given = {**values, QUANTITY: str(amount.dong), UNIT: DONG.name}
        row = RowReader(given, row.number)
        value = grouped(amount.dong)
        row.warn(QUANTITY, Code.SUM_IN_UNITS, written=shortened(written), value=value)
    return row


def _tell_names(
    drafts: Sequence[ExhibitDraft], values: Mapping[int, Mapping[str, str]]
) -> tuple[list[ExhibitDraft], list[Problem]]:
    """Say of each line whether whoever it was taken from may be one written otherwise before."""
    told: list[ExhibitDraft] = []
    every: list[Problem] = []
    names = Names()
    for draft in drafts:
        alike = names.told(draft.row, HOLDER, values[draft.row].get(HOLDER, ""))
        every += alike
        told.append(replace(draft, doubts=(*draft.doubts, *alike)) if alike else draft)
    return told, every


def _told(row: RowReader, *columns: str) -> str:
    """Return what several columns say of a thing, one after the other."""
    return "; ".join(filter(None, (row.written(column) for column in columns)))


def _with_head_unit(values: Mapping[str, str], heads: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a line with the unit that its header names: "Khối lượng (kg)"."""
    units = {column: unit_above(heads.get(column, "")) for column in (QUANTITY, WEIGHT)}
    given = dict(values)
    if given.get(HOLDER, "").strip():
        given[HEAD] = heads.get(HOLDER, "")
    if given.get(QUANTITY, "").strip():
        given[COUNTED] = heads.get(QUANTITY, "")
    if given.get("money", "").strip():
        given["money"] = f"{heads.get('money', '')}: {given['money'].strip()}"
    if (state := given.get("state", "").strip()) and not any(map(str.isalpha, state)):
        given["state"] = f"{heads.get('state', '')}: {state}"  # "70%" alone says nothing
    if units[QUANTITY] and given.get(QUANTITY, "").strip() and not given.get(UNIT, "").strip():
        given[UNIT] = units[QUANTITY]
    if units[WEIGHT]:
        weight = given.get(WEIGHT, "").strip()
        given[WEIGHT] = _BARE_NUMBER.sub(rf"\1 {units[WEIGHT]}", weight, count=1)
    return given


def _content(values: Mapping[str, str]) -> list[str]:
    """Return what is written of a line, its number left out: numbers change when lines come in.

    What was not read at first tells no two lines apart: a list that came in stays the same list.
    """
    values = dittos.content_of(values)
    return [
        f"{column}={tidy(values[column])}"
        for column in sorted(values)
        if column not in {LINE, *READ_LATER} and not column.endswith(UNIT_NOTED % "")
    ]


def _is_absurd(quantity: Quantity) -> bool:
    """Tell whether nobody seizes so many; sums of money and weights in gam may be large."""
    unit = quantity.unit.name if quantity.unit else ""
    large = {*CURRENCIES, DONG.name, "gam", "g", "ml", "mililit"}
    return quantity.value is not None and quantity.value >= ABSURD and unit not in large


def _kind(label: str, description: str, quantity: Quantity | None) -> str:
    """Return the item kind; what is counted in a currency and named nothing else is cash."""
    kind = item_kind_of(label, description)
    unit = quantity.unit if quantity else None
    return "cash" if kind == "other" and unit and unit.name in CURRENCIES else kind
