"""What a verification finds: codes, the facts of each case, and a sentence for people."""

from dataclasses import dataclass, field
from typing import Any, Final

from foundation.i18n import N_

TEXTS: Final = {
    "changed": N_("Entry %(seq)s was changed after it was written."),
    "missing": N_("Entries are missing before entry %(seq)s."),
    "unlinked": N_("Entry %(seq)s does not follow the one before it."),
    "forged": N_("Entry %(seq)s was not written by this program."),
    "clock": N_(
        "Entry %(seq)s was recorded at %(at)s, before the entry it follows: the clock was set back."
    ),
    "backdated": N_("Entry %(seq)s is dated %(at)s and came after a checkpoint of a later day."),
    "order": N_("Entry %(seq)s carries a number lower than the entry it follows."),
    "numbers": N_("Entries no. %(first)s to %(last)s of the ledger are missing."),
    "counter": N_("The counter of entries stands at %(given)s, behind the last entry %(last)s."),
    "row_changed": N_("%(table)s %(id)s: %(columns)s differ from the ledger."),
    "row_missing": N_("%(table)s %(id)s is gone; the ledger holds it."),
    "row_forged": N_("%(table)s %(id)s stands in no entry of the ledger."),
    "row_strayed": N_("%(table)s %(id)s is recorded under more than one subject."),
    "unreadable": N_("Entry %(seq)s cannot be read."),
    "photo_missing": N_("The photo %(name)s is gone from the disk."),
    "photo_changed": N_("The photo %(name)s is no longer the one that was taken."),
    "key_missing": N_(
        "The ledger's key is not here: whether this program wrote the %(count)s entries could not"
        " be checked."
    ),
    "key_lost": N_(
        "%(count)s entries are older than the ledger's key: whether this program wrote them could"
        " not be checked."
    ),
    "photos_missing": N_("The folder of the photos %(name)s is not there."),
    "trigger": N_("The protection %(name)s of the database is missing."),
    "trigger_changed": N_("The protection %(name)s of the database was changed."),
    "trigger_off": N_("The protection %(name)s of the database is switched off."),
    "trigger_foreign": N_("The table %(table)s has a trigger %(name)s that is not the program's."),
    "rule_foreign": N_("The table %(table)s has a rule %(name)s that is not the program's."),
    "keys_off": N_("The references of the table %(table)s are switched off."),
    "rows_hidden": N_("The table %(table)s has a policy by which rows can be hidden."),
    "table_missing": N_("The table %(table)s is gone."),
    "table_replaced": N_("%(table)s is no table any more: something else stands in its place."),
    "replica": N_("A setting of the database switches its protection off: %(name)s."),
    "checkpoint_changed": N_("Checkpoint %(number)s was changed after it was signed."),
    "checkpoint_missing": N_("Checkpoint %(number)s is missing."),
    "checkpoint_differs": N_(
        "The ledger is no longer the one that checkpoint %(number)s of %(day)s covers."
    ),
    "checkpoint_shorter": N_(
        "Checkpoint %(number)s of %(day)s covers %(covered)s entries; %(left)s are left."
    ),
    "checkpoint_stranger": N_(
        "Checkpoint %(number)s was signed with another key than the ledger's."
    ),
    "checkpoint_signature": N_("The signature of checkpoint %(number)s does not fit."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken thing: the subject it belongs to, what kind of break, and the facts."""

    subject: str  # a stream such as "item:17", or "photo:…", "database", "checkpoint:3"
    kind: str  # a key of TEXTS
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """The sentence in English."""
        return TEXTS[self.kind] % self.facts


class Findings:
    """A list of findings that stays short: all are counted, the first are kept."""

    KEPT: Final = 1000

    def __init__(self) -> None:
        self.count = 0
        self.kept: list[Finding] = []

    def add(self, subject: str, kind: str, **facts: Any) -> None:
        """Note one finding."""
        self.count += 1
        if len(self.kept) < self.KEPT:
            self.kept.append(Finding(subject, kind, facts))

    def take(self, other: "Findings") -> None:
        """Add what another part of the verification found."""
        self.count += other.count
        self.kept.extend(other.kept[: self.KEPT - len(self.kept)])
