"""Forms of assets, holds and obstacles."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.models import Asset, AssetCategory, AssetState, Holder, HoldReason, Party
from lawbook.obstacles import obstacle_reasons
from web.fields import DayField, DongField, QuantityField
from web.formatting import in_vietnamese, label
from web.forms import Form


class AssetForm(Form):
    """One seized asset."""

    category = SelectField(_l("Kind of asset"))
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
    seizure_no = StringField(_l("Seizure minutes no."), validators=[Optional(), Length(max=80)])
    mortgaged_to = SelectField(_l("Mortgaged to"), validators=[Optional()])
    secured_debt = DongField(_l("Debt it secures (₫)"), validators=[Optional()])

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parties = {str(party.id): party for party in parties}
        self.category.choices = [(kind.value, label(kind)) for kind in AssetCategory]
        self.mortgaged_to.choices = [
            ("", _l("nobody")),
            *((str(party.id), party.name) for party in parties),
        ]

    @property
    def mortgagee(self) -> Party | None:
        """The chosen party; only meaningful after the form was submitted."""
        return self._parties.get(self.mortgaged_to.data or "")


class EndSeizureForm(Form):
    """End a seizure without an auction."""

    to = SelectField(_l("How it ended"))
    document_no = StringField(
        _l("Document no."),
        validators=[InputRequired(_l("Enter the document number.")), Length(max=120)],
    )
    ended_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends = (AssetState.REDEEMED, AssetState.RETURNED, AssetState.DISPOSED)
        self.to.choices = [(state.value, label(state)) for state in ends]


class HoldForm(Form):
    """Put a hold over the case or one asset."""

    asset = SelectField(_l("Over"), validators=[Optional()])
    reason = SelectField(_l("Reason"))
    ground = StringField(
        _l("Legal ground"),
        validators=[InputRequired(_l("Enter the provision or document.")), Length(max=200)],
    )
    decision_no = StringField(_l("Decision no."), validators=[Optional(), Length(max=80)])
    placed_on = DayField(_l("From"), validators=[InputRequired(_l("Enter the day."))])
    review_on = DayField(
        _l("Next review day"),
        description=_l("Within 6 months; a hold nobody looks at is forgotten."),
        validators=[InputRequired(_l("Enter the next review day."))],
    )

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._assets = {str(asset.id): asset for asset in assets}
        self.asset.choices = [
            ("", _l("the whole case")),
            *((str(asset.id), asset.description[:80]) for asset in assets),
        ]
        self.reason.choices = [(reason.value, label(reason)) for reason in HoldReason]

    @property
    def chosen_asset(self) -> Asset | None:
        return self._assets.get(self.asset.data or "")


class LiftForm(Form):
    """End a hold."""

    lifted_on = DayField(_l("Lifted on"), validators=[InputRequired(_l("Enter the day."))])
    ground = StringField(
        _l("Ground of lifting"),
        validators=[InputRequired(_l("Enter the ground.")), Length(max=200)],
    )


class ReviewHoldForm(Form):
    """Keep a hold and set the next look."""

    review_on = DayField(
        _l("Next review day"), validators=[InputRequired(_l("Enter the next review day."))]
    )


class ObstacleForm(Form):
    """What holds an asset up, and who has the ball."""

    reason_code = SelectField(_l("Obstacle"))
    held_by = SelectField(_l("Who holds it"))
    holder_name = StringField(_l("Name of the holder"), validators=[Optional(), Length(max=120)])
    since_on = DayField(_l("Since"), validators=[InputRequired(_l("Enter the day."))])
    next_act = StringField(
        _l("Next act"), validators=[InputRequired(_l("Enter the next act.")), Length(max=200)]
    )
    due_on = DayField(_l("Due"), validators=[Optional()])
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason_code.choices = [
            (reason.name, f"{reason.code} · {reason.vi if in_vietnamese() else reason.en}")
            for reason in obstacle_reasons()
        ]
        self.held_by.choices = [(holder.value, label(holder)) for holder in Holder]


class ResolveForm(Form):
    """Record that an obstacle is gone."""

    resolved_on = DayField(_l("Resolved on"), validators=[InputRequired(_l("Enter the day."))])
    resolution = StringField(
        _l("How"), validators=[InputRequired(_l("Say how it was resolved.")), Length(max=300)]
    )
