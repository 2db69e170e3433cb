"""What choice fields offer of organisations: by any name they have or had, abbreviated or not."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from foundation.permissions import Permission
from organisations import queries
from organisations.models import BANKS, Organisation, OrganisationKind
from organisations.naming import name_key
from web import choices
from web.choices import Option
from web.formatting import label

SOURCES: Final[dict[str, tuple[OrganisationKind, ...]]] = {
    "organisations": (),
    "organisations-bank": BANKS,
    "organisations-auction": (OrganisationKind.AUCTION,),
    "organisations-appraiser": (OrganisationKind.APPRAISER,),
}
"""Sources of choices: of which kinds each offers; of all where none is said."""


def _source(kinds: tuple[OrganisationKind, ...]) -> choices.Search:
    def search(words: str, _offices: Collection[int]) -> Sequence[Option]:
        return _options(words, queries.found(words, kinds, choices.MOST + 1))

    return search


def _options(words: str, rows: Sequence[Organisation]) -> list[Option]:
    count = Counter(row.name_key for row in rows)
    key = name_key(words)
    options = [
        Option(
            row.name if count[row.name_key] == 1 else f"{row.name} ({row.id})",
            row.name,
            " · ".join(part for part in (label(row.kind), row.tax_code, row.address) if part),
            count[row.name_key] == 1 and row.name_key == key,
        )
        for row in rows
    ]
    return sorted(options, key=lambda option: not option.exact)


for _name, _kinds in SOURCES.items():
    choices.register(_name, Permission.READ_CASES, _source(_kinds))
