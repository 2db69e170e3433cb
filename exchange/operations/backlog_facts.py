"""What a file of a backlog says, as the rooms below record it; what it does not say is None."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from accounts.models import UserAccount
from backlog.counting import failed_of
from backlog.judging import cuts_of
from backlog.operations import ORIGIN
from backlog.paying import delivery_told
from backlog.shapes import (
    OldAsset,
    OldEnd,
    OldHolder,
    OldMatter,
    OldObstacle,
    OldPaid,
    OldParty,
    OldRound,
    OldSale,
)
from cases.models import AssetCategory, Certainty, Holder, Tag
from cases.operations.files import NewCase
from exchange.importing.olddrafts import (
    Ended,
    OldAssetDraft,
    OldCaseDraft,
    OldDraft,
    OldObstacleDraft,
    OldRoundDraft,
)
from exchange.importing.partysplits import split_parties
from exchange.importing.references import named_parties
from exchange.operations.backlog_words import (
    category_of,
    code_of,
    holder_of,
    is_of_the_list,
    keeper_of,
)
from exchange.operations.exhibits import described, grams_of
from exchange.operations.notice_facts import CATEGORIES
from foundation.partdays import PartDay
from foundation.unknown import known
from lawbook.failure import FailureCode
from organisations.named import names_bank, names_organisation
from warehouse.models import ItemKind, PhysicalHolder

ENDS: Final = {
    Ended.FAILED: OldEnd.FAILED,
    Ended.SOLD: OldEnd.SOLD,
    Ended.STOPPED: OldEnd.STOPPED,
    Ended.UNKNOWN: OldEnd.UNKNOWN,
}
PAID: Final = {"full": OldPaid.FULL, "part": OldPaid.PART, "nothing": OldPaid.NOTHING}


def case_of(told: OldCaseDraft, office_id: int, officer: UserAccount, today: date) -> NewCase:
    """Return the case that a file tells of; a day to come is no fact."""
    opened = told.opened_on
    named = " – ".join(filter(None, (told.creditor, told.debtor)))
    return NewCase(
        office_id=office_id,
        number=told.number,
        summary=(told.summary or named or told.number)[:300],
        officer=officer,
        money_due=told.money_due,
        opened_on=opened if opened is not None and opened <= today else None,
        enforceability=None,
        decision_no=told.decision_no[:80] or None,
        decision_on=told.decision_on,
        judgment_no=told.judgment_no[:120] or None,
        judgment_on=told.judgment_on,
        tags=[Tag.CREDIT] if told.is_credit else [],
        origin=ORIGIN,
    )


def parties_in(cell: str) -> tuple[OldParty, ...]:
    """Return the parties of a cell; who is called by nothing but a name is a person."""
    named = {one.name: one for one in named_parties(cell)[0]}
    found = []
    for each in split_parties(cell).names:
        name = each[:200]
        if not any(map(str.isalpha, name)):
            continue
        one = named.get(name)
        found.append(
            OldParty(
                name=name,
                is_organisation=one.is_organisation if one else names_organisation(name),
                is_bank=one.is_bank if one else names_bank(name),
            )
        )
    return tuple(found)


def matter_of(draft: OldDraft, office_id: int, file_name: str, today: date) -> OldMatter:
    """Return an old asset with its past, as a file tells it."""
    case, asset, obstacle = draft.case, draft.asset, _obstacle(draft, today)
    if case is None or asset is None:
        raise ValueError(f"row {draft.row} is no asset")
    rounds = _rounds(draft, today)
    return OldMatter(
        office_id=office_id,
        case_number=case.number,
        asset=_asset(asset, today),
        debtors=parties_in(case.debtor),
        creditors=parties_in(case.creditor),
        rounds=rounds,
        failures_before=max((draft.failures or 0) - failed_of(rounds), 0),
        reductions_before=max((draft.reductions or 0) - len(cuts_of(rounds)), 0),
        sale=_sale(draft, today),
        obstacle=obstacle,
        note=_note(draft) if obstacle is None else None,
        source=f"theo tệp {file_name}"[:200],
        certainty=Certainty.NOTES,
        is_listed=True,
        is_another=draft.is_another,
    )


def _rounds(draft: OldDraft, today: date) -> tuple[OldRound, ...]:
    """Return the auctions of an asset; one that was sold for nobody knows how much is left open.

    Where more failed than are told, and those told have their numbers, the last one that is counted
    stands behind them: nothing but its number is known.
    """
    priced = draft.sale is not None and draft.sale.price is not None
    rounds = [_round(one, today) for one in draft.rounds]
    rounds = [
        replace(one, ended=OldEnd.UNKNOWN) if one.ended is OldEnd.SOLD and not priced else one
        for one in rounds
    ]
    counted = draft.failures or 0
    last = rounds[-1] if rounds else None
    if last is None or last.ended is not OldEnd.FAILED or rounds[0].number is None:
        return tuple(rounds)
    if counted > failed_of(rounds) and counted > (last.number or len(rounds)):
        rounds.append(OldRound(ended=OldEnd.FAILED, number=counted))
    return tuple(rounds)


def _asset(told: OldAssetDraft, today: date) -> OldAsset:
    category = category_of(told.category)
    if told.kind is not None and not is_of_the_list(AssetCategory, told.category):
        category = CATEGORIES[told.kind]  # the description tells more than an everyday word
    category = category or AssetCategory.OTHER
    keeper = keeper_of(told.keeper)
    return OldAsset(
        description=told.description,
        category=category,
        quantity=told.quantity,
        unit=told.unit or None,
        immovable=told.immovable,
        seized=day_of(told.seized, today),
        location=told.location or None,
        appraised=told.appraised,
        valued=day_of(told.valued, today),
        keeper=keeper,
        keeper_name=(told.keeper_name or ("" if keeper is not None else told.keeper)) or None,
    )


def _round(told: OldRoundDraft, today: date) -> OldRound:
    failed = told.ended is Ended.FAILED
    return OldRound(
        ended=ENDS[told.ended],
        number=told.number,
        session=day_of(told.session, today),
        starting_price=told.price,
        failure_code=FailureCode(told.failure_code) if failed and told.failure_code else None,
        registrants=told.registrants,
        deposit=told.deposit,
        contract=day_of(told.contract, today),
        notified=day_of(told.notified, today),
        organisation=told.organisation or None,
    )


def _sale(draft: OldDraft, today: date) -> OldSale | None:
    told = draft.sale
    if told is None or told.price is None:
        return None
    paid, delivered_day = day_of(told.paid, today), day_of(told.delivered_on, today)
    told_obstacle = draft.obstacle.code if draft.obstacle is not None else None
    return OldSale(
        price=told.price,
        winner=told.buyer or None,
        winner_identity=told.identity or None,
        payment=PAID.get(told.payment, OldPaid.UNKNOWN),
        paid_amount=told.paid_amount,
        paid=paid,
        delivered=delivery_told(
            told.delivered, on_a_day=delivered_day is not None, reason=told_obstacle
        ),
        delivered_day=delivered_day,
    )


def _obstacle(draft: OldDraft, today: date) -> OldObstacle | None:
    """Return the obstacle, if the file names one of the list; its own words are its note.

    Who has to act is nobody's guess: it stays unknown where the file does not say it.
    """
    told = draft.obstacle
    if told is None or not told.code:
        return None
    holder = OldHolder(
        held_by=holder_of(told.held_by, told.holder_name) or Holder.UNKNOWN,
        name=told.holder_name or (told.held_by if _is_a_name(told) else "") or None,
        since=day_of(told.since, today),
    )
    note = known("\n".join(filter(None, (told.reason, draft.notes))), 500)
    return OldObstacle(
        reason_code=told.code,
        holders=(holder,),
        next_act=told.next_act or None,
        note=note,
    )


def _note(draft: OldDraft) -> str | None:
    """Return what the file says beside an asset, and of an obstacle that is not on the list."""
    told = draft.obstacle
    since = PartDay.of(told.since).shown if told and told.since else ""
    words = (told.reason, told.held_by, told.holder_name, since, told.next_act) if told else ()
    return known("\n".join(filter(None, (*words, draft.notes))), 2000)


def _is_a_name(told: OldObstacleDraft) -> bool:
    """Whether who holds it is told by name, not by a word of the list."""
    return code_of(Holder, told.held_by) is None


def day_of(iso: str, today: date) -> PartDay | None:
    """Return the day that a draft keeps; one that is still to come is no fact."""
    day = PartDay.of(iso) if iso else None
    return day if day is not None and day.first <= today else None


def claim_of(draft: OldDraft, file_name: str, today: date) -> dict[str, Any]:
    """Return a thing in store as ``claim_item`` takes it."""
    item, case = draft.item, draft.case
    if item is None or case is None:
        raise ValueError(f"row {draft.row} is no thing")
    exhibit = item.exhibit
    grams, beside = grams_of(exhibit)
    physical = code_of(PhysicalHolder, item.physical)
    return {
        "case_number": case.number,
        "kind": code_of(ItemKind, dict(draft.cells).get("kind", "")) or ItemKind(exhibit.kind),
        "description": described(exhibit, beside),
        "quantity": exhibit.quantity,
        "unit": exhibit.unit or "",
        "source": exhibit.source or f"theo tệp {file_name}",
        "since": day_of(item.since, today),
        "condition": known(exhibit.notes, 500),
        "weight_grams": grams,
        "seal_number": known(exhibit.seal, 80),
        "holder": physical or PhysicalHolder.OFFICE,
        "holder_name": item.physical_name or None,
    }
