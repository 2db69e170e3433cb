"""Help on the page of an old asset."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="backlog.assets.new",
        title=N_("Enter an old asset"),
        text=N_(
            "Enters an asset whose auctions, sale or hand-over lie before the program: its rounds, "
            "price, payment, what stands in the way and who has to act. Leave empty what the file "
            "does not say; a day may be a month or a year. What follows is said beside the form."
        ),
        law=("D7",),
    )
)
