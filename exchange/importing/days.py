"""Days and hours as the field writes them, into dates of Viet Nam or a reason."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from exchange.importing.problems import Code, Unread
from exchange.importing.writing import CELL, lowered, shortened
from foundation.clock import VIETNAM

YEARS = range(1990, 2101)
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet's serial numbers
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,]([0-9]+))?")
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:[t ]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
    r"\s*(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?"
)
_DAYS = (
    re.compile(
        r"(?<![0-9])(?P<day>[0-9]{1,2})\s*tháng\s*(?P<month>[0-9]{1,2})\s*(?:năm"
        r"|[/.-])\s*(?P<year>[0-9]{4})(?![0-9])"
    ),
    re.compile(
        r"(?<![0-9])(?P<day>[0-9]{1,2})\s*(?P<mark>[/.-])\s*(?P<month>[0-9]{1,2})\s*(?P=mark)\s*(?P<year>[0-9]{4})(?![0-9])"
    ),
    re.compile(
        r"(?<![0-9])(?P<year>[0-9]{4})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])"
    ),
)
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}(?![0-9])")
_WITHOUT_DAY = re.compile(
    r"(?:tháng\s*)?[0-9]{1,2}\s*(?:[/.-]|năm)\s*[0-9]{4}|[0-9]{4}[/.-][0-9]{1,2}"
    r"|(?:năm\s*)?[0-9]{4}"
    r"|quý\s*[0-9ivx]+\s*[/.-]\s*[0-9]{4}"
)
_HOURS = re.compile(
    r"(?<![0-9])(?P<hour>[0-9]{1,2})\s*(?:giờ|h|g|:)\s*(?P<minute>[0-9]{1,2})?(?::[0-9]{2})?"
    r"\s*(?:phút|ph|p|'|’|′)?\s*(?P<half>sáng|chiều|tối|sa|ch|am|pm)?(?![a-zà-ỹ0-9])"
)
_WEEKDAY = re.compile(
    r"(?<!lần )(?<!đợt )(?<!phiên )(?<!kỳ )(?<!\w)(?:thứ\s*"
    r"(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])"
    r"|t(?P<short>[2-7])(?=[\s,.)])|(?P<sunday>chủ nhật|chúa nhật|cn))(?!\w)"
)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NAMES = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of Viet Nam, with an hour when the source gives one."""

    day: date
    at: time | None = None
    from_serial: bool = field(default=False, compare=False)  # a number of days, as 46027.375

    @property
    def opens(self) -> datetime:
        """The hour, or the day's first minute: when something starts."""
        return datetime.combine(self.day, self.at or time(0, 0), VIETNAM)

    @property
    def closes(self) -> datetime:
        """The hour, or the day's last minute: until when something runs."""
        return datetime.combine(self.day, self.at or time(23, 59), VIETNAM)


def read_moment(text: str) -> Moment | Unread:
    """Return the one day, with its hour if given, that ``text`` writes, or why there is none."""
    if len(text) > CELL:
        return Unread(Code.DAY_UNREADABLE, {"written": shortened(text)})
    line = lowered(text)
    if serial := _SERIAL.fullmatch(line):
        return _from_serial(serial)
    if iso := _ISO.fullmatch(line):
        return _from_iso(iso, text)
    weekdays, bare = _take_weekdays(line)
    days, rest = _take_days(bare)
    if not days:
        return Unread(_why_no_day(line), {"written": shortened(text)})
    hours, rest = _take_hours(rest)
    if len(days) > 1:
        return Unread(Code.DAYS_SEVERAL, {"written": shortened(text)})
    if re.search("[0-9]", rest.partition(" tại ")[0]):
        return Unread(Code.DAY_UNREADABLE, {"written": shortened(text)})
    day = _day(*days.pop())
    if day is None:
        return Unread(Code.DAY_IMPOSSIBLE, {"written": shortened(text)})
    if weekdays - {day.weekday()}:
        said = next(iter(weekdays - {day.weekday()}))
        right = _WEEKDAYS[day.weekday()]
        details = {"weekday": _WEEKDAYS[said], "day": f"{day:%d/%m/%Y}", "right": right}
        return Unread(Code.WEEKDAY_DISAGREES, details)
    if len(hours) != 1:  # "8h30 - 10h00 ngày 17/12/2026": the day is certain, the hour is not
        return Moment(day)
    at = _hour(*hours.pop())
    return Moment(day, at) if at else Unread(Code.TIME_UNREADABLE, {"written": shortened(text)})


def is_only_a_day(text: str) -> bool:
    """Tell whether a cell meant for words holds a date and nothing else ("20/07/2026 17:00")."""
    line = lowered(text[: CELL + 1])
    if len(line) > CELL or not re.search("[0-9]", line) or _SERIAL.fullmatch(line):
        return False
    days, rest = _take_days(line)
    _hours, rest = _take_hours(rest)
    return bool(days) and not re.sub(r"\b(?:ngày|lúc|vào|hồi|giờ|phút)\b|\W", "", rest)


def _from_serial(serial: re.Match[str]) -> Moment:
    minutes = round(float(f"0.{serial[2] or 0}") * 24 * 60)
    day = _EPOCH + timedelta(days=int(serial[1]))
    if minutes >= 24 * 60:
        day, minutes = day + timedelta(days=1), 0
    at = time(*divmod(minutes, 60)) if serial[2] and minutes else None
    return Moment(day, at, from_serial=True)


def _from_iso(iso: re.Match[str], text: str) -> Moment | Unread:
    day = _day(iso["year"], iso["month"], iso["day"])
    if day is None:
        return Unread(Code.DAY_IMPOSSIBLE, {"written": shortened(text)})
    if iso["hour"] is None:
        return Moment(day)
    at = _hour(iso["hour"], iso["minute"], "")
    if at is None:
        return Unread(Code.TIME_UNREADABLE, {"written": shortened(text)})
    zone = (iso["zone"] or "+07:00").upper()
    moment = datetime.fromisoformat(f"{day.isoformat()}T{at:%H:%M}{zone}").astimezone(VIETNAM)
    return Moment(moment.date(), moment.time())


def _take_weekdays(line: str) -> tuple[set[int], str]:
    """Return the days of the week that are named, Monday 0, and the line without them."""
    found = set()
    for match in _WEEKDAY.finditer(line):
        name = match["name"] or match["short"]
        found.add(6 if not name else int(name) - 2 if name.isdigit() else _NAMES[name])
    return found, _WEEKDAY.sub(" ", line)


def _take_days(line: str) -> tuple[set[tuple[str, str, str]], str]:
    """Return the different days written in ``line``, and the line without them."""
    found: set[tuple[str, str, str]] = set()
    for pattern in _DAYS:
        for match in pattern.finditer(line):
            day = match["day"].zfill(2), match["month"].zfill(2)
            found.add((match["year"], day[1], day[0]))
        line = pattern.sub(" ", line)
    return found, line


def _take_hours(line: str) -> tuple[set[tuple[str, str, str]], str]:
    found = {
        (match["hour"], match["minute"] or "0", match["half"] or "")
        for match in _HOURS.finditer(line)
    }
    return found, _HOURS.sub(" ", line)


def _why_no_day(line: str) -> Code:
    if _SHORT_YEAR.search(line):
        return Code.DAY_SHORT_YEAR
    return Code.DAY_INCOMPLETE if _WITHOUT_DAY.fullmatch(line) else Code.DAY_UNREADABLE


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _hour(hour: str, minute: str, half: str) -> time | None:
    hours, minutes = int(hour), int(minute)
    if half in {"chiều", "tối", "ch", "pm"} and hours < 12:
        hours += 12
    if hours > 23 or minutes > 59:
        return None
    return time(hours, minutes)
