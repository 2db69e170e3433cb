"""What an office imported before and says the same is unchanged, whatever a version reads of it."""

import pytest

from auctions.models import Lot
from exchange.importing.problems import Code
from exchange.models import ImportedRow, ImportRow, RowState
from foundation.database import db

DEADLINE = (
    "Số thông báo,Tài sản,Giá khởi điểm,Thời gian đấu giá,Hạn nộp hồ sơ\n"
    "77/TB,Thửa đất số 5 tờ bản đồ 9,900.000.000,8h30 ngày 15/12/2026,17h ngày 11/12/2026\n"
)
UNNUMBERED = DEADLINE.replace("Số thông báo", "STT").replace("77/TB", "1")


def read_by_an_older_version(**words):
    """Let what is remembered be what another version made of the same words."""
    (row,) = db.session.scalars(db.select(ImportedRow))
    source = {words.get(column, column): text for column, text in row.source.items()}
    key = row.key if row.key == "77/TB" else "1" * 64
    row_id, table = row.id, ImportedRow.__table__
    db.session.expunge_all()
    db.session.connection().execute(
        table.update()
        .where(table.c.id == row_id)
        .values(content_hash="0" * 64, source=source, key=key)
    )
    db.session.commit()


def state_of(batch):
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.batch_id == batch.id)).one()
    return row.state, [each["code"] for each in row.problems if each["severity"] == "refusal"]


@pytest.mark.parametrize("content", [DEADLINE, UNNUMBERED], ids=["numbered", "unnumbered"])
def test_the_same_words_are_unchanged_though_a_column_is_read_otherwise_now(
    import_notices, stage_file, content
):
    import_notices(content.encode())
    read_by_an_older_version(registration_to="dossier_sale_to")

    assert state_of(stage_file(content.encode())) == (RowState.UNCHANGED, [])
    assert db.session.scalar(db.select(db.func.count()).select_from(Lot)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("900.000.000", "850.000.000"),
        ("17h ngày 11/12/2026", "17h ngày 10/12/2026"),
        ("17h ngày 11/12/2026", ""),
    ],
)
def test_other_words_under_its_number_are_told(import_notices, stage_file, old, new):
    import_notices(DEADLINE.encode())
    read_by_an_older_version(registration_to="dossier_sale_to")

    changed = DEADLINE.replace(old, new).encode()
    assert state_of(stage_file(changed)) == (RowState.REFUSED, [Code.IMPORTED_DIFFERENTLY])


def test_two_cells_that_changed_places_are_another_notice(import_notices, stage_file):
    content = DEADLINE.replace("Thời gian đấu giá", "Tiền đặt trước,Thời gian đấu giá")
    given, swapped = "900.000.000,90.000.000,8h30", "90.000.000,900.000.000,8h30"
    import_notices(content.replace("900.000.000,8h30", given).encode())
    read_by_an_older_version()

    assert state_of(stage_file(content.replace("900.000.000,8h30", swapped).encode()))[0] is (
        RowState.REFUSED
    )


WITH_DAY = DEADLINE.replace("77/TB,", "Số: 77/TB ngày 1/12/2026,")


@pytest.mark.parametrize(
    ("again", "state"),
    [
        (WITH_DAY, RowState.UNCHANGED),
        (WITH_DAY.replace("900.000.000", "850.000.000"), RowState.REFUSED),
    ],
)
def test_a_notice_that_came_in_with_its_day_as_its_number_is_known(
    import_notices, stage_file, again, state
):
    import_notices(WITH_DAY.encode())
    (row,) = db.session.scalars(db.select(ImportedRow))
    row_id, table = row.id, ImportedRow.__table__
    db.session.expunge_all()
    db.session.connection().execute(
        table.update()
        .where(table.c.id == row_id)
        .values(content_hash="0" * 64, key="Số: 77/TB ngày 1/12/2026")
    )
    db.session.commit()

    assert state_of(stage_file(again.encode()))[0] is state
