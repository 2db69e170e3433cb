"""Words of the ledger: what a verification found, in the reader's language."""

from audit.findings import TEXTS, Finding
from foundation.i18n import N_
from web.formatting import register_filter, register_kinds
from web.i18n import translated


def finding(found: Finding) -> str:
    """Return the sentence of a finding."""
    return str(translated(TEXTS[found.kind])) % found.facts


register_filter("finding", finding)
register_kinds({"checkpoint.signed": (N_("Checkpoint signed"), "neutral")})
