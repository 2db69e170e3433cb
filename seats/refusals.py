"""Every no about what a seat hands in."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class SignedFileNeeded(Refusal):
    """What comes from outside is the signed paper itself, not its number."""

    text = N_("Add the signed document: a PDF or a photo. Without it nothing is sent.")
    field = "paper_file"


class DayOfExtensionNeeded(Refusal):
    """Who agrees says until when."""

    text = N_("Enter the day until which the extension is agreed.")
    field = "until"


class ExtensionAnswered(Refusal):
    """One answer is in force; a wrong one is replaced by the office, never added to."""

    text = N_(
        "Your organisation answered on %(day)s. To change the answer, "
        "ask the enforcement officer to replace that document."
    )


class NotYours(Refusal):
    """The organisation is no creditor of this case."""

    text = N_("Your organisation is no creditor of this case file.")
