"""What stands on a label, and drawing it into a box of a page."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from foundation.codes import shown
from warehouse.label_symbols import SIDE
from warehouse.label_text import Face, face, shortened, tail_that_fits, wrapped
from web.qr import Matrix, black_runs

PATH_MARK = " › "  # between the parts of a place, as place texts are written

SMALLEST_SYMBOL = 22 * mm  # with its quiet zone; under that a 203 dpi printer blurs modules
LARGEST_SYMBOL = 26 * mm
SYMBOL_RIM = 5 * mm  # white above and below the symbol together, quiet zone not counted
EDGE = 2 * mm  # white at the rim, where printers and cutters are not exact
NARROWEST_COLUMN = 24 * mm  # of text
LEAST_WIDTH = SMALLEST_SYMBOL + NARROWEST_COLUMN  # of a label
LEAST_HEIGHT = SMALLEST_SYMBOL + SYMBOL_RIM
ROUNDED = 0.01  # points by which a length in figures may be off
BLOCK_HEIGHT = 25 * mm  # of a text block that does not fill its label
MOST_DESCRIPTION_LINES = 3
SCALES = (1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5)  # of the type, tried until the text fits
AIR = 2.0  # points at least between the description and the case number
FRAME = 2.0  # points between a frame and its text
GAP = 4.0  # points between pieces on a row


@dataclass(frozen=True, slots=True)
class Label:
    """What an item's label says; texts are final, in the language of the office.

    A label leaves the building on its item, so nobody is named on it, and it says
    only what does not change: where the item is now is in the ledger.
    """

    code: str
    description: str  # "hộp niêm phong: 03 điện thoại di động, 01 lắc tay vàng 4,58 chỉ"
    case_number: str  # "HS 398/2026"; never cut
    office_name: str = ""  # "THADS KV3"; never cut
    place_text: str = ""  # where it was shelved at printing: "Kho 2 › B-04"
    quantity_text: str = ""  # "01"; set before the description
    seal_text: str = ""  # in a frame: "Niêm phong" or "NP 0012345"
    kind_text: str = ""  # "Vật chứng"
    received_text: str = ""  # "nhập 12/11/2026"
    reprint_text: str = ""  # "In lại lần 2"


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """What the label of a store, a shelf or a bin says: its name, to be read from afar."""

    code: str
    name: str  # "B-04-3"
    path_text: str = ""  # "Kho 2 › Khu B › Kệ 04 › Ô 3"
    office_name: str = ""
    kind_text: str = ""  # "Ô kệ"


@dataclass(frozen=True, slots=True)
class Box:
    """A label's place on the page in points, its origin at the lower left."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one face, framed if it is a mark such as the seal's."""

    text: str
    face: Face
    framed: bool = False

    @property
    def width(self) -> float:
        """Room it takes on its row, frame included, in points."""
        return self.face.width(self.text) + (2 * FRAME if self.framed else 0)


Row = tuple[Piece, ...]


def draw_label(canvas: Canvas, label: Label | PlaceLabel, symbol: Matrix, box: Box) -> None:
    """Draw a label: the symbol on the left, the text beside it, both centred.

    Raises:
        ValueError: the box is too small for a symbol that reads.
    """
    side = min(LARGEST_SYMBOL, box.height - SYMBOL_RIM, box.width - NARROWEST_COLUMN)
    if side < SMALLEST_SYMBOL - ROUNDED:
        raise ValueError("the label is too small for its QR symbol and text")
    bottom = box.bottom + (box.height - side) / 2
    _draw_symbol(canvas, symbol, box.left + 0.5 * mm, bottom, side / SIDE)
    left = box.left + side + 0.5 * mm
    tallest = box.height - 2 * EDGE
    head, foot = _fitted(label, box.left + box.width - EDGE - left, tallest)
    height = min(tallest, max(BLOCK_HEIGHT, _height(head + foot) + AIR))
    block_bottom = box.bottom + (box.height - height) / 2
    _draw_rows(canvas, head, left, block_bottom + height)
    _draw_rows(canvas, foot, left, block_bottom + _height(foot))


def _draw_symbol(canvas: Canvas, symbol: Matrix, left: float, bottom: float, unit: float) -> None:
    """Fill all modules as one path: shapes of their own would leave hairlines between rows."""
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(unit, unit)
    path = canvas.beginPath()
    for column, row, width in black_runs(symbol):
        path.rect(column, SIDE - 1 - row, width, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _fitted(label: Label | PlaceLabel, room: float, tallest: float) -> tuple[list[Row], list[Row]]:
    """Set a label's text in the largest type in which what it must say fits."""
    for scale in SCALES:
        if isinstance(label, PlaceLabel):
            head, foot = _place_rows(label, room, scale)
        else:
            head, foot = _item_rows(label, room, tallest, scale)
        if _height(head + foot) + AIR <= tallest:
            break
    return head, foot


def _item_rows(
    label: Label, room: float, tallest: float, scale: float
) -> tuple[list[Row], list[Row]]:
    """Set an item's text: code and description above, what must never be cut below.

    When there is too little room, kind and day go first, then lines of the
    description but two, then the place.
    """
    code = shown(label.code)
    head: list[Row] = [(Piece(code, face("Bold", 11).narrowed(code, room, 8)),)]
    plain = face("Regular", 7.4 * scale)
    text = f"{label.quantity_text} {label.description}".strip()
    fewest = _height(_rows(shortened(text, plain, room, 2), plain))
    foot = _case_rows(label, room, scale)
    office = _office_rows(label.office_name, label.place_text, room, scale)
    if _height(head + foot + office) + AIR + fewest > tallest:
        office = _office_rows(label.office_name, "", room, scale)
    foot += office
    left_over = tallest - _height(head + foot) - AIR
    lines = max(2, min(MOST_DESCRIPTION_LINES, int(left_over / plain.leading)))
    head += _rows(shortened(text, plain, room, lines), plain)
    last = _last_rows(label, room, scale)
    if _height(head + foot + last) + AIR <= tallest:
        foot += last
    return head, foot


def _case_rows(label: Label, room: float, scale: float) -> list[Row]:
    """Set the case number, and the seal's frame beside it if it fits, else below."""
    rows = _uncut(label.case_number, face("Bold", 7.4 * scale), room)
    if label.seal_text:
        small = face("Bold", 6.2 * scale, 1.5)
        text = shortened(label.seal_text, small, room - 2 * FRAME, 1)[0]
        seal = Piece(text, small, framed=True)
        if rows and rows[-1][-1].width + GAP + seal.width <= room:
            rows[-1] = (*rows[-1], seal)
        else:
            rows.append((seal,))
    return rows


def _office_rows(office_name: str, place_text: str, room: float, scale: float) -> list[Row]:
    """Set office and place on one row if they fit, else each on its own."""
    plain = face("Regular", 6.8 * scale)
    together = " · ".join(filter(None, (office_name, place_text)))
    if plain.width(together) <= room:
        return _rows([together], plain)
    place = [tail_that_fits(place_text, PATH_MARK, plain, room)]
    return _uncut(office_name, plain, room) + _rows(place, plain)


def _last_rows(label: Label, room: float, scale: float) -> list[Row]:
    """Set what a label may do without when there is no room: reprint, kind, day received."""
    texts = (label.reprint_text, label.kind_text, label.received_text)
    plain = face("Regular", 6.4 * scale)
    return _rows(shortened(" · ".join(filter(None, texts)), plain, room, 1), plain)


def _place_rows(label: PlaceLabel, room: float, scale: float) -> tuple[list[Row], list[Row]]:
    """Set a place's text: its name as large as the column allows, the code small."""
    big = face("Bold", 26 * scale, 1.15).narrowed(label.name, room, 13 * scale)
    plain = face("Regular", 7.4 * scale)
    head = _rows(shortened(label.name, big, room, 2), big)
    head += _rows(shortened(label.path_text, plain, room, 2), plain)
    code = shown(label.code)
    foot: list[Row] = [(Piece(code, face("Bold", 9).narrowed(code, room, 7)),)]
    return head, foot + _office_rows(label.office_name, label.kind_text, room, scale)


def _uncut(text: str, wanted: Face, room: float) -> list[Row]:
    """Set a text whole: a little smaller if that suffices, else on as many rows as it takes."""
    smaller = wanted.narrowed(text, room, wanted.size * 0.84)
    used = smaller if smaller.width(text) <= room else wanted
    return _rows(wrapped(text, used, room), used)


def _rows(lines: list[str], used: Face) -> list[Row]:
    return [(Piece(line, used),) for line in lines if line]


def _height(rows: list[Row]) -> float:
    return sum(_row_height(row) for row in rows)


def _row_height(row: Row) -> float:
    return max(piece.face.leading for piece in row)


def _draw_rows(canvas: Canvas, rows: list[Row], left: float, top: float) -> None:
    """Draw rows downwards from ``top``."""
    for row in rows:
        height = _row_height(row)
        base = top - height / 2 - row[0].face.size * 0.34  # capitals stand in the middle of the row
        across = left
        for piece in row:
            inset = FRAME if piece.framed else 0
            canvas.setFont(piece.face.font, piece.face.size)
            canvas.drawString(across + inset, base, piece.text)
            if piece.framed:
                canvas.setLineWidth(0.6)
                canvas.roundRect(across, top - height + 0.7, piece.width, height - 1.4, 1.4)
            across += piece.width + GAP
        top -= height
