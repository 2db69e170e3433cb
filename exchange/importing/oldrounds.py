"""The auctions a row of a backlog tells: one, several side by side, or only how many there were."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from exchange.importing.oldcells import count_of, part_day, whole_dong
from exchange.importing.olddrafts import Ended, OldRoundDraft
from exchange.importing.problems import Code
from exchange.importing.results import read_result
from exchange.importing.roundcells import ENDS, NONE, of_a_cell, result_of
from exchange.importing.rounds import round_of
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened
from foundation.unknown import known, says_unknown
from lawbook.failure import FailureCode

OF_ONE: Final = ("round_no", "session", "price", "result", "failure", "registrants")
BESIDE: Final = (
    "organisation",
    "deposit",
    "contract",
    "notified",
)  # of an auction that other columns tell
_LETTER = re.compile(r"(?:điểm\s*)?([a-eđg])\)?(?=\s*(?:[-–:.,(]|khoản|điều|$))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """The auctions of a row; ``failures``, ``held`` and ``reductions`` are all there were."""

    rounds: tuple[OldRoundDraft, ...] = ()
    failures: int | None = None
    held: int | None = None
    reductions: int | None = None
    sold_price: int | None = None  # as a result tells it


def read_rounds(row: RowReader, values: Mapping[str, str]) -> Told:
    """Return what a row tells of auctions."""
    numbers = sorted({int(each.partition("#")[2]) for each in values if _is_numbered(each)})
    found: list[OldRoundDraft] = []
    prices: list[int] = []
    failures = count_of(row, "failures")
    for number in numbers:
        one, price, _earlier = _one(row, f"#{number}", number)
        found += [one] if one is not None else []
        prices += [price] if price is not None else []
    if found and _is_of_the_last(row, found[-1]):
        found, price, earlier = _with_result(row, found)
        lone = None
    else:
        lone, price, earlier = _one(row, "", None)
    prices += [price] if price is not None else []
    reductions = count_of(row, "reductions")
    if failures is None and earlier is not None:
        failures = earlier
    lone = _with_last(row, lone, failures)
    if lone is None:
        _ask_beside(row, "")
    found = [_failed(one, failures, row) for one in found]
    if lone is not None:
        found.append(_placed(lone, failures, row))
    found = [*_first(row, failures, found), *found]
    price = prices[0] if len(set(prices)) == 1 else None
    return Told(tuple(found), failures, count_of(row, "held"), reductions, price)


def _is_of_the_last(row: RowReader, last: OldRoundDraft) -> bool:
    """Tell whether what no number is said of is said of the last auction with one.

    "Giá lần 1, ngày lần 1, giá lần 2, ngày lần 2, kết quả": the result is that of auction 2. With a
    day or a number of its own it is of another auction.
    """
    if row.text("round_no") and round_of(row.text("round_no")) != last.number:
        return False
    session = row.text("session")
    return not session or part_day(RowReader({"session": session}, row.number), "session") in (
        "",
        last.session,
    )


def _with_result(
    row: RowReader, found: list[OldRoundDraft]
) -> tuple[list[OldRoundDraft], int | None, int | None]:
    """Return auctions with the result that the row tells of the last of them.

    An auction before it failed where the next one was held at a lower price; else nobody knows.
    What the row tells of the last auction twice and differently is asked about.
    """
    last = found[-1]
    ended, code, sold, earlier = _ended(row, "result", "failure", last.number)
    if ended is not Ended.UNKNOWN and last.ended not in (Ended.UNKNOWN, ended):
        _ask(row, "result")
        return found, None, earlier
    price, registrants = whole_dong(row, "price"), count_of(row, "registrants")
    if price is not None and price not in (one.price for one in found):
        _ask(row, "price")
    if registrants is not None and last.registrants not in (None, registrants):
        _ask(row, "registrants")
    known_end = ended if last.ended is Ended.UNKNOWN else last.ended
    last = replace(
        last,
        ended=known_end,
        failure_code=last.failure_code or (code if known_end is Ended.FAILED else ""),
        registrants=last.registrants if last.registrants is not None else registrants,
    )
    told = ended is not Ended.UNKNOWN or earlier is not None
    before = [_before(one, after) for one, after in pairwise(found)] if told else found[:-1]
    if told and any(one.ended is Ended.UNKNOWN for one in before) and not earlier:
        _ask(row, "result", Code.OLD_RESULT_OF_LAST)
    _ask_beside(row, "")
    return [*before, last], sold, earlier


def _before(one: OldRoundDraft, after: OldRoundDraft) -> OldRoundDraft:
    """Return an auction that failed because the next one was held at a lower price."""
    lower = None not in (one.price, after.price) and (after.price or 0) < (one.price or 0)
    if one.ended is not Ended.UNKNOWN or not lower:
        return one
    return replace(one, ended=Ended.FAILED)


def _is_numbered(column: str) -> bool:
    return "#" in column and ":" not in column


def _one(
    row: RowReader, mark: str, number: int | None
) -> tuple[OldRoundDraft | None, int | None, int | None]:
    """Return one auction, the price of its sale, and how many failed, where its cells say so."""
    columns = {name: f"{name}{mark}" for name in (*OF_ONE, *BESIDE)}
    texts = {name: row.text(column) for name, column in columns.items()}
    if mark and (whole := row.text(f"round{mark}")):
        return of_a_cell(row, f"round{mark}", whole, number)
    if all(texts[name].lower() in NONE for name in OF_ONE):
        if mark:
            _ask_beside(row, mark)
        return None, None, None
    ended, code, sold, earlier = _ended(row, columns["result"], columns["failure"])
    told = round_of(texts["round_no"]) if texts["round_no"] else number
    if texts["round_no"] and told is None:
        row.lack("round_no", Code.NUMBER_UNREADABLE, written=shortened(texts["round_no"]))
    price = whole_dong(row, columns["price"])
    return (
        OldRoundDraft(
            ended=ended,
            number=told or None,
            session=part_day(row, columns["session"]),
            price=price,
            failure_code=code,
            registrants=count_of(row, columns["registrants"]),
            organisation=known(row.written(columns["organisation"]), 200) or "",
            deposit=whole_dong(row, columns["deposit"]),
            contract=part_day(row, columns["contract"]),
            notified=part_day(row, columns["notified"]),
        ),
        sold,
        earlier,
    )


def _ended(
    row: RowReader, column: str, failure: str, number: int | None = None
) -> tuple[Ended, str, int | None, int | None]:
    """Return what came of an auction, the letter of its failure, its price, and how many failed."""
    text, why = row.text(column), row.text(failure)
    if not text and not why:
        return Ended.UNKNOWN, "", None, None
    letter = _letter(why)
    told = result_of(row, text, number) if text else None
    if told is None or (told.told is None and told.earlier_failures is None):
        if not text:  # only why it failed
            return Ended.FAILED, letter, None, None
        if not says_unknown(text):
            row.lack(column, Code.RESULT_UNREADABLE, written=shortened(text))
        return Ended.UNKNOWN, "", None, None
    if told.told is None:
        ended = Ended.FAILED if number is None else Ended.UNKNOWN
        return ended, letter if number is None else "", None, told.earlier_failures
    code = told.code.value if told.code else letter
    ended = ENDS[told.told]
    return ended, code if ended is Ended.FAILED else "", told.sold_price, told.earlier_failures


def _letter(text: str) -> str:
    """Return the letter of Điều 52 that a cell gives, as a letter or in the words of the law."""
    if match := _LETTER.match(text.strip()):
        letter = match[1].lower()
        return letter if letter in FailureCode.__members__.values() else ""
    told = read_result(RowReader({"result": f"không thành, {text}"}, 0), None) if text else None
    return told.code.value if told is not None and told.code else ""


def _is_of_now(lone: OldRoundDraft, row: RowReader) -> bool:
    """Tell whether a price without an auction of its own is the one in force."""
    own = (lone.number, lone.session, lone.registrants)
    return not any(own) and not row.text("result")


def _last(row: RowReader) -> OldRoundDraft | None:
    """Return the last auction, whose price or day stands in columns of their own."""
    price, session = whole_dong(row, "last_price"), part_day(row, "last_session")
    if price is None and not session:
        return None
    return OldRoundDraft(
        price=price,
        session=session,
        organisation=known(row.written("organisation"), 200) or "",
        deposit=whole_dong(row, "deposit"),
        contract=part_day(row, "contract"),
        notified=part_day(row, "notified"),
    )


def _with_last(
    row: RowReader, one: OldRoundDraft | None, failures: int | None
) -> OldRoundDraft | None:
    """Return the only auction of a row with what the row says of the last one.

    A price without an auction of its own is the one in force, where none is told; what stands
    beside another auction, or says something else, is asked about.
    """
    last = _last(row)
    if one is None or last is None:
        return one or last
    price, session = one.price, one.session
    if last.price is not None and last.price != price:
        in_force = _is_of_now(one, row)
        if not in_force or price is not None:
            _ask(row, "price" if in_force else "last_price")
        price = last.price if in_force else price
    if last.session and last.session != session:
        if session or not _is_last(one, failures, row):
            _ask(row, "last_session")
        session = session or (last.session if _is_last(one, failures, row) else "")
    return replace(one, price=price, session=session)


def _is_last(one: OldRoundDraft, failures: int | None, row: RowReader) -> bool:
    """Tell whether an auction is the last one of those that a row counts as failed."""
    return bool(failures) and one.number is None and not row.text("result")


def _placed(one: OldRoundDraft, failures: int | None, row: RowReader) -> OldRoundDraft:
    """Return the last auction with its number and end, where the row counts those that failed."""
    if not _is_last(one, failures, row):
        return one
    ended = Ended.FAILED if one.ended is Ended.UNKNOWN else one.ended
    return replace(one, number=failures, ended=ended)


def _failed(one: OldRoundDraft, failures: int | None, row: RowReader) -> OldRoundDraft:
    """Return an auction that failed because the row counts so many; a result of its own decides."""
    told = one.ended is not Ended.UNKNOWN or bool(row.text(f"result#{one.number}"))
    if told or failures is None or one.number is None or one.number > failures:
        return one
    return replace(one, ended=Ended.FAILED)


def _first(row: RowReader, failures: int | None, found: list[OldRoundDraft]) -> list[OldRoundDraft]:
    """Return the first auction, of which the row tells the price in a column of its own."""
    price = whole_dong(row, "first_price")
    first = next((one for one in found if one.number == 1), None)
    if price is None or (first is not None and first.price == price):
        return []
    if failures and first is None:
        return [OldRoundDraft(number=1, ended=Ended.FAILED, price=price)]
    _ask(row, "first_price", Code.OLD_FIRST_PRICE_ELSEWHERE if first else Code.OLD_ROUND_UNTOLD)
    return []


def _ask_beside(row: RowReader, mark: str) -> None:
    """Ask about what stands beside an auction of which the row says nothing else."""
    for column in (f"{name}{mark}" for name in BESIDE):
        if known(row.written(column)):
            _ask(row, column)


def _ask(row: RowReader, column: str, why: Code = Code.OLD_ROUND_UNTOLD) -> None:
    """Ask about a cell that belongs to no auction the row tells, or not to the one it tells."""
    row.lack(column, why, written=shortened(row.text(column)))
