"""What the ledger says of flags and directives."""

from datetime import date
from typing import Final

from accounts.models import Role
from audit.entries import (
    NOT_ASKED,
    Key,
    Kind,
    WrittenDay,
    by_another,
    by_opposite,
    declare,
)
from foundation.database import Dong
from foundation.i18n import N_
from review.models import FlagCode

_FLAG: Final = {"flag": Key(N_("Flag"), FlagCode)}
_SINCE: Final = Key(N_("Since"), date)
_LOT: Final = Key(N_("Lot"), int, names="lot")
_DUE_ON: Final = Key(N_("Last day"), date)
_ANSWER: Final = Key(N_("Answer"), str)

FLAG_OPENED: Final = declare(
    Kind(
        "flag.opened",
        N_("Opened a flag"),
        "warn",
        keys={
            **_FLAG,
            "since_on": _SINCE,
            "lot": _LOT,
            "acts": Key(N_("Who must act"), Role),
            # the figures of the rule, as JSON holds them
            "trigger_on": Key(N_("Counted from"), WrittenDay).or_absent(),
            "due_on": Key(N_("Last day"), WrittenDay).or_absent(),
            "failed_rounds": Key(N_("Failed rounds"), int).or_absent(),
            "reductions": Key(N_("Price cuts"), int).or_absent(),
            "round": Key(N_("Round"), int).or_absent(),
            "since_unknown": Key(N_("Day of the failure not known"), bool).or_absent(),
            "paid_on": Key(N_("Paid on"), WrittenDay).or_absent(),
            "paid_in": Key(N_("Paid in (month or year)"), str).or_absent(),
            "buyer_interest_from": Key(N_("Interest for the buyer from"), WrittenDay).or_absent(),
            "price": Key(N_("Price"), Dong).or_absent(),
            "to_creditor": Key(N_("Taken by the creditor"), bool).or_absent(),
        },
        correctable=NOT_ASKED,
    )
)
FLAG_CHANGED: Final = declare(
    Kind(
        "flag.changed",
        N_("Changed a flag"),
        keys={**_FLAG, "since_on": _SINCE, "lot": _LOT},
        correctable=NOT_ASKED,
    )
)
FLAG_CLOSED: Final = declare(
    Kind(
        "flag.closed",
        N_("Closed a flag"),
        "ok",
        keys={**_FLAG, "closed_on": Key(N_("Closed on"), date), "since_on": _SINCE},
        correctable=NOT_ASKED,
    )
)

DIRECTIVE_GIVEN: Final = declare(
    Kind(
        "directive.given",
        N_("Gave a directive"),
        "info",
        keys={
            "asset": Key(N_("Asset"), int, names="asset"),
            "instruction": Key(N_("What is to be done"), str),
            "to": Key(N_("To whom"), str),
            "due_on": _DUE_ON,
        },
        correctable=by_another(N_("Answer it and accept the answer; then give another directive")),
    )
)
DIRECTIVE_ANSWERED: Final = declare(
    Kind(
        "directive.answered",
        N_("Answered the directive"),
        keys={"answer": _ANSWER, "late": Key(N_("Late"), bool)},
        correctable=by_opposite(N_("Send the answer back")),
    )
)
DIRECTIVE_ACCEPTED: Final = declare(
    Kind(
        "directive.accepted",
        N_("Accepted the answer"),
        "ok",
        correctable=by_another(N_("Give another directive")),
    ),
)
DIRECTIVE_SENT_BACK: Final = declare(
    Kind(
        "directive.sent_back",
        N_("Sent the answer back"),
        "warn",
        keys={
            "why": Key(N_("Why"), str),
            "answer": _ANSWER.or_none(),
            "due_on": _DUE_ON.changed(),
        },
        correctable=by_another(N_("Answer it again; the answer can then be accepted")),
    )
)
DIRECTIVE_REMINDED: Final = declare(
    Kind(
        "directive.reminded",
        N_("Chased the directive"),
        "warn",
        keys={
            "on": Key(N_("Day"), date),
            "due_on": _DUE_ON,
            "times": Key(N_("How often so far"), int),
        },
        correctable=NOT_ASKED,
    )
)
