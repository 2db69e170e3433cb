"""Help on the pages of the law and of help itself: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="web.law.show",
        title=N_("Provision"),
        text=N_(
            "What the program takes from one provision, edition by edition, and whether it was "
            "read in the text."
        ),
    ),
    Help(
        endpoint="web.help.index",
        title=N_("Help"),
        text=N_("The help of every page. On a page itself the key “?” opens its own."),
    ),
)
