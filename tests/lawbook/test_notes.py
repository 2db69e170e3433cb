"""docs/law/parameters.md lists every parameter as the data has it: a note that lies fails here."""

from tests.lawbook.table import FILE, lines


def test_the_table_of_parameters_is_the_data() -> None:
    written = FILE.read_text(encoding="utf-8").splitlines()
    table = [line for line in written if line.startswith("| ") and "Đ." in line]
    assert table == lines(), "run python -m tests.lawbook.table"
