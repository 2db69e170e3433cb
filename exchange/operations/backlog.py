"""A backlog: its rows become places, organisations, people, cases, old assets, claimed things.

All rows of one asset come in together, in one step. What the rows say is put together when the file
is read (``exchange.importing.oldjoining``); here it is recorded, by the operations of each room.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select

from accounts import passwords
from accounts import queries as people
from accounts.models import Office, Role, UserAccount
from accounts.operations.opening import NewPerson, open_accounts, usernames_for
from backlog.operations import record_old_asset
from backlog.parties import add_parties
from cases.models import CaseFile, numbered
from cases.operations.files import open_case
from exchange import refusals
from exchange.importing.olddrafts import OldDraft, OldKind
from exchange.models import ImportBatch, ImportRow, SheetKind
from exchange.operations import register
from exchange.operations.backlog_checks import draft_of
from exchange.operations.backlog_facts import (
    case_of,
    claim_of,
    matter_of,
    parties_in,
)
from exchange.operations.backlog_lists import capacity_of
from exchange.operations.backlog_words import code_of, codes_of
from exchange.operations.doubles import is_kept_apart
from exchange.operations.notices import WAITING
from exchange.operations.refused_cells import Row, cell_of
from exchange.operations.waiting import first_by_part, first_by_row
from foundation.acts import Act
from foundation.database import db
from foundation.folding import caseless, fold
from foundation.refusals import Refusal
from organisations.models import OrganisationKind
from organisations.operations.registry import record_organisation
from organisations.queries import known_by_name
from warehouse.models import Place, PlaceClass, PlaceKind
from warehouse.operations.claims import claim_item
from warehouse.operations.places import create_place

Made = int | None  # the lot that a row became part of, where it did


def next_rows(batch: ImportBatch, _most: int) -> Sequence[ImportRow]:
    """Return the first rows that wait and come in together; what others stand on comes first."""
    first = first_by_part(batch, WAITING)
    if first is None:
        return []
    return first_by_row(batch, WAITING, batch.rows, ImportRow.part == first.part)


def take_in(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Act) -> list[ImportRow]:
    """Import the rows of one thing.

    Returns:
        Those that changed nothing, because somebody imported the same in the meantime.

    Raises:
        ImportedMeanwhile: somebody imported some of them meanwhile.
        Refusal: that of the operation that records the thing.
    """
    recalled = register.recall(SheetKind.BACKLOG, batch.office_id, [row.key for row in rows])
    if len(recalled.standing) == len(rows):
        return list(rows)
    if recalled.standing:
        raise refusals.ImportedMeanwhile(key=rows[0].sheet or batch.file_name)
    drafts = [draft_of(row.draft) for row in rows]
    head = next((each for each in drafts if each.head == each.row), drafts[0])
    apart = any(map(is_kept_apart, rows))
    lot_id = TAKEN[head.kind](batch, replace(head, is_another=apart), by)
    register.remember(
        [
            register.remembered(batch, row, lot_id=lot_id, source=dict(draft.cells))
            for row, draft in zip(rows, drafts, strict=True)
        ],
        recalled.every,
    )
    return []


def cell_refused(rows: Sequence[ImportRow], why: Refusal) -> dict[str, Any] | None:
    """Return the cell of the rows of one thing that a refusal of its operation is about."""
    told = [Row(draft_of(row.draft), row.sheet or "", row.number) for row in rows]
    return cell_of(why.field, sorted(told, key=lambda each: each.draft.row != each.draft.head))


def _organisation(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    words = draft.words
    record_organisation(
        kind=code_of(OrganisationKind, words["kind"]) or OrganisationKind.OTHER,
        name=words["name"],
        office_id=batch.office_id,
        parent=known_by_name(words["parent"]) if words["parent"] else None,
        tax_code=words["tax_code"] or None,
        address=words["address"] or None,
        phone=words["phone"] or None,
        email=words["email"] or None,
        by=by,
    )
    return None


def _person(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    """Open an account that nobody can sign in to before it is given a password."""
    words = draft.words
    person = NewPerson(
        username=words["username"] or usernames_for([words["full_name"]])[0],
        full_name=words["full_name"],
        roles=codes_of(Role, words["roles"]) or [],
        password=passwords.Hashed(passwords.UNUSABLE),
    )
    open_accounts([person], office=db.session.get_one(Office, batch.office_id), by=by)
    return None


def _place(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    words = draft.words
    create_place(
        office_id=batch.office_id,
        parent=place_called(batch.office_id, words["parent"]),
        name=words["name"] or words["short_name"],
        short_name=words["short_name"],
        kind=code_of(PlaceKind, words["kind"]) or PlaceKind.AREA,
        place_class=code_of(PlaceClass, words["class"]) or PlaceClass.GENERAL,
        capacity=capacity_of(words["capacity"]),
        by=by,
    )
    return None


def _case(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    """Open the case with its parties, where the office has none of its number."""
    told = draft.case
    if told is None or _is_there(batch.office_id, told.number):
        return None
    case = open_case(
        case_of(told, batch.office_id, officer_of(batch, told.officer, by), by.day), by=by
    )
    add_parties(case, debtors=parties_in(told.debtor), creditors=parties_in(told.creditor), by=by)
    return None


def _asset(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    _case(batch, draft, by)
    made = record_old_asset(matter_of(draft, batch.office_id, batch.file_name, by.day), by=by)
    return made.lot.id if made.lot is not None else None


def _item(batch: ImportBatch, draft: OldDraft, by: Act) -> Made:
    claim_item(
        db.session.get_one(Office, batch.office_id),
        place=place_called(batch.office_id, draft.item.place if draft.item else ""),
        **claim_of(draft, batch.file_name, by.day),
        by=by,
    )
    return None


TAKEN: Final[Mapping[OldKind, Callable[[ImportBatch, OldDraft, Act], Made]]] = {
    OldKind.ORGANISATION: _organisation,
    OldKind.PERSON: _person,
    OldKind.PLACE: _place,
    OldKind.CASE: _case,
    OldKind.ASSET: _asset,
    OldKind.ITEM: _item,
}


def place_called(office_id: int, short_name: str) -> Place | None:
    """Return the place of the office that is called so."""
    if not short_name:
        return None
    return db.session.scalar(
        select(Place).where(
            Place.office_id == office_id, Place.short_key == caseless(short_name), Place.is_active
        )
    )


def officer_of(batch: ImportBatch, name: str, by: Act) -> UserAccount:
    """Return the officer of the office that a file names, else who was chosen for the file."""
    officers = people.holders(Role.OFFICER, [batch.office_id], by.day)
    found = [one for one in officers if fold(name) in (fold(one.full_name), fold(one.username))]
    if name and len(found) == 1:
        return found[0]
    return db.session.get_one(UserAccount, batch.officer_id)


def _is_there(office_id: int, number: str) -> bool:
    query = select(CaseFile.id).where(CaseFile.office_id == office_id, numbered(number)).limit(1)
    return db.session.scalar(query) is not None
