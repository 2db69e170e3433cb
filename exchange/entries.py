"""What the ledger says of imports."""

from typing import Final

from audit.entries import (
    NOT_ASKED,
    FileHash,
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
)
from exchange.models import SheetKind
from foundation.i18n import N_

_FILE: Final = {"kind": Key(N_("Kind"), SheetKind), "file": Key(N_("File"), str)}

IMPORT_STARTED: Final = declare(
    Kind(
        "import.started",
        N_("Began an import"),
        "info",
        keys={
            **_FILE,
            "sha256": Key(N_("Hash of the file"), FileHash),
            "rows": Key(N_("Rows"), int),
            "new": Key(N_("New rows"), int),
        },
        correctable=NOT_ASKED,
    )
)
ROWS_LEFT_OUT: Final = declare(
    Kind(
        "import.left_out",
        N_("Left rows of a file out"),
        "hold",
        keys={**_FILE, "rows": Key(N_("Rows of the file"), int).many()},
        correctable=by_another(N_("Take the rows in on the page of the import")),
    )
)
ROWS_KEPT_APART: Final = declare(
    Kind(
        "import.kept_apart",
        N_("Kept rows that say the same as another thing"),
        "info",
        keys={**_FILE, "rows": Key(N_("Rows of the file"), int).many()},
        correctable=by_another(N_("Take back what was entered twice, by a correction")),
    )
)
IMPORT_REPEATED: Final = declare(
    Kind(
        "import.repeated",
        N_("Imported failed rows again"),
        "info",
        keys=_FILE,
        correctable=NOT_ASKED,
    )
)
IMPORT_STOPPED: Final = declare(
    Kind(
        "import.stopped",
        N_("Stopped the import"),
        "hold",
        keys={
            **_FILE,
            "imported": Key(N_("Rows imported"), int),
            "waiting": Key(N_("Rows that wait"), int),
        },
        correctable=by_opposite(N_("Go on with the import")),
    )
)
IMPORT_RESUMED: Final = declare(
    Kind("import.resumed", N_("Went on with the import"), "info", keys=_FILE, correctable=NOT_ASKED)
)
ROWS_TAKEN_IN: Final = declare(
    Kind(
        "import.taken_in",
        N_("Imported rows of a file"),
        keys={**_FILE, "rows": Key(N_("Rows of the file"), int).many()},
        correctable=by_another(N_("Correct what each row made, on its own page")),
    )
)
IMPORT_ENDED: Final = declare(
    Kind(
        "import.ended",
        N_("Ended the import"),
        "ok",
        keys={
            **_FILE,
            "imported": Key(N_("Rows imported"), int),
            "failed": Key(N_("Rows that failed"), int),
        },
        correctable=NOT_ASKED,
    )
)
LIST_TAKEN: Final = declare(
    Kind(
        "list.taken",
        N_("Took a list out as a file"),
        "info",
        keys={
            "list": Key(N_("List"), str),
            "filters": Key(N_("Filters of the list"), str),
            "rows": Key(N_("Rows"), int),
        },
        correctable=NOT_ASKED,
    )
)
