"""The form under the news: what the page showed when it was read."""

from datetime import UTC, datetime

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Regexp

from web.forms import Form

AGAIN = _l("Open the page again, then repeat.")


class SeenForm(Form):
    """When the page was shown, in seconds, and the newest flag there was."""

    shown_at = HiddenField(validators=[Regexp(r"[0-9]{1,11}\Z", message=AGAIN)])
    flag_id = HiddenField(validators=[Regexp(r"[0-9]{1,18}\Z", message=AGAIN)])

    @property
    def until(self) -> datetime:
        return datetime.fromtimestamp(int(str(self.shown_at.data)), UTC)
