"""Looking at the rows of a backlog: what an import would make of each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from accounts.help import roles_with
from cases.numbers import number_key, number_keys
from exchange.importing import stored
from exchange.importing.apart import ReadRow
from exchange.importing.olddrafts import OldDraft, OldKind, OldObstacleDraft
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import shortened
from exchange.models import ImportedRow, RowState
from exchange.operations.backlog_facts import day_of
from exchange.operations.backlog_lists import (
    capacity_of,
    of_a_list,
    of_a_person,
    unknown_word,
)
from exchange.operations.backlog_words import (
    category_of,
    code_of,
    holder_of,
    shown_words,
)
from exchange.operations.staged import Staged
from foundation.acts import Act
from foundation.folding import caseless, fold
from foundation.partdays import PartDay
from foundation.permissions import Permission
from foundation.refusals import Refusal
from organisations.naming import name_key
from warehouse.models import PhysicalHolder, PlaceKind
from web.formatting import label

#: In which order the things of a file come in: what others stand on comes first.
ORDER: Final[Mapping[OldKind, int]] = {
    OldKind.ORGANISATION: 10,
    OldKind.PERSON: 20,
    OldKind.PLACE: 30,
    OldKind.CASE: 40,
    OldKind.ASSET: 50,
    OldKind.MORE: 50,
    OldKind.ITEM: 60,
}
ROW_DIGITS: Final = 7  # of a row in a part, so that parts in the order of letters are in its order
#: What a person must be allowed beside importing: the right of the page that records the same.
NEEDED: Final[Mapping[OldKind, Permission]] = {
    OldKind.CASE: Permission.ENTER_BACKLOG,
    OldKind.ASSET: Permission.ENTER_BACKLOG,
    OldKind.MORE: Permission.ENTER_BACKLOG,
    OldKind.ITEM: Permission.KEEP_WAREHOUSE,
    OldKind.ORGANISATION: Permission.KEEP_ORGANISATIONS,
    OldKind.PERSON: Permission.MANAGE_ACCOUNTS,
    OldKind.PLACE: Permission.MANAGE_PLACES,
}


def draft_of(text: str | None) -> OldDraft:
    """Return the draft of a kept row."""
    return stored.read_text(OldDraft, text or "")


@dataclass(slots=True)
class BacklogChecker:
    """Says for every row, in the order of the file, what an import would do with it."""

    by: Act
    keys: Mapping[int, str]  # of each row
    known: Mapping[str, ImportedRow]
    cases: Collection[str]  # number keys of those the office has
    told_cases: Collection[str]  # number keys of those the file brings
    same: Collection[int]  # rows of assets whose case has one of their name
    places: Collection[str]  # short names of the office and of the file
    there: Collection[str]  # short names of the office
    organisations: Collection[str]  # name keys of the registry
    accounts: Collection[str]  # full names in the office
    officers: Mapping[str, str]  # full names and user names of its officers
    first_officer: str
    allowed: Mapping[Permission, bool]
    others: Mapping[Permission, Sequence[str]]  # who has a right that whoever sends it has not
    parts: Mapping[int, Sequence[int]]  # rows of each asset, by the row of the asset
    untrue: Mapping[int, Refusal]  # assets of which something cannot be true, by their row
    untrue_at: Mapping[int, Mapping[str, Any]]  # the cell of it, where one tells it
    _told: set[str] = field(default_factory=set)  # cases that were told to be there

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]:
        """Look at some rows."""
        return [self._one(row) for row in rows]

    def _one(self, row: ReadRow) -> Staged:
        if row.draft is None:
            return Staged(row.row, RowState.REFUSED, problems=row.problems)
        draft = draft_of(row.draft)
        staged = Staged(
            row.row,
            RowState.NEW,
            key=self.keys[row.row],
            part=f"{_order(draft)}:{draft.head or row.row:0{ROW_DIGITS}}",
            content_hash=row.content_hash,
            fingerprint=stored.digest([row.sheet, row.sheet_row]),
            draft=row.draft,
            problems=row.problems,
        )
        if self._is_there(row.row, draft):
            return replace(staged, state=RowState.UNCHANGED)
        problems = [*row.problems, *self._found(draft)]
        refusal = self.untrue.get(draft.row)
        if refusal is not None:
            return replace(
                staged,
                state=RowState.REFUSED,
                problems=problems,
                refusal=refusal,
                refused_at=self.untrue_at.get(draft.row),
            )
        return replace(staged, state=_state(problems), problems=problems)

    def _is_there(self, row: int, draft: OldDraft) -> bool:
        """Whether the row came in before, or the thing it names is there by its name."""
        if self.keys[row] in self.known:
            return True
        words = draft.words
        match draft.kind:
            case OldKind.PLACE:
                return caseless(words["short_name"]) in self.there
            case OldKind.ORGANISATION:
                return name_key(words["name"]) in self.organisations
            case OldKind.CASE:
                return draft.case is not None and number_key(draft.case.number) in self.cases
        return False

    def _found(self, draft: OldDraft) -> list[Problem]:
        """Return what to say of a row that depends on what is recorded, and on who sends it."""
        if not self.allowed[NEEDED[draft.kind]]:
            return self._not_allowed(draft)
        match draft.kind:
            case OldKind.PLACE:
                return self._of_a_place(draft)
            case OldKind.ORGANISATION:
                return of_a_list(draft, "kind", "organisation")
            case OldKind.PERSON:
                return [*self._of_the_same_name(draft), *of_a_person(draft)]
            case OldKind.ITEM:
                return self._of_an_item(draft)
            case OldKind.MORE:
                return self._of_an_asset(draft)
        found = [*self._of_an_asset(draft), *self._of_a_case(draft)]
        return [*found, *self._unread(draft)]

    def _not_allowed(self, draft: OldDraft) -> list[Problem]:
        """Say that who sends the file may not enter this, which roles may, and who has them."""
        needed, what = NEEDED[draft.kind], label(draft.kind)
        roles, names = " / ".join(roles_with(needed)), ", ".join(self.others[needed])
        who = Problem(draft.row, "", Code.OLD_NOBODY_MAY, {"what": what, "roles": roles})
        if names:
            details: dict[str, str | int] = {"what": what, "roles": roles, "people": names}
            who = Problem(draft.row, "", Code.OLD_WHO_MAY, details)
        return [Problem(draft.row, "", Code.OLD_NOT_ALLOWED, {"what": what}), who]

    def _of_an_asset(self, draft: OldDraft) -> list[Problem]:
        """Ask of an asset the office has; refuse rows that came in with more or less than now."""
        row, case = draft.row, draft.case
        if draft.kind is OldKind.CASE or case is None:
            return []
        rows = self.parts.get(draft.head, ())
        if draft.head != row and draft.head in self.untrue:
            return [Problem(row, "asset", Code.OLD_PART_REFUSED, {"row": draft.head})]
        if any(self.keys[each] in self.known for each in rows):
            return [Problem(row, "asset", Code.OLD_ASSET_THERE, {"case": case.number})]
        if draft.head not in self.same:
            return []
        if draft.head != row:
            return [Problem(row, "asset", Code.OLD_PART_ASKED, {"row": draft.head})]
        return [Problem(row, "asset", Code.OLD_ASSET_SAME, {"case": case.number})]

    def _of_the_same_name(self, draft: OldDraft) -> list[Problem]:
        """Ask of a person whose name an account of the office has: two people may share it."""
        if fold(draft.words["full_name"]) not in self.accounts:
            return []
        return [Problem(draft.row, "full_name", Code.OLD_PERSON_SAME)]

    def _unread(self, draft: OldDraft) -> Iterator[Problem]:
        """Yield what a row says of an asset and nobody can record: words, days to come."""
        asset, obstacle, sale = draft.asset, draft.obstacle, draft.sale
        kind = asset.category if asset is not None and asset.kind is None else ""
        if kind and category_of(kind) is None:
            yield _lack(draft, "category", Code.OLD_WORD_UNREAD, written=shortened(kind))
        holder = obstacle.held_by if obstacle is not None else ""
        if obstacle is not None and holder and holder_of(holder, obstacle.holder_name) is None:
            yield _lack(draft, "held_by", Code.OLD_WORD_UNREAD, written=shortened(holder))
        if obstacle is not None and obstacle.code and not _names_a_holder(obstacle):
            yield _lack(draft, "held_by", Code.OLD_HOLDER_UNKNOWN)
        days = [("seized", asset.seized), ("valued", asset.valued)] if asset is not None else []
        for one in draft.rounds:
            told = {"session": one.session, "contract": one.contract, "notified": one.notified}
            days += [(f"{name}#{one.number}", iso) for name, iso in told.items()]
        if sale is not None:
            days += [("paid", sale.paid), ("delivered_on", sale.delivered_on)]
        if obstacle is not None:
            days.append(("held_since", obstacle.since))
        if draft.case is not None and draft.case.opened_on is not None:
            days.append(("opened_on", draft.case.opened_on.isoformat()))
        for column, iso in days:
            if iso and day_of(iso, self.by.day) is None:
                shown = PartDay.of(iso).shown
                yield _lack(draft, column, Code.OLD_DAY_TO_COME, day=shown)

    def _of_a_case(self, draft: OldDraft) -> list[Problem]:
        case, found = draft.case, []
        if case is None:
            return []
        key = number_key(case.number)
        if key in self.cases and key not in self._told:
            self._told.add(key)
            details = {"case": case.number}
            found.append(_warning(draft, "case_no", Code.OLD_CASE_THERE, **details))
        if case.officer and fold(case.officer) not in self.officers:
            details = {"written": shortened(case.officer), "name": self.first_officer}
            found.append(_warning(draft, "officer", Code.OLD_OFFICER_UNKNOWN, **details))
        return found

    def _of_a_place(self, draft: OldDraft) -> list[Problem]:
        found = [*of_a_list(draft, "kind", "place"), *of_a_list(draft, "class", "class")]
        parent = draft.words["parent"]
        if parent and caseless(parent) not in self.places:
            details = {"written": shortened(parent)}
            found.append(Problem(draft.row, "parent", Code.OLD_PLACE_UNKNOWN, details))
        capacity = draft.words["capacity"]
        if capacity and capacity_of(capacity) is None:
            details = {"written": shortened(capacity)}
            found.append(_lack(draft, "capacity", Code.NUMBER_UNREADABLE, **details))
        return found

    def _of_an_item(self, draft: OldDraft) -> list[Problem]:
        item = draft.item
        if item is None:
            return []
        if not item.place:
            return [Problem(draft.row, "place", Code.OLD_WORD_MISSING)]
        if caseless(item.place) not in self.places:
            details = {"written": shortened(item.place)}
            return [Problem(draft.row, "place", Code.OLD_PLACE_UNKNOWN, details)]
        if item.physical and code_of(PhysicalHolder, item.physical) is None:
            return [unknown_word(draft, "physical", item.physical, shown_words(PhysicalHolder))]
        return self._of_its_case(draft)

    def _of_its_case(self, draft: OldDraft) -> list[Problem]:
        """Ask about a case that nobody entered: a slip of the number would open one that is none.

        Whoever sends the file says that such cases are opened, see ``confirming.open_cases``.
        """
        number = draft.case.number if draft.case is not None else ""
        if not {*self.cases, *self.told_cases}.isdisjoint(number_keys(number)):
            return []
        return [Problem(draft.row, "case_no", Code.OLD_CASE_NOT_THERE, {"case": number})]


def _order(draft: OldDraft) -> int:
    """Return when a row comes in: a place after the one it is in, a branch after its bank."""
    order, words = ORDER[draft.kind], draft.words
    if draft.kind is OldKind.PLACE and (kind := code_of(PlaceKind, words["kind"])) is not None:
        return order + list(PlaceKind).index(kind)
    return order + bool(words.get("parent"))


def _names_a_holder(told: OldObstacleDraft) -> bool:
    """Whether a file says who has to act, in words or by name."""
    return bool(told.held_by or told.holder_name)


def _warning(draft: OldDraft, column: str, code: Code, **details: str | int) -> Problem:
    return Problem(draft.row, column, code, details, Severity.WARNING)


def _lack(draft: OldDraft, column: str, code: Code, **details: str | int) -> Problem:
    return Problem(draft.row, column, code, details, Severity.MISSING)


def _state(problems: Sequence[Problem]) -> RowState:
    if any(each.refuses for each in problems):
        return RowState.REFUSED
    lacks = any(each.severity is Severity.MISSING for each in problems)
    return RowState.INCOMPLETE if lacks else RowState.NEW
