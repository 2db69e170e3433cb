"""How the law judged the days of a round, act by act, as its page shows it."""

from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from flask_babel import gettext as _

from auctions import queries, refusals
from auctions.models import Round, RoundState, RoundStep
from auctions.round_days import (
    NOTICES,
    Verdict,
    done_on,
    is_undecided,
    lost_already,
    not_done,
    verdict,
)
from auctions.wording import ruled_day
from foundation import clock
from web.formatting import label

UNDER_WAY: Final = frozenset({RoundState.PLANNED, RoundState.STOPPED})


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """One act: its ruling, the days it was planned for and done, and the verdict in a word."""

    ruling: dict[str, Any]
    planned: str | None
    done: date | None
    where: str
    word: str
    tone: str


def acts_of(round_: Round) -> Sequence[JudgedAct]:
    """Return the acts of a round with their verdicts."""
    missing = not_done(round_)
    return [_act(round_, record, missing) for record in round_.rulings]


def verdict_of(round_: Round) -> Verdict | None:
    """Return the verdict over the whole round; None while it is only planned, or was stopped."""
    return None if round_.state in UNDER_WAY else verdict(round_)


def notices_of(round_: Round) -> Sequence[JudgedAct]:
    """Return the posting and the publications of a round with their verdicts."""
    return [act for act in acts_of(round_) if act.ruling["act"] in NOTICES]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the session of a round is not lawful, in words, and what to do about it."""

    why: str
    advice: str


def faults_of(round_: Round) -> Fault | None:
    """Say which days break the law and what is to be done; None while nothing known does."""
    if round_.state is RoundState.STOPPED:
        return None
    late = [record for record in round_.rulings if record["lawful"] is False]
    if not late:
        return None
    why = "; ".join(_why_late(record) for record in late)
    return Fault(f"{why}.", _advice(round_, {record["act"] for record in late}))


def said_of(round_: Round) -> str:
    """Say in one line what the law says of a round as it now stands."""
    fault = faults_of(round_)
    if fault is not None:
        return str(_("The session is not lawful: %(why)s %(advice)s", **asdict(fault)))
    return label(verdict(round_)) + "."


def _why_late(record: dict[str, Any]) -> str:
    return str(
        _(
            "%(what)s on %(day)s, last lawful day %(last)s (%(basis)s)",
            what=label(RoundStep(record["act"])),
            day=ruled_day(record["chosen"]),
            last=ruled_day(record["value"]),
            basis=record["short"],
        )
    )


def _advice(round_: Round, late: Set[str]) -> str:
    """Say what can still be done; a lawful day is named only where one is left."""
    if round_.state is RoundState.PLANNED:
        if _is_none_left(round_) and late <= {RoundStep.SESSION}:
            return str(
                _(
                    "No lawful session is left under this contract. Hold it as planned, for the "
                    "reason that is recorded, or sign another contract."
                )
            )
        if _is_none_left(round_):
            return str(
                _(
                    "No lawful session is left under this contract. Move the session as far from "
                    "the posting and the notices as the law wants, and say why it is late; or sign "
                    "another contract."
                )
            )
        return str(_("Move the session to a lawful day before the round is announced."))
    if round_.is_live:
        return str(_("Have the round stopped, record it here, and plan another one."))
    return str(_("Report it to the head: the result of the session may be annulled."))


def _is_none_left(round_: Round) -> bool:
    """Whether no session that is planned today would keep the period of the contract."""
    contract, shortened = queries.contract_of(round_), bool(round_.shortened)
    try:
        return lost_already(round_.lot, contract, clock.today(), shortened=shortened)
    except refusals.NoRule:
        return False


def _act(round_: Round, record: dict[str, Any], missing: Sequence[RoundStep]) -> JudgedAct:
    step = RoundStep(record["act"])
    done = done_on(round_, step)
    word, tone = "", ""
    if record["lawful"] is False:
        word, tone = _("too late"), "danger"
    elif step in missing:
        word, tone = _("not recorded as done"), "warn"
    elif is_undecided(record):
        word, tone = _("not judged"), "warn"
    elif record["chosen"]:
        word, tone = _("lawful"), "ok"
    return JudgedAct(record, _planned(round_, step, record), done, _where(round_, step), word, tone)


def _planned(round_: Round, step: RoundStep, record: dict[str, Any]) -> str | None:
    planned = {
        RoundStep.POSTING: round_.posted_on,
        RoundStep.FIRST_NOTICE: round_.first_notice_on,
        RoundStep.SECOND_NOTICE: round_.second_notice_on,
    }
    if step in planned:
        day = planned[step]
        return day.isoformat() if day is not None else None
    return str(record["chosen"]) if record["chosen"] else None


def _where(round_: Round, step: RoundStep) -> str:
    return {
        RoundStep.POSTING: round_.posting_place,
        RoundStep.FIRST_NOTICE: round_.first_notice_medium,
        RoundStep.SECOND_NOTICE: round_.second_notice_medium,
    }.get(step) or ""
