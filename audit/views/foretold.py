"""What an act is about to write, in words, for the page on which its answers are checked."""

from audit import ledger, subjects
from audit.entries import Correctable, declared
from audit.wording import kind_words, subject_words
from web.access import offices
from web.checking import Told


def foretold() -> list[Told]:
    """Return what the journal will say at the end of the running transaction, each thing once."""
    entries = [
        entry
        for entry in ledger.written_now()
        if declared()[entry.kind].correctable.how is not Correctable.NOT_ASKED
    ]
    names = subjects.named({entry.stream for entry in entries}, offices)
    told = [
        Told(
            subject_words(names[entry.stream]) if entry.stream in names else "",
            kind_words(entry.kind),
        )
        for entry in entries
    ]
    return list(dict.fromkeys(told))
