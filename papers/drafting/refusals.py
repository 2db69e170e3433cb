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


class SeriesNotSet(Refusal):
    """No number is given where the office may have given some by hand."""

    text = N_(
        "The numbers of this kind of document in %(year)s are not set. An administrator says "
        "which one comes next, on the page Numbers of documents."
    )


class NoSuchPaperNow(Refusal):
    """A thing has a paper where its state asks for one."""

    text = N_("This paper does not fit what is recorded now. Look at the page of the thing.")


class DraftEnded(Refusal):
    """A draft that was signed or dropped stays as it was."""

    text = N_("The draft was signed or dropped. Begin another one.")


class NothingChanged(Refusal):
    """There is nothing to take into the draft, or to leave out of it."""

    text = N_("Nothing that is recorded changed since it was drafted.")


class FactsChanged(Refusal):
    """Nobody signs what is no longer so without having seen it."""

    text = N_("What is recorded changed since it was drafted. Take the changes, or keep the draft.")


class PartsEmpty(Refusal):
    """A paper is signed when what must be written is written."""

    text = N_("Write the parts that are still empty before it is signed.")


class PartTooLong(Refusal):
    """A part holds as much as a paper can."""

    text = N_("At most %(most)s characters can stand here.")


class CapacityNeeded(Refusal):
    """A paper says in which capacity it is signed."""

    text = N_("Enter in which capacity it is signed.")
    field = "capacity"


class ReasonOfDropNeeded(Refusal):
    """Who throws a draft away says why."""

    text = N_("Say why the draft is dropped.")
    field = "reason"


class TemplateChanged(Refusal):
    """A signed paper is filled by the template it was signed by, or not at all."""

    text = N_(
        "The template of this paper changed since it was signed: its files would not say what was "
        "signed. Add the scan of the signed sheet as its file."
    )


class NotDraftedHere(Refusal):
    """Files are made of a document that was drafted here."""

    text = N_("This document was not drafted here, or its template is gone.")


races.declare("uq_document_series_office_id_kind_year")
