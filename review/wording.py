"""Words of review: labels and tones of every code."""

from foundation.i18n import N_
from review.filters import Age, Condition, DirectiveStanding, Due
from review.models import DirectiveState, Severity
from review.rules import RULES
from web.formatting import register_words

register_words({rule.code: rule.title for rule in RULES}, {r.code: r.severity for r in RULES})
register_words(
    {
        Severity.DANGER: N_("Urgent"),
        Severity.WARN: N_("Warning"),
        DirectiveState.OPEN: N_("Waiting for the answer"),
        DirectiveState.ANSWERED: N_("Answered, to be judged"),
        DirectiveState.ACCEPTED: N_("Done"),
    },
    {
        Severity.DANGER: "danger",
        Severity.WARN: "warn",
        DirectiveState.OPEN: "info",
        DirectiveState.ANSWERED: "warn",
        DirectiveState.ACCEPTED: "ok",
    },
)
# Members of two enumerations with the same value are equal, so each has a table of its own.
register_words(
    {
        Due.OVERDUE: N_("Overdue"),
        Due.TODAY: N_("Today"),
        Due.WEEK: N_("This week"),
        Due.LATER: N_("Later"),
    }
)
register_words(
    {
        Condition.FAILED: N_("Failed after the second cut"),
        Condition.UNDELIVERED: N_("Not delivered after the last day"),
        Condition.ON_HOLD: N_("On hold"),
        Age.SHORT: N_("under 180 days"),
        Age.LONG: N_("180 to 364 days"),
        Age.LONGEST: N_("365 days and more"),
    }
)
register_words(
    {
        DirectiveStanding.OVERDUE: N_("Overdue"),
        DirectiveStanding.OPEN: N_("Waiting for the answer"),
        DirectiveStanding.ANSWERED: N_("Answered, to be judged"),
        DirectiveStanding.NONE: N_("No open directive"),
    }
)
