"""Every no about drafts and about the numbers of issued documents."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class PatternUnreadable(Refusal):
    """A pattern says where the number stands, once."""

    text = N_(
        "Write the pattern with {n} where the number stands, once, for example {n}/QĐ-THADS; at "
        "most 60 characters."
    )
    field = "pattern"


class NumberGivenBefore(Refusal):
    """A number is given once: the next one may only go forward."""

    text = N_("The next number is %(next)s. It may be set further, never back.")
    field = "next_value"


class ReasonOfGapNeeded(Refusal):
    """Numbers that nobody will find are explained."""

    text = N_("Numbers %(first)s to %(last)s would be left out. Say why.")
    field = "reason"


races.declare("uq_document_series_office_id_kind_year")
