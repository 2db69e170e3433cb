"""The keeper's work: orders, receiving line by line, labels, shelves, loans, handing over."""

import io
import re
from datetime import date
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from tests.fixtures.lending import OUTSIDER, TAKER, both_sign_on_pages, sign_on_pages
from tests.fixtures.pages import Answer, Visitor
from tests.journeys.team import shown_values, written

DPI = (203, 300)
IDENTITY = "001090012345"  # twelve digits, nobody's


def propose_intake(officer: Visitor, case: str, seals: dict[str, str], on: date) -> str:
    """Propose the intake of what was seized: the page offers it, but for land and shares.

    Args:
        seals: description of each thing to its seal, in the order of the page.
    """
    page = officer.get(f"/warehouse/orders/new?case_id={case.rsplit('/', 1)[1]}")
    assert _described(page) == list(seals)
    filled = {"reason": "Tiếp nhận tài sản kê biên", "document_on": written(on)}
    for at, text in enumerate(_described(page)):
        filled |= {f"lines-{at}-seal": seals[text], f"lines-{at}-condition": "tốt"}
    form = page.form(having=("lines-0-description",))
    return officer.send(page, form, filled).location


def _described(page: Answer) -> list[str]:
    """Descriptions of the lines a page proposes."""
    values = shown_values(page, having=("lines-0-description",))
    names = sorted(
        (name for name in values if re.fullmatch(r"lines-\d+-description", name)),
        key=lambda name: int(name.split("-")[1]),
    )
    return [values[name] for name in names]


def approve(head: Visitor, order: str) -> None:
    head.post_form(order, {"decision": "approve"}, action=f"{order}/decision")


def decide_discrepancy(head: Visitor, on: date) -> None:
    """Take the one thing that is not as it was known as it was found, by its written paper."""
    page = head.get("/warehouse/discrepancies")
    urls = {a.get("href") for a in page.document.all("a")}
    (row,) = {m[0] for url in urls if (m := re.match(r"/warehouse/discrepancies/\d+", url or ""))}
    radios = head.get(f"{row}/decide").document.all("input", type="radio")
    sides = {name for one in radios if (name := one.get("name") or "").startswith("side_")}
    filled = dict.fromkeys(sides, "found") | {
        "decision": "as_found",
        "cause": "Niêm phong rách khi vận chuyển",
        "paper_no": "15/XN-CA",
        "paper_on": written(on),
    }
    head.post_form(f"{row}/decide", filled)


def begin_intake(keeper: Visitor, order: str) -> Answer:
    """Name who brings the things of an order; gives the answer that leads to its first line."""
    said = {"organisation": "", "name": "Đỗ Văn Giao", "capacity": "Chấp hành viên bàn giao"}
    return keeper.post_form(f"{order}/intake", said | {"identity": IDENTITY})


def sign_intake(keeper: Visitor, order: str) -> Answer:
    """Let who brings the things and the keeper sign; only now they are in the store."""
    page = keeper.get(order)
    urls = [a.get("href") for a in page.document.all("a")]
    here = next(url for url in urls if re.fullmatch(r"/warehouse/hand-overs/\d+", url or ""))
    return sign_on_pages(keeper, here)


def receive(keeper: Visitor, order: str, line: int, status: int = 303, **found: Any) -> Answer:
    """Receive one line: the keeper looks, and it is as described but for what is said."""
    said = {"as_described": "y", "seal_state": "none"} | found
    return keeper.post_form(f"{order}/lines/{line}/receive", said, status)


def phone_photo(secret: str) -> tuple[io.BytesIO, str]:
    """A photo as a phone sends it, its EXIF block naming somebody and a place."""
    exif = Image.Exif()
    exif[0x010E] = secret  # ImageDescription
    exif[0x8825] = {1: "N", 2: (11.0, 56.0, 30.0)}  # GPS
    content = io.BytesIO()
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(content, "JPEG", exif=exif)
    assert secret.encode() in content.getvalue()
    content.seek(0)
    return content, "IMG_0001.jpg"


def items_of(page: Answer) -> list[str]:
    """Codes of the items a page links to, in order."""
    urls = [a.get("href") for a in page.document.all("a")]
    found = [m[1] for url in urls if (m := re.fullmatch(r"/warehouse/items/([0-9A-Z]{9})", url))]
    return list(dict.fromkeys(found))


def print_labels(keeper: Visitor, codes: list[str]) -> bytes:
    """Download a sheet of labels as the keeper does."""
    sheet = keeper.post_form("/warehouse/labels", {"codes": "\n".join(codes)}, 200)
    assert sheet.response.mimetype == "application/pdf"
    return sheet.content


def decoded(pdf: bytes, dpi: int) -> set[str]:
    """Rasterise a sheet as a printer would and read every symbol on it."""
    document = pypdfium2.PdfDocument(pdf)
    found = {
        symbol.text
        for page in document
        for symbol in zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil().convert("L"))
    }
    document.close()
    return found


def scan(keeper: Visitor, raw: str, act: str = "look") -> Answer:
    """Scan with the plain form of the page, as a phone without scripts does."""
    return scan_on(keeper, keeper.get(f"/warehouse/scan?act={act}"), raw)


def scan_on(keeper: Visitor, page: Answer, raw: str, status: int = 303) -> Answer:
    """Scan once more on a scan page already open; moving answers on the page itself."""
    return keeper.send(page, page.form(having=("raw",)), {"raw": raw}, status)


def shelve(keeper: Visitor, place: str, items: list[str]) -> Answer:
    """Scan a place, then the items that go into it."""
    page = scan_on(keeper, keeper.get("/warehouse/scan?act=move"), place, 200)
    for item in items:
        page = scan_on(keeper, page, item, 200)
    return page


def propose_release(officer: Visitor, case: str, items: list[str], on: date, **filled: Any) -> str:
    """Propose that items leave the store; gives the address of the order."""
    case_id = case.rsplit("/", 1)[1]
    url = f"/warehouse/orders/new-release?case_id={case_id}"
    papers = {"document_no": "96/QĐ-THADS", "document_on": written(on), "items": items}
    return officer.post_form(url, papers | filled).location


def lend(keeper: Visitor, item: str, due_back: date) -> None:
    """Draft the loan, look at the thing, and let both sign."""
    said = {"purpose": "expertise", "due_back_on": written(due_back)}
    look = keeper.post_form(f"/warehouse/items/{item}/lend", OUTSIDER | said).location
    both_sign_on_pages(keeper, look, {"condition": "Như khi nhận", "seal_state": "none"})


def take_back(keeper: Visitor, item: str, place: str) -> None:
    """Draft the return, look at the thing, and let both sign."""
    url = f"/warehouse/items/{item}/take-back"
    look = keeper.post_form(url, OUTSIDER | {"place": place}).location
    both_sign_on_pages(keeper, look, {"condition": "Như khi cho mượn", "seal_state": "none"})


def hand_over(keeper: Visitor, seals: dict[str, str | None], receiver: str) -> Answer:
    """Scan a thing out under its order and take the rest along; look at each, and let both sign.

    Args:
        seals: the things of the order by their codes, each with the seal it bears.
    """
    page = keeper.follow(scan(keeper, next(iter(seals)), "release"))
    form = page.form(having=("identity",))
    alone = {"organisation": "", "which": "everything"}
    look = keeper.send(page, form, TAKER | alone | {"name": receiver}).location
    for _thing in range(len(seals) - 1):
        look = keeper.post_form(look, _whole(seals, look)).location
    return both_sign_on_pages(keeper, look, _whole(seals, look))


def _whole(seals: dict[str, str | None], look: str) -> dict[str, str]:
    seal = seals[look.rsplit("/", 1)[1]]
    found = {"condition": "Như khi nhận", "seal_state": "none"}
    return found if seal is None else found | {"seal_state": "intact", "seal_number": seal}


def hand_over_refused(keeper: Visitor, item: str) -> None:
    """No order is approved, or this person may not carry it out: the scan leads nowhere."""
    page = scan_on(keeper, keeper.get("/warehouse/scan?act=release"), item, 200)
    assert "0 hợp lệ" in page.text.lower()


def make_places(keeper: Visitor) -> dict[str, str]:
    """Build a store with a yard and a shelf; addresses by short name."""
    root = _place(keeper, "/warehouse/places/new", "warehouse", "Kho 2", "K2", "general")
    yard = _place(keeper, f"{root}/new", "area", "Bãi xe", "BAI", "vehicle_yard")
    shelf = _place(keeper, f"{root}/new", "shelf", "Kệ 04", "B-04", "general")
    other = _place(keeper, f"{root}/new", "shelf", "Kệ 05", "B-05", "general")
    return {"K2": root, "BAI": yard, "B-04": shelf, "B-05": other}


def _place(who: Visitor, url: str, kind: str, name: str, short: str, of_class: str) -> str:
    filled = {"kind": kind, "name": name, "short_name": short, "place_class": of_class}
    return who.post_form(url, filled).location
