"""Offices: added, renamed, their rule about confirmation codes."""

from typing import Final

from sqlalchemy import select

from accounts import allowed, entries, refusals
from accounts.models import FactorRule, Office, OfficeTree
from accounts.operations.records import check_reach
from audit import ledger
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act, check_seen, content_version
from foundation.database import db, lock
from foundation.folding import identifier, tidy
from foundation.ordering import sort_key
from foundation.refusals import check
from foundation.trees import ids_of, under

LONGEST_CODE: Final = 20
LONGEST_NAME: Final = 200
MOST_UNITS: Final = 30


def create_office(*, code: str, name: str, parent: Office | None, by: Act) -> Office:
    """Add an office under ``parent``; None for one under nobody, which only a command adds.

    Raises:
        OfficeOutOfReach: ``parent`` is not the office acted for, nor under it.
        OfficeUnreadable: code or name has no letter, or is too long.
        OfficeCodeTaken: the code is in use.
    """
    code, name = tidy(code), tidy(name)
    if parent is not None:
        check_reach(parent, by)
    elif by.actor.id != SYSTEM_ACCOUNT_ID:
        raise refusals.OfficeOutOfReach(office=name)
    tree_changed()  # first: one change of the tree at a time, so that no code is taken twice
    _check_readable(code, name)
    _check_code(code)
    office = Office(
        code=code, name=name, parent_id=parent.id if parent else None, path="", sort_key=""
    )
    db.session.add(office)
    db.session.flush()
    office.path = f"{parent.path if parent else '/'}{office.id}/"
    _sort(office)
    ledger.append(
        f"office:{office.id}",
        entries.OFFICE_CREATED,
        office_id=office.id,
        by=by,
        payload={"code": code, "name": name, "parent": parent.code if parent else None},
    )
    return office


def rename_office(office: Office, *, code: str, name: str, by: Act) -> Office:
    """Give an office another code and name.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        ChangedMeanwhile: code or name changed since the person saw them.
        OfficeUnreadable: code or name has no letter, or is too long.
        OfficeCodeTaken: another office has the code.
    """
    code, name = tidy(code), tidy(name)
    check_reach(office, by)
    tree_changed()  # first: one change of the tree at a time, so that no code is taken twice
    lock(office)
    check_seen(version_of(office), by)
    _check_readable(code, name)
    _check_code(code, but=office)
    payload = {"code": [office.code, code], "name": [office.name, name]}
    office.code, office.name = code, name
    _sort(office)
    ledger.append(
        f"office:{office.id}", entries.OFFICE_RENAMED, office_id=office.id, by=by, payload=payload
    )
    return office


def found_office(office: Office, *, code: str, name: str, units: int, by: Act) -> Office:
    """Name the office that a database began with, and add its regional units, in one act.

    It is done once, before anybody named the office. The units are numbered on from those that are
    there: KV1, "Phòng Thi hành án dân sự khu vực 1".

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        OfficeNamedAlready: it has a name; it is renamed and given units by acts of their own.
        TooManyUnits: more than an office has.
        OfficeUnreadable, OfficeCodeTaken: see ``rename_office``.
    """
    check_reach(office, by)
    tree_changed()  # of two who begin the second one waits here, then finds it named
    check(allowed.why_not_begin(office))
    if units > MOST_UNITS:
        raise refusals.TooManyUnits(most=MOST_UNITS)
    rename_office(office, code=code, name=name, by=by.onward())
    there = len(db.session.scalars(select(Office.id).where(Office.parent_id == office.id)).all())
    for number in range(there + 1, there + units + 1):
        unit = f"Phòng Thi hành án dân sự khu vực {number}"
        create_office(code=f"KV{number}", name=unit, parent=office, by=by)
    return office


def version_of(office: Office) -> int:
    """Return a number that says which code and name of an office were seen."""
    return content_version(office.code, office.name)


def version_of_rules() -> int:
    """Return a number that says which rules about codes were seen, of all offices."""
    rules = select(Office.id, Office.factor_rule).order_by(Office.id)
    return content_version(*(f"{id_}:{rule}" for id_, rule in db.session.execute(rules)))


def _check_readable(code: str, name: str) -> None:
    if not 0 < len(code) <= LONGEST_CODE or not identifier(code).isascii():
        raise refusals.OfficeUnreadable
    if not identifier(code) or len(name) > LONGEST_NAME or not any(map(str.isalpha, name)):
        raise refusals.OfficeUnreadable


def _check_code(code: str, *, but: Office | None = None) -> None:
    """Refuse a code that another office has, however either is written: "KV2", "kv-2"."""
    others = db.session.execute(select(Office.id, Office.code)).all()
    own = but.id if but is not None else None
    taken = [id_ for id_, of in others if id_ != own and identifier(of) == identifier(code)]
    if taken:
        raise refusals.OfficeCodeTaken(code=code, see=[f"office:{taken[0]}"])


def rule_on_factor(office: Office, *, rule: FactorRule, by: Act) -> Office:
    """Say who proves themselves by a code besides the password, in an office and under it.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        ChangedMeanwhile: a rule was changed since the person saw them.
    """
    check_reach(office, by)
    lock(office)
    check_seen(version_of_rules(), by)
    payload = {"rule": [office.factor_rule, rule]}
    office.factor_rule = rule
    tree_changed()
    ledger.append(
        f"office:{office.id}", entries.FACTOR_RULE_SET, office_id=office.id, by=by, payload=payload
    )
    return office


def _sort(office: Office) -> None:
    """Write the sort keys of an office and of all under it from the names above each."""
    kin = Office.id.in_(ids_of(office.path)) | under(Office.path, office.path)
    rows = db.session.scalars(select(Office).where(kin)).all()
    names = {row.id: row.name for row in rows}
    for row in rows:
        if row.path.startswith(office.path):
            row.sort_key = sort_key(*(names[id_] for id_ in ids_of(row.path)))


def tree_changed() -> None:
    """Make every process forget which offices lie under which, and the working calendar."""
    tree = db.session.get_one(OfficeTree, 1)
    lock(tree)
    tree.version += 1
