"""Words of the events of a case."""

from collections.abc import Sequence

from audit.wording import show
from cases.allowed_ended import why_not_after_end
from cases.events.entries import GroundCode
from cases.models import CaseEnding, CaseEvent, EventKind, EventState, Verified
from foundation import clock
from foundation.i18n import N_
from lawbook.case_grounds import ground
from web.formatting import in_vietnamese, register_filter, register_words
from web.forms import refusal_text

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
    },
    {
        EventKind.STOPPED: "hold",
        EventKind.ENTRUSTED: "hold",
        EventKind.TRANSFERRED: "hold",
        EventKind.ENDED: "ok",
    },
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
        Verified.STILL_UNABLE: N_("Still not able to perform"),
        Verified.ABLE: N_("Able to perform"),
    },
    {Verified.ABLE: "ok"},
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


def end_said(ends: Sequence[CaseEvent]) -> str:
    """Return what ended a case here, and what is left to do; nothing where it goes on."""
    why = why_not_after_end(ends, clock.today())
    return refusal_text(why) if why is not None else ""


register_filter("end_said", end_said)
