"""What the ledger says of documents."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    StreamName,
    by_another,
    declare,
)
from foundation.i18n import N_
from papers.models import DocumentDirection, DocumentKind

_ABOUT: Final = Key(N_("About"), StreamName)
_REPLACE: Final = N_("Replace the document")

DOCUMENT_RECORDED: Final = declare(
    Kind(
        "document.recorded",
        N_("Recorded the document"),
        keys={
            "kind": Key(N_("Kind of document"), DocumentKind),
            "direction": Key(N_("Issued or received"), DocumentDirection),
            "number": Key(N_("Number of the document"), str),
            "issued_on": Key(N_("Day on the document"), date),
            "about": _ABOUT.many(),
        },
        correctable=by_another(_REPLACE),
    )
)
DOCUMENT_RELIED_ON: Final = declare(
    Kind(
        "document.relied_on",
        N_("Relied on the document"),
        keys={"about": _ABOUT.many()},
        correctable=by_another(_REPLACE),
    )
)
DOCUMENT_FILED: Final = declare(
    Kind(
        "document.filed",
        N_("Kept the file of the document"),
        keys={"pages": Key(N_("Pages"), int, nullable=True)},
        correctable=by_another(_REPLACE),
    )
)
DOCUMENT_REPLACED: Final = declare(
    Kind(
        "document.replaced",
        N_("Replaced the document"),
        "warn",
        keys={
            "by": Key(N_("By"), StreamName),
            "reason": Key(N_("Reason of the replacement"), str),
        },
        correctable=BY_NEW_ENTRY,
    )
)
