"""What the ledger says of lots and their rounds. What is progress makes a lot less stalled."""

from datetime import date, datetime
from typing import Final

from auctions.entry_values import DESPITE, REGISTRANTS, BasisPoints, StopCode, step
from auctions.gaps import Gap
from auctions.models import CreditorChoice, RoundCause, RoundStep, ValuationGround
from audit.entries import (
    BY_CORRECTION,
    CHECKED,
    Key,
    LabelCode,
    by_another,
    by_opposite,
)
from foundation.database import Dong
from foundation.i18n import N_
from lawbook.failure import FailureCode

_DOCUMENT: Final = Key(N_("Document"), str)
_DECISION: Final = Key(N_("Decision no."), str)
_MINUTES: Final = Key(N_("Minutes"), str)
_SESSION: Final = Key(N_("Session"), datetime)
_GROUND: Final = Key(N_("Ground"), str)
_STOP_CODE: Final = Key(N_("Ground of the law"), StopCode).or_none().or_absent()
_SOURCE: Final = Key(N_("Source"), str).or_none()
_ROUND: Final = {"round": Key(N_("Round"), int)}
_LATE: Final = {"late_reason": Key(N_("Why after the last lawful day"), str).or_absent()}

LOT_CREATED: Final = step(
    "lot.created",
    N_("Made the lot"),
    keys={
        "code": Key(N_("Code"), LabelCode),
        "case": Key(N_("Case file"), str),
        "assets": Key(N_("Assets"), int, names="asset").many(),
    },
    progress=False,
    correctable=by_opposite(N_("Withdraw the lot")),
)
_VALUATION: Final = {
    "firm": Key(N_("Valuation firm"), str, nullable=True),
    "certificate": Key(N_("Certificate"), str),
    "value": Key(N_("Value"), Dong),
    "valid_until": Key(N_("Valid until"), date),
    "ground": Key(N_("Ground"), ValuationGround).or_none().or_absent(),
    "ground_no": Key(N_("Paper of the ground"), str).or_none().or_absent(),
}
_VALUED_RIGHT: Final = by_another(N_("Record the valuation again, while no round is planned"))
LOT_VALUED: Final = step(  # formerly of every valuation
    "lot.valued", N_("Recorded the valuation"), keys=_VALUATION, correctable=_VALUED_RIGHT
)
LOT_REVALUED: Final = step(
    "lot.revalued", N_("Recorded the re-valuation"), keys=_VALUATION, correctable=_VALUED_RIGHT
)
LOT_VALUATION_CORRECTED: Final = step(
    "lot.valuation_corrected",
    N_("Corrected the valuation that was recorded"),
    keys=_VALUATION,
    progress=False,
    correctable=_VALUED_RIGHT,
)
LOT_CONTRACTED: Final = step(
    "lot.contracted",
    N_("Signed the service contract"),
    keys={
        "organisation": Key(N_("Auction organisation"), str, nullable=True),
        "number": Key(N_("Number"), str),
        "kept_price": Key(N_("Document that keeps the price"), str).or_none(),
    },
    correctable=BY_CORRECTION,
)
LOT_KIND_CORRECTED: Final = step(
    "lot.kind_corrected",
    N_("Corrected whether the lot is real estate"),
    keys={"immovable": Key(N_("Real estate"), bool).changed()},
    progress=False,
    correctable=by_another(N_("Correct the kind of an asset in it")),
)
LOT_KIND_SAID: Final = step(
    "lot.kind_said",
    N_("Said whether the lot is real estate, which was not known"),
    keys={"immovable": Key(N_("Real estate"), bool)},
    progress=False,
    correctable=by_another(N_("Correct the kind of an asset in it")),
)
LOT_REPRICED: Final = step(
    "lot.repriced",
    N_("Reduced the price"),
    "warn",
    keys={**_ROUND, "decision": _DECISION, "basis_points": Key(N_("Size of the cut"), BasisPoints)},
    correctable=CHECKED,
)
_ANSWERED: Final = {**_ROUND, "document": _DOCUMENT.or_none()}
CREDITOR_TAKES: Final = step(
    "lot.creditor_takes",
    N_("Recorded that the creditor takes the asset"),
    "ok",
    keys=_ANSWERED,
    correctable=CHECKED,
)
CREDITOR_REFUSES: Final = step(
    "lot.creditor_refuses",
    N_("Recorded that the creditor does not take the asset"),
    keys=_ANSWERED,
    correctable=CHECKED,
)
CREDITOR_SILENT: Final = step(
    "lot.creditor_silent",
    N_("Recorded that the creditor did not answer"),
    keys=_ANSWERED,
    correctable=CHECKED,
)
CREDITOR_ANSWERS: Final = {
    CreditorChoice.TAKES: CREDITOR_TAKES,
    CreditorChoice.REFUSES: CREDITOR_REFUSES,
    CreditorChoice.SILENT: CREDITOR_SILENT,
}
LOT_WITHDRAWN: Final = step(
    "lot.withdrawn",
    N_("Withdrew the lot from sale"),
    "warn",
    keys={"document": _DOCUMENT, "ground": _GROUND, "ground_code": _STOP_CODE},
    progress=False,
    correctable=CHECKED,
)

ROUND_PLANNED: Final = step(
    "round.planned",
    N_("Planned a round"),
    keys={
        **_ROUND,
        "session_at": _SESSION,
        "starting_price": Key(N_("Starting price"), Dong),
        "cause": Key(N_("Why the round is held"), RoundCause),
        "shortened": Key(N_("Shortened procedure"), bool).or_absent(),
        **_LATE,
    },
    progress=False,
    correctable=by_another(N_("Move the session, or stop the round")),
)
ROUND_REPLANNED: Final = step(
    "round.replanned",
    N_("Moved the session"),
    keys={**_ROUND, "session_at": _SESSION.changed(), **_LATE},
    progress=False,
    correctable=by_another(N_("Move the session again, or stop the round")),
)
ROUND_ANNOUNCED: Final = step(
    "round.announced",
    N_("Announced the round"),
    keys={
        **_ROUND,
        "announcement": Key(N_("Announcement"), str),
        "posted_on": Key(N_("Posted on"), date),
        "notices": Key(N_("Published on"), date).many(),
        "second_planned_on": Key(N_("Second notice planned for"), date).or_none().or_absent(),
    },
    correctable=by_opposite(N_("Stop the round")),
)
_AGAIN: Final = by_another(N_("Record the notice with the right day"))
_DONE: Final = {
    **_ROUND,
    "medium": Key(N_("Published where"), str).or_none(),
    "document": _DOCUMENT.or_none().or_absent(),
}
POSTING_DONE: Final = step(
    "round.posting_done", N_("Recorded the posting"), keys=_DONE, correctable=_AGAIN
)
FIRST_NOTICE_PUBLISHED: Final = step(
    "round.first_notice", N_("Recorded the first notice"), keys=_DONE, correctable=_AGAIN
)
SECOND_NOTICE_PUBLISHED: Final = step(
    "round.second_notice", N_("Recorded the second notice"), keys=_DONE, correctable=_AGAIN
)
NOTICES_DONE: Final = {
    RoundStep.POSTING: POSTING_DONE,
    RoundStep.FIRST_NOTICE: FIRST_NOTICE_PUBLISHED,
    RoundStep.SECOND_NOTICE: SECOND_NOTICE_PUBLISHED,
}
NOTICE_CORRECTED: Final = step(
    "round.notice_corrected",
    N_("Corrected the day or place of a notice"),
    "warn",
    keys={
        **_DONE,
        "act": Key(N_("Act"), RoundStep),
        "done_on": Key(N_("Done on"), date).changed(),
        "medium": Key(N_("Published where"), str).changed(),
    },
    progress=False,
    correctable=_AGAIN,
)
ROUND_PUBLISHED: Final = step(
    "round.published",
    N_("Recorded a published notice"),
    keys={**_ROUND, "origin": _SOURCE, "session_at": _SESSION.or_none()},
    correctable=by_opposite(N_("Stop the round")),
)
ROUND_PUBLISHED_AGAIN: Final = step(
    "round.published_again",
    N_("Recorded the second publication of a notice"),
    keys={**_ROUND, "origin": Key(N_("Source"), str)},
    correctable=by_another(N_("Record the source with the right value")),
)
ROUND_TOLD_FAILED: Final = step(
    "round.told_failed",
    N_("Recorded a failure that a notice tells"),
    "danger",
    keys={**_ROUND, "code": Key(N_("Why it failed"), FailureCode).or_none(), "origin": _SOURCE},
    correctable=by_another(N_("Complete the round with what is known")),
)
ROUND_TOLD_STOPPED: Final = step(
    "round.told_stopped",
    N_("Recorded a stop that a notice tells"),
    "warn",
    keys={**_ROUND, "ground": _GROUND, "origin": _SOURCE},
    progress=False,
    correctable=by_another(N_("Complete the round with what is known")),
)
ROUND_COMPLETED: Final = step(
    "round.completed",
    N_("Completed what was not known of the round"),
    keys={**_ROUND, "document": _DOCUMENT, "filled": Key(N_("Completed"), Gap).many()},
    progress=False,
    correctable=by_another(N_("Record the source with the right value")),
)
LOT_KNOWN_FROM_NOTICE: Final = step(
    "lot.known_from_notice",
    N_("Recorded what a notice says of the lot, without a round"),
    keys={"origin": Key(N_("Source"), str)},
    progress=False,
    correctable=by_opposite(N_("Withdraw the lot")),
)
ROUND_COUNTED: Final = step(
    "round.counted",
    N_("Counted the registrants"),
    keys={**_ROUND, "registrants": REGISTRANTS},
    progress=False,
    correctable=by_another(N_("Count the registrants again before the result")),
)
ROUND_FAILED: Final = step(
    "round.failed",
    N_("Recorded that the auction failed"),
    "danger",
    keys={
        **_ROUND,
        "code": Key(N_("Why it failed"), FailureCode),
        "registrants": REGISTRANTS,
        "minutes": _MINUTES,
        "received_on": Key(N_("Result received on"), date),
    },
    correctable=CHECKED,
)
PARTIES_NOTIFIED: Final = step(
    "round.parties_notified",
    N_("Notified the parties of the failure"),
    keys={**_ROUND, "document": _DOCUMENT},
    correctable=BY_CORRECTION,
)
ROUND_SOLD: Final = step(
    "round.sold",
    N_("Recorded that the auction succeeded"),
    "ok",
    keys={
        **_ROUND,
        "sold_for": Key(N_("Sold for"), Dong),
        "registrants": REGISTRANTS,
        "minutes": _MINUTES,
        "consent": Key(N_("Consent to a single bidder"), str).or_none(),
        **DESPITE,
    },
    correctable=CHECKED,
)
ROUND_STOPPED: Final = step(
    "round.stopped",
    N_("Stopped the round"),
    "hold",
    keys={**_ROUND, "ground": _GROUND, "ground_code": _STOP_CODE},
    progress=False,
    correctable=by_another(N_("Plan a new round")),
)
