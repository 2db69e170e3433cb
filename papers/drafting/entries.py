"""What the ledger says of series of numbers."""

from typing import Final

from audit.entries import BY_NEW_ENTRY, NOT_ASKED, NOT_CORRECTABLE, Key, Kind, declare
from foundation.i18n import N_
from papers.models import DocumentKind

_PATTERN: Final = Key(N_("Pattern of the number"), str)
_NEXT: Final = Key(N_("Next number"), int)

SERIES_BEGUN: Final = declare(
    Kind(
        "document_series.begun",
        N_("Began the numbers of a kind of document"),
        keys={
            "kind": Key(N_("Kind of document"), DocumentKind),
            "year": Key(N_("Year"), int),
            "pattern": _PATTERN,
        },
        correctable=NOT_ASKED,
    )
)
SERIES_SET: Final = declare(
    Kind(
        "document_series.set",
        N_("Set the numbers of a kind of document"),
        keys={
            "pattern": _PATTERN.changed(),
            "next": _NEXT.changed(),
            "reason": Key(N_("Reason"), str, nullable=True),
        },
        correctable=BY_NEW_ENTRY,
    )
)
NUMBER_GIVEN: Final = declare(
    Kind(
        "document_series.number_given",
        N_("Gave a number"),
        keys={"number": Key(N_("Number of the document"), str)},
        correctable=NOT_CORRECTABLE,
    )
)
