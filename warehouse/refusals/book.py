"""Every no about closing the book."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class QuarterNotOver(Refusal):
    """The book is closed after the quarter has ended, one quarter after the other."""

    text = N_("The book was closed until %(until)s; the next quarter ends on %(next)s.")


class ClosingOpen(Refusal):
    """One closing is signed or returned before the next is made up."""

    text = N_("Closing %(number)s is not signed yet. Sign it, or return it.")


class NothingInBook(Refusal):
    """Nothing came into the book until then."""

    text = N_("Until %(until)s nothing stands in the book. There is nothing to close.")


class NotForSigning(Refusal):
    """A closing is signed, or returned, while it waits for signatures."""

    text = N_("Closing %(number)s does not wait for signatures any more.")


class NotYourSignature(Refusal):
    """The person's role in this office is another one."""

    text = N_("Accountant and head sign here, each with a role in this office.")


class SignedByYou(Refusal):
    """Three different people sign."""

    text = N_("This part is signed, or you signed another one. Three different people sign.")


class ReturnNoteNeeded(Refusal):
    """Somebody says why a closing is returned."""

    text = N_("Say why the closing is returned.")
    field = "note"
