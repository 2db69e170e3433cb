"""Forms of imports: a file, what completes it, a confirmation."""

from typing import Self

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from exchange.models import ImportBatch
from web.fields import DayField, WholeNumberField
from web.forms import Form


class FileForm(Form):
    """Choose a spreadsheet."""

    file = FileField(
        _l("Spreadsheet"),
        description=_l("An .xlsx, .xls, .ods, .csv or .docx file of at most 16 MB."),
        validators=[FileRequired(_l("Choose a file."))],
        render_kw={"accept": ".xlsx,.xls,.ods,.csv,.txt,.tsv,.docx,.html,.htm"},
    )


class StartForm(Form):
    """Import what the page shows."""

    skip_refused = BooleanField(_l("Leave exactly the refused rows out"))
    font_is_right = BooleanField(_l("The converted texts are right"))
    save = BooleanField(_l("Keep the ticks"))  # drawn as a button


class ExhibitFileForm(FileForm):
    """Choose a list of exhibits, and say which seizure minutes it belongs to."""

    document_no = StringField(
        _l("No. of the minutes of seizure"),
        validators=[InputRequired(_l("Enter the document number.")), Length(max=100)],
    )
    document_on = DayField(
        _l("Day of the minutes of seizure"), validators=[InputRequired(_l("Enter the day."))]
    )


class BacklogStartForm(StartForm):
    """Import a backlog; cases that things in store name are opened where the person says so."""

    opens_cases = BooleanField(_l("The numbers are right: open these cases with their number only"))


class NoticeStartForm(StartForm):
    """Import notices; those that offer an asset again are joined where the person says so."""

    join_rest = BooleanField(
        _l("Join every notice that seems to offer an asset again, unless answered below")
    )


class JoinForm(Form):
    """Say whether a notice is one more round of the lot it seems to offer again."""

    row = WholeNumberField(_l("Row"), validators=[InputRequired()])
    joins = BooleanField(_l("One more round of the same lot"))


class ExhibitStartForm(StartForm):
    """Propose the lines of a list, or only keep what was typed so far."""

    @classmethod
    def of(cls, batch: ImportBatch) -> Self:
        """Return the form of a list; it says which of its lines may be left out."""
        form = cls()
        if batch.incomplete:
            form.skip_refused.label.text = (
                _l("Leave the refused lines and those not completed out")
                if batch.refused
                else _l("Leave the lines that are not completed out")
            )
        return form
