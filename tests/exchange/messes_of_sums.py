"""Kinds of sums that stand among the lines of a list and are none of them."""

import random

from tests.exchange.messy import Cell, Listing, Row, mess


@mess()
def a_total_of_a_section(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    total = Row({"description": rng.choice(["Cộng", "Cộng mục I", "Cộng:"]), "quantity": 2})
    page.rows.insert(rng.randint(1, len(page.rows)), total)


@mess()
def a_total(listing: Listing, rng: random.Random) -> None:
    text = rng.choice(["Tổng cộng", "TỔNG CỘNG", "Tổng số", "Tổng cộng:", "Cộng", "Tổng"])
    cells: dict[str, Cell] = {"description": text, "quantity": rng.choice([7, "07", "1.234"])}
    listing.page.rows.append(Row(cells))


@mess()
def a_total_that_counts_lines(listing: Listing, rng: random.Random) -> None:
    text = rng.choice(["Tổng cộng: 05 khoản", "Tổng số: 12 danh mục", "Tổng cộng có 3 loại"])
    listing.page.rows.append(Row({"description": text}))


@mess()
def a_total_in_the_first_cell(listing: Listing, rng: random.Random) -> None:
    page = listing.page
    first = page.columns[0]
    if first != "quantity":
        page.rows.append(Row({first: rng.choice(["TỔNG CỘNG", "Cộng"]), "quantity": 12}))


@mess()
def a_total_that_was_never_computed(listing: Listing, rng: random.Random) -> None:
    text = rng.choice(["Tổng cộng", "Cộng khu vực 2", "Tổng số tiền", "Cộng nhóm tang vật"])
    figure = rng.choice(["#REF!", "#N/A", "#VALUE!", None, "x", "-"])
    listing.page.rows.append(Row({"description": text, "quantity": figure}))


@mess()
def a_total_in_words(listing: Listing, rng: random.Random) -> None:
    listing.page.rows.append(Row({"description": "(Bằng chữ: Năm khoản)"}))
