"""How pages name a round: by its number, where anybody said it."""

from flask_babel import gettext as _

from auctions.models import Round
from web.formatting import register_filter


def round_name(round_: Round) -> str:
    """Return which round of its lot it is, if anybody said it."""
    if round_.number_unknown:
        return str(_("Round: number not known"))
    return str(_("Round %(number)s", number=round_.number))


register_filter("round_name", round_name)
