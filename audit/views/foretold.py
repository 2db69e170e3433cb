"""What an act is about to write, and what puts it right afterwards, in words."""

from typing import Final

from audit import ledger, subjects
from audit.entries import Correctable, Kind, declared
from audit.wording import correction, kind_words, subject_words
from web.access import offices
from web.checking import Told

PUT_RIGHT: Final = {
    Correctable.BY_OPPOSITE,
    Correctable.BY_ANOTHER_ACT,
    Correctable.BY_NEW_ENTRY,
    Correctable.BY_CORRECTION,
    Correctable.CHECKED,
}


def foretold() -> list[Told]:
    """Return what the journal will say at the end of the running transaction, each thing once."""
    entries = [
        entry
        for entry in ledger.written_now()
        if declared()[entry.kind].correctable.how is not Correctable.NOT_ASKED
    ]
    final = any(declared()[one.kind].correctable.how is Correctable.FINAL for one in entries)
    names = subjects.named({entry.stream for entry in entries}, offices)
    told = [
        Told(
            subject_words(names[entry.stream]) if entry.stream in names else "",
            kind_words(entry.kind),
            "" if final else _undoing(declared()[entry.kind]),
        )
        for entry in entries
    ]
    return list(dict.fromkeys(told))


def _undoing(kind: Kind) -> str:
    return correction(kind.code) if kind.correctable.how is Correctable.CHECKED else ""


def counter_acts() -> list[str]:
    """Return how what the running transaction wrote is put right; nothing where a part is final."""
    kinds = [declared()[entry.kind] for entry in ledger.written_now()]
    if any(kind.correctable.how is Correctable.FINAL for kind in kinds):
        return []
    ways = [correction(kind.code) for kind in kinds if kind.correctable.how in PUT_RIGHT]
    return list(dict.fromkeys(ways))
