"""Who is acting: the little of a user account that the domain needs."""

from dataclasses import dataclass

SYSTEM_ACCOUNT_ID = 1
"""The account of the software itself, made by the first migration; nobody can sign in as it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system) at the moment of an act."""

    id: int
    name: str  # as it stood at the time; copied into the ledger
    role: str  # role codes as they stood, joined by "+": "keeper", "officer+accountant"
    office_id: int  # the office in whose name the act is done


SYSTEM = Actor(SYSTEM_ACCOUNT_ID, "Kê Biên", "system", 0)
