"""Kinds of mess inside the lines: text that goes on below, numbers in words, whose a thing was."""

import random

from tests.exchange.messes_of_lines import WORDS
from tests.exchange.messy import Listing, Row, Thing, mess, unknown

RESTS = ("số khung RLX0417", "màu xanh, đã cũ", "Số IMEI: 352111223344556", "- Tình trạng: vỡ góc")
NAMES = ("Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", "ông Nguyễn Văn Hoà", "Lê Thị Mai", None)
SAMPLES = ("KL mẫu (g)", "KL gửi giám định (g)", "Số KL", "Khối lượng mẫu (g)")


@mess()
def a_line_that_goes_on_below(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    row = rng.choice(page.things)
    name, thing = row.cells.get("description"), row.thing
    merged = {id(each) for _column, *rows in page.merges for each in rows}
    plain = isinstance(name, str) and name[:1].isupper() and name[-1:].isalnum()
    others = any(each.columns is not None for each in page.rows)
    if not plain or thing is None or thing.points or thing.description != name or row.hidden:
        return
    if "line_no" not in page.columns or not row.cells.get("line_no") or listing.font or others:
        return
    if any(str(cell).startswith(("#", "Err")) for cell in row.cells.values()):
        return  # a line that is refused
    at = next(at for at, each in enumerate(page.rows, 1) if each is row)
    below = page.rows[at] if at < len(page.rows) else None
    if id(row) in merged or (below is not None and (id(below) in merged or _points(below))):
        return
    rest = rng.choice(RESTS)
    page.rows.insert(at, Row({"description": rest}))
    row.thing = Thing(f"{name} {rest}", thing.quantity, thing.unit)


def _points(row: Row) -> bool:
    return row.thing is not None and row.thing.points


@mess()
def numbers_in_words_beside(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    page.columns.append("quantity_words")
    page.names["quantity_words"] = rng.choice(["Bằng chữ", "Số lượng (bằng chữ)", "Viết bằng chữ"])
    for row in page.things:
        row.cells["quantity_words"] = WORDS.get(str(row.cells.get("quantity")))


@mess()
def a_number_that_its_words_deny(listing: Listing, rng: random.Random) -> None:
    row = rng.choice(listing.page.things)
    if "quantity_words" in listing.page.columns and row.cells.get("quantity_words"):
        row.cells["quantity_words"] = "bốn mươi bảy"
        row.thing = None if row.thing is None else unknown(row.thing)


@mess()
def weights_of_samples(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.append("told")
    listing.page.names["told"] = rng.choice(SAMPLES)
    for row in listing.page.things:
        row.cells["told"] = rng.choice(["0,2", "77/KL-KTHS", None])


@mess()
def whose_it_was(listing: Listing, rng: random.Random) -> None:
    listing.page.columns.append("holder")
    listing.page.names["holder"] = rng.choice(["Thu giữ của", "Chủ sở hữu", "Người bị thu giữ"])
    for row in listing.page.things:
        row.cells["holder"] = rng.choice(NAMES)
