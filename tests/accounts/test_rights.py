"""Rights by office: where a permission is held, and in whose name it is used."""

from accounts.models import Role
from accounts.rights import Rights
from foundation.permissions import Permission as P
from foundation.sight import sees_all

PROVINCE, FIRST, SECOND = "/1/", "/1/2/", "/1/3/"
OFFICES = [
    (1, "TINH", "Tỉnh", PROVINCE),
    (2, "KV1", "Khu vực 1", FIRST),
    (3, "KV2", "Khu vực 2", SECOND),
]


def test_a_right_of_one_office_is_none_in_another():
    rights = Rights.of(
        [(Role.KEEPER, FIRST), (Role.AUDITOR, SECOND)], OFFICES[1:], of_all=len(OFFICES)
    )
    assert rights.offices_for(P.KEEP_WAREHOUSE) == {2}
    assert rights.offices_for(P.READ_LEDGER) == {3}
    assert rights.offices_for(P.READ_WAREHOUSE) == {2, 3}
    assert rights.holds(P.KEEP_WAREHOUSE)
    assert not rights.holds(P.KEEP_WAREHOUSE, 3)


def test_a_role_reaches_over_what_is_under_its_office():
    rights = Rights.of([(Role.HEAD, FIRST), (Role.AUDITOR, PROVINCE)], OFFICES, of_all=len(OFFICES))
    assert rights.offices_for(P.APPROVE_ORDERS) == {2}
    assert rights.offices_for(P.READ_CASES) == {1, 2, 3}


def test_the_office_acted_for_holds_the_permission_and_reaches_over_the_thing():
    rights = Rights.of(
        [(Role.ACCOUNTANT, FIRST), (Role.OFFICER, SECOND)], OFFICES[1:], of_all=len(OFFICES)
    )
    opening = rights.acting_for(P.WRITE_CASES)
    assert opening is not None
    assert (opening.id, opening.role_codes) == (3, "officer")
    assert rights.acting_for(P.WRITE_CASES, subject=2) is None
    assert rights.acting_for(P.READ_CASES, subject=2).id == 2


def test_the_chosen_office_counts_where_it_can():
    rights = Rights.of(
        [(Role.OFFICER, FIRST), (Role.OFFICER, SECOND)], OFFICES[1:], of_all=len(OFFICES)
    )
    assert rights.acting_for(P.WRITE_CASES, chosen=3).id == 3
    assert rights.acting_for(P.WRITE_CASES, chosen=3, subject=2).id == 2
    assert rights.acting_for(P.KEEP_WAREHOUSE, chosen=3) is None


def test_the_nearest_office_acts_and_its_roles_are_written_down():
    rights = Rights.of([(Role.HEAD, PROVINCE), (Role.KEEPER, FIRST)], OFFICES, of_all=len(OFFICES))
    near = rights.acting_for(P.READ_WAREHOUSE, subject=2)
    far = rights.acting_for(P.READ_WAREHOUSE, subject=3)
    assert (near.id, near.role_codes) == (2, "head+keeper")
    assert (far.id, far.role_codes) == (1, "head")


def test_nobody_without_a_role_may_anything():
    rights = Rights()
    assert not any(rights.holds(permission) for permission in P)
    assert rights.acting_for(P.USE) is None


def test_who_sees_every_office_is_known_to():
    province = Rights.of([(Role.HEAD, PROVINCE)], OFFICES, of_all=len(OFFICES))
    first = Rights.of([(Role.HEAD, FIRST)], OFFICES[1:], of_all=len(OFFICES))
    assert sees_all(province.offices_for(P.READ_CASES))
    assert not sees_all(first.offices_for(P.READ_CASES))
    assert not sees_all(province.offices_for(P.KEEP_WAREHOUSE))
