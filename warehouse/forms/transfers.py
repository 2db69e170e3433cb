"""Forms of what goes to the store of another office."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from warehouse.forms.found import SCANNED
from warehouse.forms.hand_overs import LONGEST, place_field
from web.forms import Form


class SendForm(Form):
    """Drafting asks nothing: the order says what goes, and to which store."""


class PlacesForm(Form):
    """Where things are put that come from another store."""

    place = place_field()
    codes = TextAreaField(
        _l("Labels"),
        description=_l("Of what is put there. Leave it empty for all that have no place yet."),
        validators=[Optional(), Length(max=LONGEST)],
        render_kw=SCANNED | {"data-scan-literal": "list"},
    )

    @property
    def labels(self) -> list[str]:
        """What was scanned, each once."""
        return list(dict.fromkeys((self.codes.data or "").split()))
