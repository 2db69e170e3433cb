"""Forms of counts: opening one, what a counter sees, what is done about a difference."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from accounts.models import UserAccount
from warehouse.forms.found import SCANNED, FoundForm
from warehouse.models import CountKind, CountPart, CountTurn, ItemKind
from web.fields import QuantityField
from web.fields.choices import EnumField, RowField, SearchField
from web.forms import Form


class OpenCountForm(Form):
    """What is counted, by whom, and whether it is all of it or a sample."""

    kind = EnumField(_l("Kind of count"), CountKind)
    place = SearchField(
        _l("Place"),
        description=_l("It and all under it. Empty: the whole store."),
        validators=[Optional(), Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )
    item_kind = EnumField(_l("Kind of thing"), ItemKind, empty=_l("every kind"))
    counter_one = RowField(_l("First counter"))
    counter_two = RowField(_l("Second counter"))
    third = RowField(_l("Third person, where the two differ"))
    confidence = QuantityField(
        _l("Confidence of a sample (%)"),
        description=_l("Empty: everything is counted. 95 draws enough to show what differs."),
        validators=[Optional()],
    )
    share = QuantityField(
        _l("Tolerated share (%)"),
        description=_l("How many of a hundred may differ unseen."),
        validators=[Optional()],
    )

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in (self.counter_one, self.counter_two, self.third):
            field.offer(people, lambda one: one.full_name)


class ThingForm(FoundForm):
    """What one counter sees of one thing; nothing is filled in, and nothing known is shown."""

    condition = TextAreaField(
        _l("Condition found"),
        validators=[InputRequired(_l("Describe the condition.")), Length(max=500)],
    )
    condition_differs = BooleanField(_l("It is damaged, wet, opened or otherwise not in order"))
    whole = BooleanField(_l("A closed box under a whole seal, counted with all in it"))


class UnlabelledForm(Form):
    """How a thing without a label of ours looks."""

    looks = TextAreaField(
        _l("Description"),
        description=_l("What it is, its colour, its marks."),
        validators=[
            InputRequired(_l("Describe the thing: what it is, its colour, its marks.")),
            Length(max=500),
        ],
    )
    raw = StringField(
        _l("Code on it"),
        description=_l("If it bears one."),
        validators=[Optional(), Length(max=300)],
        render_kw=SCANNED,
    )


class FinishForm(Form):
    """One counter is through."""

    nothing_there = BooleanField(_l("I went through every place and found nothing"))


class SettleForm(Form):
    """What is done about a difference."""

    way = TextAreaField(
        _l("What is done about it"),
        description=_l("Where it was looked for, what was found out, which act follows."),
        validators=[InputRequired(_l("Say what is done about it.")), Length(max=500)],
    )


class CountActForm(Form):
    """One press: a count is put up for signing or closed."""


class CountSignForm(Form):
    """As what somebody signs a count; they type their password again."""

    current = PasswordField(
        _l("Your password"),
        description=_l("It stands for your signature."),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    part = StringField(_l("As"), validators=[Optional(), Length(max=20)])

    @property
    def as_part(self) -> CountPart | None:
        """As what the person signs; None where the text is no part."""
        return next((part for part in CountPart if part.value == self.part.data), None)


class NameCounterForm(Form):
    """Who counts in the place of one of the three."""

    turn = EnumField(_l("Counts as"), CountTurn)
    who = RowField(_l("Who counts now"))
    note = TextAreaField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who.offer(people, lambda one: one.full_name)


class CountNoteForm(Form):
    """Why a count is returned or cancelled."""

    note = TextAreaField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])
