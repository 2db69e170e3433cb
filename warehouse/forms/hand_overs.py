"""Forms of hand-overs: drafting one, the things on it, signing, withdrawing."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from papers.forms import PaperForm
from warehouse.forms.found import SCANNED, ComingForm, LookForm
from warehouse.models import HandOver, HandOverKind
from web.fields.choices import EnumRadioField, SearchField
from web.forms import Form

LONGEST = 12_000  # letters of the codes of one page


def place_field() -> SearchField:
    """Return the field that says where what comes back is put."""
    return SearchField(
        _l("Put into"),
        description=_l("Scan the place's label or type its short name."),
        validators=[InputRequired(_l("Say where the item is put.")), Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )


class DraftForm(PaperForm):
    """What is handed over to whom, why, and the paper it rests on."""

    kind = EnumRadioField(_l("Kind of hand-over"), HandOverKind, members=(HandOverKind.KEEPER,))
    reason = StringField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])


class LinesForm(Form):
    """The labels of the things, one a line, and how those are that bear no seal."""

    codes = TextAreaField(
        _l("Labels"),
        description=_l("Scan one after the other; each goes onto a line of its own."),
        validators=[InputRequired(_l("Scan at least one label.")), Length(max=LONGEST)],
        render_kw=SCANNED | {"data-scan-literal": "list"},
    )
    condition = StringField(
        _l("Condition of what bears no seal"),
        description=_l(
            "Only if you looked at each of them and it is as before. What bears a seal is looked"
            " at one by one."
        ),
        validators=[Optional(), Length(max=500)],
    )

    @property
    def labels(self) -> list[str]:
        """What was scanned, each once."""
        return list(dict.fromkeys((self.codes.data or "").split()))


class LinesBackForm(LinesForm):
    """The labels of what comes back, and where it is put."""

    place = place_field()


class LookAtLineForm(LookForm):
    """How a thing is before it is signed for; photos are added to the thing itself."""

    photos = None


class LookAtBackForm(ComingForm):
    """How a thing is that comes back, where it is put, and its new seal."""

    photos = None
    condition = TextAreaField(
        _l("Condition found"),
        validators=[InputRequired(_l("Describe the condition.")), Length(max=500)],
    )
    place = place_field()
    new_seal_number = StringField(
        _l("New seal"),
        description=_l("Number, if it is sealed anew now."),
        validators=[Optional(), Length(max=80)],
        render_kw=SCANNED,
    )
    witnesses = StringField(_l("Who signed the seal"), validators=[Optional(), Length(max=300)])

    @property
    def given(self) -> dict[str, Any]:
        return super().given | {"witnesses": self.witnesses.data or ""}


class RemoveForm(Form):
    """Taking a thing off asks nothing but the press."""


class SignForm(Form):
    """Who signs says that they have looked at everything, and types their password again."""

    looked = BooleanField(
        _l("I have looked at all the things"),
        validators=[InputRequired(_l("Look at all the things yourself before you sign."))],
    )
    current = PasswordField(
        _l("Your password"),
        description=_l("It stands for your signature."),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )

    def ask_of(self, hand_over: HandOver) -> None:
        """Name how many things it is that were looked at."""
        self.looked.label.text = ngettext(
            "I have looked at the %(num)d thing myself",
            "I have looked at all %(num)d things myself",
            hand_over.lines_count,
        )

    @property
    def given(self) -> dict[str, Any]:
        """What the operation takes; the password never reaches it."""
        return {"looked": bool(self.looked.data)}


class WithdrawForm(Form):
    """Why a hand-over is given up."""

    why = StringField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])
