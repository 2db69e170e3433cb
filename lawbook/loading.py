"""Read data/*.toml once into tables and citations; reject gaps, overlaps and missing bases."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from lawbook.citation import Citation
from lawbook.editions import Dated
from lawbook.errors import BrokenLawData

Table: TypeAlias = dict[str, Any]  # one TOML table: any TOML value by key

DATA = Path(__file__).parent / "data"

NOTES = frozenset({"note", "note_en", "checking"})
"""Beside a row: what its reader should know, the same in English, and how it was checked.

``checking`` is for those who keep the lawbook and stands on no page."""

_FOR_AUTHORS = re.compile(
    r"\b[A-Z]\d+(\.\d+)?\b|pháp điển|[Cc]hưa (đọc|đối chiếu)|văn bản không|[Tt]oàn văn|trị số"
)
_SHORTER = (("Điều ", "Đ."), ("khoản ", "k."), ("điểm ", "đ."))


def read(name: str) -> Table:
    """Read one TOML file of the lawbook by its bare name, such as ``holidays``."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def instruments() -> dict[str, Table]:
    """Give every law and decree cited, by its code: title, short name, days in force."""
    return {row["code"]: row for row in read("instruments")["instrument"]}


def cite(law: str, article: str) -> Citation:
    """Build the citation of an article of a recorded instrument.

    Args:
        law: instrument code of data/instruments.toml, such as "L25".
        article: in full and in Vietnamese, such as "Điều 83 khoản 3".

    Raises:
        BrokenLawData: the instrument is not recorded, or the article is not named.
    """
    instrument = instruments().get(law)
    if instrument is None or not re.match(r"(Điều|Phụ lục) ", article):
        message = f"Căn cứ không đọc được: {law} {article}"
        raise BrokenLawData(message)
    short = article
    for long_form, short_form in _SHORTER:
        short = short.replace(long_form, short_form)
    return Citation(instrument["title"], article, f"{short} {instrument['short']}")


def only_keys(row: Table, allowed: frozenset[str], where: str) -> None:
    """Refuse a row with a key nobody reads: a misspelt key would be a rule silently lost.

    Raises:
        BrokenLawData: the row has a key outside ``allowed``; its note is not for a reader.
    """
    unknown = sorted(set(row) - allowed)
    if unknown:
        message = f"{where}: khóa lạ {', '.join(unknown)}"
        raise BrokenLawData(message)
    if ("note" in row) != ("note_en" in row):
        message = f"{where}: note và note_en đi cùng nhau"
        raise BrokenLawData(message)
    if _FOR_AUTHORS.search(row.get("note", "")):
        message = f"{where}: lời cho người soạn dữ liệu ghi ở checking, không ở note"
        raise BrokenLawData(message)


def without_gap_or_overlap(rows: Sequence[Dated], where: str) -> None:
    """Require that each row begins the day after the one before it ended.

    Raises:
        BrokenLawData: the rows are empty, overlap, leave a gap, or end before they begin.
    """
    if not rows:
        message = f"{where}: không có bản nào"
        raise BrokenLawData(message)
    due: date | None = None
    for position, row in enumerate(rows):
        if position and row.in_force_from != due:
            message = f"{where}: hở hoặc chồng tại {row.in_force_from}"
            raise BrokenLawData(message)
        if row.in_force_to is not None and row.in_force_to < row.in_force_from:
            message = f"{where}: hết hiệu lực trước khi có hiệu lực"
            raise BrokenLawData(message)
        due = None if row.in_force_to is None else row.in_force_to + timedelta(days=1)
