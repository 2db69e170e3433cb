"""What a document of the store is about: a document is of one office."""

from typing import Any

from cases.models import CaseFile


def about(case: CaseFile, thing: Any, *more: Any) -> list[Any]:
    """Return what a document on a thing is about, its case first.

    Args:
        thing: its office is that of the document; the case is named where it is of that office,
            too: a thing may be in the store of another.
    """
    own = [case] if case.office_id == thing.office_id else []
    return [*own, thing, *more]
