"""docs/law/README.md lists every parameter as the data has it: a note that lies fails here."""

from pathlib import Path

from lawbook.periods import Direction, Parameter, Period, parameters

README = Path(__file__).parents[2] / "docs" / "law" / "README.md"


def length_of(period: Period) -> str:
    """Write a length as the table does; backward periods carry a leading arrow."""
    arrow = "← " if period.direction is Direction.BACKWARD else ""
    if period.differs_by_kind:
        return f"{arrow}{period.movable} / {period.immovable}"
    return f"{arrow}{period.movable}"


def line_of(one: Parameter) -> str:
    """Write the table line of a parameter; an unconfirmed edition ends in a question mark."""
    editions = "; ".join(
        f"{period.edition} {length_of(period)}, {period.basis.short}"
        + ("" if period.confirmed else " **?**")
        for period in one.editions
    )
    return f"| {one.code} | {one.title} | {editions} |"


def test_the_table_of_parameters_is_the_data() -> None:
    written = README.read_text(encoding="utf-8").splitlines()
    table = [line for line in written if line.startswith("| ") and "Đ." in line]
    assert table == [line_of(one) for one in parameters()]
