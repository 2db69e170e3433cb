"""The real files beside the checkout, where they are: every row judged once by eye, held here."""

import csv
from pathlib import Path

from exchange.importing.exhibits import read_exhibits
from exchange.importing.notices import read_notices
from exchange.importing.problems import MESSAGES, Code, Severity
from exchange.importing.quantities import plain

BESIDE = Path(__file__).parents[3] / "shared" / "data"
FACTS = Path(__file__).parent / "data" / "exhibit_facts.csv"
# What each of the notices that are not complete is, as a person reading the row would say.
REFUSED = {
    "DGTS-444322": {Code.SUB_LOT_IS_AN_OFFICE},  # the office was entered as a second asset
    "DGTS-444265": {Code.PRICE_LOST_GROUP},  # 3.167.518 with a deposit of 633 million
}
NO_DEPOSIT = {Code.DEPOSIT_MISSING}
INCOMPLETE = {
    "DGTS-593621": {Code.KIND_UNDECIDED},  # described only in an attachment
    "DGTS-593618": {Code.KIND_UNDECIDED},
    # What stands where the organisation belongs is the number of a decision.
    "DGTS-444254": {Code.ORGANISATION_IS_A_DECISION},
    "DGTS-444259": {Code.ORGANISATION_IS_A_DECISION},
    "DGTS-444263": {Code.ORGANISATION_IS_A_DECISION},
    # Rounds whose price nobody knows to the đồng. Of all that have no deposit (Điều 57 khoản 4
    # điểm d) the deposit is missing, too.
    "DGTS-592204": {Code.PRICE_MISSING, *NO_DEPOSIT},  # "Chi tiết tại file đính kèm"; 10/07/2026
    "PRESS-001": {Code.PRICE_NOT_EXACT, Code.TIME_MISSING, *NO_DEPOSIT},  # 20/05/2021
    "PRESS-009": {Code.PRICE_NOT_EXACT, Code.SESSION_MISSING, *NO_DEPOSIT},  # the third round
    "PRESS-012": {Code.PRICE_NOT_EXACT, Code.SESSION_MISSING, *NO_DEPOSIT},  # "hơn 9.706 tỷ đồng"
    "PRESS-013": {  # "hơn 27 tỷ đồng", the seventh round
        *(Code.PRICE_NOT_EXACT, Code.SESSION_MISSING, Code.ORGANISATION_MISSING),
        *NO_DEPOSIT,
    },
    "PRESS-016": {Code.AMOUNT_MARKED, *NO_DEPOSIT},  # 1.078.072 [sic], 215.000 [sic]
    "PRESS-020": {  # "hơn 1,18 tỷ đồng"
        *(Code.PRICE_NOT_EXACT, Code.SESSION_MISSING, Code.ORGANISATION_MISSING),
        *NO_DEPOSIT,
    },
    "PRESS-034": {  # "hơn 2,55 tỷ đồng", 17/02/2017
        *(Code.PRICE_NOT_EXACT, Code.TIME_MISSING, Code.ORGANISATION_MISSING),
        *NO_DEPOSIT,
    },
    "PRESS-038": {Code.PRICE_NOT_EXACT, Code.SESSION_MISSING, *NO_DEPOSIT},  # the fifth failed
    "PRESS-028": {Code.TIME_MISSING, Code.ORGANISATION_MISSING, *NO_DEPOSIT},
    "PRESS-029": {Code.TIME_MISSING, Code.ORGANISATION_MISSING, *NO_DEPOSIT},
    "PRESS-031": {Code.TIME_MISSING, *NO_DEPOSIT},
}
ASSETS_ONLY = {
    # an article on what is to be sold: neither price nor day nor number nor deposit
    "PRESS-006": {
        *(Code.PRICE_MISSING, Code.SESSION_MISSING, Code.ORGANISATION_MISSING),
        *NO_DEPOSIT,
    },
}


def test_every_real_notice_comes_in_as_what_it_is_or_is_refused_for_its_reason():
    for path in BESIDE.glob("notices.csv"):
        with path.open(encoding="utf-8-sig") as file:
            numbers = {
                row: values["notice_id"] for row, values in enumerate(csv.DictReader(file), 2)
            }
        sheet = read_notices(path, path.name)

        found: dict[Severity, dict[str, set[Code]]] = {}
        for problem in sheet.problems:
            of_kind = found.setdefault(problem.severity, {})
            of_kind.setdefault(numbers[problem.row], set()).add(problem.code)
        assert found[Severity.REFUSAL] == REFUSED
        assert found[Severity.MISSING] == INCOMPLETE | ASSETS_ONLY
        assert {draft.notice_id for draft in sheet.drafts if draft.is_asset_only} == set(
            ASSETS_ONLY
        )
        assert len(sheet.drafts) == len(numbers) - len(REFUSED)
        assert sheet.repeated == {}


def test_the_real_notices_carry_the_amounts_their_columns_hold():
    for path in BESIDE.glob("notices.csv"):
        with path.open(encoding="utf-8-sig") as file:
            rows = dict(enumerate(csv.DictReader(file), 2))
        for draft in read_notices(path, path.name).drafts:
            values = rows[draft.row]
            if draft.notice_id in INCOMPLETE | ASSETS_ONLY:
                continue

            assert draft.starting_price == int(values["starting_price_vnd"])
            assert draft.session.strftime("%Y-%m-%d %H:%M") == values["auction_datetime"]
            if values["deposit_vnd"]:
                assert draft.deposit == int(values["deposit_vnd"])


def test_the_one_notice_under_two_numbers_is_told():
    for path in BESIDE.glob("notices.csv"):
        sheet = read_notices(path, path.name)
        twins = [
            problem.details["notice"]
            for problem in sheet.problems
            if problem.code is Code.DUPLICATE_OF
        ]

        assert twins == ["DGTS-488704"]


def test_the_sentence_of_every_real_problem_is_filled_by_its_details():
    for path in BESIDE.glob("notices.csv"):
        for problem in read_notices(path, path.name).problems:
            assert MESSAGES[problem.code] % problem.details


def test_at_least_95_in_100_real_exhibit_lines_are_read_as_by_hand():
    with FACTS.open(encoding="utf-8") as file:
        facts = {(fact["source"], fact["line_no"]): fact for fact in csv.DictReader(file)}
    for path in BESIDE.glob("exhibits.csv"):
        sheet = read_exhibits(path, path.name)
        right = 0
        for draft in sheet.drafts:
            fact = facts[draft.source, draft.line_no]
            quantity = "" if draft.quantity is None else plain(draft.quantity)
            right += (quantity, draft.unit or "", draft.complete) == (
                fact["expected_quantity"],
                fact["expected_unit"],
                not fact["expected_missing"],
            )

        assert sheet.rows == len(sheet.drafts) == len(facts)
        assert right >= 0.95 * sheet.rows
