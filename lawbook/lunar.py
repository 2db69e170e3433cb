"""The Vietnamese lunar calendar: the lunar day of a day, by the new moons and solar terms at UTC+7.

A lunar month begins on the day of a new moon. The month that holds the winter solstice is the
eleventh; a year with thirteen months repeats the first of them without a principal solar term.
The moments are those of Jean Meeus, *Astronomical Algorithms*, in the short form published by
Hồ Ngọc Đức; the tests compare them with the new years and the days of Giỗ Tổ Hùng Vương that
``data/holidays.toml`` records.
"""

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ZONE = 7 / 24  # Viet Nam, in days
_MONTH = 29.530588853  # mean length of a lunar month, in days
_FIRST_NEW_MOON = 2415021.076998695  # Julian day of new moon 0, the first of the year 1900
_ORDINAL = 1721425  # Julian day number less the ordinal of the same day
_CENTURY = 36525
_DEGREE = math.pi / 180
_TERMS = 12  # principal solar terms, 30 degrees each
_SOLSTICE = 9  # the one of 270 degrees: the winter solstice


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar."""

    day: int
    month: int
    year: int
    leap: bool = False  # the second month of that number


@lru_cache(maxsize=4096)
def lunar_day(day: date) -> LunarDay:
    """Give the lunar day of a day between 1900 and 2199."""
    number = day.toordinal() + _ORDINAL
    count = int((number - _FIRST_NEW_MOON) / _MONTH)
    count += 1
    while (begins := _new_moon(count)) > number:
        count -= 1
    first, last, year = _eleventh(day.year), _eleventh(day.year), day.year
    if first >= begins:
        first = _eleventh(day.year - 1)
    else:
        year, last = day.year + 1, _eleventh(day.year + 1)
    passed = (begins - first) // 29
    month, leap = passed + 11, False
    if last - first > 365:
        extra = _leap_month(first)
        if passed >= extra:
            month, leap = passed + 10, passed == extra
    if month > 12:
        month -= 12
    if month >= 11 and passed < 4:
        year -= 1
    return LunarDay(number - begins + 1, month, year, leap)


@lru_cache(maxsize=512)
def _eleventh(year: int) -> int:
    """Give the first day of the eleventh lunar month: the one of the winter solstice."""
    count = int((date(year, 12, 31).toordinal() + _ORDINAL - 2415021) / _MONTH)
    begins = _new_moon(count)
    return _new_moon(count - 1) if _term(begins) >= _SOLSTICE else begins


def _leap_month(first: int) -> int:
    """Say which month after the eleventh has no principal term."""
    count = int((first - _FIRST_NEW_MOON) / _MONTH + 0.5)
    before, place = -1, 1
    term = _term(_new_moon(count + place))
    while term != before and place < 14:
        before, place = term, place + 1
        term = _term(_new_moon(count + place))
    return place - 1


@lru_cache(maxsize=4096)
def _new_moon(count: int) -> int:
    """Give the Julian day number of a new moon in Viet Nam."""
    t = count / 1236.85
    moment = 2415020.75933 + 29.53058868 * count + 0.0001178 * t**2 - 0.000000155 * t**3
    moment += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t**2) * _DEGREE)
    sun = (359.2242 + 29.10535608 * count - 0.0000333 * t**2 - 0.00000347 * t**3) * _DEGREE
    moon = (306.0253 + 385.81691806 * count + 0.0107306 * t**2 + 0.00001236 * t**3) * _DEGREE
    node = (21.2964 + 390.67050646 * count - 0.0016528 * t**2 - 0.00000239 * t**3) * _DEGREE
    moment += (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    moment += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon)
    moment += -0.0004 * math.sin(3 * moon)
    moment += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon)
    moment += -0.0074 * math.sin(sun - moon) + 0.0004 * math.sin(2 * node + sun)
    moment += -0.0004 * math.sin(2 * node - sun) - 0.0006 * math.sin(2 * node + moon)
    moment += 0.0010 * math.sin(2 * node - moon) + 0.0005 * math.sin(2 * moon + sun)
    late = -0.000278 + 0.000265 * t + 0.000262 * t**2  # dynamical time less universal time
    return math.floor(moment - late + 0.5 + _ZONE)


def _term(number: int) -> int:
    """Give the principal solar term at the beginning of a day: 0 from the spring equinox."""
    t = (number - 2451545.5 - _ZONE) / _CENTURY
    mean = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * _DEGREE
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(mean)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * mean) + 0.000290 * math.sin(3 * mean)
    return int((longitude % 360) * _TERMS / 360)
