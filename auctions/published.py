"""A round announced elsewhere, as its notice says."""

from dataclasses import dataclass
from datetime import date, datetime

from auctions.models import RoundForm
from auctions.round_days import RoundDays


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRound:
    """What a public notice says of a round; amounts are đồng."""

    origin: str  # the notice, "notice:DGTS-593678"
    session_at: datetime
    starting_price: int
    deposit: int  # 0 when the notice does not say
    organisation: str | None
    place: str
    published_on: date  # day of the first public notice
    number: int | None = None  # the lot's round number; the next one if missing
    form: RoundForm = RoundForm.ORAL
    bid_step: int | None = None
    file_sale_from: date | None = None
    file_sale_to: date | None = None
    posted_on: date | None = None
    second_notice_on: date | None = None
    earlier_failures: int = 0  # what the notice says happened before it
    earlier_reductions: int = 0

    @property
    def days(self) -> RoundDays:
        """The days the law judges; one notice alone says nothing of the time between two."""
        return RoundDays(
            session_at=self.session_at,
            posted_on=self.posted_on,
            first_notice_on=self.published_on if self.second_notice_on else None,
            second_notice_on=self.second_notice_on,
            file_sale_from=self.file_sale_from,
            file_sale_to=self.file_sale_to,
        )
