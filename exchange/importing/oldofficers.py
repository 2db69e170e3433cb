"""The officer of the rows below a heading: "I. CHV Nguyễn Văn A", "Chấp hành viên: Trần B".

A heading holds until one of its own kind follows. Where a heading of another kind stands between,
nobody knows whether the officer is still meant: it is asked, with the words of the heading.
"""

import re
from collections.abc import Mapping
from typing import Final

from exchange.importing.places import Place
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import shortened, tidy

OFFICER: Final = "officer"
_NUMBER: Final = re.compile(
    r"\s*(?:(?P<roman>[IVX]{1,6})|(?P<letter>[A-HĐ])|(?P<digit>[0-9]{1,3}))(?:\s*[.)/:–-]\s*|\s+)"
)
_NAMED: Final = re.compile(
    r"(?i:(?:phần|mục|nhóm|hồ sơ|danh sách|các vụ việc|việc|án)?\s*(?:của\s+)?"
    r"(?:chv|chấp hành viên|c\.h\.v)(?:\s+(?:sơ|trung|cao) cấp)?(?:\s+(?:phụ trách|thụ lý))?)"
    r"\s*[:.–-]?\s*(?i:(?:ông|bà|anh|chị|đ/c|đc|đồng chí)\s+)?(?P<name>[^\W\d_][^\d(:;|]*?)"
    r"\s*(?:[(:;|–-].*|[0-9].*)?"
)


class Officers:
    """The officers that headings name, row by row of a file."""

    def __init__(self) -> None:
        self._sheet = ""
        self._section = ""  # the heading that was seen last
        self._heading = ""  # the one that names an officer
        self._told: dict[int, list[Problem]] = {}

    def line(self, number: int, values: Mapping[str, str], place: Place) -> Mapping[str, str]:
        """Return the values of a row with the officer of the heading it stands under."""
        if place.sheet != self._sheet:
            self._sheet, self._heading, self._section = place.sheet, "", ""
        if place.section != self._section:
            self._section = place.section
            if named(place.section) or _kind(place.section) == _kind(self._heading):
                self._heading = place.section
        name = named(self._heading)
        if not name or values.get(OFFICER, "").strip():
            return values
        details: dict[str, str | int] = {"written": shortened(self._heading), "name": name}
        if self._heading != self._section:
            asked = Problem(number, OFFICER, Code.OLD_OFFICER_ABOVE, details, Severity.MISSING)
            self._told[number] = [asked]
            return values
        warned = Problem(number, OFFICER, Code.OLD_OFFICER_OF_HEADING, details, Severity.WARNING)
        self._told[number] = [warned]
        return {**values, OFFICER: name}

    def told(self, number: int) -> list[Problem]:
        """Return what to say of the officer of a row."""
        return self._told.get(number, [])


def named(heading: str) -> str:
    """Return the officer a heading names, or nothing.

    >>> named("I CHV Nguyễn Văn A"), named("II Án tín dụng")
    ('Nguyễn Văn A', '')
    """
    number = _NUMBER.match(heading)
    match = _NAMED.fullmatch(tidy(heading[number.end() :] if number else heading))
    name = tidy(match["name"]).strip(" .,-–") if match else ""
    return name if len(name.split()) > 1 or name.isupper() else ""


def _kind(heading: str) -> str:
    """Return how a heading is numbered: it ends what one numbered so began."""
    number = _NUMBER.match(heading)
    return next((kind for kind, text in number.groupdict().items() if text), "") if number else ""
