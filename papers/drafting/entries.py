"""What the ledger says of drafts, and of the numbers of issued documents."""

from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    NOT_ASKED,
    Key,
    Kind,
    StreamName,
    by_another,
    declare,
    final,
    not_at_all,
)
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
        correctable=not_at_all(
            N_("A number is given once and never used again: replace the document.")
        ),
    )
)

_NAMES: Final = Key(N_("Parts"), str, internal=True).many()

DRAFT_BEGUN: Final = declare(
    Kind(
        "draft.begun",
        N_("Began the draft"),
        keys={
            "template": Key(N_("Template"), str, internal=True),
            "about": Key(N_("About"), StreamName),
        },
        correctable=by_another(N_("Drop the draft")),
    )
)
DRAFT_WRITTEN: Final = declare(
    Kind(
        "draft.written",
        N_("Wrote the draft"),
        keys={"parts": _NAMES},
        correctable=BY_NEW_ENTRY,
    )
)
DRAFT_RENEWED: Final = declare(
    Kind(
        "draft.renewed",
        N_("Took what changed into the draft"),
        keys={"facts": _NAMES},
        correctable=by_another(N_("Drop the draft")),
    )
)
DRAFT_KEPT: Final = declare(
    Kind(
        "draft.kept",
        N_("Kept the draft as it was"),
        "warn",
        keys={"facts": _NAMES},
        correctable=by_another(N_("Take the changes")),
    )
)
DRAFT_DROPPED: Final = declare(
    Kind(
        "draft.dropped",
        N_("Dropped the draft"),
        keys={"reason": Key(N_("Reason"), str)},
        correctable=by_another(N_("Begin the draft")),
    )
)
DRAFT_SIGNED: Final = declare(
    Kind(
        "draft.signed",
        N_("Recorded the signature"),
        "ok",
        keys={
            "document": Key(N_("Document"), StreamName),
            "number": Key(N_("Number of the document"), str),
        },
        correctable=final(N_("Replace the document that was signed.")),
    )
)
DOCUMENT_MADE: Final = declare(
    Kind(
        "document.made",
        N_("Made the files of the document"),
        keys={"pdf": Key(N_("As PDF"), bool)},
        correctable=NOT_ASKED,
    )
)
