"""Why a file is not taken, or not imported."""

from foundation.i18n import N_
from foundation.refusals import Refusal


class FileGone(Refusal):
    """The upload is over: too old, given up, or imported."""

    text = N_("This file is no longer kept. Choose the file again.")


class TooManyUploads(Refusal):
    """One person has many files open that were neither imported nor given up."""

    text = N_(
        "Files of yours that wait to be imported: %(count)s. Import or delete one of them first."
    )
    field = "file"


class TooManyAreRead(Refusal):
    """Reading a file may take a while, and several are being read now."""

    text = N_("Other files are being read now: %(count)s. Send this one again in a minute.")
    field = "file"


class RowsRefused(Refusal):
    """All or nothing, unless the person leaves exactly the refused rows out."""

    text = N_(
        "Rows refused: %(count)s, so nothing was imported. Answer what is asked of them, leave them"
        " out or mend the file."
    )
    field = "skip_refused"


class RowsIncomplete(Refusal):
    """All or nothing, unless the person leaves the lines that are not complete out."""

    text = N_(
        "Lines not complete: %(count)s, so nothing was imported. Complete them or leave them out."
    )
    field = "skip_refused"


class NothingToImport(Refusal):
    """No row of the file is new."""

    text = N_("No row of this file is new; nothing was imported.")


class MinutesNotNamed(Refusal):
    """The list was read only to be checked: it belongs to no document yet."""

    text = N_(
        "Nobody said which seizure minutes this list belongs to. Send the file again and name them."
    )


class ImportHasBegun(Refusal):
    """The rows come in already, or came in."""

    text = N_("This file was imported already, or is being imported.")


class NothingToJoin(Refusal):
    """A row was answered that offers nothing again."""

    text = N_("This row offers no asset that is known; it stands alone.")


class NothingRuns(Refusal):
    """Nobody said yes to the file yet, or all of it came in: there is nothing to stop."""

    text = N_("Nothing of this file is coming in now.")


class NothingFailed(Refusal):
    """There is nothing to try again."""

    text = N_("Every row of this import came in; there is nothing to try again.")


class ImportedMeanwhile(Refusal):
    """Somebody imported a row of this number while this import waited or ran."""

    text = N_(
        "Somebody imported %(key)s meanwhile, and it said something else. Compare it"
        " with what is recorded."
    )


class RowNotUnderstood(Refusal):
    """The program itself failed at a row; the row stays out and the rest goes on."""

    text = N_("The program failed at this row. Give the administrator the number %(number)s.")
