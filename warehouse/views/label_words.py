"""The few words that stand on labels, and the link their symbols hold."""

from flask import current_app
from flask_babel import gettext as _

from warehouse.models import PlaceKind
from web.formatting import label


def label_words() -> dict[str, str]:
    """Return the words in the language of the present context; labels are Vietnamese."""
    words = {kind.value: label(kind) for kind in PlaceKind}
    return words | {
        "seal": str(_("Sealed")),
        "received": str(_("taken in")),
        "reprint": str(_("Reprint %(number)s", number="%(number)s")),
    }


def label_link() -> str:
    """Return what goes before the code in a symbol; nothing where no host is set."""
    host: str = current_app.config["KEBIEN"].label_host
    return f"HTTPS://{host.upper()}/" if host else ""
