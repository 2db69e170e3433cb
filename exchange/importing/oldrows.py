"""Reading one row of a backlog: a case, its asset, auctions, a sale; nothing is guessed."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from exchange.importing import dittos
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import Movability
from exchange.importing.oldcells import MINUTES, part_day, whole_dong, yes_or_no
from exchange.importing.oldcolumns import MATTERS
from exchange.importing.olddrafts import (
    OldAssetDraft,
    OldCaseDraft,
    OldDraft,
    OldKind,
    OldObstacleDraft,
    OldSaleDraft,
)
from exchange.importing.oldpayments import read_payment
from exchange.importing.oldrounds import Told, read_rounds
from exchange.importing.problems import Code, Problem
from exchange.importing.quantities import read_quantity
from exchange.importing.references import read_references
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import lowered, shortened
from foundation.folding import fold
from foundation.unknown import known, says_unknown
from lawbook.errors import UnknownParameter
from lawbook.obstacles import obstacle_reason, obstacle_reasons

CASE: Final = "case_no"
_OF_THE_CASE: Final = (
    *("opened_on", "decision_no", "decision_on", "judgment_no", "judgment_on", "creditor"),
    *("debtor", "money_due", "credit", "officer", "summary"),
)
#: "45/QĐ-CCTHA; 3.4.2019": the day behind a number, without the word for it.
_DAY_BEHIND = re.compile(r"\s*[;,]\s*([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?![0-9])")
_CODE = re.compile(r"\s*([FU][0-9]{2})(?![0-9])", re.IGNORECASE)


def read_matter(values: Mapping[str, str], number: int) -> OldDraft | list[Problem]:
    """Return one row of a case, an asset, an auction or a sale; refused if it names no case."""
    row = _written_out(values, number)
    case = _case(row)
    if case is None:
        row.refuse(CASE, Code.OLD_CASE_MISSING)
        return row.problems
    told = read_rounds(row, values)
    asset = _asset(row)
    sale = _sale(row, told)
    obstacle = _obstacle(row)
    adds = bool(told.rounds) or told.failures is not None or sale is not None
    adds = adds or obstacle is not None or told.reductions is not None
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
        reductions=told.reductions,
        sale=sale,
        obstacle=obstacle,
        notes="; ".join(filter(None, (row.written("notes"), _minutes(row)))),
        of_one=len(told.rounds) == 1 and bool(row.text("round_no")),
        cells=row.cells,
        warnings=tuple(row.problems),
    )


def _with_day(found: re.Match[str]) -> str:
    return f" ngày {found[1]}/{found[2]}/{found[3]}"


def _minutes(row: RowReader) -> str:
    """Return the cell of the seizure where it names the minutes beside their day."""
    cell = row.written("seized")
    return cell if MINUTES.match(lowered(cell)) else ""


def says_of_the_case(values: Mapping[str, str]) -> bool:
    """Tell whether a row says anything of its case, its number included."""
    return any(values.get(column, "").strip() for column in (CASE, *_OF_THE_CASE))


def _written_out(values: Mapping[str, str], number: int) -> RowReader:
    """Return a row with what its marks point at; where that is not clear it stays unknown."""
    given = dittos.written_out(values)
    unclear = [c for c in sorted(MATTERS.carried) if dittos.is_mark(given.get(c, ""))]
    row = RowReader({**given, **dict.fromkeys(unclear, "")}, number)
    dittos.tell(row, values)
    for column in unclear:
        row.lack(column, Code.DITTO, written=shortened(given[column].strip()))
    return row


def _text(row: RowReader, column: str, most: int | None = None) -> str:
    """Return the words of a cell; a cell that says that nobody knows says nothing."""
    return known(row.written(column), most) or ""


def _case(row: RowReader) -> OldCaseDraft | None:
    number = row.text(CASE)
    if not any(map(str.isalnum, number)) or says_unknown(number):
        return None
    papers = read_references("", _DAY_BEHIND.sub(_with_day, row.text("decision_no")))
    judged = read_references(f"bản án {row.text('judgment_no')}", "").judgment
    decided, ruled = row.moment("decision_on"), row.moment("judgment_on")
    opened = row.moment("opened_on")
    decision = papers.decision
    has_judgment = bool(_text(row, "judgment_no")) and judged is not None
    return OldCaseDraft(
        number=number[:60],
        opened_on=opened.day if opened else None,
        decision_no=decision.number if decision and _text(row, "decision_no") else "",
        decision_on=decided.day if decided else decision.on if decision else None,
        judgment_no=re.sub(r"^bản án (?:số )?", "", judged.number)
        if has_judgment and judged
        else "",
        judgment_on=ruled.day if ruled else judged.on if has_judgment and judged else None,
        creditor=_text(row, "creditor"),
        debtor=_text(row, "debtor"),
        money_due=whole_dong(row, "money_due"),
        is_credit=yes_or_no(row, "credit"),
        officer=_text(row, "officer", 200),
        summary=_text(row, "summary", 300),
    )


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
    buyer, identity = _text(row, "buyer", 200), row.text("buyer_identity")[:20]
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
    """Return the code of a reason: by its code, or in the very words of the list."""
    if match := _CODE.match(text):
        try:
            return obstacle_reason(match[1]).code
        except UnknownParameter:
            return ""
    folded = fold(text).strip(" .")
    return next((one.code for one in obstacle_reasons() if fold(one.vi) == folded), "")
