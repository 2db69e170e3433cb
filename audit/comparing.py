"""Compare rows as they stand with the rows the ledger says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeVar

from audit.exact import canonical, parsed
from audit.findings import Findings
from audit.forms import Form, RecordedTable, digest_fits
from audit.source import Row, Source

V = TypeVar("V")
Image = dict[str, Any]
RowKey = tuple[str, int]  # table and id
Expected = dict[str, dict[int, tuple[str, Image]]]  # by table and id: the stream, and the values

ASKED: Final = 2000  # rows asked for at once
BUCKET: Final = 12  # rows are counted in buckets of 2^12 ids, to find those nobody wrote down


class _ByTable(dict[str, V]):
    """What is made for a table when it is first needed: a page reads a few of them."""

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, name: str) -> V:
        made = self[name] = self.make(name)
        return made


class RowReader:
    """Reads recorded rows of one database in the form in which the ledger keeps them."""

    def __init__(self, source: Source, tables: Iterable[RecordedTable]) -> None:
        self.source = source
        self.tables = {table.name: table for table in tables}
        self.names = _ByTable(lambda name: tuple(c.name for c in self.tables[name].columns))
        self.special = _ByTable(
            lambda name: tuple(
                (place, column.form)
                for place, column in enumerate(self.tables[name].columns)
                if column.form in FITS
            )
        )
        self.select = _ByTable(lambda name: _select(self.tables[name], source.engine))

    def expect(
        self,
        stream: str,
        images: Mapping[RowKey, Image | None],
        expected: Expected,
        findings: Findings,
    ) -> int:
        """Add the rows a stream says to those to compare; return how many there are."""
        count = 0
        for (name, number), image in images.items():
            table = self.tables.get(name)
            if image is None or table is None:
                continue
            known = expected.setdefault(name, {})
            if number in known or table.stream.of({table.key: number, **image}) != stream:
                findings.add(stream, "row_strayed", table=name, id=number)
                continue
            known[number] = (stream, image)
            count += 1
        return count

    def compare(
        self, expected: Expected, findings: Findings, matched: dict[tuple[str, int], int]
    ) -> None:
        """Compare rows, count those that stand by table and bucket, and name the others."""
        for name, known in expected.items():
            for row in self.rows(name, list(known)):
                stream, image = known.pop(row[0])
                bucket = (name, row[0] >> BUCKET)
                matched[bucket] = matched.get(bucket, 0) + 1
                differing = self._differing(name, row, image)
                if differing:
                    columns = ", ".join(differing)
                    findings.add(stream, "row_changed", table=name, id=row[0], columns=columns)
            for number, (stream, _image) in known.items():
                findings.add(stream, "row_missing", table=name, id=number)

    def rows(self, name: str, ids: Iterable[int]) -> Iterator[Row]:
        """Yield rows of a table by id."""
        for some in batched(ids, ASKED):
            wanted = ", ".join(str(int(number)) for number in some)
            key = self.tables[name].key
            yield from self.source.few_rows(f"{self.select[name]} WHERE {key} IN ({wanted})")

    def streams(self, name: str, bucket: int) -> dict[int, str | None]:
        """Return the stream of each row of a bucket, as its own columns say it."""
        key, columns = self.tables[name].key, self.tables[name].stream.columns
        quoted = ", ".join(f'"{column}"' for column in columns)
        found = self.source.rows(
            f'SELECT {key}, {quoted} FROM "{name}" WHERE {key} BETWEEN ? AND ?',
            (bucket << BUCKET, ((bucket + 1) << BUCKET) - 1),
        )
        of = self.tables[name].stream.of
        return {row[0]: of(dict(zip(columns, row[1:], strict=True))) for row in found}

    def counts(self, name: str) -> dict[tuple[str, int], int]:
        """Return how many rows stand in each bucket of a table."""
        bucket = f"{self.tables[name].key} >> {BUCKET}"
        found = self.source.rows(f'SELECT {bucket}, count(*) FROM "{name}" GROUP BY 1')
        return {(name, bucket): count for bucket, count in found}

    def _differing(self, name: str, row: Row, image: Image) -> list[str]:
        names = self.names[name]
        wanted = list(map(image.get, names))
        for place, form in self.special[name]:
            stands = row[place + 1]
            if FITS[form](stands, wanted[place]):
                wanted[place] = stands
        if tuple(wanted) == row[1:]:
            return []
        return [
            each
            for each, want, stands in zip(names, wanted, row[1:], strict=True)
            if want != stands
        ]


def _same_json_digest(text: str | None, kept: str | None) -> bool:
    try:
        return digest_fits(None if text is None else canonical(parsed(text)), kept)
    except (ValueError, TypeError):
        return False


def batched(values: Iterable[V], size: int) -> Iterator[list[V]]:
    """Yield the values in lists of at most ``size``."""
    left = iter(values)
    while some := list(islice(left, size)):
        yield some


def _same_json(text: str | None, kept: Any) -> bool:
    try:
        return bool((None if text is None else parsed(text)) == kept)
    except (ValueError, TypeError):
        return False


FITS: Final = {  # forms whose values are not simply equal
    Form.DIGEST: digest_fits,
    Form.JSON: _same_json,
    Form.JSON_DIGEST: _same_json_digest,
}


def _select(table: RecordedTable, engine: str) -> str:
    """Return the query for rows of a table, each value as both engines would print it."""
    forms = {
        Form.MOMENT: "to_char(\"{}\", 'YYYY-MM-DD HH24:MI:SS.US')",
        Form.DAY: "to_char(\"{}\", 'YYYY-MM-DD')",
        Form.JSON: '"{}"::text',
        Form.JSON_DIGEST: '"{}"::text',
    }
    if engine == "sqlite":  # holds these texts itself
        forms = {}
    columns = [forms.get(column.form, '"{}"').format(column.name) for column in table.columns]
    return f'SELECT {table.key}, {", ".join(columns)} FROM "{table.name}"'
