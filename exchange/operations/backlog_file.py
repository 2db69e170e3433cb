"""Looking at a file of a backlog as a whole: what is asked of the database once."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from accounts import queries as people
from accounts.models import Role
from backlog.allowed import why_not_record
from backlog.shapes import asset_key
from cases.numbers import number_key
from exchange.importing.apart import ReadRow
from exchange.importing.olddrafts import OldDraft, OldKind
from exchange.models import SheetKind
from exchange.operations import register
from exchange.operations.backlog_checks import NEEDED, BacklogChecker, draft_of
from exchange.operations.backlog_facts import matter_of
from exchange.operations.backlog_there import (
    assets_there,
    cases_there,
    may,
    people_there,
    places_there,
    who_may,
)
from exchange.operations.backlog_words import code_of
from exchange.operations.refused_cells import Row, cell_of
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.folding import caseless, fold
from foundation.permissions import Permission
from organisations.queries import known_by_names
from warehouse.models import PlaceKind


def checker(office_id: int, by: Act, rows: Sequence[ReadRow]) -> BacklogChecker:
    """Return the checker of a whole file, asking the database once for each kind of thing."""
    drafts = {row.row: draft_of(row.draft) for row in rows if row.draft is not None}
    keys = _keys(rows)
    numbers = {each.case.number for each in drafts.values() if each.case}
    words = [each.words for each in drafts.values()]
    there = places_there(office_id)
    allowed = {each: may(by, each, office_id) for each in NEEDED.values()}
    told = _places_told(drafts.values(), there) if allowed[Permission.MANAGE_PLACES] else set()
    officers = people.holders(Role.OFFICER, [office_id], by.day)
    parts: dict[int, list[int]] = {}
    for row, draft in drafts.items():
        if draft.head:
            parts.setdefault(draft.head, []).append(row)
    cases = cases_there(office_id, numbers)
    untrue = {
        row: why
        for row in parts
        if (why := why_not_record(matter_of(drafts[row], office_id, "", by.day), by)) is not None
    }
    places = {row.row: Row(drafts[row.row], row.sheet, row.sheet_row) for row in rows if row.draft}
    return BacklogChecker(
        by=by,
        keys=keys,
        known=register.known_rows(SheetKind.BACKLOG, office_id, keys.values()),
        cases=set(cases.values()),
        told_cases=_cases_told(drafts.values()) if allowed[Permission.ENTER_BACKLOG] else set(),
        same=_same(drafts, parts, assets_there(cases)),
        places=there | told,
        there=there,
        organisations=set(known_by_names(each.get("name", "") for each in words)),
        accounts=people_there(office_id),
        officers={
            fold(name): one.full_name for one in officers for name in (one.full_name, one.username)
        },
        first_officer=next(
            (one.full_name for one in officers if one.id == by.actor.id),
            officers[0].full_name if officers else SYSTEM.name,
        ),
        allowed=allowed,
        others={
            each: who_may(each, office_id, by.day) for each, held in allowed.items() if not held
        },
        parts=parts,
        untrue=untrue,
        untrue_at={
            row: at
            for row, why in untrue.items()
            if (at := cell_of(why.field, [places[each] for each in _head_first(row, parts[row])]))
        },
    )


def _head_first(head: int, rows: Sequence[int]) -> list[int]:
    return [head, *(row for row in rows if row != head)]


def _cases_told(drafts: Collection[OldDraft]) -> set[str]:
    """Return the number keys of the cases that a file makes."""
    brings = (OldKind.CASE, OldKind.ASSET)
    return {number_key(each.case.number) for each in drafts if each.kind in brings and each.case}


def _same(
    drafts: Mapping[int, OldDraft], parts: Collection[int], there: Collection[tuple[str, str]]
) -> set[int]:
    """Return the rows of the assets whose case has one of their name."""
    return {
        row
        for row in parts
        if (each := drafts[row]).case
        and each.asset
        and (number_key(each.case.number), asset_key(each.asset.description)) in there
    }


def _places_told(drafts: Collection[OldDraft], there: Collection[str]) -> set[str]:
    """Return the places that a file makes: those whose place above is there, or made before."""
    waiting = [each.words for each in drafts if each.kind is OldKind.PLACE]
    made: set[str] = set()
    more = True
    while more:
        known = {*there, *made, ""}
        new = {
            caseless(each["short_name"])
            for each in waiting
            if caseless(each["parent"]) in known and code_of(PlaceKind, each["kind"]) is not None
        }
        more, made = not new <= made, made | new
    return made


def _keys(rows: Sequence[ReadRow]) -> dict[int, str]:
    """Return what each row is known by: what it says, and which of several equal ones it is."""
    times: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for row in rows:
        if row.draft is not None:
            times[row.content_hash] += 1
            keys[row.row] = f"old:{row.content_hash}:{times[row.content_hash]}"
    return keys
