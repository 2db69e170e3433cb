"""Plan one auction round: the last day of each act before a session, and why a day will not do."""

from dataclasses import dataclass
from datetime import date, timedelta

from lawbook.assets import AssetKind
from lawbook.citation import Citation, Ruling
from lawbook.counting import explain_wait
from lawbook.editions import in_force
from lawbook.errors import NoEditionInForce
from lawbook.periods import Direction, deadline, parameter
from lawbook.working_days import Calendar, default_calendar, next_working_day

REST_DAY = "REST_DAY"
_REST_DAY_BASIS = Citation(
    "(quy ước thận trọng, chưa tìm thấy điều luật)", "Phiên đấu giá mở vào ngày làm việc", "quy ước"
)
_DAY = timedelta(days=1)
_SEARCH_DAYS = 120  # far beyond the longest notice period and the longest holiday


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Every last lawful day before one session, each with its provision."""

    session_on: date
    kind: AssetKind
    shortened: bool
    last_posting_day: Ruling[date]
    last_first_notice_day: Ruling[date]
    last_second_notice_day: Ruling[date] | None  # the shortened procedure has one notice
    file_sale_closes: Ruling[date]
    viewing_days: Ruling[tuple[date, date]]  # the last two days in a row that will do
    deposit_window: Ruling[tuple[date, date]]  # first and last day to collect
    latest_session: Ruling[date] | None  # needs the contract's day
    priority_closes: Ruling[date] | None  # regime B only: regime A counts from the notice
    redemption_closes: Ruling[date]


def plan_round(
    session_on: date,
    *,
    kind: AssetKind,
    contract_on: date | None,
    posted_on: date | None = None,
    second_notice_on: date | None = None,
    shortened: bool = False,
    calendar: Calendar | None = None,
) -> RoundPlan:
    """Draw the last lawful day of each act before a session.

    Counting: full days strictly between the act and the session; an act on a rest day moves to the
    working day before it. The edition is the one in force on the session's day, and for the latest
    session the one in force when the contract was signed.

    Args:
        session_on: day of the session, Asia/Ho_Chi_Minh.
        contract_on: day of the service contract; without it there is no latest session.
        posted_on: day the notice was posted; without it the last posting day stands in.
        second_notice_on: day of the second notice, if it is known; the first one comes before it.
        shortened: whether the shortened procedure (thủ tục rút gọn) applies.

    Raises:
        NoEditionInForce: no edition is recorded for the session's or the contract's day.
        CalendarNotLoaded: the count runs into a year whose holidays are not recorded.

    Law: 01/2016/QH14, Điều 35, 36, 38, 39, 53, 57; 106/2025/QH15, Điều 83.
    """
    calendar = calendar or default_calendar()

    def last(code: str) -> Ruling[date]:
        return deadline(code, session_on, kind=kind, calendar=calendar)

    posting = last("A3" if shortened else "A1")
    second = None if shortened else last("A2")
    first = posting
    if second is not None:
        followed_on = min(second_notice_on or second.value, second.value)
        first = deadline("A2.1", followed_on, calendar=calendar)
    return RoundPlan(
        session_on=session_on,
        kind=kind,
        shortened=shortened,
        last_posting_day=posting,
        last_first_notice_day=first,
        last_second_notice_day=second,
        file_sale_closes=last("A3.1" if shortened else "A5"),
        viewing_days=_viewing_days(last("A4"), calendar.cautious()),
        deposit_window=_deposit_window(
            session_on, last("A7"), posted_on or posting.value, calendar
        ),
        latest_session=None
        if contract_on is None
        else deadline("P17", contract_on, kind=kind, calendar=calendar),
        priority_closes=_priority_closes(session_on, kind, calendar),
        redemption_closes=last("P27"),
    )


def earliest_session(
    planned_posting_on: date,
    *,
    kind: AssetKind,
    second_notice_on: date | None = None,
    shortened: bool = False,
    calendar: Calendar | None = None,
) -> Ruling[date]:
    """Find the first working day on which a session may lawfully be held.

    Counting: posting and second notice must each be in time, as ``plan_round`` counts. Without a
    planned second notice, the first one is taken to appear on the posting day.

    Args:
        planned_posting_on: day of posting.
        second_notice_on: day the second public notice appears, if it is known.
        shortened: whether the shortened procedure applies, with one notice on the posting day.

    Returns: the provision that decided the day: second notice (A2) or posting (A1, A3).

    Raises:
        NoEditionInForce: no edition of the auction law is recorded for those days.

    Law: 01/2016/QH14, Điều 35, 53, 57.
    """
    calendar = calendar or default_calendar()
    acts = [("A3" if shortened else "A1", planned_posting_on)]
    if not shortened:
        second = second_notice_on or _earliest_second_notice(planned_posting_on, calendar)
        acts.insert(0, ("A2", second))
    earliest = [_first_session_after(code, act_on, kind, calendar) for code, act_on in acts]
    return max(earliest, key=lambda ruling: ruling.value)


def unlawful_reasons(
    session_on: date,
    *,
    kind: AssetKind,
    contract_on: date | None = None,
    posted_on: date | None = None,
    first_notice_on: date | None = None,
    second_notice_on: date | None = None,
    shortened: bool = False,
    calendar: Calendar | None = None,
) -> list[Ruling[date]]:
    """List the provisions a proposed session would break, given the days of the acts.

    Counting: as ``plan_round``. Acts without a day are not judged.

    Returns: one ruling for each broken provision, whose value is the day needed: the last lawful
    day of the act, the latest session (P17), or the next working day (REST_DAY, a policy).

    Raises:
        NoEditionInForce: no edition is recorded for the days given.
    """
    calendar = calendar or default_calendar()
    broken = []
    rest = calendar.cautious().rest_name(session_on)
    if rest is not None:
        broken.append(_rest_day(session_on, rest, calendar.cautious()))

    posting = deadline("A3" if shortened else "A1", session_on, kind=kind, calendar=calendar)
    if posted_on is not None and posted_on > posting.value:
        broken.append(posting)
    if shortened:
        if first_notice_on is not None and first_notice_on > posting.value:
            broken.append(posting)
    else:
        second = deadline("A2", session_on, kind=kind, calendar=calendar)
        if second_notice_on is not None and second_notice_on > second.value:
            broken.append(second)
        if first_notice_on is not None:
            first = deadline("A2.1", second_notice_on or second.value, calendar=calendar)
            if first_notice_on > first.value:
                broken.append(first)
    if contract_on is not None:
        latest = deadline("P17", contract_on, kind=kind, calendar=calendar)
        if session_on > latest.value:
            broken.append(latest)
    return broken


def _first_session_after(
    code: str, act_on: date, kind: AssetKind, calendar: Calendar
) -> Ruling[date]:
    """Try the working days after an act until the act is in time, so both ways count alike."""
    cautious = calendar.cautious()
    counted_from = next_working_day(act_on, cautious)  # an act on a rest day counts from there
    session_on = act_on
    for _ in range(_SEARCH_DAYS):
        session_on = next_working_day(session_on + _DAY, cautious)
        last = deadline(code, session_on, kind=kind, calendar=calendar)
        if act_on <= last.value:
            chosen = parameter(code)
            span = in_force(chosen.editions, session_on).span(kind)
            sentence = f"đủ {span} trọn sau ngày {counted_from:%d/%m} ({chosen.title.lower()})"
            count = explain_wait(sentence, counted_from, session_on, span, calendar)
            return Ruling(
                session_on,
                last.basis,
                last.confirmed and count.certain,
                count.counted,
                last.code,
                last.edition,
            )
    message = f"Không tìm được ngày mở phiên hợp pháp sau {act_on:%d/%m/%Y}."
    raise NoEditionInForce(message)


def _earliest_second_notice(first_on: date, calendar: Calendar) -> date:
    second = first_on
    while deadline("A2.1", second, calendar=calendar).value < first_on:
        second += _DAY
    return second


def _viewing_days(last_start: Ruling[date], calendar: Calendar) -> Ruling[tuple[date, date]]:
    start = last_start.value
    while not (calendar.is_working_day(start) and calendar.is_working_day(start + _DAY)):
        start -= _DAY
    return Ruling(
        (start, start + _DAY),
        last_start.basis,
        last_start.confirmed,
        "02 ngày liên tục, muộn nhất, chọn hai ngày làm việc",
        last_start.code,
        last_start.edition,
    )


def _deposit_window(
    session_on: date, closes: Ruling[date], posted_on: date, calendar: Calendar
) -> Ruling[tuple[date, date]]:
    try:
        opens = deadline("A7.1", session_on, calendar=calendar).value
    except NoEditionInForce:
        opens = posted_on  # since 2025: from the day dossiers are sold
    return Ruling(
        (min(opens, closes.value), closes.value),
        closes.basis,
        closes.confirmed,
        closes.counted,
        closes.code,
        closes.edition,
    )


def _priority_closes(session_on: date, kind: AssetKind, calendar: Calendar) -> Ruling[date] | None:
    edition = in_force(parameter("P26").editions, session_on)
    if edition.direction is Direction.FORWARD:
        return None
    return deadline("P26", session_on, kind=kind, calendar=calendar)


def _rest_day(session_on: date, rest: str, calendar: Calendar) -> Ruling[date]:
    return Ruling(
        next_working_day(session_on, calendar),
        _REST_DAY_BASIS,
        False,
        f"{session_on:%d/%m} là {rest}",
        REST_DAY,
        "policy",
    )
