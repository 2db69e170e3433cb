"""What the ledger says of organisations."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    StreamName,
    by_another,
    by_opposite,
    declare,
)
from foundation.i18n import N_
from organisations.models import OrganisationKind

_NAME: Final = Key(N_("Name"), str)
_REASON: Final = Key(N_("Reason"), str)
_ON: Final = Key(N_("Day"), date)
_KIND: Final = Key(N_("Kind of organisation"), OrganisationKind)
_EDIT: Final = by_another(N_("Edit the organisation"))

NAME_LINKED: Final = declare(
    Kind(
        "organisation.name_linked",
        N_("Found the organisation of a name in words"),
        keys={"name": _NAME, "organisation": Key(N_("Organisation"), StreamName)},
        correctable=by_another(N_("Correct the name")),
    )
)
ORGANISATION_RECORDED: Final = declare(
    Kind(
        "organisation.recorded",
        N_("Recorded the organisation"),
        keys={"name": _NAME, "kind": _KIND},
        correctable=_EDIT,
    )
)
ORGANISATION_CHANGED: Final = declare(
    Kind(
        "organisation.changed",
        N_("Changed what is known of the organisation"),
        keys={"kind": _KIND, "tax_code": Key(N_("Tax code"), str).or_none()},
        correctable=_EDIT,
    )
)
ORGANISATION_RENAMED: Final = declare(
    Kind(
        "organisation.renamed",
        N_("Recorded a new name"),
        keys={"name": _NAME, "former": Key(N_("Former name"), str), "on": _ON},
        correctable=by_another(N_("Record a new name")),
    )
)
ORGANISATION_CLOSED: Final = declare(
    Kind(
        "organisation.closed",
        N_("Recorded that the organisation closed"),
        "warn",
        keys={"on": _ON},
        correctable=by_opposite(N_("It works again")),
    )
)
ORGANISATION_REOPENED: Final = declare(
    Kind(
        "organisation.reopened",
        N_("Recorded that the organisation works"),
        correctable=by_opposite(N_("Record that it closed")),
    )
)
ORGANISATION_MERGED: Final = declare(
    Kind(
        "organisation.merged",
        N_("Merged the organisation into another"),
        "warn",
        keys={"into": Key(N_("Into"), StreamName), "reason": _REASON},
        correctable=by_opposite(N_("Take the merging back")),
    )
)
ORGANISATION_TOOK_OVER: Final = declare(
    Kind(
        "organisation.took_over",
        N_("Stands for another organisation from now on"),
        keys={"of": Key(N_("Organisation"), StreamName)},
        correctable=BY_NEW_ENTRY,
    )
)
ORGANISATION_PARTED: Final = declare(
    Kind(
        "organisation.parted",
        N_("Took the merging back"),
        "warn",
        keys={"of": Key(N_("Organisation"), StreamName), "reason": _REASON},
        correctable=by_opposite(N_("Merge into another")),
    )
)
CONTACT_ADDED: Final = declare(
    Kind(
        "organisation.contact_added",
        N_("Added a contact"),
        keys={"duty": Key(N_("Duty"), str).or_none()},
        correctable=by_opposite(N_("End the contact")),
    )
)
CONTACT_ENDED: Final = declare(
    Kind(
        "organisation.contact_ended",
        N_("Ended a contact"),
        keys={"on": _ON},
        correctable=by_another(N_("Add a contact")),
    )
)
BANK_ACCOUNT_ADDED: Final = declare(
    Kind(
        "organisation.bank_account_added",
        N_("Added a bank account"),
        keys={"number": Key(N_("Account number"), str), "bank": Key(N_("Held at"), str)},
        correctable=by_opposite(N_("End the bank account")),
    )
)
BANK_ACCOUNT_ENDED: Final = declare(
    Kind(
        "organisation.bank_account_ended",
        N_("Ended a bank account"),
        "warn",
        keys={"number": Key(N_("Account number"), str), "on": _ON},
        correctable=by_another(N_("Add a bank account")),
    )
)

SEAT_MADE: Final = declare(
    Kind(
        "organisation.seat_made",
        N_("Made an outside seat"),
        "warn",
        keys={"account": Key(N_("User name"), str), "office": Key(N_("Sees the cases of"), str)},
        correctable=by_opposite(N_("End the seat")),
    )
)
SEAT_ENDED: Final = declare(
    Kind(
        "organisation.seat_ended",
        N_("Ended an outside seat"),
        keys={"account": Key(N_("User name"), str), "on": _ON},
        correctable=by_another(N_("Make an outside seat")),
    )
)
