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


class DocumentBeforeAct(Refusal):
    """Minutes are not older than what they tell of."""

    text = N_(
        "The document is dated %(issued)s, before %(happened)s, the day of what it tells of. "
        "Correct the wrong day of the two; a recorded document whose day is wrong is replaced."
    )
    field = ("paper_on", "paper", "paper_no")


class DocumentAfterAct(Refusal):
    """What a decision orders is not done before it was made."""

    text = N_(
        "The document is dated %(issued)s, after %(acted)s, the day of the act that rests on it. "
        "Correct the wrong day of the two; a recorded document whose day is wrong is replaced."
    )
    field = ("paper_on", "paper", "paper_no")


class DocumentTwice(Refusal):
    """One document is chosen, another is typed."""

    text = N_("A document is chosen and another is typed. Leave one of them empty.")
    field = ("paper", "paper_no")


class IssuerTwice(Refusal):
    """One issues a document: an organisation, or a person."""

    text = N_("A person and an organisation are named as its issuer. Leave one of them empty.")
    field = ("issued_by", "issuer")


class DocumentOfAnotherOffice(Refusal):
    """A document belongs to the office that recorded it, and so does what it is about."""

    text = N_("This document, or what it is about, belongs to another office.")
    field = ("paper", "paper_no")


class NumberGivenHere(Refusal):
    """An office gives a number once in a year to documents of one kind."""

    text = N_(
        "Number %(number)s was given to the document of %(day)s, which was drafted here. Choose"
        " that one, or enter the number and day as on the paper."
    )
    field = "paper_no"


class DocumentReplaced(Refusal):
    """A document that was replaced is relied on no more."""

    text = N_("Document %(number)s was replaced by another. Use the one in force.")
    field = ("paper", "paper_no", "paper_file")


class ReasonOfReplacementNeeded(Refusal):
    """A document is never deleted; who replaces it says why."""

    text = N_("Say why the document is replaced.")
    field = "reason"


class ReplacedByItself(Refusal):
    """A document does not take its own place."""

    text = N_("A document is replaced by another one.")
    field = ("paper", "paper_no")


class FileTooLarge(Refusal):
    """More than is kept of one paper."""

    text = N_("%(name)s is too large. Send at most 12 MB, or scan it at 200 dpi.")
    field = "paper_file"


class FileUnknown(Refusal):
    """Its content is of no kind that is kept, whatever its name says."""

    text = N_(
        "%(name)s is no PDF, picture (JPG, PNG, WebP, TIFF, HEIC), Word, Excel or OpenDocument "
        "file (ODT, ODS). Save it as PDF and send it again."
    )
    field = "paper_file"


class FileDamaged(Refusal):
    """It is of a kind that is kept, and cannot be read."""

    text = N_("%(name)s is damaged or locked by a password. Send a file that opens.")
    field = "paper_file"


class FileHasMacros(Refusal):
    """A program inside a document would run on the machine of whoever opens it."""

    text = N_("%(name)s has macros in it. Save it as PDF and send that.")
    field = "paper_file"


class FileNeeded(Refusal):
    """Adding a file needs one."""

    text = N_("Choose the file of the document.")
    field = "paper_file"


class DocumentHasFile(Refusal):
    """What was kept of a paper is not exchanged in silence."""

    text = N_(
        "Document %(number)s has another file already. Open it; if its file is wrong, replace the"
        " document and say why."
    )
    field = "paper_file"


races.declare("uq_document_subject_document_id_kind_subject_id")
