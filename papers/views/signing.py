"""What the pages of drafts show of a signature: the paper on its day, who signs, what follows."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from flask_babel import gettext as _

from accounts import letterhead
from accounts.models import Office, UserAccount
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal
from papers.drafting.forms import SignForm
from papers.drafting.models import Draft
from papers.drafting.operations.signing import signing_as
from papers.drafting.pages import DraftShown, shown
from papers.drafting.registry import Template
from web.access import actor, offices
from web.i18n import translated


def shown_on(draft: Draft, template: Template, on: date) -> DraftShown:
    """Return the paper of a draft as it reads if it is signed on a day."""
    return shown(draft, template, offices, on=on, by=Act(actor(), clock.now()))


def signers_of(draft: Draft, on: date) -> Sequence[UserAccount]:
    """Return who may sign for the office of a draft on a day."""
    office = db.session.get_one(Office, draft.office_id)
    return db.session.scalars(letterhead.signers(office, on)).all()


def what_follows(draft: Draft, template: Template, form: SignForm) -> list[str]:
    """Say what follows from a signature: the number, the capacity, what stays a dotted blank."""
    given = form.given
    on, signer = given["signed_on"], given["signer"]
    found = shown_on(draft, template, on)
    said = [_("The next number is %(number)s. It is given once.", number=found.number)]
    office = db.session.get_one(Office, draft.office_id)
    typed = (given["capacity"], given["in_place_of"])
    with suppress(Refusal):  # the act says it
        signs = signing_as(office, template, signer, on, *typed)
        said.append(_("Above the name stands: %(capacity)s.", capacity=str(signs)))
    if found.missing:
        names = ", ".join(translated(words) for words in found.missing)
        said.append(_("Stays a dotted blank on the paper: %(names)s.", names=names))
    return said
