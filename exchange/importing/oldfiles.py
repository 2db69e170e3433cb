"""Reading a file of a backlog: the sheets of our template, or one list as an office keeps it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from exchange.importing import dittos
from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_listed
from exchange.importing.holders import Names
from exchange.importing.layouts import Layout, key
from exchange.importing.oldcells import part_day
from exchange.importing.oldcolumns import ITEMS, MATTERS, ORGANISATIONS, PEOPLE, PLACES, POINTED
from exchange.importing.olddrafts import (
    OldDraft,
    OldItemDraft,
    OldKind,
    OldSheet,
)
from exchange.importing.oldjoining import join
from exchange.importing.oldofficers import OFFICER, Officers
from exchange.importing.oldrows import CASE, case_named, read_matter, says_of_the_case
from exchange.importing.pages import Page
from exchange.importing.places import Place
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.rowchecks import old_font
from exchange.importing.rowreader import RowReader
from exchange.importing.sheets import read_book
from exchange.importing.tables import find_header
from exchange.importing.writing import shortened, tidy
from foundation.unknown import known

#: The sheets of the template, by which a sheet is known before its columns are looked at.
NAMED: Final[Mapping[str, Layout]] = {
    key(name): layout
    for layout, names in (
        (MATTERS, ("Vụ việc", "Tài sản", "Lần bán", "Đã bán chưa giao")),
        (ITEMS, ("Hiện vật đang giữ",)),
        (PLACES, ("Vị trí kho",)),
        (ORGANISATIONS, ("Tổ chức",)),
        (PEOPLE, ("Người dùng",)),
    )
    for name in names
}
NOT_READ: Final = frozenset(map(key, ("Hướng dẫn", "Ví dụ", "Danh mục")))
LAYOUTS: Final = (MATTERS, ITEMS, PLACES, ORGANISATIONS, PEOPLE)
LISTED: Final = {
    id(PLACES): (OldKind.PLACE, ("short_name", "kind")),
    id(ORGANISATIONS): (OldKind.ORGANISATION, ("name", "kind")),
    id(PEOPLE): (OldKind.PERSON, ("full_name", "roles")),
}
LONGEST: Final = 300  # letters of a word of these lists


def read_backlog(source: Path | str | bytes, filename: str) -> OldSheet:
    """Return every row of a file as a draft, those of one asset joined, or why they stay out."""
    chosen: dict[str, Layout] = {}

    def layout_of(page: Page) -> Layout | None:
        layout = _layout_of(page)
        if layout is not None:
            chosen[page.name] = layout
        return layout

    sheet = read_book(source, filename, layout_of)
    drafts: list[OldDraft] = []
    problems = list(sheet.problems)
    names, carried, officers = Names(), _Carried(), Officers()
    contents: dict[int, list[str]] = {}
    for number, values in sheet.rows:
        place = sheet.places[number]
        layout = chosen[place.sheet]
        values = carried.line(number, values, place) if CASE in layout.names else values
        contents[number] = _content(values)
        values = officers.line(number, values, place) if OFFICER in layout.names else values
        read = _read(layout, values, number, place)
        if not isinstance(read, OldDraft):
            problems.extend(read)
            continue
        asked = old_font(number, sheet.converted.get(number, {}), Severity.REFUSAL)
        alike = [
            each
            for column in ("debtor", "creditor", "buyer")
            for each in names.told(number, column, values.get(column, ""))
        ]
        of_headings = (*carried.told(number), *officers.told(number))
        said = (*asked, *of_headings, *read.warnings, *alike)
        drafts.append(replace(read, warnings=said))
    drafts, between = join(drafts)
    problems.extend(between)
    problems.extend(warning for draft in drafts for warning in draft.warnings)
    problems.sort(key=lambda problem: (problem.row, problem.severity))
    return OldSheet(
        sheet.counted,
        drafts,
        [sheet.placed(problem) for problem in problems],
        sheet.places,
        sheet.notes,
        contents,
    )


def _layout_of(page: Page) -> Layout | None:
    """Return the columns of a sheet: by its name in the template, else by the header it has."""
    name = key(page.name)
    if name in NOT_READ:
        return None
    if name in NAMED:
        return NAMED[name]
    best, rank = MATTERS, (False, 0)
    for layout in LAYOUTS:
        header = find_header(page, layout)
        if header is None:
            continue
        own = (not header.lacks(layout) and not header.twice, len(set(header.places.values())))
        if own > rank:
            best, rank = layout, own
    return best


def _read(
    layout: Layout, values: Mapping[str, str], number: int, place: Place
) -> OldDraft | list[Problem]:
    if layout is MATTERS:
        return read_matter(values, number)
    if layout is ITEMS:
        return _item(values, number, place)
    kind, needed = LISTED[id(layout)]
    row = RowReader(values, number)
    told = tuple((column, known(row.text(column), LONGEST) or "") for column in layout.names)
    for column in needed:
        if not dict(told)[column]:
            row.refuse(column, Code.OLD_WORD_MISSING)
    if row.refused:
        return row.problems
    return OldDraft(row=number, kind=kind, told=told, cells=row.cells, warnings=tuple(row.problems))


def _item(values: Mapping[str, str], number: int, place: Place) -> OldDraft | list[Problem]:
    """Return a thing in store: a line of a list of exhibits, with its case and its place."""
    row = RowReader(dittos.written_out(values), number)
    case = case_named(row)
    if case is None:
        row.refuse(CASE, Code.OLD_CASE_MISSING)
        return row.problems
    read = read_listed(values, number, place)
    if not isinstance(read, ExhibitDraft):
        return read
    if read.missing:  # a thing comes in whole, or not at all
        return [replace(each, severity=Severity.REFUSAL) for each in read.missing]
    item = OldItemDraft(
        exhibit=replace(read, missing=(), doubts=()),
        place=row.text("place")[:LONGEST],
        since=part_day(row, "since"),
        physical=row.text("physical")[:LONGEST],
        physical_name=known(row.text("physical_name"), 120) or "",
    )
    return OldDraft(
        row=number,
        kind=OldKind.ITEM,
        case=case,
        item=item,
        cells=row.cells,
        warnings=(*read.doubts, *row.problems),
    )


class _Carried:
    """The case of a row that names none, where the row right above it names one.

    It is so only in a row without a number of its own and without a word of a case: who writes a
    list of cases writes the case once, and its assets below.
    """

    def __init__(self) -> None:
        self._last: tuple[str, int, str, str] | None = None  # sheet, row, section, number
        self._told: dict[int, list[Problem]] = {}

    def line(self, number: int, values: Mapping[str, str], place: Place) -> Mapping[str, str]:
        """Return the values of a row with the case it is of."""
        own = values.get(CASE, "").strip()
        last, here = self._last, (place.sheet, place.row, place.section)
        if not own and last is not None and not says_of_the_case(values):
            above = last[:3] == (place.sheet, place.row - 1, place.section)
            if above and not values.get("line_no", "").strip():
                own = last[3]
                details = {"number": shortened(own)}
                self._told[number] = [
                    Problem(number, CASE, Code.OLD_CASE_CARRIED, details, Severity.WARNING)
                ]
                values = {**values, CASE: own}
        self._last = (*here, own) if own else None
        return values

    def told(self, number: int) -> list[Problem]:
        """Return what to say of the case of a row."""
        return self._told.get(number, [])


def _content(values: Mapping[str, str]) -> list[str]:
    """Return what a row says, with what it takes from above: its case, what marks point at.

    The same words below another case are another thing. Its own number is left out: numbers change
    when rows come in.
    """
    own = dict(dittos.written_out(values))
    own |= {each: values[each] for each in POINTED if each in values}
    if "held" in own and "failures" not in own:  # "Số lần bán" was read as that at first
        own["failures"] = own.pop("held")
    return [
        f"{column}={tidy(own[column])}"
        for column in sorted(own)
        if column != "line_no" and ":" not in column and tidy(own[column])
    ]
