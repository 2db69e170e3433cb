"""How many of a thing: what the columns say and what its description says, brought together."""

import re
from dataclasses import replace

from exchange.importing.lines import Counted
from exchange.importing.numerals import read_numeral
from exchange.importing.problems import Code
from exchange.importing.quantities import Quantity, read_quantity
from exchange.importing.rowreader import RowReader
from exchange.importing.units import CURRENCIES, Unit, is_weight_or_volume, read_unit, unit_at
from exchange.importing.writing import lowered, shortened

DESCRIPTION, QUANTITY, UNIT = "description", "quantity", "unit"
SEEN, WEIGHT, PIECES = "quantity_seen", "weight", "pieces"
_SETS = {"bộ", "hệ thống", "dàn", "dây chuyền", "lô", "cỗ"}
#: "3 con (tổng 7,5 kg)", "3 hộp, tổng khối lượng: 5,4kg": of all, in so many words.
_WEIGHT_OF_ALL = re.compile(
    r"(?P<count>[^()]{1,60}?)\s*[,;(]\s*(?:có )?tổng(?: cộng)?"
    r"(?: (?:khối lượng|trọng lượng|thể tích|cân nặng))?(?: là)?\s*:?\s*"
    r"(?P<weight>[0-9][^()]{0,40}?)\s*\)?\s*\.?"
)
_PIECES_TOLD = re.compile(r"số\s+(?P<unit>[^\W\d_][^:;()]*)[^:;]*:\s*(?P<number>[0-9][0-9.,]*)")


def settled(row: RowReader, said: Counted) -> tuple[Quantity | None, Quantity | None]:
    """Return the quantity of a line and what stands beside it: its weight, its volume, its pieces.

    Where the columns and the description differ, nothing is chosen and the row is refused.
    """
    cell, beside = _cell(row)
    beside = beside or _weight(row) or _pieces(row)
    if cell is None and said.first is None:
        cell, beside = beside, None  # all that is written is how much it weighs
    if cell is not None and cell.value is not None and _are_parts(row, cell, said):
        said = Counted(None, cut=said.cut)
    quantity, second = _chosen(row, cell, said)
    _compare_seen(row, quantity)
    return quantity, beside or second


def _are_parts(row: RowReader, cell: Quantity, said: Counted) -> bool:
    """Tell whether the description only says what the thing consists of, and does not count it.

    Banknotes must make the sum. Parts counted in the unit of the whole may be the whole, unless
    it is a set: "bộ … gồm 01 bình, 01 bộ đảo điện".
    """
    unit = cell.unit.name if cell.unit else ""
    if unit in CURRENCIES:
        return said.notes is not None and said.notes == cell.value
    if not said.parts or (cell.unit is not None and not cell.unit.counts):
        return False
    alike = [part for part in said.parts if part.unit == cell.unit]
    named = lowered(row.text(DESCRIPTION)).startswith(f"{unit} ")
    return not alike or (len(alike) < len(said.parts) and (named or unit in _SETS))


def _cell(row: RowReader) -> tuple[Quantity | None, Quantity | None]:
    """Return what the two columns say, and the weight some write behind the unit: "hộp (3,4m3)"."""
    text, unit_text = row.text(QUANTITY), row.text(UNIT)
    if not row.has(QUANTITY):
        text = row.text(SEEN)
    text, total = _of_all(text)
    quantity = read_quantity(text)
    unit = read_unit(unit_text)
    _name, aside, remark = unit_text.partition("(")
    second = read_quantity(remark.partition(")")[0]) if aside else total
    if second is not None and (second.value is None or second.unit is None):
        second = None
    if quantity is not None and unit is not None:
        _compare_units(row, Quantity(None, unit), quantity)
        quantity = _with_unit(quantity, text, unit)
    elif unit is not None:
        quantity = Quantity(None, unit)
    return quantity, second


def _of_all(text: str) -> tuple[str, Quantity | None]:
    """Return the count of a cell without the weight of all that it names behind it, and that."""
    told = _WEIGHT_OF_ALL.fullmatch(lowered(text))
    count = read_quantity(told["count"]) if told else None
    weight = read_quantity(told["weight"]) if told else None
    if told is None or count is None or count.value is None or weight is None:
        return text, None
    if (count.unit and not count.unit.counts) or not is_weight_or_volume(weight.unit):
        return text, None
    return (told["count"], weight) if weight.value is not None else (text, None)


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


def _pieces(row: RowReader) -> Quantity | None:
    """Return what a column of pieces says beside the count: "Số tờ: 4"."""
    told = _PIECES_TOLD.fullmatch(lowered(row.text(PIECES)))
    unit = unit_at(told["unit"]) if told else None
    if told is None or unit is None:
        return None
    return read_quantity(f"{told['number']} {told['unit'][: unit[1]]}")


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
    if again is not None and again.unit == unit:
        return again
    numeral = read_numeral(text)  # a unit that is not in the table
    if quantity.problem is Code.QUANTITY_MALFORMED and numeral is not None:
        return Quantity(numeral.value, unit, doubtful=True)
    return replace(quantity, unit=unit)


def _chosen(
    row: RowReader, cell: Quantity | None, said: Counted
) -> tuple[Quantity | None, Quantity | None]:
    """Choose between the columns and the description, refusing where they differ."""
    told = said.first
    in_cell = cell is not None and (cell.value is not None or cell.problem is not None)
    for code, details in said.problems:
        if code is Code.WEIGHT_OF_ONE_OR_ALL:
            row.warn(DESCRIPTION, code, **details)
            continue
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
        if cell.unit is not None and cell.unit.counts and is_weight_or_volume(told.unit):
            return cell, told  # 14 boxes, and "khối lượng 1,12 m3"
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
