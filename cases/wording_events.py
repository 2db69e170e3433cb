"""Words of the events of a case."""

from audit.wording import show
from cases.events.entries import GroundCode
from cases.models import CaseEnding, EventKind, EventState
from foundation.i18n import N_
from lawbook.unable import ground
from web.formatting import in_vietnamese, register_words

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        EventKind.UNABLE: N_("Decided: not yet able to perform"),
        EventKind.ABLE: N_("Decided: able to perform again"),
        EventKind.VERIFIED: N_("Verified whether the debtor can perform"),
        EventKind.VERIFIED_AGAIN: N_("Verified again"),
        EventKind.RESUMED: N_("Decided to go on after a hold"),
        EventKind.STOPPED: N_("Decided to stop the enforcement"),
        EventKind.ENTRUSTED: N_("Entrusted the enforcement to another office"),
        EventKind.TRANSFERRED: N_("Transferred the case to another office"),
        EventKind.ENDED: N_("The enforcement ended"),
    }
)
register_words(
    {
        CaseEnding.DONE: N_("Performed in full"),
        CaseEnding.STOPPED: N_("Stopped by decision"),
        CaseEnding.OTHER: N_("Ended otherwise"),
    }
)
register_words(
    {
        EventState.PROPOSED: N_("not approved"),
        EventState.STANDS: N_("counts"),
        EventState.ANNULLED: N_("annulled"),
    }
)


def ground_said(code: str | None) -> str:
    """Return a ground by its code: the point of the law and what it says in short."""
    found = ground(code) if code else None
    if found is None:
        return code or ""
    return f"{found.basis.short}: {found.vi if in_vietnamese() else found.en}"


show(GroundCode, ground_said)
