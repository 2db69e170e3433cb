"""Every no about a document."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class DocumentNeeded(Refusal):
    """The act rests on a document, and none is named."""

    text = N_("No document is named. Enter its number and day.")
    field = "paper_no"


class DocumentDayNeeded(Refusal):
    """A document is known by its number and its day."""

    text = N_("Enter the day on the document.")
    field = "paper_on"


class DocumentFromTheFuture(Refusal):
    """Nobody relies on a paper of tomorrow."""

    text = N_("The document is dated %(day)s; that day has not come.")
    field = "paper_on"


class DocumentArrivedEarly(Refusal):
    """No paper arrives before it is issued."""

    text = N_("The document is dated %(issued)s; it cannot have arrived on %(received)s.")
    field = ("received_on", "paper_on")


class DocumentTwice(Refusal):
    """One document is chosen, another is typed."""

    text = N_("A document is chosen and another is typed. Leave one of them empty.")
    field = ("paper", "paper_no")


class DocumentOfAnotherOffice(Refusal):
    """A document belongs to the office that recorded it, and so does what it is about."""

    text = N_("This document, or what it is about, belongs to another office.")
    field = ("paper", "paper_no")


class DocumentReplaced(Refusal):
    """A document that was replaced is relied on no more."""

    text = N_("Document %(number)s was replaced by another. Use the one in force.")
    field = ("paper", "paper_no")


class ReasonOfReplacementNeeded(Refusal):
    """A document is never deleted; who replaces it says why."""

    text = N_("Say why the document is replaced.")
    field = "reason"


class ReplacedByItself(Refusal):
    """A document does not take its own place."""

    text = N_("A document is replaced by another one.")
    field = ("paper", "paper_no")


races.declare("uq_document_subject_document_id_kind_subject_id")
