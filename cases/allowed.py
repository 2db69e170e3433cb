"""What may be done with a case file and what belongs to it, and why not.

Each function looks at rows that are loaded and asks no database. It returns a refusal, or None
where the act may be done. An operation locks the rows and raises what is returned; a page shows no
button where anything is returned.
"""

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cases import refusals
from cases.law import postponed_until
from cases.mistakes.refusals import CaseByMistake, TakenBackBefore
from cases.models import (
    Asset,
    AssetState,
    CaseFile,
    CaseStage,
    Hold,
    HoldReason,
    MoneyMovement,
    Obstacle,
    Party,
    PartyRole,
    number_key,
)
from foundation.refusals import Refusal

ENDS: Final = (AssetState.REDEEMED, AssetState.RETURNED, AssetState.DISPOSED)
"""How a seizure can end without an auction."""

NAMED = 3  # open assets that a refusal names


def why_not_add_to(case: CaseFile) -> Refusal | None:
    """Nothing is added to a closed case: no party, no asset, no hold, no lot, no order."""
    if case.stage is CaseStage.MISTAKEN:
        return CaseByMistake(number=case.number)
    return None if case.is_open else refusals.CaseIsClosed(number=case.number)


def why_not_name_asset(case: CaseFile, asset: Asset) -> Refusal | None:
    """What is recorded for an asset is so of one of the case that was not taken back."""
    if asset.case_id != case.id:
        return refusals.AssetOfAnotherCase()
    return None if asset.stands else TakenBackBefore()


def why_not_name_party(case: CaseFile, party: Party) -> Refusal | None:
    """What is recorded for a party is so of one of the case that was not taken back."""
    if party.case_id != case.id:
        return refusals.PartyOfAnotherCase()
    return None if party.stands else TakenBackBefore()


def why_not_call(number: str) -> Refusal | None:
    """A case is found by its number: it has a letter or a digit."""
    return None if number_key(number) else refusals.CaseNumberNeeded()


def why_not_say_claim(case: CaseFile) -> Refusal | None:
    """What is claimed is said once, where nobody knew it when the case was opened."""
    if why := why_not_add_to(case):
        return why
    return refusals.ClaimKnown(amount=case.money_due) if case.money_due is not None else None


def why_not_say_claim_of(party: Party) -> Refusal | None:
    """What is owed to a creditor is said once; what is wrong is corrected."""
    if not party.stands:
        return TakenBackBefore()
    if party.role is not PartyRole.CREDITOR:
        return refusals.NotACreditor()
    if party.money_due is not None:
        return refusals.ClaimOfCreditorKnown(amount=party.money_due)
    return None


def why_not_close(
    case: CaseFile, *, on_hold: bool, open_assets: int, named: Sequence[Asset]
) -> Refusal | None:
    """A case is closed once, with no hold in force and after every asset has come to its end.

    Args:
        on_hold: a hold over the case or an asset of it is in force.
        open_assets: how many assets of the case have not come to an end.
        named: the first of them, which the refusal names.
    """
    if why := why_not_add_to(case):
        return why
    if on_hold:
        return refusals.CaseIsOnHold(number=case.number)
    if open_assets:
        return refusals.CaseHasOpenAssets(
            number=case.number,
            count=open_assets,
            which="; ".join(asset.description[:60] for asset in named[:NAMED]),
        )
    return None


def why_not_end_seizure(asset: Asset, to: AssetState) -> Refusal | None:
    """A seizure ends without an auction while the asset is seized and in no live lot."""
    if to not in ENDS or asset.state is not AssetState.SEIZED:
        return refusals.ImpossibleAssetStep(before=asset.state, after=to)
    return None


def why_not_correct_kind(asset: Asset, above: Refusal | None) -> Refusal | None:
    """The kind in law is corrected until the asset is sold, and not under an announced round.

    What nobody knew is said at any time.

    Args:
        above: what the rooms above have against it (``kinds.why_not_above``).
    """
    if asset.immovable is None:
        return None
    if asset.state not in {AssetState.SEIZED, AssetState.ON_OFFER}:
        return refusals.KindNotNow(state=asset.state)
    return above


def why_not_report_obstacle(asset: Asset) -> Refusal | None:
    """Nothing stops an asset that has come to its end."""
    return None if asset.is_open else refusals.AssetHasEnded(state=asset.state)


def hold_over(holds: Iterable[Hold], *days: date) -> Hold | None:
    """Return the hold that lay over one of these days; one in force comes first."""
    over = [hold for hold in holds if any(hold.lay_on(day) for day in days)]
    return min(over, key=lambda each: not each.in_force, default=None)


def why_not_while_held(holds: Iterable[Hold], *days: date) -> Refusal | None:
    """A hold holds: what it lies over is not cut, announced, sold, handed over or paid out.

    Args:
        holds: over the case, or over an asset the act is about, the lifted ones too.
        days: of the act; what was done before a hold was placed, or from the day it was lifted on,
            may be recorded.
    """
    if hold := hold_over(holds, *days):
        if hold.in_force:
            return refusals.OnHold(
                hold_id=hold.id, reason=hold.reason, review=hold.review_on, basis=hold.ground
            )
        return refusals.WasOnHold(
            hold_id=hold.id,
            reason=hold.reason,
            placed=hold.placed_on,
            lifted=hold.lifted_on,
            basis=hold.ground,
        )
    return None


def why_not_reverse(movement: MoneyMovement, *, reversed_before: bool) -> Refusal | None:
    """A movement of money is taken back once, and a reversal never."""
    if movement.reverses_id is not None:
        return refusals.MovementIsReversal()
    return refusals.MovementReversed() if reversed_before else None


class UnderHold(enum.Enum):
    """Whether a hold stops an act; each act on a lot or a sale says so, see docs/law/holds.md."""

    STOPPED = enum.auto()
    GOES_ON = enum.auto()


STOPPED: Final = UnderHold.STOPPED
GOES_ON: Final = UnderHold.GOES_ON


def why_not_postpone(
    hold: Hold, others: Iterable[Hold] = (), review_on: date | None = None
) -> Refusal | None:
    """A stay upon the request of whoever may protest: once for a case, three months at the most.

    One request may lie over several assets, each by a hold of its own. A hold that was lifted on
    the day it was placed stopped nothing and does not count.

    Args:
        hold: perhaps not placed yet; its ``decision_on`` is the day of the written request.
        others: of the case, the lifted ones too.
        review_on: its next review day; the one it has if missing.

    Law: H2; 106/2025/QH15, Điều 46 khoản 2.
    """
    if hold.reason is not HoldReason.POSTPONE_ASKED:
        return None
    if hold.decision_on is None:
        return refusals.RequestToPostponeNeeded()
    for other in others:
        counts = other.reason is hold.reason and other.lifted_on != other.placed_on
        if counts and other.id != hold.id and other.decision_on != hold.decision_on:
            return refusals.PostponedOnRequestBefore(day=other.decision_on)
    ruling = postponed_until(hold.decision_on)
    if ruling is not None and max(hold.placed_on, review_on or hold.review_on) > ruling.value:
        return refusals.PostponedLongEnough(last=ruling.value, basis=ruling.basis.short)
    return None


def why_not_change_hold(hold: Hold) -> Refusal | None:
    """A hold in force is reviewed, or lifted once."""
    return None if hold.in_force else refusals.HoldAlreadyLifted(day=hold.lifted_on)


def why_not_change_obstacle(obstacle: Obstacle) -> Refusal | None:
    """An open obstacle is passed on, or resolved once."""
    if obstacle.is_open:
        return None
    return refusals.ObstacleAlreadyResolved(day=obstacle.resolved_on)


def why_not_pass_on(obstacle: Obstacle, asset: Asset) -> Refusal | None:
    """An open obstacle of an asset that has not ended is passed on."""
    return why_not_change_obstacle(obstacle) or why_not_report_obstacle(asset)
