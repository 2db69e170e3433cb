"""How the law judged the days of a round, act by act, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import gettext as _

from auctions.models import Round, RoundState, RoundStep
from auctions.round_days import Verdict, done_on, is_undecided, not_done, verdict

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
