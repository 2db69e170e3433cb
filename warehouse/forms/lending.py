"""Forms of a loan, of its return and of a release: who signs the other half, and how."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, Final

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from foundation.kept import KeptFile
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from warehouse import photos
from warehouse.forms.custody import CARD
from warehouse.forms.found import PHOTO
from warehouse.forms.hand_overs import place_field
from warehouse.models import EvidenceItem, HandOver, LoanPurpose, Order
from warehouse.photos import StoredPhoto
from warehouse.refusals import NotAPhoto
from web.fields import DayField, QuantityField, SignatureField
from web.fields.choices import EnumField, RowField
from web.fields.files import KeptFileField
from web.formatting import label
from web.forms import Form

THIS: Final = "this"
EVERYTHING: Final = "everything"
DRAWN: Final = "data:image/png;base64,"
MOST_DRAWN: Final = 400_000  # letters of a drawn signature


class SignerForm(NamingForm):
    """Who signs the other half."""

    organisation = OrganisationField(
        _l("Organisation"),
        description=_l("Whose person signs: the court, the police, the examiners."),
        kind=OrganisationKind.OTHER,
        validators=[InputRequired(_l("Name the organisation.")), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)
    name = StringField(
        _l("Full name of the person who signs"),
        validators=[InputRequired(_l("Enter the name.")), Length(max=120)],
    )
    capacity = StringField(
        _l("In which capacity"),
        description=_l("As on the introduction paper: clerk of the court, examiner."),
        validators=[InputRequired(_l("Say in which capacity the person signs.")), Length(max=120)],
    )
    identity = StringField(
        _l("Identity card of the person who signs"),
        description=_l("12 digits."),
        validators=[InputRequired(_l("Enter the 12 digits.")), Length(max=20)],
        render_kw=CARD,
    )
    introduction = StringField(_l("Introduction paper"), validators=[Optional(), Length(max=120)])


class OutsideForm(SignerForm):
    """Who signs the other half, and whether this thing goes alone."""

    which = RadioField(_l("Which things"), default=THIS)

    def offer(self, item: EvidenceItem, others: int) -> None:
        """Offer to take along what else is to go, where there is something."""
        if others == 0:
            del self.which
            return
        self.which.choices = [
            (THIS, _("This thing alone")),
            (
                EVERYTHING,
                ngettext(
                    "This thing and %(num)d other of the order",
                    "This thing and %(num)d others of the order",
                    others,
                ),
            ),
        ]

    @property
    def given(self) -> dict[str, Any]:
        said = super().given
        return said | {"everything": said.pop("which", THIS) == EVERYTHING}


class LendForm(OutsideForm):
    """Who fetches it, why, until when."""

    order = RowField(_l("Under the order"))
    purpose = EnumField(_l("Purpose"), LoanPurpose)
    due_back_on = DayField(
        _l("Due back on"), validators=[InputRequired(_l("Enter the day it is due back."))]
    )

    def __init__(self, *args: Any, orders: Sequence[Order], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.orders = orders
        self.order.offer(orders, lambda order: f"{order.number} · {label(order.purpose)}")


class ReleaseForm(OutsideForm):
    """Who takes it for good, and how much of it."""

    order = RowField(_l("Under the order"))
    organisation = OrganisationField(
        _l("Organisation"),
        description=_l("Empty: the person signs for themselves, as an owner or a buyer does."),
        kind=OrganisationKind.OTHER,
        validators=[Optional(), Length(max=220)],
    )
    capacity = StringField(
        _l("In which capacity"),
        description=_l("Owner, buyer; else as on the introduction paper."),
        validators=[InputRequired(_l("Say in which capacity the person signs.")), Length(max=120)],
    )
    quantity = QuantityField(
        _l("Quantity"),
        description=_l("Of this thing. Empty: all the order allows."),
        validators=[Optional()],
    )

    def __init__(self, *args: Any, orders: Sequence[Order], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.orders = orders
        self.order.offer(orders, lambda order: f"{order.number} · {label(order.purpose)}")


class DelivererForm(SignerForm):
    """Who stands at the door and brings the things of an order."""

    organisation = OrganisationField(
        _l("Organisation"),
        description=_l("Empty: they bring what is their own, or what they kept themselves."),
        kind=OrganisationKind.OTHER,
        validators=[Optional(), Length(max=220)],
    )
    capacity = StringField(
        _l("In which capacity"),
        description=_l("Investigator, owner; as on the introduction paper."),
        validators=[InputRequired(_l("Say in which capacity the person signs.")), Length(max=120)],
    )


class TakeBackForm(OutsideForm):
    """Who brings it back, and where it is put."""

    place = place_field()

    def begin(self, *, place: str) -> None:
        """Write where the scan page said that things go."""
        self.place.data = place


def _kept(content: bytes, name: str) -> KeptFile:
    """Keep the photo of a paper."""
    stored = photos.keep(current_app.extensions["blobs"], content, name=name)
    return KeptFile(stored.sha256, name, photos.MEDIA_TYPE, len(content))


class SignOutsideForm(Form):
    """How the outside person signs: drawn on the screen, or on the paper that is photographed."""

    looked = BooleanField(
        _l("I have looked at all the things"),
        validators=[InputRequired(_l("The outside person looks at the things before they sign."))],
    )
    drawn = SignatureField(_l("Signature"), validators=[Length(max=MOST_DRAWN)])
    paper = KeptFileField(
        _l("Photo of the signed paper"),
        description=_l("Where they signed on paper and not here."),
        keep=_kept,
        render_kw=PHOTO,
    )
    stored: StoredPhoto | None = None

    def ask_of(self, hand_over: HandOver) -> None:
        """Name how many things it is that were looked at."""
        self.looked.label.text = ngettext(
            "I have looked at the %(num)d thing myself",
            "I have looked at all %(num)d things myself",
            hand_over.lines_count,
        )

    def keep(self) -> None:
        """Keep what was drawn; a mere touch is no signature. Never inside a transaction.

        Raises:
            NotAPhoto, PhotoTooLarge: it is no picture.
        """
        text = self.drawn.data or ""
        if not text:
            return
        try:
            content = base64.b64decode(text.removeprefix(DRAWN), validate=True)
        except (binascii.Error, ValueError) as unread:
            raise NotAPhoto(name=_("Signature")) from unread
        sheet = photos.encoded(content, name=_("Signature"))
        if photos.has_ink(sheet):
            self.stored = sheet.kept(current_app.extensions["blobs"])

    @property
    def given(self) -> dict[str, Any]:
        """What the operation takes."""
        paper = self.paper.data
        return {
            "looked": bool(self.looked.data),
            "drawn": self.stored,
            "paper": StoredPhoto(paper.sha256, 0, 0) if paper is not None else None,
        }
