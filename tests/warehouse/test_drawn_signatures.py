"""A signature drawn on the screen: a mere touch of the sheet is none, and what is no picture."""

import base64
import io

import pytest
from PIL import Image, ImageDraw

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.hand_overs import look_at_all
from tests.fixtures.lending import drawn, outsider
from warehouse import photos
from warehouse.models import HandOver, HandOverState, LoanPurpose, OutsideSigner
from warehouse.operations.loans import draft_loan

SHEET = (900, 300)


def sheet(*points, width=5):
    """A sheet as the page sends it, with one stroke through some points."""
    picture = Image.new("RGB", SHEET, "white")
    if points:
        ImageDraw.Draw(picture).line(points, fill="#1b1c1f", width=width)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


BLANK = sheet()
TOUCH = sheet((300, 150), (304, 150))
STROKE = sheet((300, 150), (420, 190))


@pytest.mark.parametrize(("content", "signed"), [(BLANK, False), (TOUCH, False), (STROKE, True)])
def test_a_mere_touch_is_no_ink(content, signed):
    assert photos.has_ink(photos.encoded(content, name="sheet")) is signed


def test_a_dark_sheet_has_ink_and_a_grey_one_has_none():
    shades = {}
    for shade in ("black", "#d0d0d0"):
        stream = io.BytesIO()
        Image.new("RGB", SHEET, shade).save(stream, "PNG")
        shades[shade] = photos.has_ink(photos.encoded(stream.getvalue(), name="sheet"))
    assert shades == {"black": True, "#d0d0d0": False}


@pytest.fixture
def outside(pages, item, make_loan_order, keeper, now):
    """The page on which the outside person signs for one thing."""
    by = Act(keeper, now)
    row = draft_loan(
        item,
        order=make_loan_order(item),
        purpose=LoanPurpose.TRIAL,
        due_back_on=by.day,
        by=by,
        **outsider(),
    )
    look_at_all(row, by)
    db.session.commit()
    visitor = pages.as_user(keeper)
    address = f"/warehouse/hand-overs/{row.id}/sign-outside"
    return lambda said, *expected: visitor.post_form(address, {"looked": "y"} | said, *expected)


def last(model):
    """The hand-over at hand, after the one by which the thing came in."""
    return db.session.query(model).order_by(model.id.desc()).first()


def as_sent(content):
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


@pytest.mark.parametrize("content", [BLANK, TOUCH])
def test_who_only_touched_the_sheet_has_not_signed(outside, content):
    page = outside({"drawn": as_sent(content)}, 422)
    assert "Ảnh giấy đã ký : Mời" in page.main  # a field that is seen
    assert last(HandOver).stage is HandOverState.DRAFT
    assert last(OutsideSigner).drawn_sha256 is None


@pytest.mark.parametrize("sent", ["data:image/png;base64,###", as_sent(b"no picture"), "x"])
def test_what_is_no_picture_is_refused_and_nothing_is_signed(outside, sent):
    assert "JPEG" in outside({"drawn": sent}, 422).main
    assert last(HandOver).stage is HandOverState.DRAFT


def test_who_draws_has_signed(outside):
    outside({"drawn": drawn()})
    assert last(HandOver).stage is HandOverState.SIGNED_BY_ONE
    assert last(OutsideSigner).drawn_sha256
