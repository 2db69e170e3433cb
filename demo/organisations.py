"""The organisations the demonstration office deals with, with one that was recorded twice."""

from collections.abc import Mapping
from datetime import time
from typing import Final

from accounts import passwords
from accounts.models import Office
from demo.goods import BANKS
from demo.offers import ORGANISATIONS, VALUERS
from demo.people import FOUNDED, PASSWORD
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.transaction import transaction
from organisations.models import Organisation, OrganisationKind
from organisations.operations import contacts, merging, registry, seats

Kind = OrganisationKind

PROCURACY: Final = "Viện kiểm sát nhân dân tỉnh An Hòa"
POLICE: Final = "Công an tỉnh An Hòa"
OTHERS: Final = (
    (PROCURACY, Kind.PROCURACY),
    ("Tòa án nhân dân tỉnh An Hòa", Kind.COURT),
    (POLICE, Kind.POLICE),
    ("Sở Tài chính tỉnh An Hòa", Kind.FINANCE),
    ("Công ty TNHH Kho bãi Mẫu Năm", Kind.STORAGE),
    ("Báo An Hòa", Kind.NEWSPAPER),
    ("Thi hành án dân sự tỉnh Bình Giang", Kind.ENFORCEMENT),
    ("Ủy ban nhân dân phường An Bình", Kind.OTHER),
)


SEATS: Final = (
    ("vks", "Kiểm sát viên Mẫu Thị Bảy", PROCURACY),
    ("nganhang", "Bà Mẫu Thị Tám", BANKS[0]),
    ("daugia", "Ông Mẫu Văn Chín", ORGANISATIONS[0]),
    ("congan", "Thượng úy Mẫu Văn Mười", POLICE),
)
"""User name, full name and organisation of who sees something from outside."""


def make_seats(made: Mapping[str, Organisation], office: Office) -> None:
    """Give a prosecutor, a bank, an auction organisation and the police seats over the office."""
    password = passwords.chosen(PASSWORD, names=())
    with clock.at(clock.local_moment(FOUNDED, time(11, 0))) as at, transaction():
        for username, full_name, name in SEATS:
            seats.make_seat(
                made[name],
                username=username,
                full_name=full_name,
                password=password,
                office=office,
                must_change=False,
                by=Act(SYSTEM, at),
            )


def record_organisations() -> dict[str, Organisation]:
    """Record them on the day the office was founded; by name."""
    listed = (
        *((name, Kind.BANK) for name in BANKS),
        *((name, Kind.AUCTION) for name in ORGANISATIONS),
        *((name, Kind.APPRAISER) for name in VALUERS),
        *OTHERS,
    )
    made: dict[str, Organisation] = {}
    with clock.at(clock.local_moment(FOUNDED, time(10, 0))) as at, transaction():
        by = Act(SYSTEM, at)
        for place, (name, kind) in enumerate(listed):
            made[name] = registry.record_organisation(
                kind=kind, name=name, tax_code=f"0109{place:06d}", by=by
            )
        bank, auction = made[BANKS[0]], made[ORGANISATIONS[0]]
        registry.record_organisation(
            kind=Kind.BANK_BRANCH, name=f"{BANKS[0]} chi nhánh An Hòa", parent=bank, by=by
        )
        contacts.add_contact(auction, name="Bà Mẫu Thị Sáu", duty="Đấu giá viên", by=by)
        contacts.add_account(auction, number="0109000111", bank=BANKS[0], by=by)
        twin = registry.record_organisation(
            kind=Kind.AUCTION, name="Cty ĐGTS Mẫu Một", by=by, is_another=True
        )
        merging.merge_organisation(
            twin, into=made[ORGANISATIONS[1]], reason="Ghi hai lần, cùng một công ty", by=by
        )
    return made
