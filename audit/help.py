"""Help on the pages of the ledger: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="audit.ledger.index",
        text=N_(
            "Every act that was recorded, the newest first: who, when, on what. Nothing is "
            "deleted here; a correction is an entry of its own."
        ),
    ),
    Help(
        endpoint="audit.checks.index",
        title=N_("Verify the ledger"),
        text=N_(
            "Reckons every entry again and compares it with what the program shows. A changed or "
            "lost row is named."
        ),
    ),
    Help(
        endpoint="audit.checks.print_checkpoint",
        title=N_("Checkpoint"),
        above="audit.checks.index",
        text=N_(
            "The state of the ledger on one sheet. Printed, signed and kept outside the program, "
            "it shows later whether anything before it was changed."
        ),
    ),
)
