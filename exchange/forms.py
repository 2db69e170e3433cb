"""Forms of imports: a file, then a confirmation."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from web.fields import DayField
from web.forms import Form


class FileForm(Form):
    """Choose a spreadsheet."""

    file = FileField(
        _l("Spreadsheet"),
        description=_l("A .csv (UTF-8) or .xlsx file of at most 16 MB."),
        validators=[FileRequired(_l("Choose a file."))],
        render_kw={"accept": ".csv,.xlsx"},
    )


class CommitForm(Form):
    """Import what the preview shows."""

    skip_refused = BooleanField(_l("Leave exactly the refused rows out"))


class ExhibitCommitForm(CommitForm):
    """Import exhibit lines against the seizure minutes they belong to."""

    document_no = StringField(
        _l("Seizure minutes no."),
        validators=[InputRequired(_l("Enter the document number.")), Length(max=100)],
    )
    document_on = DayField(
        _l("Day of the seizure minutes"), validators=[InputRequired(_l("Enter the day."))]
    )
