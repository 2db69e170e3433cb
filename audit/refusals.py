"""Every no about the ledger."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class LateEntryNeedsReason(Refusal):
    """What happened long ago may be written today only with the reason for the delay."""

    text = N_("This happened on another day. Say why it is written down only now.")
    field = "late_reason"


class FromTheFuture(Refusal):
    """An act cannot have happened later than now."""

    text = N_("This moment is in the future.")
    field = "at"
