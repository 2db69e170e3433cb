"""A round announced elsewhere, as its notice says; what it does not say is None."""

import enum
from dataclasses import dataclass
from datetime import date, datetime

from auctions.models import RoundForm
from auctions.round_days import RoundDays
from foundation import clock
from lawbook.failure import FailureCode


class PastEnd(enum.StrEnum):
    """What the old file says came of a round."""

    FAILED = "failed"
    NOT_SAID = "not_said"  # sold, or nobody knows: recorded as the result of the round
    STOPPED = "stopped"  # stopped, or its result was cancelled
    SOLD = "sold"  # its sale is recorded in the same act, see ``record_past_sale``


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRound:
    """What a public notice says of a round; amounts are đồng."""

    origin: str  # the notice, "notice:DGTS-593678"
    session_at: datetime | None  # the first minute of its day if only that is known
    starting_price: int | None  # certain to the đồng, or to be confirmed
    deposit: int | None
    organisation: str | None  # as written
    place: str | None
    published_on: date | None  # day of the first public notice
    organisation_id: int | None = None  # the one of the registry that is called so
    hour_unknown: bool = False
    session_in: str | None = None  # the month or the year of the session, where no day is said
    contract_told: str | None = None  # when the service contract was signed, as far as it is told
    notice_in: str | None = None  # the month or the year of the first notice, where no day is said
    price_unconfirmed: bool = False
    deposit_share: int | None = None  # basis points, if the deposit was computed from a share
    number: int | None = None  # the lot's round number, if the notice says it
    form: RoundForm | None = None
    bid_step: int | None = None
    dossier_fee: int | None = None
    file_sale_from: date | None = None
    file_sale_to: date | None = None
    viewing_from: date | None = None
    viewing_to: date | None = None
    deposit_from: date | None = None
    deposit_to: date | None = None
    posted_on: date | None = None
    second_notice_on: date | None = None  # done, or planned when it is a day to come
    earlier_failures: int = 0  # what the notice says happened before it
    earlier_reductions: int = 0
    after_failure: bool = False  # it says itself that the auction before failed, not by its number
    failed: bool = False  # the source tells that it failed
    failure_code: FailureCode | None = None
    stop_ground: str | None = None  # the source tells that it was stopped, in these words
    registrants: int | None = None  # how many had registered
    sold: bool = False  # its sale is recorded in the same act

    @property
    def session_on(self) -> date | None:
        """The session's day in Viet Nam, if it is known."""
        return clock.local_day(self.session_at) if self.session_at is not None else None

    @property
    def says_number(self) -> bool:
        """Whether the notice says which round it is, or how many failed before it."""
        return self.number is not None or self.earlier_failures > 0

    def second_done_on(self, today: date) -> date | None:
        """Return the day the second notice was published; a day to come is only a plan."""
        day = self.second_notice_on
        return day if day is not None and day <= today else None

    @property
    def days(self) -> RoundDays | None:
        """The days the law judges, if the session's day is known.

        One notice alone says nothing of the time between two.
        """
        if self.session_at is None:
            return None
        return RoundDays(
            session_at=self.session_at,
            posted_on=self.posted_on,
            first_notice_on=self.published_on if self.second_notice_on else None,
            second_notice_on=self.second_notice_on,
            file_sale_from=self.file_sale_from,
            file_sale_to=self.file_sale_to,
        )
