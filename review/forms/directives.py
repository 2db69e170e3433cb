"""Forms of directives: shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length

from accounts.models import UserAccount
from accounts.wording import with_roles
from web.addresses import row_number
from web.fields import DayField
from web.fields.choices import RowField
from web.forms import Form

MOST = 100  # assets of one act


class DirectiveForm(Form):
    """What is to be done, by whom, by when."""

    instruction = TextAreaField(
        _l("What is to be done"),
        description=_l("The verb first: one act that can be answered with a document and a day."),
        validators=[InputRequired(_l("Say what is to be done.")), Length(max=500)],
    )
    to_user = RowField(_l("By whom"))
    due_on = DayField(_l("By when"), validators=[InputRequired(_l("Enter the last day."))])

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_user.offer(people, with_roles)


class SeveralDirectivesForm(Form):
    """What is to be done about several assets, by when; each by its officer in charge."""

    assets = HiddenField()  # "17 23": ids
    instruction = TextAreaField(
        _l("What is to be done"),
        description=_l("The verb first: one act that can be answered with a document and a day."),
        validators=[InputRequired(_l("Say what is to be done.")), Length(max=500)],
    )
    due_on = DayField(_l("By when"), validators=[InputRequired(_l("Enter the last day."))])

    @property
    def asset_ids(self) -> list[int]:
        texts = str(self.assets.data or "").split()[:MOST]
        return [number for text in texts if (number := row_number(text)) is not None]


class AnswerForm(Form):
    """What was done, with what document."""

    answer = TextAreaField(
        _l("What was done"),
        description=_l("The act, its day, the document."),
        validators=[InputRequired(_l("Say what was done.")), Length(max=500)],
    )


class AcceptForm(Form):
    """A button: the answer is accepted."""


class SendBackForm(Form):
    """Why the answer is not enough, and the new last day."""

    why = TextAreaField(
        _l("Why it goes back"),
        validators=[InputRequired(_l("Say what is missing.")), Length(max=300)],
    )
    due_on = DayField(_l("New last day"), validators=[InputRequired(_l("Enter the last day."))])
