"""Which copies are kept: the newest of each of the last days, weeks and months."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from backups.manifest import UNFINISHED, BackupCopy
from backups.place import Kept
from foundation import clock

Period = Callable[[date], tuple[int, ...]]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)


def superfluous(copies: Iterable[BackupCopy], kept: Kept) -> list[BackupCopy]:
    """Return the copies that no rule keeps; those of the 24 hours before the newest are kept.

    Args:
        copies: newest first.
    """
    every = list(copies)
    spared = {
        copy.name
        for copy in every
        if every[0].manifest.made_at - copy.manifest.made_at < timedelta(hours=24)
    }
    rules: tuple[tuple[Period, int], ...] = (
        (_day, kept.days),
        (_week, kept.weeks),
        (_month, kept.months),
    )
    for period, many in rules:
        seen: dict[tuple[int, ...], str] = {}
        for copy in every:
            seen.setdefault(period(_made_on(copy.manifest.made_at)), copy.name)
        spared.update(list(seen.values())[:many])
    return [copy for copy in every if copy.name not in spared]


def delete(copies: Iterable[BackupCopy]) -> list[str]:
    """Delete copies and return their names; a copy is no copy any more from the first moment on."""
    gone = []
    for copy in copies:
        leaving = copy.folder.with_name(f"{UNFINISHED}{copy.name}")
        copy.folder.rename(leaving)
        shutil.rmtree(leaving)
        gone.append(copy.name)
    return gone


def _made_on(moment: datetime) -> date:
    return clock.local_day(moment)
