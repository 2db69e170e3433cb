"""Help on the pages of corrections: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="corrections.new",
        title=N_("Correct what was recorded wrongly"),
        above="accounts.approvals.index",
        text=N_(
            "Propose the right value with the reason and the paper. Another person approves; the "
            "old value stays visible and legal days are counted again."
        ),
    ),
)
