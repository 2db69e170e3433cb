"""Unique constraints: each is one people can meet at, or one only a fault could break."""

import pytest

from foundation import races
from foundation.database import db

pytestmark = pytest.mark.usefixtures("app")

# Why nobody can break them: the code is drawn at random, the number is taken under a lock, the row
# is written together with the locked row it belongs to, or by the one request that made what it
# belongs to.
NEVER_BROKEN = {
    "uq_evidence_item_code",
    "uq_correction_approval_id",
    "uq_lot_code",
    "uq_place_code",
    "uq_sale_code",
    "uq_stock_order_code",
    "uq_series_office_id_name_year",
    "uq_stock_order_office_id_number",
    "uq_outside_signer_hand_over_id",  # made with its hand-over
    "uq_care_plan_item_id_open",  # the thing is locked
    "uq_care_visit_plan_id_open",
    "uq_care_visit_plan_id_number",
    "uq_care_answer_visit_id_about",
    "uq_stay_item_id",
    "uq_hand_over_office_id_number",
    "uq_hand_over_line_hand_over_id_item_id",
    "uq_discrepancy_office_id_number",
    "uq_discrepancy_item_id_open",
    "uq_stock_count_office_id_number",
    "uq_book_closing_office_id_number",
    "uq_count_line_count_id_item_id",
    "uq_count_entry_count_id_turn_item_id",
    "uq_discrepancy_deviation_discrepancy_id_observation_id_kind",
    "uq_order_line_order_id_line_no",
    "uq_seal_item_id_seq",
    "uq_act_answer_act_id",
    "uq_job_run_name_due_on",
    "uq_upload_token",
    "uq_import_batch_upload_id",
    "uq_import_row_batch_id_row",
    "uq_recovery_code_account_id_code_hash",
}


def unique() -> set[str]:
    return {name for table in db.metadata.sorted_tables for name in races.unique_keys(table)}


def test_every_unique_constraint_is_declared_or_never_broken() -> None:
    assert unique() - races.declared().keys() - NEVER_BROKEN == set()
    assert races.declared().keys() & NEVER_BROKEN == set()


def test_every_declared_race_names_a_constraint_that_is_there() -> None:
    assert (races.declared().keys() | NEVER_BROKEN) - unique() == set()


def test_a_lost_race_is_told_without_details() -> None:
    """The refusal of a race is made from the constraint alone: its sentence has no holes."""
    assert not [answer for answer in races.declared().values() if "%(" in answer.text]
