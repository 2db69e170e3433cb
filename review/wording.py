"""Words of review: labels and tones of every code."""

from foundation.i18n import N_
from review.models import DirectiveState, Severity
from review.rules import RULES
from web.formatting import register_kinds, register_words

register_words({rule.code: rule.title for rule in RULES}, {r.code: r.severity for r in RULES})
register_words(
    {
        Severity.DANGER: N_("Urgent"),
        Severity.WARN: N_("Warning"),
        Severity.INFO: N_("For information"),
        DirectiveState.OPEN: N_("Waiting for the answer"),
        DirectiveState.ANSWERED: N_("Answered, to be judged"),
        DirectiveState.ACCEPTED: N_("Done"),
    },
    {
        Severity.DANGER: "danger",
        Severity.WARN: "warn",
        Severity.INFO: "info",
        DirectiveState.OPEN: "info",
        DirectiveState.ANSWERED: "warn",
        DirectiveState.ACCEPTED: "ok",
    },
)
register_kinds(
    {
        "flag.opened": (N_("Flag opened"), "warn"),
        "flag.closed": (N_("Flag closed"), "ok"),
        "directive.given": (N_("Directive given"), "info"),
        "directive.answered": (N_("Directive answered"), "neutral"),
        "directive.accepted": (N_("Answer accepted"), "ok"),
        "directive.sent_back": (N_("Answer sent back"), "warn"),
        "directive.reminded": (N_("Directive chased"), "warn"),
    }
)
