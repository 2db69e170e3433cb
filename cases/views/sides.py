"""Who stands against whom in a case, as a quiet line of a list tells it."""

from collections.abc import Collection, Mapping

from cases import queries
from cases.models import PartyKind, PartyRole
from web.formatting import initials


def sides(case_ids: Collection[int]) -> Mapping[int, str]:
    """Return creditor and debtor of each case: organisations by name, persons by initials."""
    first: dict[tuple[int, PartyRole], str] = {}
    for case_id, role, kind, name in queries.sides_of(case_ids):
        told = initials(name) if kind is PartyKind.PERSON else name.replace("Ngân hàng ", "NH ")
        first.setdefault((case_id, role), told)
    found = {}
    for case_id in case_ids:
        pair = (
            first.get((case_id, PartyRole.CREDITOR), ""),
            first.get((case_id, PartyRole.DEBTOR), ""),
        )
        found[case_id] = " – ".join(name for name in pair if name)
    return found
