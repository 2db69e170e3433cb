"""Words of accounts: roles, and what the ledger says about them."""

from typing import Final

from accounts.approvals import ApprovableCode, declared
from accounts.devices import BrowserName, device
from accounts.models import ApprovalState, FactorRule, Role, UserAccount
from accounts.rights import SEAT
from accounts.thresholds.declared import (
    ThresholdCode,
    ThresholdUnit,
    threshold_by_code,
)
from audit.wording import show
from foundation import clock
from foundation.actor import SYSTEM
from foundation.i18n import N_
from web.formatting import label, register_filter, register_words
from web.i18n import translated

register_words(
    {
        Role.KEEPER: N_("Warehouse keeper"),
        Role.OFFICER: N_("Enforcement officer"),
        Role.ACCOUNTANT: N_("Accountant"),
        Role.HEAD: N_("Head of office"),
        Role.AUDITOR: N_("Auditor"),
        Role.ADMIN: N_("Administrator"),
        FactorRule.NOBODY: N_("Nobody"),
        FactorRule.LEADERS: N_("Heads of office and administrators"),
        FactorRule.EVERYONE: N_("Everybody"),
    }
)
register_words(
    {
        ApprovalState.PROPOSED: N_("Waits for approval"),
        ApprovalState.APPROVED: N_("Approved, not carried out"),
        ApprovalState.RETURNED: N_("Returned"),
        ApprovalState.WITHDRAWN: N_("Withdrawn"),
        ApprovalState.EXECUTED: N_("Approved and carried out"),
    },
    {
        ApprovalState.PROPOSED: "info",
        ApprovalState.APPROVED: "info",
        ApprovalState.RETURNED: "neutral",
        ApprovalState.WITHDRAWN: "neutral",
        ApprovalState.EXECUTED: "ok",
    },
)


ROLES: Final = {role.value: role for role in Role}
OF_NO_ROLE: Final = {
    SYSTEM.role: N_("by itself"),
    SEAT: N_("outside the office"),
}
"""Who acted and holds no role of an office, as the ledger writes them."""


def roles_held(codes: str) -> str:
    """Return the roles of a ledger entry in words: "officer+keeper" as they stood."""
    return ", ".join(_role_held(code) for code in codes.split("+"))


def _role_held(code: str) -> str:
    """Return one role in words; a code that is none of ours is told as it was written."""
    if code in ROLES:
        return label(ROLES[code])
    return translated(OF_NO_ROLE[code]) if code in OF_NO_ROLE else code


def with_roles(person: UserAccount) -> str:
    """Return a person as a choice among people: the name, then the roles held today and where."""
    today = clock.today()
    held = sorted(
        {
            f"{label(each.role)}, {each.office.name}"
            for each in person.memberships
            if each.is_held_on(today)
        }
    )
    return f"{person.full_name} · {'; '.join(held)}" if held else person.full_name


register_filter("roles_held", roles_held)
register_filter("device", device)
show(BrowserName, device)


def approvable(code: str) -> str:
    """Return what is proposed, by its code: "Correction"."""
    kind = declared().get(code)
    return translated(kind.words) if kind is not None else code


register_filter("approvable", approvable)
show(ApprovableCode, approvable)


def threshold(code: str) -> str:
    """Return how a threshold is called, by its code."""
    known = threshold_by_code(code)
    return translated(known.words) if known is not None else code


show(ThresholdCode, threshold)
register_filter("threshold", threshold)


register_words(
    {
        ThresholdUnit.DAYS: N_("calendar days"),
        ThresholdUnit.LEGAL_DAYS: N_("days as the period counts them"),
        ThresholdUnit.ROUNDS: N_("failed rounds"),
    }
)
