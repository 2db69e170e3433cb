"""Who may bring in what: each kind of row needs the right of the page that records the same."""

from accounts.models import Role, UserAccount
from exchange.importing.olddrafts import OldKind
from exchange.operations.backlog_checks import NEEDED
from foundation.actor import Actor
from foundation.database import db
from foundation.permissions import Permission
from tests.exchange.books import Tab
from tests.exchange.test_importing_backlogs import OLD_ITEMS, OLD_PLACES, count
from tests.fixtures.imports import ImportBacklog
from tests.fixtures.people import MakeUser
from warehouse.models import EvidenceItem, Place


def test_who_may_not_make_places_or_accounts_is_told_so(
    import_backlog: ImportBacklog, officer: Actor
) -> None:
    name = db.session.get_one(UserAccount, officer.id).username
    said = import_backlog(Tab(OLD_PLACES, name="Vị trí kho"), options=("--as", name), exit_code=1)
    assert (len(said["refused"]), count(Place)) == (2, 0)


def test_who_does_not_keep_the_store_brings_nothing_into_it(
    import_backlog: ImportBacklog, officer: Actor
) -> None:
    import_backlog(Tab(OLD_PLACES, name="Vị trí kho"))
    name = db.session.get_one(UserAccount, officer.id).username
    tab = Tab(OLD_ITEMS, name="Hiện vật đang giữ")
    said = import_backlog(tab, options=("--as", name), exit_code=1)
    assert (len(said["refused"]), count(EvidenceItem)) == (2, 0)


def test_who_may_not_is_told_which_role_may_and_who_has_it(
    import_backlog: ImportBacklog, officer: Actor, make_user: MakeUser
) -> None:
    import_backlog(Tab(OLD_PLACES, name="Vị trí kho"))
    name = db.session.get_one(UserAccount, officer.id).username
    tab = Tab(OLD_ITEMS, name="Hiện vật đang giữ")

    def reasons() -> set[str]:
        said = import_backlog(tab, options=("--as", name), exit_code=1)
        return {each["reason"] for each in said["refused"]}

    [nobody] = reasons()
    assert "Thủ kho" in nobody
    assert "chưa ai có" in nobody
    make_user(roles=[Role.KEEPER], username="thukho", full_name="Trần Thị Kho")
    db.session.commit()
    [told] = reasons()
    assert "ở đơn vị này là Trần Thị Kho" in told


def test_each_kind_of_row_needs_the_right_of_the_page_that_records_the_same() -> None:
    kept = {OldKind.PLACE, OldKind.ORGANISATION, OldKind.PERSON, OldKind.ITEM}
    assert NEEDED.keys() == set(OldKind)
    assert {NEEDED[kind] for kind in set(OldKind) - kept} == {Permission.ENTER_BACKLOG}
    assert NEEDED[OldKind.ITEM] is Permission.KEEP_WAREHOUSE
