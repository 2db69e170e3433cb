"""Forms of assets, holds and obstacles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.allowed import ENDS
from cases.kinds import proposed
from cases.models import (
    KNOWN_HOLDERS,
    Asset,
    AssetCategory,
    AssetState,
    Holder,
    HoldReason,
    Party,
)
from lawbook.assets import AssetKind
from lawbook.obstacles import obstacle_reasons
from organisations.forms import ADD_NEW
from papers.forms import PaperForm, PapersForm, Slot, names
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper
from web.fields import DayField, DongField, QuantityField
from web.fields.choices import CHOOSE, EnumField, RowField, SearchField
from web.formatting import in_vietnamese
from web.forms import Form


@names(
    "seizure",
    _l("Seizure minutes no."),
    day_of="seized_on",
    argument="minutes",
    kind=DocumentKind.MINUTES,
)
class AssetForm(PapersForm):
    """One seized asset."""

    category = EnumField(
        _l("Kind of asset"),
        AssetCategory,
        empty=_l("choose"),
        validators=[InputRequired(_l("Choose the kind."))],
    )
    kind = EnumField(
        _l("Kind in law"),
        AssetKind,
        empty=_l("as the kind of asset proposes"),
        description=_l(
            "Proposed from the kind of asset and the description: land, houses, flats, workshops "
            "and buildings on leased land are immovable. Where the description leaves it open, it "
            "stays unknown. The kind decides the periods of notice."
        ),
        validators=[Optional()],
    )
    description = TextAreaField(
        _l("Description"),
        description=_l("As in the seizure minutes."),
        validators=[InputRequired(_l("Enter the description.")), Length(max=2000)],
    )
    location = StringField(_l("Where it is"), validators=[Optional(), Length(max=300)])
    quantity = QuantityField(_l("Quantity"), validators=[InputRequired(_l("Enter the quantity."))])
    unit = StringField(
        _l("Unit"), validators=[InputRequired(_l("Enter the unit.")), Length(max=40)]
    )
    seized_on = DayField(
        _l("Day of the seizure minutes"), validators=[InputRequired(_l("Enter the day."))]
    )
    before_case = BooleanField(_l("Seized before the case began, by another body"))
    mortgaged_to = RowField(_l("Mortgaged to"), validators=[Optional()])
    secured_debt = DongField(_l("Debt it secures (₫)"), validators=[Optional()])

    @property
    def given(self) -> dict[str, Any]:
        """The kind in law is what was chosen; where nothing was, it is proposed, or not known."""
        rest = super().given
        kind = rest.pop("kind")
        if kind is None:
            return {**rest, "immovable": proposed(rest["category"], rest["description"])}
        return {**rest, "immovable": kind is AssetKind.IMMOVABLE}

    def _paper(
        self, slot: Slot, known: Any, number: Any, day: Any, values: dict[str, Any]
    ) -> Paper:
        """Minutes of a seizure before the case are those of another body."""
        paper = super()._paper(slot, known, number, day, values)
        ours = DocumentDirection.RECEIVED if values["before_case"] else DocumentDirection.ISSUED
        return replace(paper, direction=ours)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mortgaged_to.offer(parties, lambda party: party.name, empty=_l("nobody"))


class KindForm(Form):
    """Say whether an asset is movable or immovable; a correction needs its reason."""

    kind = EnumField(
        _l("Kind in law"),
        AssetKind,
        empty=_l("choose"),
        validators=[InputRequired(_l("Choose the kind."))],
    )
    reason = StringField(
        _l("Reason"),
        description=_l("What shows it: certificate, minutes, land lease contract …"),
        validators=[Optional(), Length(max=300)],
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            self.reason.validators = [InputRequired(_l("Enter the reason.")), Length(max=300)]


@names("document", _l("Document no."), day=_l("Day of the document"))
class EndSeizureForm(PapersForm):
    """End a seizure without an auction."""

    to = EnumField(_l("How it ended"), AssetState, members=ENDS)
    ended_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])


class HoldForm(PaperForm):
    """Put a hold over the case or one asset, and name the decision or request behind it."""

    asset = RowField(_l("Over"), validators=[Optional()])
    reason = EnumField(
        _l("Reason"),
        HoldReason,
        description=_l(
            "Upon the request of whoever may protest: once for a case, at most 03 months from the "
            "day of the request; name the request below."
        ),
    )
    ground = StringField(
        _l("Legal ground"),
        validators=[InputRequired(_l("Enter the provision or document.")), Length(max=200)],
    )
    placed_on = DayField(_l("From"), validators=[InputRequired(_l("Enter the day."))])
    review_on = DayField(
        _l("Next review day"),
        description=_l("At most 6 months ahead, or less where the office set so."),
        validators=[InputRequired(_l("Enter the next review day."))],
    )

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asset.offer(assets, lambda asset: asset.description[:80], empty=_l("the whole case"))


class LiftForm(PaperForm):
    """End a hold, and name the decision behind it."""

    lifted_on = DayField(_l("Lifted on"), validators=[InputRequired(_l("Enter the day."))])
    ground = StringField(
        _l("Ground of lifting"),
        validators=[InputRequired(_l("Enter the ground.")), Length(max=200)],
    )


class ReviewHoldForm(Form):
    """Keep a hold and set the next review day."""

    review_on = DayField(
        _l("Next review day"), validators=[InputRequired(_l("Enter the next review day."))]
    )


def _reasons() -> list[tuple[str, str]]:
    return [
        ("", str(CHOOSE)),
        *((each.name, each.vi if in_vietnamese() else each.en) for each in obstacle_reasons()),
    ]


class ObstacleForm(Form):
    """Why an asset does not move on, and who must act."""

    reason_code = SelectField(
        _l("Obstacle"),
        choices=_reasons,
        validators=[InputRequired(_l("Choose the obstacle."))],
    )
    held_by = EnumField(_l("Current holder"), Holder, members=KNOWN_HOLDERS)
    holder_name = SearchField(
        _l("Name of the holder"), validators=[Optional(), Length(max=120)], source="organisations"
    )
    adds_holder = BooleanField(ADD_NEW)
    since_on = DayField(_l("Since"), validators=[InputRequired(_l("Enter the day."))])
    next_act = StringField(
        _l("Next act"), validators=[InputRequired(_l("Enter the next act.")), Length(max=200)]
    )
    due_on = DayField(_l("Due"), validators=[Optional()])
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])


class PassOnForm(ObstacleForm):
    """Who must act now; what the obstacle is stays as it was reported."""

    reason_code = None  # type: ignore[assignment]  # WTForms leaves such a field out
    note = None  # type: ignore[assignment]  # the same


class ResolveForm(Form):
    """Record that an obstacle was removed."""

    resolved_on = DayField(_l("Resolved on"), validators=[InputRequired(_l("Enter the day."))])
    resolution = StringField(
        _l("How"), validators=[InputRequired(_l("Say how it was resolved.")), Length(max=300)]
    )
