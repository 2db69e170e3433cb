"""Who stands against whom in a case, as a quiet line of a list tells it."""

from collections.abc import Collection, Iterable, Mapping

from cases import queries
from cases.models import Party, PartyKind, PartyRole
from web.formatting import initials

Told = tuple[PartyRole, PartyKind, str]  # role, kind and name of one party


def sides(case_ids: Collection[int]) -> Mapping[int, str]:
    """Return creditor and debtor of each case: organisations by name, persons by initials."""
    told: dict[int, list[Told]] = {case_id: [] for case_id in case_ids}
    for case_id, role, kind, name in queries.sides_of(case_ids):
        told[case_id].append((role, kind, name))
    return {case_id: line_of(parties) for case_id, parties in told.items()}


def sides_among(parties: Iterable[Party]) -> str:
    """Return the same line of one case whose parties are loaded."""
    return line_of((party.role, party.kind, party.name) for party in parties)


def line_of(parties: Iterable[Told]) -> str:
    """Return the line of parties told in their order."""
    first: dict[PartyRole, str] = {}
    for role, kind, name in parties:
        told = initials(name) if kind is PartyKind.PERSON else name.replace("Ngân hàng ", "NH ")
        first.setdefault(role, told)
    pair = (first.get(PartyRole.CREDITOR, ""), first.get(PartyRole.DEBTOR, ""))
    return " – ".join(name for name in pair if name)
