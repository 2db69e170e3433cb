"""A signature is drawn: an empty sheet or a touch of the finger is none."""

import base64
import io
from datetime import timedelta

import pytest
from PIL import Image

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.lending import outsider
from warehouse import photos
from warehouse.models import LoanPurpose
from warehouse.operations.loans import draft_loan


def sheet(*strokes):
    """A sheet of the page with strokes on it, as PNG."""
    picture = Image.new("RGB", (900, 300), "white")
    for stroke in strokes:
        picture.paste("black", stroke)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


EMPTY, TOUCHED = sheet(), sheet((450, 150, 455, 155))
SIGNED = sheet((200, 140, 500, 145), (300, 100, 305, 200))


@pytest.mark.parametrize(
    ("content", "drawn"),
    [(EMPTY, False), (TOUCHED, False), (SIGNED, True)],
    ids=["empty", "touched", "signed"],
)
def test_ink_is_more_than_a_touch(content, drawn):
    assert photos.has_ink(photos.encoded(content, name="chữ ký")) is drawn


@pytest.mark.parametrize(("content", "status"), [(EMPTY, 422), (TOUCHED, 422), (SIGNED, 303)])
def test_who_draws_nothing_has_not_signed(
    make_loan_order, item, pages, keeper, now, content, status
):
    by = Act(keeper, now)
    due = now.date() + timedelta(days=7)
    said = {"purpose": LoanPurpose.TRIAL, "due_back_on": due, "order": make_loan_order(item)}
    row = draft_loan(item, by=by, **outsider(**said))
    look_at_all(row, by)
    sign_by(row, keeper)
    db.session.commit()
    drawn = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    address = f"/warehouse/hand-overs/{row.id}/sign-outside"
    pages.as_user(keeper).post_form(address, {"drawn": drawn, "looked": "y"}, status=status)
    db.session.refresh(row)
    assert (row.receiver_signed_at is not None) is (status == 303)
