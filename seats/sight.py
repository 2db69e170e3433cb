"""Whose seat it is, and what its kind may see."""

from collections.abc import Collection
from dataclasses import dataclass

from organisations.models import BANKS, Organisation, OrganisationKind, Seat


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose seat it is, and in which offices it sees what is the organisation's own."""

    seat: Seat
    offices: Collection[int]

    @property
    def organisation(self) -> Organisation:
        return self.seat.organisation

    @property
    def is_bank(self) -> bool:
        return self.organisation.kind in BANKS

    @property
    def is_procuracy(self) -> bool:
        return self.organisation.kind is OrganisationKind.PROCURACY

    @property
    def is_store(self) -> bool:
        return self.organisation.kind in {OrganisationKind.POLICE, OrganisationKind.STORAGE}

    @property
    def is_auctioneer(self) -> bool:
        return self.organisation.kind is OrganisationKind.AUCTION

    @property
    def sees_cases(self) -> bool:
        """Whether a case file can be its own; so for auctions and things below."""
        return self.is_procuracy or self.is_bank

    @property
    def sees_rounds(self) -> bool:
        return self.sees_cases or self.is_auctioneer

    @property
    def sees_items(self) -> bool:
        return self.is_procuracy or self.is_store
