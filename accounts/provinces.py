"""Names of offices worth suggesting: one a province or city, and its regional units."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")


@cache
def office_names() -> tuple[str, ...]:
    """Return the names of the 34 offices as their papers write them."""
    read = tomllib.loads(_FILE.read_text())
    cities = [f"Thi hành án dân sự thành phố {name}" for name in read["cities"]]
    return (*cities, *(f"Thi hành án dân sự tỉnh {name}" for name in read["provinces"]))


def unit_names(units: int) -> tuple[str, ...]:
    """Return names of the next regional units of an office that has some."""
    numbers = range(units + 1, units + 4)
    return tuple(f"Phòng Thi hành án dân sự khu vực {number}" for number in numbers)
