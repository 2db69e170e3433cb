"""Words of cases: labels and tones of every code."""

from datetime import date
from typing import Any

from audit.models import LedgerEntry
from audit.wording import Said, kind_words, show
from cases import entries, wording_events, wording_people  # noqa: F401  # their words
from cases.case_lists import Part
from cases.entries import ReasonName, Resolution
from cases.mistakes import wording as _wording  # noqa: F401
from cases.models import (
    AppraisalWay,
    AssetCategory,
    AssetState,
    CaseStage,
    CostCategory,
    DayKind,
    DeadlineStatus,
    EndReason,
    Enforceability,
    HoldReason,
    MovementDirection,
    MovementKind,
    PartyKind,
    PartyRole,
    Step,
    Tag,
)
from foundation.i18n import N_
from lawbook.assets import AssetKind
from lawbook.obstacles import obstacle_reason
from web.formatting import in_vietnamese, label, register_filter, register_words, short_day
from web.i18n import translated

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        CaseStage.OPEN: N_("Being enforced"),
        CaseStage.CLOSED: N_("Closed"),
    },
    {
        CaseStage.OPEN: "info",
        CaseStage.CLOSED: "ok",
    },
)
register_words(
    {
        DayKind.OFF: N_("A day off: holiday, day in lieu, exchanged day"),
        DayKind.WORKED: N_("A weekend day worked in exchange"),
        DayKind.PLAIN: N_("No holiday after all: as its weekday"),
    },
)
register_words(
    {
        Enforceability.ABLE: N_("Able to perform"),
        Enforceability.UNABLE: N_("Not yet able to perform"),
    },
)
register_words(
    {
        Tag.CREDIT: N_("Credit case"),
        Tag.CORRUPTION: N_("Economic and corruption case"),
        Tag.STATE_BUDGET: N_("State budget"),
        Tag.KEY_CASE: N_("Key case"),
    },
)
register_words(
    {
        PartyRole.DEBTOR: N_("Debtor"),
        PartyRole.CREDITOR: N_("Creditor"),
        PartyRole.MORTGAGOR: N_("Mortgagor"),
        PartyRole.CO_OWNER: N_("Co-owner"),
        PartyRole.RELATED: N_("Person with related rights"),
    },
)
register_words(
    {
        PartyKind.PERSON: N_("Person"),
        PartyKind.ORGANISATION: N_("Organisation"),
    },
)
register_words(
    {
        Part.ASSETS: N_("Seized assets"),
        Part.OBSTACLES: N_("Obstacles"),
        Part.HOLDS: N_("Holds"),
        Part.DEADLINES: N_("Next acts"),
        Part.PARTIES: N_("Parties"),
        Part.COSTS: N_("Costs of the enforcement"),
        Part.DOCUMENTS: N_("Documents"),
        Part.COURSE: N_("Course of the case"),
    },
)
register_words(
    {
        AssetCategory.LAND: N_("Land-use right"),
        AssetCategory.HOUSE: N_("House and land"),
        AssetCategory.VEHICLE: N_("Vehicle"),
        AssetCategory.MACHINERY: N_("Machinery"),
        AssetCategory.GOODS: N_("Goods"),
        AssetCategory.VALUABLES: N_("Valuables"),
        AssetCategory.SHARES: N_("Shares and stock"),
        AssetCategory.FUTURE: N_("Asset formed in the future"),
        AssetCategory.RECEIVABLE: N_("Receivable"),
        AssetCategory.EXHIBIT: N_("Exhibit to be sold"),
        AssetCategory.OTHER: N_("Other asset"),
    },
)
register_words(
    {
        AssetState.SEIZED: N_("Seized"),
        AssetState.ON_OFFER: N_("On offer"),
        AssetState.SOLD: N_("Sold, not delivered"),
        AssetState.TAKEN: N_("Taken by the creditor, not delivered"),
        AssetState.DELIVERED: N_("Delivered"),
        AssetState.REDEEMED: N_("Redeemed by the debtor"),
        AssetState.RETURNED: N_("Returned, seizure lifted"),
        AssetState.DISPOSED: N_("Disposed of otherwise"),
    },
    {
        AssetState.SEIZED: "neutral",
        AssetState.ON_OFFER: "info",
        AssetState.SOLD: "warn",
        AssetState.TAKEN: "warn",
        AssetState.DELIVERED: "ok",
        AssetState.REDEEMED: "ok",
        AssetState.RETURNED: "ok",
        AssetState.DISPOSED: "ok",
    },
)
register_words(
    {
        HoldReason.POSTPONED: N_("Postponed"),
        HoldReason.SUSPENDED: N_("Suspended"),
        HoldReason.POSTPONE_ASKED: N_("Postponed upon request before a protest"),
        HoldReason.PROTEST: N_("Judgment protested"),
        HoldReason.LAWSUIT: N_("Lawsuit over the asset or the result"),
        HoldReason.COMPLAINT: N_("Complaint being handled"),
        HoldReason.FORCE_MAJEURE: N_("Force majeure"),
        HoldReason.OTHER_AGENCY: N_("Waiting for another agency"),
        HoldReason.REDEEMING: N_("The debtor is paying"),
        HoldReason.CREDITOR_ASKED: N_("The creditor asked"),
        HoldReason.ORGANISATION: N_("Problem at the auction organisation"),
    },
    dict.fromkeys(HoldReason, "hold"),
)
register_words(
    {
        AppraisalWay.CONTRACT: N_("Appraisal contract with a valuation firm"),
        AppraisalWay.AGREED: N_("The parties agreed on the price in writing"),
        AppraisalWay.FIXED: N_("The officer fixes the price (perishable, of small value, no firm)"),
    },
)
register_words(
    {
        Step.VERIFY: N_("Verify again whether the debtor can perform"),
        Step.APPRAISE: N_("Sign the appraisal contract"),
        Step.TELL_FIRST_BUYERS: N_("Tell the co-owners of their right to buy first"),
        Step.FIRST_BUYERS_BUY: N_("Await what the co-owners do with their right to buy first"),
        Step.SIGN_CONTRACT: N_("Sign the auction service contract"),
        Step.HOLD_AUCTION: N_("Hold the auction"),
        Step.POST_NOTICE: N_("Post the notice"),
        Step.FIRST_NOTICE: N_("Publish the first notice"),
        Step.SECOND_NOTICE: N_("Publish the second notice"),
        Step.SUSPEND_AUCTION: N_("Suspend or stop the auction"),
        Step.RECORD_RESULT: N_("Record the result"),
        Step.NOTIFY_FAILURE: N_("Notify the parties of the failure"),
        Step.DECIDE_REDUCTION: N_("Decide the reduction"),
        Step.CREDITOR_ANSWER: N_("Ask the creditor about taking the asset"),
        Step.PAY: N_("Pay in full"),
        Step.TERM_DEPOSIT: N_("Put the money on term deposit"),
        Step.DELIVER: N_("Deliver the asset"),
        Step.TITLE_FILE: N_("Send the title file"),
        Step.PAY_OUT: N_("Pay out"),
    },
)
register_words(
    {
        DeadlineStatus.SCHEDULED: N_("Not yet"),
        DeadlineStatus.MET: N_("On time"),
        DeadlineStatus.MET_LATE: N_("Late"),
        DeadlineStatus.MISSED: N_("Missed"),
        DeadlineStatus.WAIVED: N_("No longer needed"),
    },
    {
        DeadlineStatus.MET: "ok",
        DeadlineStatus.MET_LATE: "warn",
        DeadlineStatus.MISSED: "danger",
    },
)
register_words({AssetKind.MOVABLE: N_("Movable"), AssetKind.IMMOVABLE: N_("Real estate")})


def reason_words(code: str | None) -> str:
    """Return an obstacle's reason in the reader's language, with its short code."""
    if not code:
        return ""
    reason = obstacle_reason(code)
    return reason.vi if in_vietnamese() else reason.en


register_filter("reason", reason_words)


def kind_in_law(immovable: bool | None) -> str:
    """Return whether something is movable, in words; or that nobody knows."""
    if immovable is None:
        return translated(N_("Not known whether movable or immovable"))
    return str(label(AssetKind.IMMOVABLE if immovable else AssetKind.MOVABLE))


register_filter("kind_in_law", kind_in_law)


def resolution_words(text: str) -> str:
    """Return how an obstacle was removed: a code of the program, or the words of the person."""
    words = {"passed_on": N_("Passed on to somebody else"), "delivered": N_("Delivered")}
    return translated(words[text]) if text in words else text


show(ReasonName, reason_words)
show(Resolution, resolution_words)
register_words(
    {
        EndReason.CASE_ABLE: N_("The case can be enforced again"),
        EndReason.CASE_ENDED: N_("The case is enforced here no more"),
        EndReason.ROUND_STOPPED: N_("The round was stopped"),
        EndReason.LOT_WITHDRAWN: N_("The lot was withdrawn"),
        EndReason.LOT_SOLD: N_("The lot was sold"),
        EndReason.CREDITOR_TAKES: N_("The creditor takes the asset"),
        EndReason.CONTRACT_REPLACED: N_("Another contract was signed"),
        EndReason.REVALUED: N_("The lot was valued again"),
        EndReason.NEXT_ROUND: N_("The next round was planned"),
        EndReason.PUBLISHED_ELSEWHERE: N_("A later round was published"),
        EndReason.CORRECTED: N_("What made it due was recorded wrongly"),
        EndReason.DELIVERED_BEFORE: N_("Delivered before"),
        EndReason.DAY_UNKNOWN: N_("Done on a day that nobody knows"),
        EndReason.DEFAULTED: N_("Not paid in time"),
        EndReason.HOLD_LIFTED: N_("The hold was lifted before the session"),
        EndReason.ROUND_OVER: N_("The round has its result"),
        EndReason.SEIZURE_ENDED: N_("The seizure has ended"),
        EndReason.PRICE_AGREED: N_("The parties agreed on the price"),
        EndReason.NOT_BOUGHT_FIRST: N_("No co-owner bought"),
        EndReason.PRICE_FIXED: N_("The officer fixes the price"),
    }
)
register_words(
    {
        CostCategory.NOTICE: N_("Notices and posting"),
        CostCategory.EQUIPMENT: N_("Vehicles, fuel, equipment"),
        CostCategory.VALUATION: N_("Valuation, fixing of the price"),
        CostCategory.EXPERTISE: N_("Expert examination"),
        CostCategory.AUCTION: N_("Sale of the asset"),
        CostCategory.STORAGE: N_("Rent, guarding, keeping"),
        CostCategory.TRANSPORT: N_("Loading and transport"),
        CostCategory.LABOUR: N_("Labour, walling off, demolition"),
        CostCategory.VERIFICATION: N_("Verification, survey of boundaries"),
        CostCategory.SEIZURE: N_("Taking assets and papers into custody"),
        CostCategory.FORCES: N_("Allowances of those who take part in the coercion"),
        CostCategory.OTHER: N_("Other costs"),
    }
)
register_words({MovementKind.COST: N_("Cost of the enforcement")})
register_words({MovementDirection.IN: N_("in"), MovementDirection.OUT: N_("out")})


def deadline_said(entry: LedgerEntry) -> Said | None:
    """Return how a timeline tells what became of a legal day; None for any other entry."""
    payload: dict[str, Any] = entry.payload
    match entry.kind:
        case entries.DEADLINE_MET.code | entries.DEADLINE_MET_LATE.code:
            days = N_("last day %(due)s, done on %(met)s")
        case entries.DEADLINE_MISSED.code | entries.DEADLINE_WAIVED.code:
            days = N_("last day %(due)s; %(why)s")
        case entries.DEADLINE_SCHEDULED.code:
            days = N_("last day %(due)s")
            if payload.get("paused_until"):
                days = N_("paused from %(since)s to %(until)s; last day %(due)s")
            elif payload.get("paused_from"):
                days = N_("paused from %(since)s")
        case _:
            return None
    due = payload["due_on"]
    facts = {"due": _short(due[-1] if isinstance(due, list) else due)}
    if payload.get("paused_from"):
        facts["since"] = _short(payload["paused_from"])
    if payload.get("paused_until"):
        facts["until"] = _short(payload["paused_until"])
    if "met_on" in payload:
        facts["met"] = _short(payload["met_on"])
    if "reason" in payload:
        facts["why"] = label(EndReason(payload["reason"]))
    words = f"{label(Step(payload['step']))} ({translated(days, facts)})"
    return Said(f"{kind_words(entry.kind)}:", words)


def _short(written: str) -> str:
    return short_day(date.fromisoformat(written))
