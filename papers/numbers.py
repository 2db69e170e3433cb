"""The number of the document an act rests on, whichever way the row has it.

A row that was written before its act kept a document has what was typed then, in a column that
nothing writes any more: its attribute ends in ``_before``.
"""

from typing import Any, Final, Self, overload

BEFORE: Final = "_before"
"""How the attributes of the old columns end."""


class NumberOf:
    """The number of the document under ``document``; else what was typed, under ``before``."""

    def __init__(self, document: str, before: str) -> None:
        self.document, self.before = document, before

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...

    @overload
    def __get__(self, row: object, owner: type) -> str | None: ...

    def __get__(self, row: Any, owner: type) -> Self | str | None:
        if row is None:
            return self
        document = getattr(row, self.document)
        number: str | None = getattr(row, self.before) if document is None else document.number
        return number
