"""The form of how the price of seized assets is found."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from cases.models import AppraisalWay, Asset
from papers.forms import PaperForm, Slot
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper
from web.fields import DayField
from web.fields.choices import EnumRadioField
from web.fields.ticks import TickRowsField

KINDS = {
    AppraisalWay.CONTRACT: DocumentKind.CONTRACT,
    AppraisalWay.AGREED: DocumentKind.AGREEMENT,
    AppraisalWay.FIXED: DocumentKind.MINUTES,
}


class AppraisalForm(PaperForm):
    """Which assets, how their price is found, and the paper that says so."""

    assets = TickRowsField(
        _l("Seized assets"), validators=[InputRequired(_l("Choose at least one asset."))]
    )
    way = EnumRadioField(
        _l("How the price is found"), AppraisalWay, validators=[InputRequired(_l("Choose one."))]
    )
    arranged_on = DayField(
        _l("Signed, agreed or decided on"), validators=[InputRequired(_l("Enter the day."))]
    )

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assets.offer(assets, lambda asset: asset.description[:160])

    def _paper(
        self, _slot: Slot, known: Any, number: Any, day: Any, values: dict[str, Any]
    ) -> Paper:
        kind = KINDS[values["way"]]
        ours = kind is not DocumentKind.AGREEMENT
        return Paper(
            known=known,
            kind=kind,
            direction=DocumentDirection.ISSUED if ours else DocumentDirection.RECEIVED,
            number=number,
            issued_on=day,
        )
