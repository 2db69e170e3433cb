"""What may still move a day: announcements not made yet, years whose holidays were not compared."""

from collections.abc import Iterator
from datetime import date

from lawbook.citation import AWAITING
from lawbook.working_days import Calendar


def may_move(first: date, last: date, calendar: Calendar) -> str:
    """Say in Vietnamese what may still move a count over these days, ends included.

    Returns: a sentence that begins with "; ", or nothing when the count is certain.
    """
    parts = list(_awaited(first, last, calendar))
    years = [year for year in range(first.year, last.year + 1) if _not_compared(year, calendar)]
    if years:
        parts.append(f"lịch nghỉ năm {', '.join(map(str, years))} chưa đối chiếu")
    return "".join(f"; {part}" for part in parts)


def _awaited(first: date, last: date, calendar: Calendar) -> Iterator[str]:
    """Group the open days of a span by the announcement that will settle them."""
    groups: dict[str, list[date]] = {}
    for day in sorted(calendar.awaited):
        if first <= day <= last:
            groups.setdefault(calendar.awaited[day], []).append(day)
    for what, days in groups.items():
        off = [f"{day:%d/%m/%Y}" for day in days if day in calendar.possible]
        worked = [f"{day:%d/%m/%Y}" for day in days if day not in calendar.possible]
        may = []
        if off:
            may.append(f"{', '.join(off)} có thể nghỉ")
        if worked:
            may.append(f"{', '.join(worked)} có thể làm bù")
        yield f"{AWAITING} {what} ({', '.join(may)})"


def _not_compared(year: int, calendar: Calendar) -> bool:
    """A year is in doubt as a whole if nobody compared it and its open days are not listed."""
    return not calendar.years.get(year, True) and not any(
        day.year == year for day in calendar.awaited
    )
