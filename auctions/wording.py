"""Words of auctions: labels and tones of every code, and what the ledger says."""

from datetime import date, datetime
from typing import Any

from auctions.barred import Barred
from auctions.buying_first.right import BuyingChoice
from auctions.entry_values import BasisPoints, StopCode
from auctions.gaps import Gap
from auctions.models import (
    AfterResult,
    CreditorChoice,
    LotStatus,
    RegistrationStatus,
    Round,
    RoundCause,
    RoundForm,
    RoundState,
    RoundStep,
    ValuationGround,
)
from auctions.published import PastEnd
from auctions.refusals.rounds import Kept
from auctions.round_days import Verdict
from audit.wording import show
from foundation import clock
from foundation.i18n import N_
from lawbook.counting import Unit
from lawbook.failure import FailureCode
from lawbook.stopping import IN_ENGLISH, WORDS, StoppingGround, stopping_ground
from web.formatting import (
    WEEKDAYS,
    day,
    in_vietnamese,
    label,
    moment,
    percent,
    register_filter,
    register_words,
    short_day,
)

register_words(
    {
        PastEnd.FAILED: N_("It failed"),
        PastEnd.NOT_SAID: N_("It was sold, or nobody knows"),
        PastEnd.STOPPED: N_("It was stopped, or its result cancelled"),
        PastEnd.SOLD: N_("It was sold"),
        BuyingChoice.DECLINED: N_("All of them declined in writing"),
        BuyingChoice.BOUGHT: N_("One of them bought and paid"),
    }
)
register_words(
    {
        AfterResult.ROUND: N_("a later round"),
        AfterResult.RESULT: N_("the result of a later round"),
        AfterResult.ANSWER: N_("the answer of the creditor"),
        AfterResult.CUT: N_("a price cut"),
        AfterResult.VALUATION: N_("a valuation"),
        AfterResult.CONTRACT: N_("a service contract"),
        AfterResult.WITHDRAWAL: N_("the withdrawal of the lot"),
        AfterResult.DELIVERY: N_("a hand-over"),
        AfterResult.TITLE: N_("the title file"),
        AfterResult.DEFAULT: N_("the default of the buyer"),
        AfterResult.MONEY: N_("money that was paid"),
    }
)
register_words(
    {
        LotStatus.DRAFT: N_("Not valued yet"),
        LotStatus.VALUED: N_("Valued"),
        LotStatus.READY: N_("Ready for a round"),
        LotStatus.PLANNED: N_("Session planned"),
        LotStatus.ANNOUNCED: N_("Session announced"),
        LotStatus.UNSOLD: N_("Unsold, decision due"),
        LotStatus.SOLD: N_("Sold, payment awaited"),
        LotStatus.PAID: N_("Paid in full, no hand-over recorded"),
        LotStatus.DELIVERED: N_("Delivered, payout awaited"),
        LotStatus.TAKING: N_("Creditor takes it, not delivered"),
        LotStatus.COMPLETED: N_("Completed"),
        LotStatus.WITHDRAWN: N_("Withdrawn from sale"),
    },
    {
        LotStatus.VALUED: "info",
        LotStatus.READY: "info",
        LotStatus.PLANNED: "info",
        LotStatus.ANNOUNCED: "info",
        LotStatus.UNSOLD: "warn",
        LotStatus.SOLD: "info",
        LotStatus.PAID: "warn",
        LotStatus.TAKING: "warn",
        LotStatus.DELIVERED: "info",
        LotStatus.COMPLETED: "ok",
    },
)
register_words(
    {
        RoundState.PLANNED: N_("Planned"),
        RoundState.ANNOUNCED: N_("Announced"),
        RoundState.UNKNOWN: N_("Result not known"),
        RoundState.SOLD: N_("Sold at auction"),
        RoundState.FAILED: N_("Failed"),
        RoundState.STOPPED: N_("Stopped"),
        RoundState.DEFAULTED: N_("Winner did not pay"),
        RoundState.ANNULLED: N_("Entered by mistake, there was none"),
    },
    {
        RoundState.PLANNED: "info",
        RoundState.ANNOUNCED: "info",
        RoundState.UNKNOWN: "warn",
        RoundState.SOLD: "ok",
        RoundState.FAILED: "danger",
        RoundState.STOPPED: "hold",
        RoundState.DEFAULTED: "danger",
        RoundState.ANNULLED: "neutral",
    },
)
register_words(
    {
        RoundCause.FIRST: N_("First round"),
        RoundCause.AFTER_FAILURE: N_("After a failure"),
        RoundCause.AFTER_DEFAULT: N_("Again, the winner did not pay"),
        RoundCause.AFTER_STOP: N_("Again after a stop"),
        RoundForm.ORAL: N_("By word of mouth at the session"),
        RoundForm.DIRECT_BALLOT: N_("By ballot at the session"),
        RoundForm.INDIRECT_BALLOT: N_("By indirect ballot"),
        RoundForm.ONLINE: N_("Online"),
        RegistrationStatus.REGISTERED: N_("Registered, deposit not in full"),
        RegistrationStatus.QUALIFIED: N_("May bid"),
        CreditorChoice.TAKES: N_("Takes the asset"),
        CreditorChoice.REFUSES: N_("Does not take it"),
        CreditorChoice.SILENT: N_("No answer in time"),
        Kept.NOTHING: N_("no session yet"),
        Unit.DAY: N_("days"),
        Unit.WORKING_DAY: N_("working days"),
        Unit.MONTH: N_("months"),
        Unit.YEAR: N_("years"),
        Unit.HOUR: N_("hours"),
    },
    {RegistrationStatus.QUALIFIED: "ok"},
)
register_words(
    {
        RoundStep.POSTING: N_("Public posting"),
        RoundStep.FIRST_NOTICE: N_("First notice"),
        RoundStep.SECOND_NOTICE: N_("Second notice"),
        RoundStep.FILE_SALE: N_("Dossiers, registration"),
        RoundStep.FILE_SALE_FROM: N_("First day of the dossier sale"),
        RoundStep.FILE_SALE_TO: N_("Last day of the dossier sale"),
        RoundStep.DEPOSIT: N_("Deposit"),
        RoundStep.VIEWING: N_("Viewing"),
        RoundStep.PRIORITY: N_("Priority purchase"),
        RoundStep.REDEMPTION: N_("Redemption by the debtor"),
        RoundStep.SESSION: N_("Session"),
        RoundStep.PAYMENT: N_("Payment by the winner"),
        RoundStep.REST_DAY: N_("Session on a working day"),
        FailureCode.NO_REGISTRANT: N_("Nobody registered by the close of registration"),
        FailureCode.NO_BID: N_("At the session nobody bid or accepted the price"),
        FailureCode.UNDER_HIDDEN_PRICE: N_("The highest bid stayed under the undisclosed price"),
        FailureCode.MINUTES_REFUSED: N_("The winner refused to sign the minutes"),
        FailureCode.BID_WITHDRAWN: N_("A bid was withdrawn and nobody bid on"),
        FailureCode.RESULT_REFUSED: N_("The result was refused and no next buyer is left"),
        FailureCode.SINGLE_REGISTRANT: N_("One registrant only, for an asset of Article 59"),
    }
)


register_words(
    {
        Verdict.LAWFUL: N_("Days lawful, recorded as done"),
        Verdict.UNLAWFUL: N_("An act was too late"),
        Verdict.UNPROVEN: N_("Not all acts are recorded as done"),
        Verdict.NOT_JUDGED: N_("Days not judged"),
    },
    {Verdict.LAWFUL: "ok", Verdict.UNLAWFUL: "danger", Verdict.UNPROVEN: "warn"},
)
register_words(
    {
        ValuationGround.VIOLATION: N_("Serious violation found by the competent authority"),
        ValuationGround.EXPIRED: N_("Certificate expired before the service contract"),
        ValuationGround.REQUEST: N_("Written request of a party"),
        ValuationGround.CORRECTION: N_("Correction of a valuation recorded wrongly"),
    }
)


# apart from the codes above: members of two enumerations with one value are one key
register_words(
    {
        Gap.SESSION: N_("Day of the session"),
        Gap.HOUR: N_("Hour of the session"),
        Gap.NUMBER: N_("Which auction of the lot it is"),
        Gap.PRICE: N_("Starting price"),
        Gap.DEPOSIT: N_("Deposit"),
        Gap.FORM: N_("Form of the auction"),
        Gap.PLACE: N_("Place of the session"),
        Gap.ORGANISATION: N_("Auction organisation"),
        Gap.FIRST_NOTICE: N_("Day of the notice"),
        Gap.FAILURE: N_("Why it failed"),
        Gap.KIND: N_("Whether movable or immovable"),
    }
)


def round_step(record: dict[str, Any]) -> str:
    """Return the word for the act a kept ruling is about."""
    return label(RoundStep(record["act"]))


def ruled_day(text: str | None) -> str:
    """Return the day, or the span of days, of a kept ruling."""
    return " – ".join(day(date.fromisoformat(part)) for part in text.split("/")) if text else ""


def day_month(value: date | None) -> str:
    """Return a day inside a drawing: 04/12."""
    return "" if value is None else f"{value:%d/%m}"


def month_year(value: date) -> str:
    """Return a month: 12/2026."""
    return f"{value:%m/%Y}"


def weekday(value: date) -> str:
    """Return the short name of a weekday: T3."""
    return WEEKDAYS["vi" if in_vietnamese() else "en"][value.weekday()]


def weekday_month(value: date) -> str:
    """Return a day with its weekday, without the year: T3 05/01."""
    return f"{weekday(value)} {value:%d/%m}"


def clock_time(value: datetime | None) -> str:
    """Return the hour of a moment in Viet Nam: 09:00; nothing where it is not known."""
    return "" if value is None else f"{value.astimezone(clock.VIETNAM):%H:%M}"


def session(round_: Round) -> str:
    """Return when a session opens: the hour and the day, or what of them is known."""
    return moment(round_.session_hour) or short_day(round_.session_on)


def stop_words(code: str) -> str:
    """Return a ground for suspending or stopping in the words of the law, and which it is for."""
    ground = stopping_ground(code)
    if ground is None:
        return code
    act = WORDS[ground.act] if in_vietnamese() else IN_ENGLISH[ground.act]
    return f"{act}: {ground_words(ground)}"


register_words(
    {
        Barred.DEBTOR: N_("the debtor of this case"),
        Barred.OFFICER: N_("the officer of this case"),
        Barred.OFFICE: N_("somebody of this office"),
        Barred.ORGANISATION: N_("the auction organisation"),
        Barred.APPRAISER: N_("the appraiser of this lot"),
    }
)


def ground_words(ground: StoppingGround) -> str:
    """Return a ground for suspending or stopping in the words of the law, with its provision."""
    return f"{ground.vi if in_vietnamese() else ground.en} ({ground.basis.short})"


for one in (
    session,
    stop_words,
    round_step,
    ruled_day,
    day_month,
    month_year,
    weekday,
    weekday_month,
    clock_time,
):
    register_filter(one.__name__, one)
show(BasisPoints, percent)
show(StopCode, stop_words)
