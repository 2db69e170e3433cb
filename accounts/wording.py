"""Words of accounts: roles, and what the ledger says about them."""

from accounts.devices import device
from accounts.models import FactorRule, Role
from foundation.i18n import N_
from web.formatting import label, register_filter, register_kinds, register_words
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
register_kinds(
    {
        "office.created": (N_("Office added"), "neutral"),
        "office.renamed": (N_("Office renamed"), "neutral"),
        "account.created": (N_("Account opened"), "neutral"),
        "account.role_granted": (N_("Role granted"), "neutral"),
        "account.role_withdrawn": (N_("Role withdrawn"), "neutral"),
        "account.disabled": (N_("Account disabled"), "warn"),
        "account.enabled": (N_("Account enabled"), "neutral"),
        "account.password_changed": (N_("Password changed"), "neutral"),
        "account.password_reset": (N_("Password set by another"), "warn"),
        "account.unlocked": (N_("Wrong tries forgotten"), "neutral"),
        "account.sessions_ended": (N_("All sessions ended"), "neutral"),
        "account.session_ended": (N_("A session ended from elsewhere"), "neutral"),
        "account.signed_in": (N_("Signed in"), "neutral"),
        "account.sign_in_failed": (N_("Wrong password"), "warn"),
        "account.sign_in_slowed": (N_("Many wrong passwords from one place"), "warn"),
        "account.sign_in_attacked": (N_("Wrong passwords from many places"), "danger"),
        "account.factor_set_up": (N_("Confirmation code set up"), "neutral"),
        "account.factor_removed": (N_("Confirmation code removed"), "warn"),
        "account.recovery_codes_made": (N_("New recovery codes"), "neutral"),
        "account.recovery_code_used": (N_("Recovery code used"), "warn"),
        "account.code_failed": (N_("Wrong confirmation code"), "danger"),
        "office.factor_rule": (N_("Confirmation code at sign-in"), "neutral"),
        "sign_in.unknown_name": (N_("Sign-in under names nobody has"), "warn"),
    }
)


def roles_held(codes: str) -> str:
    """Return the roles of a ledger entry in words: "officer+keeper" as they stood."""
    words = {role.value: label(role) for role in Role}
    itself = translated(N_("by itself"))
    return ", ".join(words.get(code, itself) for code in codes.split("+"))


register_filter("roles_held", roles_held)
register_filter("device", device)
