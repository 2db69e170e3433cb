"""Reading one row of a backlog: a case, its asset, auctions, a sale; nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from cases.numbers import written_number
from exchange.importing import dittos
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import Movability
from exchange.importing.numberdays import (
    day_beside,
    number_and_day,
    numbers_in,
    paper_with_day,
    read_number,
)
from exchange.importing.obstaclewords import read_obstacle
from exchange.importing.oldcells import part_day, whole_dong, yes_or_no
from exchange.importing.olddrafts import (
    OldAssetDraft,
    OldCaseDraft,
    OldDraft,
    OldKind,
    OldObstacleDraft,
    OldSaleDraft,
)
from exchange.importing.oldmarks import cells_of, written_out
from exchange.importing.oldparties import identity_of, parties_of
from exchange.importing.oldpayments import read_payment
from exchange.importing.oldrounds import Told, read_rounds
from exchange.importing.problems import Code, Problem
from exchange.importing.quantities import read_quantity
from exchange.importing.references import paper_of
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened
from foundation.folding import fold
from foundation.unknown import known, says_unknown
from lawbook.errors import UnknownParameter
from lawbook.obstacles import obstacle_reason, obstacle_reasons

CASE: Final = "case_no"
_OF_THE_CASE: Final = (
    *("opened_on", "decision_no", "decision_on", "judgment_no", "judgment_on", "creditor"),
    *("debtor", "money_due", "credit", "officer", "summary"),
)
#: Columns of days that may name a paper beside the day.
_DAYS: Final = (
    *("seized", "valued", "contract", "notified", "session", "last_session", "sold_on"),
    *("paid", "paid_some", "delivered_on", "held_since"),
)
#: A number that is one of a decision: "45/QĐ-CCTHA".
_OF_A_DECISION: Final = re.compile(r"/\s*QĐ", re.IGNORECASE)
_CODE = re.compile(r"\s*([FU][0-9]{2})(?![0-9])", re.IGNORECASE)


def read_matter(values: Mapping[str, str], number: int) -> OldDraft | list[Problem]:
    """Return one row of a case, an asset, an auction or a sale; refused if it names no case."""
    row = written_out(values, number)
    case = _case(row)
    if case is None:
        row.refuse(CASE, Code.OLD_CASE_MISSING)
        return row.problems
    told = read_rounds(row, values)
    asset = _asset(row)
    sale = _sale(row, told)
    obstacle = _obstacle(row)
    adds = bool(told.rounds) or sale is not None
    counts = (told.failures, told.held, told.reductions)
    adds = adds or obstacle is not None or any(each is not None for each in counts)
    named = bool(asset.description or asset.number)
    if adds and not named:
        row.refuse("asset", Code.OLD_ASSET_MISSING)
        return row.problems
    return OldDraft(
        row=number,
        kind=(OldKind.ASSET if asset.description else OldKind.MORE) if named else OldKind.CASE,
        case=case,
        asset=asset if named else None,
        rounds=told.rounds,
        failures=told.failures,
        held=told.held,
        reductions=told.reductions,
        sale=sale,
        obstacle=obstacle,
        notes="; ".join(filter(None, (row.written("notes"), *_papers(row)))),
        of_one=len(told.rounds) == 1 and bool(row.text("round_no")),
        cells=cells_of(values, number),
        warnings=tuple(row.problems),
    )


def _papers(row: RowReader) -> list[str]:
    """Return the cells of which a number or a day has no fact of its own."""
    days = [each for each in map(row.written, _DAYS) if paper_with_day(each) is not None]
    numbers = [
        row.written(column)
        for column in (CASE, "decision_no", "judgment_no")
        if numbers_in(row.written(column)) or number_and_day(row.text(column)).unread is not None
    ]
    return list(dict.fromkeys((*days, *numbers)))


def says_of_the_case(values: Mapping[str, str]) -> bool:
    """Tell whether a row says anything of its case, its number included."""
    return any(values.get(column, "").strip() for column in (CASE, *_OF_THE_CASE))


def _text(row: RowReader, column: str, most: int | None = None) -> str:
    """Return the words of a cell; a cell that says that nobody knows says nothing."""
    return known(row.written(column), most) or ""


def case_named(row: RowReader) -> OldCaseDraft | None:
    """Return the case that a row names: its number, and the day beside it."""
    if not any(map(str.isalnum, row.text(CASE))) or says_unknown(row.text(CASE)):
        return None
    if numbers_in(row.written(CASE)):
        row.refuse(CASE, Code.OLD_CASE_SEVERAL, written=shortened(row.text(CASE)))
    of_a_decision = _OF_A_DECISION.search(row.text(CASE)) is not None
    read = read_number(row, CASE, "decision_on" if of_a_decision else "opened_on")
    number = written_number(read.number)[:60]
    if of_a_decision and read.on is not None:
        return OldCaseDraft(number=number, decision_no=read.number, decision_on=read.on)
    return OldCaseDraft(number=number, opened_on=read.on)


def _case(row: RowReader) -> OldCaseDraft | None:
    named = case_named(row)
    if named is None:
        return None
    decision_no, decision_on = _paper(row, "decision_no", "decision_on")
    judgment_no, judgment_on = _paper(row, "judgment_no", "judgment_on")
    return replace(
        named,
        opened_on=day_beside(row, "opened_on", row.moment("opened_on"), named.opened_on),
        decision_no=decision_no or named.decision_no,
        decision_on=decision_on if decision_no or decision_on else named.decision_on,
        judgment_no=judgment_no,
        judgment_on=judgment_on,
        creditor=parties_of(row, "creditor"),
        debtor=parties_of(row, "debtor"),
        money_due=whole_dong(row, "money_due"),
        is_credit=yes_or_no(row, "credit"),
        officer=_text(row, "officer", 200),
        summary=_text(row, "summary", 300),
    )


def _paper(row: RowReader, column: str, day: str) -> tuple[str, date | None]:
    """Return the number of a paper and its day; the first where a cell names several."""
    own, cell = row.moment(day), _text(row, column)
    several = numbers_in(row.written(column))
    read = several[0] if several else number_and_day(cell)
    if several:
        details = {"written": shortened(cell), "number": shortened(read.number)}
        row.warn(column, Code.OLD_NUMBERS_SEVERAL, **details)
    if read.unread is not None and not row.text(day):
        row.lack(day, read.unread.code, **read.unread.details)
    number, on = (read.number, read.on) if several else _first_paper(cell)
    return number, day_beside(row, day, own, on)


def _first_paper(cell: str) -> tuple[str, date | None]:
    """Return the paper of a cell that may say more of it: "Bản án số 3/2018/DS-ST của …"."""
    paper = paper_of(cell) if cell else None
    number = re.sub(r"^(?:bản án|quyết định) (?:số )?", "", paper.number) if paper else ""
    return number, paper.on if paper else None


def _asset(row: RowReader) -> OldAssetDraft:
    description = _text(row, "asset", 2000)
    if description and dittos.points(description):
        row.lack("asset", Code.DITTO, written=shortened(description))
        description = ""
    category, place = row.text("category"), _text(row, "location", 300)
    kind = asset_kind_of(category, description, place) if description else None
    said = yes_or_no(row, "immovable")
    if said is None and kind is not None and kind[1] is not None:
        said = kind[1] is Movability.IMMOVABLE
    quantity, unit = _quantity(row)
    return OldAssetDraft(
        number=row.text("asset_no")[:40],
        description=description,
        kind=kind[0] if kind else None,
        category=category[:80],
        immovable=said,
        location=place,
        quantity=quantity,
        unit=unit,
        seized=part_day(row, "seized"),
        appraised=whole_dong(row, "appraised"),
        valued=part_day(row, "valued"),
        keeper=_text(row, "keeper", 200),
        keeper_name=_text(row, "keeper_name", 200),
    )


def _quantity(row: RowReader) -> tuple[Decimal | None, str]:
    """Return how many, and their unit; what cannot be read stays unknown and is told."""
    text, unit = row.text("quantity"), row.text("unit")[:40]
    if not text:
        return None, unit
    found = read_quantity(text)
    if found is None or found.value is None or found.problem or found.value <= 0:
        row.warn("quantity", Code.QUANTITY_UNREADABLE, written=shortened(text))
        return None, unit
    return found.value, unit or (found.unit.name if found.unit else "")


def _sale(row: RowReader, told: Told) -> OldSaleDraft | None:
    price, on = whole_dong(row, "sold_price"), part_day(row, "sold_on")
    buyer, identity = _text(row, "buyer", 200), identity_of(row)
    amount, paid = whole_dong(row, "paid_amount"), part_day(row, "paid")
    paid_some, payment = part_day(row, "paid_some"), read_payment(row)
    delivered_on = part_day(row, "delivered_on")
    delivered = _delivered(row)
    if price is None and told.sold_price is not None:
        price = told.sold_price
    said = (price, on, buyer, identity, amount, paid, paid_some, payment, delivered, delivered_on)
    if all(each in (None, "") for each in said):
        return None
    return OldSaleDraft(
        price=price,
        on=on,
        buyer=buyer,
        identity=identity,
        payment=payment,
        paid_amount=amount,
        paid=paid,
        paid_some=paid_some,
        delivered=delivered,
        delivered_on=delivered_on,
    )


def _delivered(row: RowReader) -> bool | None:
    text = fold(row.text("delivered"))
    if not text or says_unknown(text):
        return None
    if re.match(r"(?:chua|khong)\b", text):
        return False
    if re.match(r"(?:da|roi|xong)\b", text):
        return True
    return yes_or_no(row, "delivered")


def _obstacle(row: RowReader) -> OldObstacleDraft | None:
    reason = _text(row, "obstacle", 500)
    holder, name = _text(row, "held_by", 120), _text(row, "holder_name", 120)
    next_act, since = _text(row, "next_act", 200), part_day(row, "held_since")
    if not any((reason, holder, name, next_act, since)):
        return None
    code = _reason_code(reason)
    if reason and not code:
        row.lack("obstacle", Code.OLD_OBSTACLE_UNREAD, written=shortened(reason))
    elif not reason:
        row.lack("obstacle", Code.OLD_OBSTACLE_MISSING)
    return OldObstacleDraft(
        reason=reason,
        code=code,
        held_by=holder,
        holder_name=name,
        since=since,
        next_act=next_act,
    )


def _reason_code(text: str) -> str:
    """Return the code of a reason: by its code, in the words of the list, or in an office's own."""
    if match := _CODE.match(text):
        try:
            return obstacle_reason(match[1]).code
        except UnknownParameter:
            return ""
    folded = fold(text).strip(" .")
    listed = next((one.code for one in obstacle_reasons() if fold(one.vi) == folded), "")
    return listed or read_obstacle(text).code
