"""The watcher of tests/fixtures/slow.py sees slow work while the database is locked."""

import io

import pytest
from PIL import Image

from foundation.transaction import transaction
from tests.fixtures.warehouse import picture
from warehouse import photos, sheets


@pytest.mark.parametrize(
    "work",
    [
        lambda: photos.encoded(picture(), name="anh.jpg"),
        lambda: Image.new("RGB", (9, 9)).save(io.BytesIO(), "PNG"),
        lambda: sheets.sheet(sheets.samples(1)),
    ],
    ids=["photo", "drawing", "labels"],
)
@pytest.mark.usefixtures("app")
def test_slow_work_under_the_lock_is_noticed(work):
    work()
    with pytest.raises(AssertionError, match="while the database is locked"), transaction():
        work()
