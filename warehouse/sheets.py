"""Label sheets of items and places: composed, drawn, and read back before they are handed out."""

import io
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from accounts.models import Office
from foundation import clock
from foundation.codes import new_code, read_code, shown
from foundation.database import db
from foundation.sight import in_sight
from warehouse import queries, refusals
from warehouse.labels import (
    GAPPED_SHEET,
    Label,
    PlaceLabel,
    SheetGeometry,
    Tell,
    check_sheet,
    sheet_pdf,
    silent,
)
from warehouse.models import EvidenceItem, Place

Subject = EvidenceItem | Place
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document of labels that all read."""

    content: bytes
    labels: int
    pages: int


def sheet(
    labels: Sequence[Label | PlaceLabel],
    *,
    geometry: SheetGeometry = GAPPED_SHEET,
    start_cell: int = 0,
    link: str = "",
    tell: Tell = silent,
) -> Printed:
    """Draw sheets, or the labels of a roll, and read every symbol back.

    Args:
        start_cell: the first free label of a sheet already begun, from 0; a roll has none.
        tell: hears how many labels are drawn and read; each of the two counts half.

    Raises:
        CellNotOnSheet: the sheet has no such label.
        LabelDoesNotRead: a code could not be decoded from the rasterised sheet.
    """
    if geometry.cells == 1:
        start_cell = 0
    if not 0 <= start_cell < geometry.cells:
        raise refusals.CellNotOnSheet(most=geometry.cells)
    stream = io.BytesIO()
    whole = len(labels)
    pages = sheet_pdf(
        labels,
        stream=stream,
        geometry=geometry,
        start_cell=start_cell,
        link=link,
        tell=lambda drawn: tell(drawn // 2),
    )
    return _checked(stream.getvalue(), labels, pages, lambda read: tell((whole + read) // 2))


def subjects_of(codes: Sequence[str], offices: Collection[int]) -> list[Subject]:
    """Return the items and places with these codes, in the order asked for.

    Args:
        codes: as typed or scanned, with or without dashes.

    Raises:
        UnknownLabelCodes: some of them name nothing in sight.
    """
    wanted = [read_code(text) for text in codes]
    known = [code for code in wanted if code]
    found: dict[str, Subject] = {
        item.code: item
        for item in db.session.scalars(
            select(EvidenceItem)
            .where(EvidenceItem.code.in_(known), in_sight(EvidenceItem.office_id, offices))
            .options(joinedload(EvidenceItem.case), joinedload(EvidenceItem.place))
        )
    }
    for place in db.session.scalars(
        select(Place).where(Place.code.in_(known), in_sight(Place.office_id, offices))
    ):
        found[place.code] = place
    missing = [text for text, code in zip(codes, wanted, strict=True) if code not in found]
    if missing:
        raise refusals.UnknownLabelCodes(codes=missing)
    return [found[code] for code in dict.fromkeys(known)]


def newest_unlabelled(offices: Collection[int], *, most: int) -> list[Subject]:
    """Return the newest items whose label was never printed.

    Raises:
        NothingToPrint: every item has its label.
    """
    codes = [
        item.code for item in db.session.scalars(queries.items_without_label(offices).limit(most))
    ]
    if not codes:
        raise refusals.NothingToPrint
    return subjects_of(codes, offices)


def faces(
    subjects: Sequence[Subject], words: Words, prints: Mapping[str, int]
) -> list[Label | PlaceLabel]:
    """Return what the labels of these subjects say.

    Args:
        words: the office's language for "seal", "received", "reprint" (with a hole ``%(number)s``)
            and for each place kind by its code.
        prints: how often the label of each code was printed before.
    """
    offices = {
        office.id: office.code
        for office in db.session.scalars(
            select(Office).where(Office.id.in_({subject.office_id for subject in subjects}))
        )
    }
    return [
        _place_face(subject, offices, words)
        if isinstance(subject, Place)
        else _item_face(subject, offices, words, prints.get(subject.code, 0))
        for subject in subjects
    ]


def samples(count: int) -> list[Label | PlaceLabel]:
    """Invent labels to try a printer with; nothing is read or written."""
    return [
        Label(
            code=new_code(),
            description=f"mẫu thử máy in số {number}: 01 hộp niêm phong, 03 điện thoại di động",
            case_number=f"HS {number}/2026",
            office_name="THADS KV2",
            place_text=f"Kho 2 › B-{1 + secrets.randbelow(20):02d}",
            quantity_text="01",
            seal_text=f"NP {number:04d}",
        )
        for number in range(1, count + 1)
    ]


def _item_face(item: EvidenceItem, offices: Mapping[int, str], words: Words, printed: int) -> Label:
    return Label(
        code=item.code,
        description=item.description,
        case_number=f"HS {item.case.number}",
        office_name=offices.get(item.office_id, ""),
        place_text=item.place.short_name if item.place else "",
        seal_text=words["seal"] if item.seal_number else "",
        received_text=_received(item, words),
        reprint_text=words["reprint"] % {"number": printed} if printed else "",
    )


def _received(item: EvidenceItem, words: Words) -> str:
    """Say when it was received, or since when the old file says it is kept; nothing if unknown."""
    if item.received_at is not None:
        return f"{words['received']} {clock.local_day(item.received_at):%d/%m/%Y}"
    return f"{words['received']} {item.since.shown}" if item.since else ""


def _place_face(place: Place, offices: Mapping[int, str], words: Words) -> PlaceLabel:
    return PlaceLabel(
        code=place.code,
        name=place.short_name,
        path_text=place.full_name,
        office_name=offices.get(place.office_id, ""),
        kind_text=words[place.kind.value],
    )


def _checked(
    content: bytes, labels: Sequence[Label | PlaceLabel], pages: int, tell: Tell = silent
) -> Printed:
    undecoded = check_sheet(content, [label.code for label in labels], tell=tell)
    if undecoded:
        raise refusals.LabelDoesNotRead(codes=[shown(code) for code in undecoded])
    return Printed(content, len(labels), pages)
