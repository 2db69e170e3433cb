"""Forms of the right of co-owners to buy first; shape and presence only."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from auctions.buying_first.right import BuyingChoice
from papers.forms import PaperForm
from papers.models import DocumentDirection, DocumentKind
from web.fields import DayField
from web.fields.choices import EnumRadioField


class TellFirstBuyersForm(PaperForm):
    """The notice, and the day on which the last co-owner was validly told."""

    paper_kind = DocumentKind.NOTICE
    paper_direction = DocumentDirection.ISSUED

    told_on = DayField(
        _l("Validly told on"),
        description=_l("The last of them: the time to buy runs from this day."),
        validators=[InputRequired(_l("Enter the day."))],
    )


class FirstBuyersForm(PaperForm):
    """That all declined, or that one bought and paid."""

    choice = EnumRadioField(
        _l("What they do"), BuyingChoice, validators=[InputRequired(_l("Choose an answer."))]
    )
    answered_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])
