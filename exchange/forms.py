"""Forms of imports: a file, what completes it, a confirmation."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField
from wtforms.validators import Length, StopValidation

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


class StartForm(Form):
    """Import what the page shows."""

    skip_refused = BooleanField(_l("Leave exactly the refused rows out"))


class ExhibitStartForm(StartForm):
    """Propose exhibit lines against their seizure minutes, or only keep what was typed so far."""

    save = BooleanField(_l("Keep what was typed"))  # drawn as a button
    document_no = StringField(_l("Seizure minutes no."), validators=[Length(max=100)])
    document_on = DayField(_l("Day of the seizure minutes"))

    def validate_document_no(self, field: Any) -> None:
        if not self.save.data and not field.data:
            raise StopValidation(_l("Enter the document number."))

    def validate_document_on(self, field: Any) -> None:
        if not self.save.data and not field.data and not field.errors:
            raise StopValidation(_l("Enter the day."))
