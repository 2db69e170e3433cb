"""A proof for outsiders: entries as they were hashed, and their place in a signed checkpoint.

One JSON text a line. The first says what it is and on which checkpoint it rests; then the entries,
subject by subject in the order of their names; after each subject its place in the tree. Where the
whole ledger is exported the tree itself is made again, and no places are needed.
"""

from collections.abc import Iterator
from typing import Any, Final

from audit import chain, checkpoints, merkle
from audit.exact import canonical
from audit.source import Source

FORMAT: Final = "kebien-proof-1"


def lines(source: Source, stream: str | None) -> Iterator[str]:
    """Yield the lines of the proof of one stream, or of the whole ledger.

    Raises:
        ValueError: there is no such stream.
    """
    points = checkpoints.read(source)
    point = points[-1] if points else None
    yield _line(
        {
            "format": FORMAT,
            "whole": stream is None,
            "checkpoint": point.text if point else None,
        }
    )
    query = f"SELECT id, {chain.body_sql(source.engine)}, hash FROM ledger_entry"
    if stream is None:
        for _number, body, fingerprint in source.stream(f"{query} ORDER BY stream, seq"):
            yield _line({"text": body.decode(errors="replace"), "hash": fingerprint})
        return
    first = None
    for number, body, fingerprint in source.rows(
        f"{query} WHERE stream = ? ORDER BY seq", (stream,)
    ):
        first = number if first is None else first
        yield _line({"text": body.decode(errors="replace"), "hash": fingerprint})
    if first is None:
        raise ValueError(f"The ledger knows no {stream}.")
    if point is not None and first <= int(point.last_entry):
        yield _line(_place(source, stream, int(point.last_entry)))


def _place(source: Source, stream: str, last_entry: int) -> dict[str, Any]:
    """Return the inclusion proof of a stream's head as it was at an entry."""
    leaves: list[bytes] = []
    place = 0
    for name, seq, fingerprint in checkpoints.heads(source, last_entry):
        if name == stream:
            place = len(leaves)
        leaves.append(merkle.leaf(name, seq, fingerprint))
    path = [step.hex() for step in merkle.path_of(leaves, place)]
    return {"stream": stream, "place": place, "path": path}


def _line(record: dict[str, Any]) -> str:
    return canonical(record) + "\n"
