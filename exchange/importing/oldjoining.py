"""Joining the rows of a backlog: what several rows say of one case and of one asset.

Rows of a case are known by its number, rows of an asset by its number or its name in that case. A
row with the facts of an asset is an asset, though another row says the same: identical lines are
things. What two rows say differently is unknown, and both are named.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cases.numbers import number_key
from exchange.importing.olddrafts import OldAssetDraft, OldDraft, OldKind
from exchange.importing.oldmerging import Asset, Joiner, merged, of_cases
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import shortened, squeezed
from foundation.folding import fold

#: What the row of an asset tells beside its name.
OWN_FACTS: Final = ("category", "location", "seized", "quantity", "appraised", "keeper")
#: Rows that are a thing each, with nothing in the store or the registry that tells two apart.
TOLD_ALONE: Final = (OldKind.ITEM, OldKind.PERSON)


def join(drafts: Sequence[OldDraft]) -> tuple[list[OldDraft], list[Problem]]:
    """Return the drafts, that of each asset with all the file says of it, and what is wrong."""
    joiner = Joiner()
    own = [each for each in drafts if each.kind in (OldKind.CASE, OldKind.ASSET, OldKind.MORE)]
    later = [each for each in own if not _defines(each)]
    for draft in own:
        if draft.kind is not OldKind.CASE and _defines(draft):
            _of_case(joiner, draft).append(Asset([draft]))
    for draft in later:
        if draft.kind is not OldKind.CASE:
            _place(joiner, draft)
    cases = of_cases(joiner, drafts)
    done: dict[int, OldDraft] = {}
    for asset in (each for several in joiner.assets.values() for each in several):
        asset.rows[1:] = sorted(asset.rows[1:], key=lambda row: row.row)
        whole = merged(joiner, asset)
        for row in asset.rows:
            done[row.row] = replace(row, head=asset.head.row)
        done[asset.head.row] = replace(whole, head=asset.head.row)
    _ask_of_doubles(joiner, drafts)
    _keep_together(joiner)
    kept = [
        replace(one, case=cases[number_key(one.case.number)] if one.case else None)
        for one in (done.get(each.row, each) for each in drafts)
        if one.row not in joiner.refused
    ]
    return _with_fonts(kept), joiner.problems


def _ask_of_doubles(joiner: Joiner, drafts: Sequence[OldDraft]) -> None:
    """Keep a row out that says the very same as one above, until a person says what it is.

    Only they know whether it is one thing or two; what the file tells more of it waits with it.
    """
    assets = [each for several in joiner.assets.values() for each in several]
    things = [*assets, *(Asset([each]) for each in drafts if each.kind in TOLD_ALONE)]
    first: dict[OldDraft, int] = {}
    for thing in sorted(things, key=lambda each: each.head.row):
        head = thing.head
        other = first.setdefault(replace(head, row=0, head=0), head.row)
        if other == head.row:
            continue
        details = {"other": head.row}
        joiner.problems.append(Problem(other, "", Code.OLD_ROW_DOUBLED, details, Severity.WARNING))
        joiner.problems.append(Problem(head.row, "", Code.OLD_ROW_DOUBLE, {"other": other}))
        joiner.problems.extend(
            Problem(row.row, "", Code.OLD_PART_ASKED, {"row": head.row}) for row in thing.rows[1:]
        )


def _of_case(joiner: Joiner, draft: OldDraft) -> list[Asset]:
    number = draft.case.number if draft.case else ""
    return joiner.assets.setdefault(number_key(number), [])


def _defines(draft: OldDraft) -> bool:
    """Tell whether a row is surely an asset: it tells more than one auction or the sale of one."""
    if draft.kind is not OldKind.ASSET or draft.of_one:
        return False
    return _has_facts(draft.asset) or len(draft.rounds) > 1 or not (draft.rounds or draft.sale)


def _has_facts(asset: OldAssetDraft | None) -> bool:
    return asset is not None and any(getattr(asset, name) for name in OWN_FACTS)


def _place(joiner: Joiner, draft: OldDraft) -> None:
    """Find the asset that a row tells more of; a row that names another asset is that asset."""
    asset = draft.asset
    others = _of_case(joiner, draft)
    if asset is None:
        return
    found = [each for each in others if _is_of(asset, each)]
    facts = _has_facts(asset)
    if draft.rounds and not draft.of_one:  # its only auction: of an asset that tells none itself
        found = [each for each in found if not each.head.rounds]
    if facts or len(found) > 1:  # one auction a row: the next one of the asset above
        number = draft.rounds[0].number if len(draft.rounds) == 1 else None
        free = [each for each in found if number is None or number not in each.numbers]
        found = free[-1:] if facts else found
    if len(found) > 1:
        joiner.refuse(draft, Code.OLD_ASSET_SEVERAL, written=shortened(_named(asset)))
    elif found:
        found[0].rows.append(draft)
    elif asset.description:
        others.append(Asset([draft]))
    else:
        case = draft.case.number if draft.case else ""
        details = {"written": shortened(_named(asset)), "case": case}
        joiner.refuse(draft, Code.OLD_ASSET_UNKNOWN, **details)


def _is_of(asset: OldAssetDraft, other: Asset) -> bool:
    """Tell whether a row names an asset: by its number where both have one, else by its name."""
    head = other.head.asset
    if head is None:
        return False
    if asset.number and head.number:
        return squeezed(asset.number) == squeezed(head.number)
    if not asset.description:
        return False
    return squeezed(fold(asset.description)) == squeezed(fold(head.description))


def _named(asset: OldAssetDraft) -> str:
    return asset.description or asset.number


def _keep_together(joiner: Joiner) -> None:
    """Let an asset come in whole or not at all: with one row refused, the others stay out."""
    for asset in (each for several in joiner.assets.values() for each in several):
        out = next((row.row for row in asset.rows if row.row in joiner.refused), None)
        for row in asset.rows if out is not None else ():
            if row.row not in joiner.refused:
                joiner.refuse(row, Code.OLD_PART_REFUSED, row=out or 0)


def _with_fonts(drafts: list[OldDraft]) -> list[OldDraft]:
    """Return the drafts; where a row waits for its old font, so do the others of its asset."""
    waiting = {
        draft.head: each
        for draft in drafts
        for each in draft.warnings
        if draft.head and each.code is Code.OLD_FONT
    }
    return [
        replace(draft, warnings=(*draft.warnings, replace(waiting[draft.head], row=draft.row)))
        if draft.head in waiting and all(each.code is not Code.OLD_FONT for each in draft.warnings)
        else draft
        for draft in drafts
    ]
